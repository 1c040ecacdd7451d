"""A comment that is not closed.

All that follows it is hidden from readers, down to the end of the note.

```md Plan.md
To be read: Paine.

%% not before March

To be read: Burke.
```

```findings
Plan.md:3:1: this comment is not closed, so that the rest of the note is hidden
```
"""

from collections.abc import Iterator

from commonplace.checks import Seen
from commonplace.query.checking import Answers, Sheet
from commonplace.text import holds

LEVEL = "warning"
MARK = b"%%"


def find_in(sheet: Sheet, ask: Answers) -> Iterator[Seen]:  # noqa: ARG001  # every check is asked so
    """Look at the last comment, if it goes to the end of the note."""
    if not holds(sheet.source, MARK) or not sheet.note.comments:
        return
    last = sheet.note.comments[-1]
    if last.end == len(sheet.source) and not sheet.source[last.start + 2 :].endswith(MARK):
        message = "this comment is not closed, so that the rest of the note is hidden"
        yield Seen(sheet.path, last.start, last.start + 2, message)
