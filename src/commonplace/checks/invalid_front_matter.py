"""Front matter that is not valid YAML.

The note has then no properties at all, whatever else stands in the block. Nothing is changed in such a block.

```md Society.md
---
founded: 1792
members: [Thomas Hardy, John Thelwall
---
Founded in London.
```

```findings
Society.md:4:1: the front matter cannot be read: did not find expected ',' or ']'
```
"""

import re
from collections.abc import Iterator

from commonplace.checks import Seen
from commonplace.query.checking import Answers

LEVEL = "error"
PLACE = re.compile(r" \(line \d+, column \d+\)\Z")


def find(ask: Answers) -> Iterator[Seen]:
    """Tell of the blocks that could not be read."""
    for one in ask.seen("invalid-front-matter"):
        yield Seen(one.path, one.start, one.end, f"the front matter cannot be read: {PLACE.sub('', one.more)}")
