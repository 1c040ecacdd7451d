r"""A link in a table whose bar is not escaped.

In a table a bar ends the cell, also within a link: `[[Note|shown]]` falls apart into two cells, and no link is left.
The bar must be written `\|`.

```md Authors.md
| Author | Born |
| --- | --- |
| [[Edmund Burke|Burke]] | 1729 |
```

```findings
Authors.md:3:3: the bar of this link ends the cell; it must be written \|
```

```fixed Authors.md
| Author | Born |
| --- | --- |
| [[Edmund Burke\|Burke]] | 1729 |
```
"""

from collections.abc import Iterator

from commonplace.checks import Seen
from commonplace.query.checking import Answers
from commonplace.text import Edit

LEVEL = "warning"
SAFE = True


def find(ask: Answers) -> Iterator[Seen]:
    """Tell of the links that were seen to be cut."""
    for one in ask.seen("link-cut-by-table"):
        written = ask.sheet(one.path).source[one.start : one.end]
        at = written.find(b"|")
        edits = (Edit(one.start + at, one.start + at, "\\"),) if at >= 0 else ()
        yield Seen(
            one.path, one.start, one.end, "the bar of this link ends the cell; it must be written \\|", 1.0, edits
        )
