"""A tag that is written in two ways, which differ in case.

The app takes them for one tag, and shows it as it was first written; other programs take them for two. The fix writes
all as most are written.

```md One.md
#History and again #History
```

```md Two.md
On #history.
```

```findings
Two.md:1:4: “#history” is “#History” in 2 other places
```

```fixed Two.md
On #History.
```
"""

from collections.abc import Iterator

from commonplace.checks import Seen
from commonplace.query.checking import Answers
from commonplace.text import Edit

LEVEL = "info"
SAFE = True


def find(ask: Answers) -> Iterator[Seen]:
    """Compare each tag with its commonest spelling."""
    usual = {}
    for folded, spellings in ask.tag_counts.items():
        if len(spellings) > 1:
            usual[folded] = max(spellings.items(), key=lambda pair: (pair[1], pair[0]))
    for one in ask.tags if usual else ():
        name, times = usual.get(one.more, (one.name, 0))
        if name != one.name:
            edits = _respelt(ask.sheet(one.path).source, one.start, one.end, one.name, name)
            place = "1 other place" if times == 1 else f"{times} other places"
            yield Seen(one.path, one.start, one.end, f"“{one.name}” is “{name}” in {place}", 0.9, edits)


def _respelt(source: bytes, start: int, end: int, name: str, good: str) -> tuple[Edit, ...]:
    """Put the other spelling where this one stands once; in front matter a tag may be without its hash."""
    old = name[1:].encode()
    if source[start:end].count(old) != 1:
        return ()
    at = source.index(old, start, end)
    return (Edit(at, at + len(old), good[1:]),)
