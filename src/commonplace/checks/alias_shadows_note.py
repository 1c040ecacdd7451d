"""An alias that is the name of another note.

A link by that name means the other note, never the one with the alias.

```md Edmund Burke.md
---
aliases: [Burke]
---
```

```md Burke.md
A family of Galway.
```

```findings
Edmund Burke.md:1:1: the alias “Burke” is the name of Burke.md
```
"""

from collections.abc import Iterator

from commonplace.checks import Seen, listed
from commonplace.query.checking import Answers

LEVEL = "warning"
WHOLE = True


def find(ask: Answers) -> Iterator[Seen]:
    """Look for the note that each alias would name."""
    for path, name, folded in ask.aliases:
        others = [one.path for one in ask.names(f"{folded}.md") if one.path != path]
        own = [one for one in ask.names(f"{folded}.md") if one.path == path]
        if others and not own and "/" not in folded:
            yield Seen(path, 0, 0, f"the alias “{name}” is the name of {listed(others)}")
