"""A link in front matter without quotation marks.

`source: [[Note]]` is valid YAML, but a list within a list: no link, and nothing leads to the note. In quotation marks
it is one.

```md Remark.md
---
source: [[Rights of Man]]
---
```

```findings
Remark.md:2:9: a link in front matter must be quoted
```

```fixed Remark.md
---
source: "[[Rights of Man]]"
---
```
"""

import re
from collections.abc import Iterator

from commonplace.checks import Seen
from commonplace.query.checking import Answers
from commonplace.syntax import FRONT_MATTER
from commonplace.text import Edit

LEVEL = "warning"
SAFE = True
UNQUOTED = re.compile(rb"(?:^|[:\-][ \t]+)(!?\[\[[^\[\]\r\n\"'{},]+\]\])[ \t]*$", re.M)


def find(ask: Answers) -> Iterator[Seen]:
    """Look at lists within lists."""
    places = {
        (one.path, one.start, one.end)
        for one in ask.values
        if one.origin == FRONT_MATTER and one.form == "object" and str(one.value).startswith('["')
    }
    for path, start, end in sorted(places):
        for link in UNQUOTED.finditer(ask.sheet(path).source[start:end]):
            first, last = start + link.start(1), start + link.end(1)
            quoted = Edit(first, first, '"'), Edit(last, last, '"')
            yield Seen(path, first, last, "a link in front matter must be quoted", 1.0, quoted)
