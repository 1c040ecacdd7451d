"""A file whose name no link can hold.

`#`, `^`, `|` and `[[` have a meaning inside of links and cannot be escaped there: `[[C# notes]]` asks for the heading
“ notes” of the note “C”.

```md C# notes.md
See [[Index]].
```

```md Index.md
About languages.
```

```findings
C# notes.md:1:1: no link can mean this file: its name holds “#”
```
"""

import re
from collections.abc import Iterator

from commonplace.checks import Seen
from commonplace.query.checking import Answers
from commonplace.resolver.names import name_of
from commonplace.resolver.spell import spell_path

LEVEL = "warning"
WHOLE = True
MARKS = re.compile(r"\[\[|\]\]|%%|[#^|\[\]]|^\s|\s$")


def find(ask: Answers) -> Iterator[Seen]:
    """Try to spell a link to each file whose name looks so."""
    for file in ask.files:
        mark = MARKS.search(file.path.removesuffix(".md"))
        if mark and spell_path(name_of(file.id, file.path), "", ask.names, "absolute") is None:
            yield Seen(file.path, 0, 0, f"no link can mean this file: its name holds “{mark[0]}”")
