"""The text of a search -> its question. Total: every text is a search (6.19)."""

import re
from typing import Any, NamedTuple

from commonplace.criticism.conventions import property_key
from commonplace.errors import BadQuery
from commonplace.query.grammar import parser
from commonplace.query.search.expression import Expression
from commonplace.query.search.question import (
    All,
    Compare,
    Either,
    Everything,
    Named,
    Not,
    Null,
    Phrase,
    Place,
    Property,
    Question,
    Regex,
    Tag,
    Unit,
    Within,
    Word,
)
from commonplace.text import plain

Node = Any  # a tree of lark or a token
DEEPEST = 30  # brackets inside brackets
LONGEST = 10_000  # characters
QUOTED = re.compile(r'"(?:\\.|[^"\\])*"', re.S)
PLAIN = re.compile(r'[^-()"/:\[\]]*')  # nothing but words: no grammar is loaded for them
ESCAPED = re.compile(r'\\(["\\])')
PLACES: dict[str, Place] = {"file": "name", "path": "path", "content": "content"}
UNITS: dict[str, Unit] = {
    "line": "line",
    "block": "block",
    "section": "section",
    "task": "task",
    "task-todo": "task-todo",
    "task-done": "task-done",
}


class Scope(NamedTuple):
    """Where the words of a part of a search are looked for, and whether their case counts."""

    place: Place = "file"
    case: bool = False
    tag: bool = False


def parse(text: str) -> Question | None:
    """Read a search; None for one that asks nothing.

    What is nested deeper or is longer than anybody writes is read as plain words, and cut.

    >>> parse("to-do -tag:#Work")
    All(parts=(Word(text='to-do', place='file', case=False), Not(inner=Tag(name='work', regex=None))))
    """
    text = text[:LONGEST]
    words = text.split()
    if PLAIN.fullmatch(text) and "OR" not in words:
        return _all([Word(word) for word in words])
    if _depth(text) > DEEPEST:
        return _all([Word(word) for word in words])
    try:
        tree = parser("search/search.lark", "query").parse(text)
    except BadQuery:  # more brackets than the door lets through
        return _all([Word(word) for word in words])
    found = _all([_either(part, Scope()) for part in tree.children])
    return None if found == Phrase("") else found


def _depth(text: str) -> int:
    depth = deepest = 0
    for sign in re.findall(r"[()]", QUOTED.sub("", text)):
        depth = depth + 1 if sign == "(" else max(depth - 1, 0)
        deepest = max(depth, deepest)
    return deepest


def _all(parts: list[Question | None]) -> Question | None:
    known = tuple(part for part in parts if part is not None)
    return All(known) if len(known) > 1 else known[0] if known else None


def _either(node: Node, scope: Scope) -> Question | None:
    """Read alternatives, of a search or of a value; those that say nothing are none."""
    parts = [_all([_term(term, scope) for term in group.children]) for group in node.children]
    known = tuple(part for part in parts if part is not None)
    return Either(known) if len(known) > 1 else known[0] if known else None


def _term(node: Node, scope: Scope) -> Question | None:
    """Read a term with the hyphens before it (6.4)."""
    *signs, inner = node.children
    found = _inner(inner, scope)
    return Not(found) if found is not None and len(signs) % 2 else found


def _inner(node: Node, scope: Scope) -> Question | None:
    kind = getattr(node, "data", None)
    if kind is None:
        return _leaf(node.type.removeprefix("VALUE_"), str(node), scope)
    if kind in ("group", "value_group"):
        return _either(node.children[0], scope)
    return _property(node, scope) if kind == "property" else _operator(node, scope)


def _leaf(kind: str, text: str, scope: Scope) -> Question:
    if kind == "COMPARE":
        sign = text[: 2 if text[1:2] == "=" else 1]
        return Compare(sign, text[len(sign) :].strip())
    if kind == "REGEX":
        case = scope.case and not scope.tag
        regex = Regex(Expression(text[1:-1], case=case), scope.place)
        return Tag("", regex) if scope.tag else regex
    words = unquoted(text) if kind == "PHRASE" else text
    if scope.tag:
        return Tag(plain(words.strip().removeprefix("#").rstrip("/")))
    if kind == "PHRASE":
        return Phrase(words, scope.place, scope.case)
    if scope.place == "value" and (text.lower() == "null" or text == "EMPTY"):
        return Null()
    return Word(words, scope.place, scope.case)


def unquoted(text: str) -> str:
    r"""Give what a phrase says, also one that is not closed.

    >>> unquoted(r'"a \"b\""'), unquoted('"a')
    ('a "b"', 'a')
    """
    closed = len(text) > 1 and QUOTED.fullmatch(text)
    return ESCAPED.sub(r"\1", text[1:-1] if closed else text[1:])


def _property(node: Node, scope: Scope) -> Question:
    key, value = [*node.children, None][:2]
    written = str(key).strip()
    name = property_key(unquoted(written) if written.startswith('"') else written)
    scope = Scope("value", scope.case)
    return Property(name, _all([_either(part, scope) for part in value.children]) if value is not None else None)


def _operator(node: Node, scope: Scope) -> Question:
    """Read an operator with its argument (6.9); a hyphen before the argument is one before the operator (6.13)."""
    name = str(node.children[0]).rstrip(":").lower()
    if name in UNITS:
        inner, negated = _argument(node, Scope("content", scope.case))
        found: Question = Within(UNITS[name], inner or Everything())
    else:
        scope = _scope(name, scope)
        inner, negated = _argument(node, scope)
        found = inner or _any(name, scope)
        found = Named(found) if name in ("file", "path") and isinstance(found, All | Either | Not) else found
    return Not(found) if negated else found


def _scope(name: str, scope: Scope) -> Scope:
    if name == "tag":
        return scope._replace(tag=True)
    if name in PLACES:
        return scope._replace(place=PLACES[name], tag=False)
    return scope._replace(case=name == "match-case")


def _any(name: str, scope: Scope) -> Question:
    """Give the question of an operator without argument: anything there."""
    return Tag("") if name == "tag" else Word("", scope.place) if name in PLACES else Everything()


def _argument(node: Node, scope: Scope) -> tuple[Question | None, bool]:
    if len(node.children) < 2:
        return None, False
    *signs, inner = node.children[1].children
    return _inner(inner, scope), len(signs) % 2 == 1
