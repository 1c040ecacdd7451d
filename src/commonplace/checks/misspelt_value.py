"""A value that is one slip away from a common value of the same property.

`format: atticle` among many of `format: article`: the note is missing from every list by that value. Only properties
that repeat their values are looked at, and a value counts as misspelt if it stands in one note or two, the other in
five times as many.

```md One.md
---
format: atticle
---
The first.
```

```md Two.md
---
format: article
---
The second.
```

```md Three.md
---
format: article
---
The third.
```

```md Four.md
---
format: article
---
The fourth.
```

```md Five.md
---
format: article
---
The fifth.
```

```md Six.md
---
format: article
---
The sixth.
```

```findings
One.md:2:1: format is “atticle” in 1 note and “article” in 5
```

```fixed One.md
---
format: article
---
The first.
```
"""

from collections.abc import Iterator
from itertools import groupby

from commonplace.checks import Seen
from commonplace.query.checking import Answers, Valued
from commonplace.query.names import Spellings
from commonplace.text import Edit, fold

LEVEL = "warning"
SAFE = False
TIMES, FEW = 5, 2
LONGEST = 40  # characters of a value that is a word and no sentence


def find(ask: Answers) -> Iterator[Seen]:
    """Compare the values of each property with its commoner ones."""
    for key, group in groupby(sorted(ask.values, key=lambda one: one.key), key=lambda one: one.key):
        counts = {value: notes for value, notes in ask.value_counts.get(key, {}).items() if _is_word(value)}
        common = {value: notes for value, notes in counts.items() if notes >= TIMES}
        rare = {value for value, notes in counts.items() if notes <= FEW}
        if common and rare:
            yield from _of_key(ask, [one for one in group if one.value in rare], counts, Spellings(common))


def _is_word(value: str) -> bool:
    return len(value) <= LONGEST and "://" not in value and "[[" not in value


def _of_key(ask: Answers, values: list[Valued], counts: dict[str, int], common: Spellings) -> Iterator[Seen]:
    for one in values:
        value = str(one.value)
        near = common.near(value)
        if near and fold(near[0]).rstrip("s") != fold(value).rstrip("s") and counts[near[0]] >= TIMES * counts[value]:
            few = f"{counts[value]} note{'s' if counts[value] > 1 else ''}"
            message = f"{one.name} is “{value}” in {few} and “{near[0]}” in {counts[near[0]]}"
            yield Seen(one.path, one.start, one.end, message, near[1], _respelt(ask, one, value, near[0]))


def _respelt(ask: Answers, one: Valued, value: str, good: str) -> tuple[Edit, ...]:
    """Put the other value where this one stands once in its property."""
    written, old = ask.sheet(one.path).source[one.start : one.end], value.encode()
    if written.count(old) != 1:
        return ()
    at = one.start + written.index(old)
    return (Edit(at, at + len(old), good),)
