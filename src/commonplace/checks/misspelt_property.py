"""A property whose name is one slip away from a common one of the vault.

`ratting: A` is no rating: no list shows it, and no query finds it. A name counts as misspelt if it stands in few notes,
and in none together with the other.

```md One.md
---
ratting: A
---
The first.
```

```md Two.md
---
rating: B
---
The second.
```

```md Three.md
---
rating: C
---
The third.
```

```md Four.md
---
rating: A
---
The fourth.
```

```md Five.md
---
rating: B
---
The fifth.
```

```findings
One.md:2:1: “ratting” stands in 1 note and “rating” in 4
```

```fixed One.md
---
rating: A
---
The first.
```
"""

from collections import defaultdict
from collections.abc import Iterator

from commonplace.checks import Seen
from commonplace.query.checking import Answers, Valued
from commonplace.query.names import Spellings
from commonplace.text import Edit

LEVEL = "warning"
SAFE = False
TIMES = 4  # as many notes as the misspelt name are to have the other one


def find(ask: Answers) -> Iterator[Seen]:
    """Compare the names of properties with the commoner ones."""
    misspelt = _misspelt(ask)
    keys: dict[str, set[str]] = defaultdict(set)
    for one in ask.values if misspelt else ():
        keys[one.path].add(one.key)
    for one in ask.values if misspelt else ():
        if one.item == 0 and one.key in misspelt and misspelt[one.key] not in keys[one.path]:
            yield _seen(ask, one, misspelt[one.key])


def _misspelt(ask: Answers) -> dict[str, str]:
    found = {}
    commoner: dict[int, Spellings | None] = {}  # than those of so many notes
    for key, (_, notes) in ask.keys.items():
        if notes not in commoner:
            common = [other for other, (_, times) in ask.keys.items() if times >= TIMES * notes]
            commoner[notes] = Spellings(common) if common else None
        spellings = commoner[notes]
        near = spellings.near(key) if spellings else None
        if near and key.rstrip("s") != near[0].rstrip("s"):
            found[key] = near[0]
    return found


def _seen(ask: Answers, one: Valued, key: str) -> Seen:
    name, notes = ask.keys[key]
    few = ask.keys[one.key][1]
    message = f"“{one.name}” stands in {few} note{'s' if few > 1 else ''} and “{name}” in {notes}"
    written, old = ask.sheet(one.path).source[one.start : one.end], one.name.encode()
    at = written.find(old)
    edits = (Edit(one.start + at, one.start + at + len(old), name),) if 0 <= at < 3 else ()
    return Seen(one.path, one.start, one.end, message, 0.8, edits)
