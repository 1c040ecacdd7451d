r"""A note whose lines end in different ways.

It comes of editing one file on Windows and elsewhere; each line that a program writes anew then shows as a change. The
fix gives every line the end that most have.

```raw Note.md
One.\r\nTwo.\r\nThree.\nFour.\r\n
```

```findings
Note.md:3:7: 1 of 4 lines ends in LF, the others in CRLF
```

```fixed-raw Note.md
One.\r\nTwo.\r\nThree.\r\nFour.\r\n
```
"""

import re
from collections import Counter
from collections.abc import Iterator

from commonplace.checks import Seen
from commonplace.query.checking import Answers, Sheet
from commonplace.text import Edit

LEVEL = "info"
SAFE = True
END = re.compile(rb"\r\n|\n")
NAMES = {b"\r\n": "CRLF", b"\n": "LF"}


def find_in(sheet: Sheet, ask: Answers) -> Iterator[Seen]:  # noqa: ARG001  # every check is asked so
    """Count both ends."""
    both = sheet.source.count(b"\r\n")
    if not both or both == sheet.source.count(b"\n"):
        return
    ends = list(END.finditer(sheet.source))
    usual, other = (end for end, _ in Counter(match[0] for match in ends).most_common(2))
    odd = [match for match in ends if match[0] == other]
    edits = tuple(Edit(match.start(), match.end(), usual.decode()) for match in odd)
    verb = "ends" if len(odd) == 1 else "end"
    message = f"{len(odd)} of {len(ends)} lines {verb} in {NAMES[other]}, the others in {NAMES[usual]}"
    yield Seen(sheet.path, odd[0].start(), odd[0].end(), message, 1.0, edits)
