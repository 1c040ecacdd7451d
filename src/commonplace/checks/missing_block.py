"""A link to a block that is not in its note.

The id of a block stands at its end (`^ratio`); when the passage is cut or moved to another note, links to it open the
note at its top, and embeds show an error.

```md Plan.md
See [[Essay#^ratio]] and [[Essay#^rate]].
```

```md Essay.md
Population increases in a geometrical ratio. ^ratio
```

```findings
Plan.md:1:26: Essay.md has no block “^rate”
```
"""

from collections.abc import Iterator

from commonplace.checks import Seen
from commonplace.query.checking import Answers, is_placeholder
from commonplace.query.links import AnchorCheck
from commonplace.resolver.anchor import kind_of_anchor

LEVEL = "warning"


def find(ask: Answers) -> Iterator[Seen]:
    """Look at every link that names a block."""
    there = AnchorCheck(ask.sql)
    for link in ask.links:
        path, anchor = link.destination, link.anchor
        if not path or not anchor or kind_of_anchor(anchor, path) != "block" or is_placeholder(anchor):
            continue
        if there(anchor, link.file, path) is False:
            yield Seen(link.path, link.start, link.end, f"{path} has no block “{anchor}”")
