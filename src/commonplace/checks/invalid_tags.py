"""A value in the property `tags` that is no tag.

The app takes a list of tags, or one. A text with commas or spaces is neither: such a note has no tag at all.

```md Burke.md
---
tags: politics, history
---
Born in Dublin.
```

```findings
Burke.md:2:1: “politics, history” is not a tag
```
"""

from collections.abc import Iterator

from commonplace.checks import Seen
from commonplace.query.checking import Answers, is_placeholder

LEVEL = "warning"


def find(ask: Answers) -> Iterator[Seen]:
    """Tell of the values that were no tags."""
    for one in ask.seen("invalid-tags"):
        if not is_placeholder(one.more):
            yield Seen(one.path, one.start, one.end, one.more)
