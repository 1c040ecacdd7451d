"""Files whose names look the same, and are not.

An `é` is one character or two: a letter and its accent. Some systems take the two names for one, and lose a file; links
cannot tell them apart anywhere.

```md Café.md
One.
```

```md Café.md
The other.
```

```findings
Café.md:1:1: there is another file whose name looks the same
Café.md:1:1: there is another file whose name looks the same
```
"""

from collections import defaultdict
from collections.abc import Iterator
from unicodedata import normalize

from commonplace.checks import Seen
from commonplace.query.checking import Answers

LEVEL = "warning"
WHOLE = True


def find(ask: Answers) -> Iterator[Seen]:
    """Compare the names of all files in one normal form."""
    twins: dict[str, list[str]] = defaultdict(list)
    for file in ask.everything:
        if not file.path.isascii():
            twins[normalize("NFC", file.path)].append(file.path)
    for same in twins.values():
        for path in same if len(same) > 1 else ():
            yield Seen(path, 0, 0, "there is another file whose name looks the same")
