"""Text that was read in a wrong encoding: `â€™` for an apostrophe.

It comes with passages that were copied from badly made pages, and spoils search and quotation. Only what can be
repaired without loss is told of: read back in the wrong encoding, the repaired text must give the damaged one again,
byte for byte. Code is left alone, for it may show such text on purpose; inside a link it is told of but not repaired,
since a file may be called so.

```md Mill.md
It lies behind societyâ€™s back, an idÃ©e fixe.
```

```findings
Mill.md:1:23: “â€™” is “’” in a wrong encoding
Mill.md:1:39: “Ã©” is “é” in a wrong encoding
```

```fixed Mill.md
It lies behind society’s back, an idée fixe.
```
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from commonplace.checks import Seen
from commonplace.query.checking import Answers, Sheet
from commonplace.syntax.blocks import inside, merge, skeleton
from commonplace.text import Edit

LEVEL = "warning"
SAFE = True
# The bytes 80 to BF, which continue a character in UTF-8, as Windows-1252 and as Latin-1 read them.
CONTINUING = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
DAMAGED = re.compile(f"(?:[Â-ß][{CONTINUING}]|[à-ï][{CONTINUING}]{{2}}|[ð-ô][{CONTINUING}]{{3}})+")
SPACES = "\u0080-\u00a0"


def find_in(sheet: Sheet, ask: Answers) -> Iterator[Seen]:  # noqa: ARG001  # every check is asked so
    """Look at each run of letters that could be UTF-8 read as something else."""
    if sheet.source.isascii() or sheet.damaged:
        return
    text = sheet.source.decode()
    found = [(match, good) for match in DAMAGED.finditer(text) if (good := repaired(match[0]))]
    if not found:
        return
    note = sheet.note
    bones = skeleton(note.source, note.body, sheet.lines)
    code, links = merge(bones.opaque + bones.masks), merge([(one.start, one.end) for one in note.links])
    for match, good in found:
        start = len(text[: match.start()].encode())
        end = start + len(match[0].encode())
        if not inside(code, start):
            edits = () if inside(links, start) else (Edit(start, end, good),)
            yield Seen(sheet.path, start, end, f"“{match[0]}” is “{good}” in a wrong encoding", 0.95, edits)


@lru_cache(maxsize=4096)
def repaired(text: str) -> str | None:
    """Give what a run of letters was before it was read in a wrong encoding; None if it is right, or not to be sure.

    >>> repaired("â€™"), repaired("Ã©"), repaired("É»"), repaired("à la")
    ('’', 'é', None, None)
    """
    import ftfy

    good, plan = ftfy.fix_encoding_and_explain(text)
    if good == text or not plan or not good.isprintable() or "\ufffd" in good:
        return None
    back: str | bytes = good
    for step, how in reversed(plan):
        if step == "encode":
            back = back.decode(how) if isinstance(back, bytes) else back
        elif step == "decode":
            back = back.encode(how) if isinstance(back, str) else back
        else:  # a guess
            return None
    return good if back == text else None
