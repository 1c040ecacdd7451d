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


def indexed(text: str) -> str:
    """Give a text for the index of words, so that its words there are the runs of letters and digits of `plain`.

    >>> indexed("Misère"), indexed("Ёлка 本")
    ('Misère', 'елка  本 ')
    """
    return text if text.isascii() or not BEYOND.search(text) else spaced(plain(text))
