r"""A note with nothing in it.

It was made by a click on a link, perhaps, and never written. A note that has properties only is not empty.

```raw Liberty.md
\n\n
```

```findings
Liberty.md:1:1: there is nothing in this note
```
"""

from collections.abc import Iterator

from commonplace.checks import Seen
from commonplace.query.checking import Answers

LEVEL = "info"
WHOLE = True
MOST = 200  # bytes of white space that somebody may have left


def find(ask: Answers) -> Iterator[Seen]:
    """Look at the smallest notes."""
    for note in ask.notes:
        if note.size <= MOST and not ask.sheet(note.path).source.strip(b"\xef\xbb\xbf \t\r\n"):
            yield Seen(note.path, 0, 0, "there is nothing in this note")
