"""A property that is written twice, with different values.

A property may stand in the front matter, in a label line and in an inline field; where two of them disagree, one is
out of date. Which origin wins, `commonplace.toml` says.

```md Tendency.md
---
author: Charles Darwin
---
`AUTHOR:` Alfred Russel Wallace
```

```findings
Tendency.md:4:1: AUTHOR is “Alfred Russel Wallace” here and “Charles Darwin” in the front matter
```
"""

from collections.abc import Iterator

from commonplace.checks import Seen
from commonplace.query.checking import Answers

LEVEL = "warning"


def find(ask: Answers) -> Iterator[Seen]:
    """Tell of the properties that were seen to disagree."""
    for one in ask.seen("property-disagrees"):
        yield Seen(one.path, one.start, one.end, one.more, 0.8)
