"""A text -> an expression of Bases. What the app refuses is refused (spec 7.15): `+x`, `1.isEmpty()`, `{"a": 1}`."""

import re

from commonplace.errors import BadQuery
from commonplace.query.expression import (
    Call,
    Expression,
    Literal,
    Method,
    Name,
)
from commonplace.query.grammar import Parser, parser
from commonplace.query.reading import Kept, Reader
from commonplace.query.values import Pattern

TERMINALS = {
    "NAME": "a name",
    "NUMBER": "a number",
    "STRING": "a text in quotes",
    "COMMA": "a comma",
    "RPAR": "“)”",
    "RSQB": "“]”",
    "EQUAL": "an operator",
    "$END": "the end",
}
ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|(.))", re.S)
CONTROLS = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}
QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'", re.S)
HINTS = (  # what the app once took, or the help shows, and the parser of the app refuses
    (re.compile(r"`"), "names between back-ticks are an older syntax, gone since Obsidian 1.9.2"),
    (re.compile(r"(?<![\w$.)\]])\d+\.[A-Za-z]"), "write (5).isEmpty(), not 5.isEmpty()"),
    (re.compile(r"\{"), "objects cannot be written out"),
    (re.compile(r"\?"), "write if(condition, yes, no)"),
    (re.compile(r"=>"), "write the expression alone: list.map(value + 1)"),
    (re.compile(r"(?<![=!<>])=(?![=>])"), "write == to compare"),
)


def parse_expression(text: str) -> Expression:
    """Parse an expression. Raises BadQuery.

    >>> parse_expression('price * 2 > 5 && !done').sign
    '&&'
    """
    try:
        tree = _parser().parse(text)
    except BadQuery as error:
        plain = QUOTED.sub(lambda one: "_" * len(one[0]), text)
        hint = next((words for sign, words in HINTS if sign.search(plain)), None)
        if hint is None:
            raise
        raise BadQuery(**error.facts | {"reason": f"{error.facts['reason']}; {hint}"}) from None
    return _Reader(text).expression(tree)


def _parser() -> Parser:
    return parser("bases/bases.lark", "start", ("true", "false", "null"), _named)


def _named(terminal: str) -> str:
    return TERMINALS.get(terminal, "")


class _Reader(Reader):
    """Makes an expression of the tree that the grammar gives for one text."""

    def _method(self, kept: Kept) -> Expression:
        return Method(self.expression(kept[0]), str(kept[1]), self._all(kept[2]))

    def _call(self, kept: Kept) -> Expression:
        return Call(Name(str(kept[0])), self._all(kept[1]))

    def _number(self, kept: Kept) -> Expression:
        text = str(kept[0])
        return Literal(int(text) if text.isdigit() and len(text) < 16 else float(text))

    def _string(self, kept: Kept) -> Expression:
        return Literal(unquoted(kept[0]))

    def _regexp(self, kept: Kept) -> Expression:
        source, _, flags = kept[0][1:].rpartition("/")
        return Literal(Pattern(source, flags))


def unquoted(token: str) -> str:
    r"""Give what stands in quotes, with the escapes of JavaScript.

    >>> unquoted(r'"a\"b\n\u00e9"'), unquoted("'it\\'s'")
    ('a"b\né', "it's")
    """
    return ESCAPE.sub(_unescaped, token[1:-1])


def _unescaped(match: re.Match[str]) -> str:
    four, two, other = match.groups()
    if four or two:
        char = chr(int(four or two, 16))
        return "\ufffd" if "\ud800" <= char <= "\udfff" else char
    return CONTROLS.get(other, other)
