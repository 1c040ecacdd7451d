"""Scripts that are written without spaces: each of their characters is a word to those who search."""

import re
from functools import cache

from commonplace.text import plain

RANGES = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1980-\u19df\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)


@cache
def unspaced() -> re.Pattern[str]:
    """Give the expression for one such character; it takes long to compile, and few vaults need it."""
    return re.compile(f"[{RANGES}]")


def spaced(text: str) -> str:
    """Put a space around each character of these scripts, so that each is a word of the index.

    >>> spaced("本 x")
    ' 本  x'
    """
    return text if text.isascii() else unspaced().sub(r" \g<0> ", text)


BEYOND = re.compile("[\u0180-\u1fff\u3000-\U0010ffff]")  # SQLite folds all other letters as `plain` does
# The bytes that begin none of these in UTF-8. To delete them is ten times as quick as to look for the others.
WITHIN = bytes({*range(0xC6), 0xE2})


def indexed(text: str) -> str:
    """Give a text for the index of words, so that its words there are the runs of letters and digits of `plain`.

    >>> indexed("Misère"), indexed("Ёлка 本")
    ('Misère', 'елка  本 ')
    """
    return text if text.isascii() or not BEYOND.search(text) else spaced(plain(text))


def as_they_are(text: bytes) -> bool:
    """Say, of a text in UTF-8, whether `indexed` would leave it as it is; in doubt it says no."""
    return text.isascii() or not text.translate(None, delete=WITHIN)
