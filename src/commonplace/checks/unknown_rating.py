"""A rating on no scale that is known.

Letters from A to F, numbers, fractions, percentages and stars are ratings, and so are words such as `WIP` for what has
none yet. Another one counts in no list that is sorted by rating.

```md Rights of Man.md
---
rating: splendid
---
```

```findings
Rights of Man.md:1:1: the rating “splendid” is on no known scale
```
"""

from collections.abc import Iterator

from commonplace.checks import Seen
from commonplace.query.checking import Answers, is_placeholder

LEVEL = "info"
WHOLE = True


def find(ask: Answers) -> Iterator[Seen]:
    """Look at the rating of each note."""
    for note in ask.notes:
        said = note.rating
        if said and note.grade is None and note.state is None and not is_placeholder(said):
            yield Seen(note.path, 0, 0, f"the rating “{said}” is on no known scale")
