"""A value that does not fit the type which the vault has given its property.

The types are those of the app (`.obsidian/types.json`). It shows such a value with a warning and does not change it;
sorting and filters by the property pass it over.

```json .obsidian/types.json
{"types": {"year": "number", "read": "checkbox"}}
```

```md Reflections.md
---
year: "1790"
read: yes
---
```

```findings
Reflections.md:2:1: year is a number in this vault, and “1790” is none
Reflections.md:3:1: read is a checkbox in this vault, and “yes” is none
```
"""

from collections.abc import Iterator

from commonplace.checks import Seen
from commonplace.query.checking import Answers, Valued, is_placeholder
from commonplace.syntax import FRONT_MATTER
from commonplace.syntax.note import Value
from commonplace.syntax.values import registered_type

LEVEL = "warning"
WORDS = {"multitext": "list", "datetime": "date with a time"}


def find(ask: Answers) -> Iterator[Seen]:
    """Compare each value of front matter with its type."""
    for one in ask.values:
        if one.origin == FRONT_MATTER and one.item == 0:
            kind, wrong = registered_type(one.name, _value(one), ask.types)
            said = "a list" if one.shape else f"“{one.value}”"
            if wrong and not is_placeholder(said):
                message = f"{one.name} is a {WORDS.get(kind, kind)} in this vault, and {said} is none"
                yield Seen(one.path, one.start, one.end, message)


def _value(one: Valued) -> Value:
    """Give a value that is of the same type as the one that is written."""
    if one.shape:
        return []
    if one.form == "checkbox":
        return bool(one.value)
    return {} if one.form == "object" else one.value
