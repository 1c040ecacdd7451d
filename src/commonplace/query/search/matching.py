"""Whether a text holds a word, a phrase or an expression, and where. Strings alone: no files, no notes."""

import re
from functools import lru_cache
from unicodedata import normalize

from commonplace.query.search.question import Phrase, Text, Word
from commonplace.syntax.scripts import RANGES
from commonplace.text import plain

IN_WORD = rf"[^\W_{RANGES}]"  # scripts without spaces match by character (6.5)
Hits = list[tuple[int, int]]


class Searched:
    """A text in NFC, with what it is when case and accents do not count, made when it is first asked for."""

    __slots__ = ("_plain", "text")

    def __init__(self, text: str) -> None:
        self.text = normalize("NFC", text)
        self._plain: str | None = None

    @property
    def plain(self) -> str:
        """The plain text."""
        if self._plain is None:
            self._plain = plain(self.text)
        return self._plain


@lru_cache(maxsize=512)
def wanted(leaf: Word | Phrase) -> str:
    """Give what a word or phrase looks for: plain, or in NFC where case counts."""
    return normalize("NFC", leaf.text) if leaf.case else plain(leaf.text)


@lru_cache(maxsize=512)
def phrased(text: str) -> re.Pattern[str]:
    """Give the expression for a phrase; an edge is tested only where its own last character is one of a word (6.5).

    >>> bool(phrased("star wars").search("star warship")), bool(phrased("- [ ]").search("a- [ ]b"))
    (False, True)
    """
    before = f"(?<!{IN_WORD})" if re.match(IN_WORD, text[:1]) else ""
    after = f"(?!{IN_WORD})" if re.match(IN_WORD, text[-1:]) else ""
    return re.compile(before + re.escape(text) + after)


def holds(text: Searched, leaf: Text) -> bool:
    """Say whether a text fits a leaf."""
    if not isinstance(leaf, Word | Phrase):
        return leaf.expression.search(text.text)
    where = text.text if leaf.case else text.plain
    looked = wanted(leaf)
    if looked not in where:
        return False
    return isinstance(leaf, Word) or phrased(looked).search(where) is not None


def hits(text: Searched, leaf: Text) -> Hits:
    """Give where in a text (in NFC) a leaf stands: start and end, in characters."""
    if not isinstance(leaf, Word | Phrase):
        return leaf.expression.spans(text.text)
    looked = wanted(leaf)
    if not looked:
        return []
    found = phrased(looked) if isinstance(leaf, Phrase) else re.compile(re.escape(looked))
    spans = [one.span() for one in found.finditer(text.text if leaf.case else text.plain)]
    return spans if leaf.case or not spans else _back(text, spans)


def _back(text: Searched, spans: Hits) -> Hits:
    """Turn places in the plain text into places in the text: a few characters have no plain form, or a longer one."""
    if len(text.text) == len(text.plain):
        return spans
    origins = [at for at, sign in enumerate(text.text) for _ in plain(sign)] + [len(text.text)]
    return [(origins[start], origins[end - 1] + 1) for start, end in spans]
