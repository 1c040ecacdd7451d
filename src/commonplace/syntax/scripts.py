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


# What SQLite does not fold as `plain` does.
BEYOND = "[\u0180-\u1fff\u20d0-\u20ff\u2c2f\u3000-\U0010ffff]"
# The bytes that begin none of these in UTF-8. To delete them is ten times as quick as to look for the others.
WITHIN = bytes({*range(0xC6), 0xE2})


@cache
def beyond() -> re.Pattern[str]:
    """Give the expression for a piece of text that has to be made plain, with what stands a few letters on.

    Most texts hold one such word or none, and to make all of a text plain takes five times as long as to look for it.
    """
    return re.compile(f"{BEYOND}+(?:.{{1,3}}{BEYOND}+)*", re.S)


def indexed(text: str) -> str:
    """Give a text for the index of words, so that its words there are the runs of letters and digits of `plain`.

    >>> indexed("Misère"), indexed("Ёлка 本")
    ('Misère', 'елка  本 ')
    """
    return text if text.isascii() else beyond().sub(_made_plain, text)


def _made_plain(piece: re.Match[str]) -> str:
    return spaced(plain(piece[0]))


def as_they_are(text: bytes) -> bool:
    """Say, of a text in UTF-8, whether `indexed` would leave it as it is; in doubt it says no."""
    return text.isascii() or not text.translate(None, delete=WITHIN)
