"""A name that some system cannot hold.

Windows has no `< > : " | ? *` in names, no names that end in a dot or a space, no `CON` or `aux.md`; no disk has
names of more than 255 bytes. A vault with such a name cannot be copied or synchronised there.

```md What is to be done?.md
On [[aux]].
```

```md aux.md
A library.
```

```findings
What is to be done?.md:1:1: Windows has no “?” in names
aux.md:1:1: Windows keeps the name “aux” for itself
```
"""

import re
from collections.abc import Iterator

from commonplace.checks import Seen
from commonplace.query.checking import Answers

LEVEL = "info"
WHOLE = True
FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]')
RESERVED = re.compile(r"(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?=\.|\Z)", re.I)
LONGEST = 255  # bytes


def find(ask: Answers) -> Iterator[Seen]:
    """Look at the name of each file, and once at that of each folder."""
    known: set[str] = set()
    for file in ask.everything:
        for part in file.path.split("/"):
            if part not in known:
                known.add(part)
                reason = _reason(part)
                if reason:
                    yield Seen(file.path, 0, 0, reason)


def _reason(name: str) -> str | None:
    if mark := FORBIDDEN.search(name):
        return f"Windows has no “{mark[0] if mark[0].isprintable() else repr(mark[0])[1:-1]}” in names"
    if name.endswith((".", " ")):
        return f"Windows drops the end of “{name}”"
    if word := RESERVED.match(name):
        return f"Windows keeps the name “{word[0]}” for itself"
    return f"the name is longer than {LONGEST} bytes" if len(name.encode("utf-8", "replace")) > LONGEST else None
