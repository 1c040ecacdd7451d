"""A link that several files answer equally well.

The app opens one of them, and not everywhere the same one; with the folder the link means one file only. Which is
meant, the writer alone knows: the fix spells out the one that is opened today, and is therefore unsafe.

```md Sources/Rights.md
On [[Liberty]].
```

```md Ideas/Liberty.md
An idea.
```

```md Terms/Liberty.md
A term.
```

```findings
Sources/Rights.md:1:4: “Liberty” may be Ideas/Liberty.md or Terms/Liberty.md
```

```fixed Sources/Rights.md
On [[Ideas/Liberty]].
```
"""

from collections.abc import Iterator

from commonplace.checks import Seen, listed
from commonplace.query.checking import Answers, Linked
from commonplace.resolver.names import bare
from commonplace.resolver.resolve import Ambiguous, resolve
from commonplace.resolver.spell import spell_path
from commonplace.text import Edit

LEVEL = "warning"
SAFE = False


def find(ask: Answers) -> Iterator[Seen]:
    """Look at every link that is ambiguous."""
    for link in ask.links:
        if link.status == "ambiguous":
            found = resolve(link.target, link.path, ask.names, exact=link.kind == "canvas")
            if isinstance(found, Ambiguous):
                several = listed([one.path for one in found.candidates], "or")
                message = f"“{bare(link.target)}” may be {several}"
                yield Seen(link.path, link.start, link.end, message, 1.0, _spelt(ask, link, found))


def _spelt(ask: Answers, link: Linked, found: Ambiguous) -> tuple[Edit, ...]:
    """Spell a wikilink out with its folder; what it shows changes only if it shows its target."""
    if link.kind not in ("wikilink", "property"):
        return ()
    written = ask.sheet(link.path).source[link.start : link.end]
    at = written.find(link.target.encode())
    spelt = spell_path(found.file, link.path, ask.names, "absolute")
    if at < 0 or spelt is None or spelt == link.target:
        return ()
    start = link.start + at
    return (Edit(start, start + len(link.target.encode()), spelt),)
