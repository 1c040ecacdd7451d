"""A note that is not there, and that three notes or more ask for.

It is told of once, at the first link to it: it may be time to write it.

```md One.md
On [[Natural theology]].
```

```md Three.md
Against [[natural theology]].
```

```md Two.md
See [[Natural theology|Paley]].
```

```findings
One.md:1:4: “Natural theology” is asked for by 3 notes, and is not there
```
"""

from collections.abc import Iterator

from commonplace.checks import Seen
from commonplace.query.checking import Answers, is_attachment, is_placeholder
from commonplace.resolver.names import bare

LEVEL = "info"
MANY = 3  # notes


def find(ask: Answers) -> Iterator[Seen]:
    """Count the notes that ask for each missing one."""
    for key, places in ask.wanted.items():
        notes = {path for _, path, _, _ in places}
        if len(notes) >= MANY and key and not is_attachment(key) and not is_placeholder(key):
            target, path, start, end = places[0]
            yield Seen(path, start, end, f"“{bare(target)}” is asked for by {len(notes)} notes, and is not there")
