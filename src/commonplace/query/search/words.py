"""Which notes hold a word, from the words that the index knows: exactly where that can be shown, else too many.

What FTS5 takes for a word is a run of letters and digits of the plain text (`syntax.scripts.indexed`), and characters
that SQLite's older Unicode does not know may be glued to it. So a part of a text made of `SAFE` characters stands in it
exactly if it is part of one of its words; `tests/query/test_search_words.py` tries every character.
"""

import re
from collections.abc import Iterable
from functools import reduce
from itertools import chain
from typing import NamedTuple

from commonplace.query.search.catalogue import Catalogue
from commonplace.query.search.document import NOTE
from commonplace.query.search.interval import Ids, Interval
from commonplace.query.search.matching import phrased
from commonplace.syntax.scripts import RANGES, spaced, unspaced

HAS_WORDS = "SELECT rowid FROM words WHERE words MATCH ?"
SAFE = "0-9a-z\u00df-\u00f6\u00f8-\u017f\u03b1-\u03c9\u0430-\u045f"  # letters that SQLite and `plain` read alike
ALONE = "\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fcc\uac00-\ud7a3"  # characters that are words by themselves, for both
PIECE = f"[{SAFE}]+|[{RANGES}]+"
EXACT = f"[{SAFE}]+|[{ALONE}]"
ORDINARY = f"(?:[{SAFE}{ALONE}]|[\0-\x7f])+"
READING, FETCHING, ASKING = 60.0, 0.2, 60.0  # microseconds: to read a note, to fetch a row, to ask for some words
MANY = 64  # words that are asked for at once
KEPT = 24  # answers that are remembered


class Piece(NamedTuple):
    """A part of a word or phrase that the index can be asked for; `opens` and `closes`: a word ends there."""

    text: str
    opens: bool
    closes: bool

    @property
    def edged(self) -> str:
        """The piece as it is looked for among the words of the vault."""
        return "\n" * self.opens + self.text + "\n" * self.closes


def pieces(text: str) -> list[Piece]:
    """Cut a plain text into what the index can be asked for.

    >>> pieces("to-do")
    [Piece(text='to', opens=False, closes=True), Piece(text='do', opens=True, closes=False)]
    """
    found = (one for one in re.finditer(PIECE, text) if any(map(str.isalnum, one[0])))
    return [Piece(one[0], _parts(text[: one.start()][-1:]), _parts(text[one.end() :][:1])) for one in found]


def _parts(sign: str) -> bool:
    """Say whether a character parts words for SQLite whatever its version."""
    return sign.isascii() and bool(sign) and not sign.isalnum()


class Words:
    """Asks the index for notes by what stands in them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.notes = catalogue.of_kind[NOTE]

    def holding(self, text: str) -> Interval:
        """Give the notes whose plain text holds another, anywhere (6.2)."""
        if re.fullmatch(EXACT, text):
            return self._remembered(text, self.terms(text))
        parts = pieces(text)
        if len(parts) > 1 and re.fullmatch(ORDINARY, text) and (firsts := self._ending(parts[0])):
            return Interval.among(self._following(firsts, [piece.text for piece in parts[1:]]))
        return Interval.among(reduce(frozenset.intersection, map(self._piece, parts), self.notes))

    def phrase(self, text: str) -> Interval:
        """Give the notes whose plain text holds a phrase between the edges of words (6.5)."""
        if re.fullmatch(EXACT, text):
            known = self.catalogue.words[0].texts
            return self._remembered(f'"{text}"', [one for one in self.terms(text) if phrased(text).search(known[one])])
        parts = pieces(text)
        if not parts or not re.fullmatch(ORDINARY, text):
            return self.holding(text)
        return Interval.among(self.ask([spaced(text), *self._glued(parts[0]), *self._glued(parts[-1])]))

    def cost(self, text: str) -> float:
        """Guess what it costs to find the notes that hold a text, in microseconds."""
        weights = (self._weight(self.terms(piece.edged)) for piece in pieces(text))
        return min(weights, default=len(self.notes) * READING)

    def terms(self, edged: str) -> list[int]:
        """Give the numbers of the words of the vault that hold a piece."""
        return self.catalogue.words[0].find(edged)

    def ask(self, words: Iterable[str]) -> Ids:
        """Give the notes that have one of some words, or phrases, in their text."""
        quoted = " OR ".join(quote(word) for word in words)
        rows = self.catalogue.sql.execute(HAS_WORDS, (f"body : ({quoted})",)) if quoted else ()
        return self.notes.intersection(chain.from_iterable(rows))

    def _ending(self, piece: Piece) -> list[str]:
        """Give the words with which what begins with a piece may begin; none if they are too many."""
        if unspaced().match(piece.text):
            return [spaced(piece.text)]
        found = self.terms(piece.edged)
        return [self.catalogue.words[0].texts[one] for one in found] if len(found) <= MANY else []

    def _following(self, firsts: list[str], rest: list[str]) -> Ids:
        """Give the notes in which some words follow each other, the first one of several, the last begun at least."""
        phrases = " OR ".join(quote(" ".join([first, *map(spaced, rest)])) + " *" for first in firsts)
        rows = self.catalogue.sql.execute(HAS_WORDS, (f"body : ({phrases})",))
        return self.notes.intersection(chain.from_iterable(rows))

    def _piece(self, piece: Piece) -> Ids:
        if unspaced().match(piece.text):
            return self.ask([spaced(piece.text)])
        return self._union(self.terms(piece.edged)).maybe

    def _glued(self, piece: Piece) -> list[str]:
        """Give the words that are a piece with something at its open edge that SQLite takes for a letter."""
        if (piece.opens and piece.closes) or unspaced().match(piece.text):
            return []
        found, edges = (self.catalogue.words[0].texts[one] for one in self.terms(piece.edged)), phrased(piece.text)
        return [word for word in found if word != piece.text and edges.search(word)]

    def _weight(self, terms: list[int]) -> float:
        counts = self.catalogue.words[1]
        return FETCHING * sum(counts[one] for one in terms) + ASKING * (len(terms) // MANY + 1)

    def _remembered(self, key: str, terms: list[int]) -> Interval:
        known = self.catalogue.answers
        if key not in known:
            known[key] = self._union(terms)
            while len(known) > KEPT:
                known.popitem(last=False)
        return known[key]

    def _union(self, terms: list[int]) -> Interval:
        """Join the notes of many words, the commonest first; leave the last few notes open where reading is cheaper."""
        texts, counts = self.catalogue.words[0].texts, self.catalogue.words[1]
        todo = sorted(terms, key=lambda one: (-counts[one], one))
        found: set[int] = set()
        at = 0
        while at < len(todo):
            missing = len(self.notes) - len(found)
            if missing * READING < self._weight(todo[at:]):
                sure = frozenset(found)
                return Interval(sure, self.notes) if missing else Interval.exactly(sure)
            size = 1 if counts[todo[at]] * 2 > len(self.notes) else MANY
            found |= self.ask(texts[one] for one in todo[at : at + size])
            at += size
        return Interval.exactly(frozenset(found))


def quote(word: str) -> str:
    """Write a word or phrase as FTS5 wants it."""
    return '"' + word.replace('"', '""').replace("\0", " ") + '"'
