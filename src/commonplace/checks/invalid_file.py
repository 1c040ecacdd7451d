"""A canvas or a base that cannot be read.

A canvas is JSON and a base is YAML; the app shows neither when it is damaged, and its links are lost.

```json Map.canvas
{"nodes": [
```

```findings
Map.canvas:1:1: not JSON: Expecting value: line 2 column 1 (char 12)
```
"""

from collections.abc import Iterator

from commonplace.checks import Seen
from commonplace.query.checking import Answers

LEVEL = "error"
WHOLE = True


def find(ask: Answers) -> Iterator[Seen]:
    """Tell of the files that could not be read."""
    for name in ("invalid-canvas", "invalid-base"):
        for one in ask.seen(name):
            yield Seen(one.path, 0, 0, one.more)
