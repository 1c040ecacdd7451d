"""A block id that stands twice in one note.

Links to it mean the first of the two blocks; the second cannot be linked to.

```md Essay.md
Population increases in a geometrical ratio. ^ratio

Subsistence increases in an arithmetical ratio. ^ratio
```

```findings
Essay.md:3:49: ^ratio names an earlier block already
```
"""

from collections.abc import Iterator

from commonplace.checks import Seen
from commonplace.query.checking import Answers

LEVEL = "warning"


def find(ask: Answers) -> Iterator[Seen]:
    """Compare the ids of each note."""
    for path, ids in ask.block_ids.items():
        known: set[str] = set()
        for one in sorted(ids, key=lambda one: one.start):
            if one.name in known:
                yield Seen(path, one.start, one.end, f"^{one.name} names an earlier block already")
            known.add(one.name)
