"""A date that is in no calendar.

`2023-02-30` looks like a date and is none: it sorts wrongly, and queries pass it over.

```md Letter.md
---
written: 1790-02-30
---
read:: 2024-13-01
```

```findings
Letter.md:2:1: there is no day 1790-02-30
Letter.md:4:1: there is no day 2024-13-01
```
"""

import re
from collections.abc import Iterator
from datetime import date

from commonplace.checks import Seen
from commonplace.query.checking import Answers

LEVEL = "warning"
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:\d\d.*)?\Z")


def find(ask: Answers) -> Iterator[Seen]:
    """Look at each value that is written like a date."""
    for one in ask.values:
        match = DAY.match(one.value) if isinstance(one.value, str) else None
        if match and not _exists(*map(int, match.groups())):
            yield Seen(one.path, one.start, one.end, f"there is no day {match[0][:10]}")


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return year == 0 and month == 0 and day == 0  # which some programs write for none
    return True
