"""A footnote that is referred to and is not there.

The reader sees the bare mark `[^1]`, and the words that belonged to it are lost, or still stand in the note from which
the passage was taken.

```md Vindication.md
They are made to please.[^1] Burke says so.[^2]

[^1]: Chapter 2.
```

```findings
Vindication.md:1:44: there is no footnote “2” in this note
```
"""

from collections.abc import Iterator

from commonplace.checks import Seen
from commonplace.query.checking import Answers
from commonplace.text import fold

LEVEL = "warning"


def find(ask: Answers) -> Iterator[Seen]:
    """Compare references with definitions, note by note."""
    for path, notes in ask.footnotes.items():
        there = {fold(one.name) for one in notes if one.more == "definition"}
        for one in notes:
            if one.more == "reference" and fold(one.name) not in there:
                yield Seen(path, one.start, one.end, f"there is no footnote “{one.name}” in this note")
