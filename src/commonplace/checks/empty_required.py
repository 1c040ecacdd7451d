"""A note without a property that its kind must have.

What a kind must have, `commonplace.toml` says; without it nothing is required.

```toml commonplace.toml
[checks]
require = { source = ["author", "year"] }
```

```md Rights of Man.md
---
kind: source
author: Thomas Paine
year:
---
```

```findings
Rights of Man.md:1:1: a source must have year
```
"""

from collections import defaultdict
from collections.abc import Iterator

from commonplace.checks import Seen
from commonplace.criticism.conventions import property_key
from commonplace.query.checking import Answers

LEVEL = "warning"
WHOLE = True


def find(ask: Answers) -> Iterator[Seen]:
    """Look for what each note must have."""
    if not ask.required:
        return
    there: dict[str, set[str]] = defaultdict(set)
    for one in ask.values:
        if one.value not in (None, ""):
            there[one.path].add(one.key)
    for note in ask.notes:
        lacks = [name for name in ask.required.get(note.kind or "", ()) if property_key(name) not in there[note.path]]
        if lacks:
            yield Seen(note.path, 0, 0, f"a {note.kind} must have {' and '.join(lacks)}")
