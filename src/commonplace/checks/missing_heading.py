"""A link to a heading that is not in its note.

The note opens, but at its top; an embed shows an error in place of the passage. Headings change more often than
names, and nothing follows them but a refactoring (`commonplace rename-heading`). They are compared as the app does,
without case, emphasis and punctuation. A view that an embedded base does not have is told as well.

`[text](Note.md#the-queen-at-versailles)` is how GitHub and many publishers name a heading; the app does not find it,
but it was meant for others: worth knowing, and no fault.

```md Plan.md
Read [[Reflections#The Queen at Versaile]] and [[Reflections#On property]].
```

```md Reflections.md
# Reflections

## The queen at Versailles
```

```findings
Plan.md:1:6: Reflections.md has no heading “The Queen at Versaile”; is “The queen at Versailles” meant?
Plan.md:1:48: Reflections.md has no heading “On property”
```

```fixed Plan.md
Read [[Reflections#The queen at Versailles]] and [[Reflections#On property]].
```
"""

import re
from collections.abc import Iterator

from commonplace.checks import Seen
from commonplace.query.checking import Answers, Linked, is_placeholder
from commonplace.query.links import AnchorCheck
from commonplace.query.names import Spellings
from commonplace.resolver.anchor import kind_of_anchor, spell_heading
from commonplace.text import Edit

LEVEL = "warning"
SAFE = False
NO_SLUG = re.compile(r"[^\w\s-]")
MARKUP = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")


def find(ask: Answers) -> Iterator[Seen]:
    """Look at every link that names a heading."""
    there = AnchorCheck(ask.sql)
    for link in ask.links:
        path, anchor = link.destination, link.anchor
        if not path or not anchor or is_placeholder(anchor):
            continue
        kind = kind_of_anchor(anchor, path)
        if kind in ("heading", "view") and there(anchor, link.file, path) is False:
            texts = [text for _, text in ask.headings(link.file or 0)]
            if anchor.lower().strip("-") in {slug(text) for text in texts}:
                message = f"the app finds no heading by the address “{anchor}”"
                yield Seen(link.path, link.start, link.end, message, level="info")
                continue
            near = (
                Spellings(map(spell_heading, texts)).near(anchor) if kind == "heading" and "#" not in anchor else None
            )
            hint = f"; is “{near[0]}” meant?" if near else ""
            message = f"{path} has no {kind} “{anchor}”{hint}"
            yield Seen(link.path, link.start, link.end, message, 1.0, _respelt(ask, link, anchor, near))


def slug(text: str) -> str:
    """Give the address that GitHub makes of a heading.

    >>> slug("What's **new** in 1.2?")
    'whats-new-in-12'
    """
    return NO_SLUG.sub("", MARKUP.sub(r"\1", text).lower().strip()).replace(" ", "-").strip("-")


def _respelt(ask: Answers, link: Linked, anchor: str, near: tuple[str, float] | None) -> tuple[Edit, ...]:
    """Put another heading into a wikilink; in other forms it is left to the reader."""
    written = ask.sheet(link.path).source[link.start : link.end]
    at = written.find(b"#" + anchor.encode())
    if near is None or at < 0 or link.kind not in ("wikilink", "property"):
        return ()
    start = link.start + at + 1
    return (Edit(start, start + len(anchor.encode()), near[0]),)
