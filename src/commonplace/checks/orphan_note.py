"""A note to which no other file links.

Worth knowing, since a note that nothing leads to is found by search alone; no fault. Daily notes, templates and indexes
are not told of: nobody expects links to them.

```md Burke.md
He answered [[Price]].
```

```md Price.md
He preached.
```

```findings
Burke.md:1:1: no other file links to this note
```
"""

from collections.abc import Iterator

from commonplace.checks import Seen
from commonplace.query.checking import Answers
from commonplace.query.links import orphans

LEVEL = "info"
WHOLE = True
ALONE = {"daily", "template", "index"}  # kinds


def find(ask: Answers) -> Iterator[Seen]:
    """Look for each note among the ends of links."""
    alone = set(orphans(ask.sql, attachments=False))
    for note in ask.notes:
        if note.path in alone and note.kind not in ALONE:
            yield Seen(note.path, 0, 0, "no other file links to this note")
