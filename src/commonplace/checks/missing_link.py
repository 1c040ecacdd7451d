"""A link to a note that is not there.

Links to notes that are still to be written are part of keeping notes: such a note is *wanted*, which is worth knowing
and no fault. Where the name is one slip away from that of a note (two slips in a long name), it is a misspelling more
likely, and a warning; so is an embed, in whose place the reader sees nothing. What stands in for a name in a template
(`{{title}}`) is left alone.

```md Today.md
[[Edmund Bruke]] answered [[Richard Price]].

![[Letter]] of [[E. B.]]
```

```md Edmund Burke.md
---
aliases: [E. B.]
---
Born in Dublin.
```

```findings
Today.md:1:1: no note is called “Edmund Bruke”; is “Edmund Burke” meant?
Today.md:1:27: no note is called “Richard Price” yet
Today.md:3:1: no note is called “Letter”, so nothing is shown here
Today.md:3:16: no note is called “E. B.”; it is an alias of Edmund Burke.md
```

```fixed Today.md
[[Edmund Burke]] answered [[Richard Price]].

![[Letter]] of [[Edmund Burke|E. B.]]
```
"""

from collections.abc import Iterator

from commonplace.checks import Seen
from commonplace.query.checking import Answers, Linked, is_attachment, is_placeholder
from commonplace.query.notes import stem
from commonplace.resolver.names import bare
from commonplace.text import Edit, fold

LEVEL = "info"
SAFE = False
ADDRESS = ("www.", "http:", "https:")  # the work of url-malformed


def find(ask: Answers) -> Iterator[Seen]:
    """Look at every link that means no note."""
    for link in ask.links:
        if link.status == "missing" and link.kind != "canvas" and _names_a_note(link):
            yield _seen(ask, link)


def _names_a_note(link: Linked) -> bool:
    target = link.target
    return bool(target) and not (is_attachment(target) or is_placeholder(target) or target.lower().startswith(ADDRESS))


def _seen(ask: Answers, link: Linked) -> Seen:
    name = bare(link.target)
    alias = ask.note_of_alias.get(fold(name))
    if alias:
        message = f"no note is called “{name}”; it is an alias of {alias}"
        shown = f"|{link.target}" if link.alias is None and link.anchor is None and link.kind == "wikilink" else None
        edits = _respelt(ask, link, stem(alias) + (shown or "")) if shown or link.alias is not None else ()
        return Seen(link.path, link.start, link.end, message, 1.0, edits, "warning")
    near = ask.spellings.near(name) if "/" not in name else None
    if near:
        message = f"no note is called “{name}”; is “{near[0]}” meant?"
        plural = fold(name).rstrip("s") == fold(near[0]).rstrip("s")
        level = "info" if plural else "warning"
        return Seen(link.path, link.start, link.end, message, near[1], _respelt(ask, link, near[0]), level)
    if link.embed:
        message = f"no note is called “{name}”, so nothing is shown here"
        return Seen(link.path, link.start, link.end, message, level="warning")
    return Seen(link.path, link.start, link.end, f"no note is called “{name}” yet")


def _respelt(ask: Answers, link: Linked, name: str) -> tuple[Edit, ...]:
    """Put another name into a wikilink without a folder; in other forms it is left to the reader."""
    written = ask.sheet(link.path).source[link.start : link.end]
    target = link.target.encode()
    at = written.find(target)
    if b"/" in target or at < 0 or written[:at].strip(b"!") != b"[[":
        return ()
    return (Edit(link.start + at, link.start + at + len(target), name),)
