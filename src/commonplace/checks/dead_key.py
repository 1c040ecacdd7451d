"""A property that the app has given up: `tag`, `alias`, `cssclass`.

Since version 1.9 they are properties like any other: `tag: history` gives no tag, `alias: Burke` no alias. The names
are `tags`, `aliases` and `cssclasses`. The fix is unsafe, because other programs may still want the old name.

```md Burke.md
---
alias: Burke
---
```

```findings
Burke.md:2:1: “alias” means nothing to the app; it is “aliases”
```

```fixed Burke.md
---
aliases: Burke
---
```
"""

from collections.abc import Iterator

from commonplace.checks import Seen
from commonplace.query.checking import Answers
from commonplace.syntax import FRONT_MATTER
from commonplace.text import Edit, fold

LEVEL = "warning"
SAFE = False
KEYS = {"tag": "tags", "alias": "aliases", "cssclass": "cssclasses"}


def find(ask: Answers) -> Iterator[Seen]:
    """Look for the old names; where the new one is there as well, or commas separate tags, nothing is proposed."""
    there = {(one.path, fold(one.name)) for one in ask.values}
    for one in ask.values:
        key = fold(one.name)
        if one.origin == FRONT_MATTER and one.item == 0 and key in KEYS:
            good = KEYS[key]
            plain = (one.path, good) not in there and "," not in str(one.value)
            written = ask.sheet(one.path).source[one.start : one.end]
            named = plain and written.startswith(one.name.encode() + b":")
            edits = (Edit(one.start, one.start + len(one.name.encode()), good),) if named else ()
            yield Seen(
                one.path, one.start, one.end, f"“{one.name}” means nothing to the app; it is “{good}”", 1.0, edits
            )
