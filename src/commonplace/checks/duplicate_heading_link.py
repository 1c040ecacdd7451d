"""A link to a heading that its note has more than once.

The app goes to the first of them. Where the headings above them differ, the link can name both: `[[Note#Part
II#Remarks]]`.

```md Plan.md
See [[Essay#Remarks]].
```

```md Essay.md
# Part I

## Remarks

# Part II

## Remarks
```

```findings
Plan.md:1:5: Essay.md has 2 headings “Remarks”; the link means the first
```
"""

from collections import Counter
from collections.abc import Iterator

from commonplace.checks import Seen
from commonplace.query.checking import Answers
from commonplace.resolver.anchor import kind_of_anchor, normal_heading

LEVEL = "info"


def find(ask: Answers) -> Iterator[Seen]:
    """Count the headings that each link could mean."""
    known: dict[int, Counter[str]] = {}
    for link in ask.links:
        path, anchor, file = link.destination, link.anchor, link.file
        if not path or not anchor or file is None or "#" in anchor or kind_of_anchor(anchor, path) != "heading":
            continue
        if file not in known:
            known[file] = Counter(normal_heading(text) for _, text in ask.headings(file))
        times = known[file][normal_heading(anchor)]
        if times > 1:
            message = f"{path} has {times} headings “{anchor}”; the link means the first"
            yield Seen(link.path, link.start, link.end, message, 0.7)
