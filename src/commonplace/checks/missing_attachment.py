"""A link to an image, a recording or another file that is not there.

Notes may be wanted before they are written; a picture that is not there has been moved, renamed or never copied into
the vault. Files that the app itself does not index (hidden ones) count as not there.

```md Growth.md
![[growth.png]] and ![table](tables/1798.csv)
```

```md tables/readme.md
None yet.
```

```findings
Growth.md:1:1: there is no file “growth.png”
Growth.md:1:21: there is no file “tables/1798.csv”
```
"""

from collections.abc import Iterator

from commonplace.checks import Seen
from commonplace.query.checking import Answers, is_attachment, is_placeholder

LEVEL = "warning"


def find(ask: Answers) -> Iterator[Seen]:
    """Look at every link to a file that is no note."""
    for link in ask.links:
        asked = link.kind == "canvas" or is_attachment(link.target)
        if link.status == "missing" and asked and not is_placeholder(link.target):
            yield Seen(link.path, link.start, link.end, f"there is no file “{link.target}”")
