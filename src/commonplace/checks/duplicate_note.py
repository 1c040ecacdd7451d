"""Two notes with the same text.

Such pairs come from synchronising (`Note 1.md`, `Note (conflict).md`) or from copying; sooner or later one of them is
changed and the other is not. Short notes, which may be the same by chance, are told of only if their names are alike;
templates never.

```md Liberty.md
A word with many meanings.
```

```md Liberty 1.md
A word with many meanings.
```

```findings
Liberty 1.md:1:1: has the same text as Liberty.md
Liberty.md:1:1: has the same text as Liberty 1.md
```
"""

from collections import defaultdict
from collections.abc import Iterator

from commonplace.checks import Seen, listed
from commonplace.query.checking import Answers, File
from commonplace.resolver.names import segment_of

LEVEL = "warning"
WHOLE = True
SHORT, LONG = 20, 250  # bytes: what is the same by chance, and what is not, whatever its name


def find(ask: Answers) -> Iterator[Seen]:
    """Compare the content of all notes by its hash."""
    notes: dict[bytes, list[File]] = defaultdict(list)
    for file in ask.everything:
        if file.kind not in (None, "template") and file.hash and any(file.hash) and file.size >= SHORT:
            notes[file.hash].append(file)
    for same in notes.values():
        for one in same if len(same) > 1 else ():
            if ask.is_judged(one.path):
                near = (other.path for other in same if one.size >= LONG or _alike(one.path, other.path))
                others = [path for path in near if path != one.path]
                if others:
                    yield Seen(one.path, 0, 0, f"has the same text as {listed(others)}")


def _alike(one: str, other: str) -> bool:
    """Say whether one name is the other with something added."""
    first, second = sorted((segment_of(one)[:-3], segment_of(other)[:-3]), key=len)
    return second.startswith(first)
