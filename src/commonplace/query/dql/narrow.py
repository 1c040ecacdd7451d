"""The conditions of a query that the index can answer: they only ever narrow the notes that are then looked at.

A condition `field = "text"` holds only for notes in which a field of that name has that value, `field > 3` only for
those that have the field at all: null is less than everything (spec 8.14), so `field < 3` narrows nothing.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from commonplace.query.dql.pages import Pages
from commonplace.query.dql.question import Step, Where
from commonplace.query.expression import Binary, Expression, Literal, Name, conjuncts
from commonplace.text import encodable

WITH_KEY = "SELECT DISTINCT note FROM property WHERE key = ?"
WITH_VALUE = "SELECT DISTINCT note FROM property WHERE key = ? AND value = ?"
MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
NEVER_OWN = {"file", "this", "row", "rows", "key"}  # names that are no fields of a note, or may be something else


def narrowed(pages: Pages, steps: Iterable[Step]) -> frozenset[int] | None:
    """Give the notes outside which the first steps of a query find nothing; None where all must be looked at."""
    found: frozenset[int] | None = None
    for step in steps:
        if not isinstance(step, Where):
            break
        for one in conjuncts(step.expression, "&"):
            few = _notes(pages, one)
            if few is not None:
                found = few if found is None else found & few
    return found


def _notes(pages: Pages, one: Expression) -> frozenset[int] | None:
    """Give the notes for which one condition may be true; None where that cannot be told from the index."""
    if isinstance(one, Name) and one.name not in NEVER_OWN:
        return _having(pages, one.name)
    for name, sign, value in _comparison(one):
        if name in NEVER_OWN:
            return None
        if sign == "=" and isinstance(value, str) and value and value.isascii():  # others may be equal in another form
            return _having(pages, name, encodable(value))
        if sign == "=" and isinstance(value, int | float) and not isinstance(value, bool):
            return _having(pages, name, value) if abs(value) < 1 << 53 else _having(pages, name)
        if value is None and sign in {"!=", ">"}:
            return _having(pages, name)
        if value is not None and sign in {"=", ">", ">="}:
            return _having(pages, name)
    return None


def _comparison(one: Expression) -> Iterator[tuple[str, str, Any]]:
    """Yield a comparison of a name with a value, whichever way round it is written: name, sign, value."""
    if isinstance(one, Binary) and one.sign in MIRRORED:
        if isinstance(one.left, Name) and isinstance(one.right, Literal):
            yield one.left.name, one.sign, one.right.value
        elif isinstance(one.right, Name) and isinstance(one.left, Literal):
            yield one.right.name, MIRRORED[one.sign], one.left.value


def _having(pages: Pages, name: str, *value: Any) -> frozenset[int]:  # noqa: ANN401  # a text or a number
    """Give the notes that have a field, or a field with a value among its own."""
    sql, statement = pages.columns.sql, WITH_VALUE if value else WITH_KEY
    return frozenset(note for key in pages.keys_of(name) for (note,) in sql.execute(statement, (key, *value)))
