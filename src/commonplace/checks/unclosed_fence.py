"""A code block that is not closed.

All that follows it is code, down to the end of the note: no link in it counts, and no heading.

````md Plan.md
A query:

```dataview
LIST FROM #book

## Afterwards
````

```findings
Plan.md:3:1: this code block is not closed, so that the rest of the note is code
```
"""

import re
from collections.abc import Iterator

from commonplace.checks import Seen
from commonplace.query.checking import Answers, Sheet
from commonplace.syntax.fences import fences

LEVEL = "warning"
MARK = re.compile(rb"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(`{3,}|~{3,})", re.M)
CLOSING = re.compile(r"[ \t>]*(`{3,}|~{3,})[ \t]*\Z")


def find_in(sheet: Sheet, ask: Answers) -> Iterator[Seen]:  # noqa: ARG001  # every check is asked so
    """Look at the last code block, if there is an odd mark."""
    if len(MARK.findall(sheet.source)) % 2 == 0:
        return
    last = next(reversed(fences(sheet.note)), None)
    if last is None or sheet.source[last.span.end :].strip():
        return
    written = sheet.slice(last.span.start, last.span.end).rstrip("\r\n")
    first, _, rest = written.partition("\n")
    closing = CLOSING.match(rest.rpartition("\n")[2])
    mark = first[: len(first) - len(first.lstrip(first[0]))]
    if not closing or not closing[1].startswith(mark):
        message = "this code block is not closed, so that the rest of the note is code"
        yield Seen(sheet.path, last.span.start, last.span.start + len(mark), message)
