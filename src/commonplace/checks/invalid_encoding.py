r"""A file that is not UTF-8.

The app shows such letters as `�`, and a program that saves the note loses them for good. Which encoding the file has,
its bytes do not say; the one that is named is a guess. Nothing is changed in such a file.

```raw Bastiat.md
Ce qu'on voit et ce qu'on ne voit pas: la pens\xe9e\n
```

```findings
Bastiat.md:1:47: the file is not UTF-8 from here on; read as Windows-1252 it is “pensée”
```
"""

import re
from collections.abc import Iterator

from commonplace.checks import Seen
from commonplace.query.checking import Answers

LEVEL = "error"
WORD = re.compile(rb"[^\s\x00-\x20]*[\x80-\xff][^\s\x00-\x20]*")


def find(ask: Answers) -> Iterator[Seen]:
    """Tell of the files that could not be read as they are, with the first word that shows it."""
    for one in ask.seen("invalid-encoding"):
        raw = ask.sheet(one.path).raw
        words = (word[0] for word in WORD.finditer(raw) if not _is_utf8(word[0]))
        guess = next(words, b"").decode("cp1252", "replace")
        message = f"the file is not UTF-8 from here on; read as Windows-1252 it is “{guess[:40]}”"
        yield Seen(one.path, one.start, one.end, message)


def _is_utf8(word: bytes) -> bool:
    try:
        word.decode()
    except UnicodeDecodeError:
        return False
    return True
