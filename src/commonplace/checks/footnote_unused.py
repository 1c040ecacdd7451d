"""A footnote to which nothing in its note refers.

It is not shown, or shown without a place: the passage that it belonged to was deleted or moved.

```md Vindication.md
They are made to please.[^1]

[^1]: Chapter 2.
[^2]: Chapter 3.
```

```findings
Vindication.md:4:1: nothing refers to the footnote “2”
```
"""

from collections.abc import Iterator

from commonplace.checks import Seen
from commonplace.query.checking import Answers
from commonplace.text import fold

LEVEL = "info"


def find(ask: Answers) -> Iterator[Seen]:
    """Compare definitions with references, note by note."""
    for path, notes in ask.footnotes.items():
        used = {fold(one.name) for one in notes if one.more == "reference"}
        for one in notes:
            if one.more == "definition" and fold(one.name) not in used:
                yield Seen(path, one.start, one.end, f"nothing refers to the footnote “{one.name}”")
