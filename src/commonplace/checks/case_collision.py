"""Files whose names differ in case only.

On the disks of macOS and Windows they are one file: one of them is lost when the vault is copied there. Links do not
tell them apart either.

```md liberty.md
A note.
```

```md Liberty.md
Another note.
```

```findings
Liberty.md:1:1: differs from liberty.md in case only
liberty.md:1:1: differs from Liberty.md in case only
```
"""

from collections import defaultdict
from collections.abc import Iterator
from unicodedata import normalize

from commonplace.checks import Seen, listed
from commonplace.query.checking import Answers, File

LEVEL = "warning"
WHOLE = True


def find(ask: Answers) -> Iterator[Seen]:
    """Compare the names that fold to the same."""
    twins: dict[str, list[File]] = defaultdict(list)
    for file in ask.everything:
        twins[file.folded].append(file)
    for same in twins.values():
        for file in same if len(same) > 1 else ():
            others = [one.path for one in same if normalize("NFC", one.path) != normalize("NFC", file.path)]
            if others:
                yield Seen(file.path, 0, 0, f"differs from {listed(others)} in case only")
