"""An alias that two notes declare.

Where a link is written, either may be offered, and a mention of the name may be of either.

```md Thomas Paine.md
---
aliases: [Paine]
---
```

```md Robert Treat Paine.md
---
aliases: [Paine]
---
```

```findings
Robert Treat Paine.md:1:1: “Paine” is an alias of Thomas Paine.md as well
Thomas Paine.md:1:1: “Paine” is an alias of Robert Treat Paine.md as well
```
"""

from collections import defaultdict
from collections.abc import Iterator

from commonplace.checks import Seen, listed
from commonplace.query.checking import Answers, is_placeholder

LEVEL = "info"
WHOLE = True


def find(ask: Answers) -> Iterator[Seen]:
    """Compare the aliases of all notes."""
    notes: dict[str, dict[str, str]] = defaultdict(dict)
    for path, name, folded in ask.aliases:
        if not is_placeholder(name):
            notes[folded].setdefault(path, name)
    for same in notes.values():
        for path, name in same.items() if len(same) > 1 else ():
            if ask.is_judged(path):
                others = listed([other for other in same if other != path])
                yield Seen(path, 0, 0, f"“{name}” is an alias of {others} as well")
