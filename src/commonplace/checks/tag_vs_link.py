"""A tag and a property of a note that say different things.

Where a vault has the same words as tags and as values of a property (`#article` and `format: article`), a note with the
tag of one and the value of another is listed under both. It is told of only if the two agree in three notes or more,
and if the value is a tag elsewhere.

```md Four.md
---
format: book
---
#article On rights.
```

```md One.md
---
format: article
---
#article The first.
```

```md Three.md
---
format: article
---
#article The third.
```

```md Two.md
---
format: book
---
#book The second.
```

```findings
Four.md:2:1: format is “book”, but the tag says “article”
```
"""

from collections import defaultdict
from collections.abc import Iterator

from commonplace.checks import Seen
from commonplace.query.checking import Answers, Valued
from commonplace.text import fold

LEVEL = "warning"
AGREEING = 3  # notes
NOT = {"tags", "tag", "aliases", "alias", "cssclasses"}


def find(ask: Answers) -> Iterator[Seen]:
    """Compare the single values of properties with the tags of their note."""
    tagged = {one.path for one in ask.tags}
    asked = {one.key for one in ask.values if one.shape == 0 and one.form == "text" and one.path in tagged} - NOT
    if not asked:
        return
    tags = ask.tags_of_notes
    by_key: dict[str, list[Valued]] = defaultdict(list)
    for one in ask.single_values:
        if one.key in asked:
            by_key[one.key].append(one)
    for values in by_key.values():
        words = {fold(str(one.value)) for one in values}
        agreeing = {one.path for one in values if fold(str(one.value)) in tags.get(one.path, ())}
        if len(agreeing) >= AGREEING:
            yield from _disagreeing(values, words & ask.tag_counts.keys(), tags)


def _disagreeing(values: list[Valued], words: set[str], tags: dict[str, set[str]]) -> Iterator[Seen]:
    for one in values:
        own = tags.get(one.path, set()) & words
        if own and fold(str(one.value)) in words - own:
            message = f"{one.name} is “{one.value}”, but the tag says “{min(own)}”"
            yield Seen(one.path, one.start, one.end, message, 0.7)
