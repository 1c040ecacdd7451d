"""Strings with no meaning yet: where something stands, when two names are the same, what is wrong at a place.

Knows nothing of Markdown, files or vaults. Every position in commonplace is a UTF-8 byte offset into `Note.source`,
half-open; every line is counted from 1.
"""

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate
from typing import NamedTuple
from unicodedata import normalize

NBSP = str.maketrans({"\u00a0": " ", "\u202f": " "})


class Span(NamedTuple):
    """Where something stands in one note: UTF-8 byte offsets, half-open, and the line of its start (from 1)."""

    start: int
    end: int
    line: int


class Finding(NamedTuple):
    """What is wrong at a place in one file; `check` is the name of what noticed it."""

    check: str
    message: str
    start: int
    end: int
    line: int


def fold(name: str) -> str:
    """Give the form in which names are compared: NFC, lower case, one sigma, plain spaces (spec 1.8, 4.4, 4.5).

    Lower-casing, not case-folding: `Straße` and `STRASSE` stay two names, as in Obsidian.

    >>> fold("Cafe\u0301 ΛΌΓΟΣ") == fold("café λόγος")
    True
    """
    if name.isascii():
        return name.lower()
    return normalize("NFC", normalize("NFC", name).translate(NBSP).lower().replace("ς", "σ"))


def squeeze(text: str) -> str:
    r"""Fold case and runs of white space: the form in which property values are compared.

    >>> squeeze("  Edmund\n BURKE ")
    'edmund burke'
    """
    return " ".join(fold(text).split())


def encodable(text: str) -> str:
    r"""Give a text without halves of characters (lone surrogates): neither UTF-8 nor SQLite can hold them.

    >>> encodable("a\ud800b")
    'a?b'
    """
    return text.encode("utf-8", "replace").decode()


def as_utf8(data: bytes) -> bytes:
    """Give bytes that are UTF-8: the very same object if they are, else their text with U+FFFD for what is damaged."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace").encode()
    return data


def searcher(expression: str, seconds: float = 0.2) -> Callable[[str], bool] | None:
    """Make a test from a regular expression that nobody vouches for; None if it is none. The only door to regex.

    Expressions of a vault are untrusted: once its searches have run out of time for `seconds`, it finds nothing more.
    """
    import regex  # type: ignore[import-untyped]  # it has no stubs of its own

    try:
        compiled = regex.compile(expression)
    except regex.error:
        return None

    left = seconds

    def test(text: str) -> bool:
        nonlocal left
        try:
            return left > 0 and compiled.search(text, timeout=seconds / 4) is not None
        except TimeoutError:
            left -= seconds / 4
            return False

    return test


class Lines:
    """The line starts of a source, for turning offsets into line numbers. Linear to build, logarithmic to ask."""

    __slots__ = ("starts",)

    def __init__(self, source: bytes) -> None:
        if b"\r" in source:  # a return alone ends a line as well, and before a line feed it ends none
            source = source.replace(b"\r\n", b" \n").replace(b"\r", b"\n")
        self.starts = [0, *accumulate(len(line) + 1 for line in source.split(b"\n"))]
        self.starts.pop()

    def at(self, offset: int) -> int:
        """Give the line, from 1, that holds a byte offset."""
        return bisect_right(self.starts, offset)

    def span(self, start: int, end: int) -> Span:
        """Give the Span of two offsets."""
        return tuple.__new__(Span, (start, end, bisect_right(self.starts, start)))
