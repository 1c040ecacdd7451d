"""A callout whose type is one slip away from a known one.

The app shows a type that it does not know as a plain note: `[!quesiton]` has neither the colour nor the sign of a
question. Known are the types of the app and those that the vault itself uses three times as often, such as `criticism`.

```md Paine.md
> [!quesiton]
> May a generation bind the next?

> [!my-own]
> Any type may be made up.
```

```findings
Paine.md:1:1: there is no type “quesiton”; is “question” meant?
```

```fixed Paine.md
> [!question]
> May a generation bind the next?

> [!my-own]
> Any type may be made up.
```
"""

from collections.abc import Iterator

from commonplace.checks import Seen
from commonplace.query.checking import Answers, Placed
from commonplace.query.names import Spellings
from commonplace.syntax.callouts import LOOKS
from commonplace.text import Edit

LEVEL = "warning"
SAFE = False
TIMES = 3


def find(ask: Answers) -> Iterator[Seen]:
    """Look at the types that the app does not know."""
    counts = ask.callout_counts
    for one in ask.callouts:
        if one.name in LOOKS or one.name not in counts:
            continue
        own = [name for name, times in counts.items() if times >= TIMES * counts[one.name]]
        near = Spellings([*LOOKS, *own]).near(one.name)
        if near:
            message = f"there is no type “{one.name}”; is “{near[0]}” meant?"
            yield Seen(one.path, one.start, one.end, message, near[1], _respelt(ask, one, near[0]))


def _respelt(ask: Answers, one: Placed, name: str) -> tuple[Edit, ...]:
    first = ask.sheet(one.path).source[one.start : one.end].partition(b"]")[0]
    at = first.lower().find(one.name.encode())
    start = one.start + at
    return (Edit(start, start + len(one.name.encode()), name),) if at >= 0 else ()
