r"""A character that cannot be seen and has no business in a text.

They come with copied text and from old programs; words that hold one are not found by searching. Tabs, line ends and
the marks of scripts that are written from right to left are none of them. The fix takes them out; what they were to
say, if anything, is lost.

```raw Note.md
On lib\x08erty.\n
```

```findings
Note.md:1:7: an invisible character: U+0008
```

```fixed-raw Note.md
On liberty.\n
```
"""

import re
from collections.abc import Iterator

from commonplace.checks import Seen
from commonplace.query.checking import Answers, Sheet
from commonplace.syntax.blocks import inside, merge, skeleton
from commonplace.text import Edit

LEVEL = "warning"
SAFE = False
CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+|(?:\xc2[\x80-\x84\x86-\x9f])+|(?<!\A)\xef\xbb\xbf")


def find_in(sheet: Sheet, ask: Answers) -> Iterator[Seen]:  # noqa: ARG001  # every check is asked so
    """Look for such characters outside of code."""
    found = list(CONTROLS.finditer(sheet.source))
    if not found:
        return
    bones = skeleton(sheet.source, sheet.note.body, sheet.lines)
    code = merge(bones.opaque + bones.masks)
    for match in found:
        start, end = match.span()
        if not inside(code, start):
            names = " ".join(dict.fromkeys(f"U+{ord(c):04X}" for c in match[0].decode("utf-8", "replace")))
            yield Seen(sheet.path, start, end, f"an invisible character: {names}", 1.0, (Edit(start, end, ""),))
