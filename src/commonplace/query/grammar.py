"""The grammars of the query languages, read from their files beside them. The only door to lark.

A grammar is a text that a person reads: `dql.lark`, `bases.lark`. What cannot be parsed is told with line, column, what
was expected there, and the known word nearest to what stands there.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from commonplace.errors import BadQuery

Slips = tuple[tuple[re.Pattern[str], str], ...]
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lark import Token, Tree

LONGEST = 100_000  # characters of a query
DEEPEST = 100  # brackets inside brackets
LAST = re.compile(r"(?<![\w-])[^\W\d_]{3,20}\s*\Z")
SLIP = 12  # characters around a place in which a slip of the pen is looked for
CLOSERS = ("“)”", "“]”", "“}”")
WORD = re.compile(r"\w[\w.-]*")
STRINGS = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'', re.S)


class Parser:
    """A grammar, ready to parse. `words` are the words that a slip of the pen may have meant."""

    def __init__(
        self, file: str, start: str, words: tuple[str, ...], names: "Callable[[str], str]", slips: "Slips" = ()
    ) -> None:
        from lark import Lark

        options = {"start": start, "parser": "lalr", "propagate_positions": True, "maybe_placeholders": True}
        self.lark: Lark = Lark.open(file, rel_to=__file__, **options)
        self.words = words
        self.names = names
        self.slips = slips

    def parse(self, text: str) -> "Tree[Token]":
        """Parse a text to a tree. Raises BadQuery."""
        from lark.exceptions import UnexpectedInput

        _refuse_monsters(text)
        try:
            return self.lark.parse(text)
        except UnexpectedInput as error:
            raise self._told(error, text) from None

    def _told(self, error: "Exception", text: str) -> BadQuery:
        """Say where a text stops making sense, what was expected there and what may have been meant."""
        at = getattr(error, "pos_in_stream", None)
        ended = getattr(getattr(error, "token", None), "type", "") == "$END"
        at = len(text.rstrip()) if ended or at is None or at < 0 else min(at, len(text))
        expected = getattr(error, "expected", None) or getattr(error, "allowed", None) or ()
        closers = set(CLOSERS) - set(_open(text[:at]))
        names = sorted({name for name in map(self.names, expected) if name and name not in closers})
        found = WORD.match(text, at)
        if at < len(text.rstrip()):
            reason = f"“{found[0] if found else text[at]}” is not understood here"
        else:
            reason = "it ends too early"
        if names:
            reason += f"; expected {_or(names)}"
        advice = next((advice for slip, advice in self.slips if slip.search(text, max(at - SLIP, 0), at + SLIP)), None)
        near = nearest_word(found[0], self.words) if found else None
        before = LAST.search(text, 0, at)  # `WHER a`: the first word was taken for a name
        near = near or (nearest_word(before[0].strip(), self.words) if before else None)
        if advice or near:
            reason += f". {advice}" if advice else f". Did you mean “{near}”?"
        return bad_query(text, at, reason)


def _open(text: str) -> list[str]:
    """Give the closing brackets that a text still wants, as they are named."""
    wanted: list[str] = []
    for mark in re.findall(r"[(\[{)\]}]", STRINGS.sub("", text)):
        if mark in "([{":
            wanted.append(CLOSERS["([{".index(mark)])
        elif wanted:
            wanted.pop()
    return wanted


def bad_query(text: str, at: int, reason: str) -> BadQuery:
    """Make the error that tells of a place in a query, by its offset."""
    line = text.count("\n", 0, at) + 1
    column = at - (text.rfind("\n", 0, at) + 1) + 1
    return BadQuery(line=line, column=column, reason=reason)


def nearest_word(word: str, words: "Iterable[str]") -> str | None:
    """Give the known word that a word is most like, unless it is one or none is near."""
    from commonplace.query.names import nearest_of

    known = {one.lower(): one for one in words}
    return None if word.lower() in known else next((known[one] for one in nearest_of(word.lower(), list(known))), None)


def _refuse_monsters(text: str) -> None:
    """Refuse a text so long or so deeply nested that nobody wrote it. Raises BadQuery."""
    if len(text) > LONGEST:
        raise bad_query(text, 0, f"it is longer than {LONGEST:,} characters")
    depth = 0
    for match in re.finditer(r"[(\[{]|[)\]}]", STRINGS.sub(lambda one: "_" * len(one[0]), text)):
        depth = max(depth + (1 if match[0] in "([{" else -1), 0)
        if depth > DEEPEST:
            raise bad_query(text, match.start(), f"there are more than {DEEPEST} brackets inside each other")


def _or(words: list[str]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]


def unnamed(_terminal: str) -> str:
    """Give no name to any terminal."""
    return ""


@lru_cache(maxsize=8)
def parser(
    file: str,
    start: str,
    words: tuple[str, ...] = (),
    names: "Callable[[str], str]" = unnamed,
    slips: "Slips" = (),
) -> Parser:
    """Give the parser of a grammar file, named from this folder.

    `names` tells people what a terminal is; `slips` are what people write who know another language, and what to say.
    """
    return Parser(file, start, words, names, slips)
