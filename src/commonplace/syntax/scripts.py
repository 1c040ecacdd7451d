"""Scripts that are written without spaces: each of their characters is a word to those who search."""

import re
from functools import cache

RANGES = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
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
