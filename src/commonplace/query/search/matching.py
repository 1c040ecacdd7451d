"""Whether a text holds a word, a phrase or an expression, and where. Strings alone: no files, no notes."""

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import normalize

from commonplace.query.search.question import Phrase, Text, Word
from commonplace.syntax.scripts import unspaced
from commonplace.text import plain

Hits = list[tuple[int, int]]


class Searched:
    """A text in NFC, with what it is when case and accents do not count, made when it is first asked for."""

    __slots__ = ("_low", "_plain", "text")

    def __init__(self, text: str) -> None:
        self.text = normalize("NFC", text)
        self._low: str | None = None
        self._plain: str | None = None

    @property
    def low(self) -> str:
        """The text in lower case: what is plain and stands in it stands in the plain text too, which takes longer."""
        if self._low is None:
            self._low = self.text.lower()
        return self._low

    @property
    def plain(self) -> str:
        """The plain text."""
        if self._plain is None:
            self._plain = self.low if self.text.isascii() else plain(self.text)
        return self._plain


@lru_cache(maxsize=512)
def wanted(leaf: Word | Phrase) -> str:
    """Give what a word or phrase looks for: plain, or in NFC where case counts."""
    return normalize("NFC", leaf.text) if leaf.case else plain(leaf.text)


@lru_cache(maxsize=512)
def phrased(text: str) -> "Edges":
    """Give the test for where a phrase begins and ends with whole words."""
    return Edges(text)


class Edges:
    """A phrase; an edge is tested only where its own last character is one of a word (6.5)."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.first, self.last = in_word(text[:1]), in_word(text[-1:])

    def spans(self, where: str) -> Iterator[tuple[int, int]]:
        """Give where it stands in a text, one place after another.

        >>> [list(Edges(one).spans(two)) for one, two in (("star", "star, starship"), ("- [ ]", "a- [ ]b"))]
        [[(0, 4)], [(1, 6)]]
        """
        at, size = where.find(self.text), len(self.text)
        while at >= 0 and size:
            end = at + size
            if not (self.first and at and in_word(where[at - 1])) and not (self.last and in_word(where[end : end + 1])):
                yield at, end
                at = where.find(self.text, end)
            else:
                at = where.find(self.text, at + 1)

    def search(self, where: str) -> bool:
        """Say whether it stands in a text."""
        return not self.text or next(self.spans(where), None) is not None


def in_word(sign: str) -> bool:
    """Say whether a character is a letter or digit of a script in which words are parted."""
    return sign.isalnum() and (sign.isascii() or not unspaced().match(sign))


def holds(text: Searched, leaf: Text) -> bool:
    """Say whether a text fits a leaf."""
    if not isinstance(leaf, Word | Phrase):
        return leaf.expression.search(text.text)
    looked = wanted(leaf)
    if leaf.case:
        return _stands(text.text, looked, leaf)
    if looked.isascii() and looked in text.low and (isinstance(leaf, Word) or _among_ascii(text.low, looked)):
        return True
    return _stands(text.plain, looked, leaf)


def _among_ascii(low: str, looked: str) -> bool:
    """Say whether a phrase stands in a text between characters that are plain as they are."""
    spans = phrased(looked).spans(low)
    return any(low[max(start - 1, 0) : start].isascii() and low[end : end + 1].isascii() for start, end in spans)


def _stands(where: str, looked: str, leaf: Word | Phrase) -> bool:
    return looked in where and (isinstance(leaf, Word) or phrased(looked).search(where))


def hits(text: Searched, leaf: Text) -> Hits:
    """Give where in a text (in NFC) a leaf stands: start and end, in characters."""
    if not isinstance(leaf, Word | Phrase):
        return leaf.expression.spans(text.text)
    looked = wanted(leaf)
    if not looked:
        return []
    where = text.text if leaf.case else text.plain
    if isinstance(leaf, Phrase):
        spans = list(phrased(looked).spans(where))
    else:
        spans = [one.span() for one in re.finditer(re.escape(looked), where)]
    return spans if leaf.case or not spans else _back(text, spans)


def _back(text: Searched, spans: Hits) -> Hits:
    """Turn places in the plain text into places in the text: a few characters have no plain form, or a longer one."""
    if len(text.text) == len(text.plain):
        return spans
    origins = [at for at, sign in enumerate(text.text) for _ in plain(sign)] + [len(text.text)]
    return [(origins[start], origins[end - 1] + 1) for start, end in spans]
