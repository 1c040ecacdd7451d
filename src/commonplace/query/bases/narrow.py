"""Which files a filter can be true for at all, as far as the index tells: never too few, so that the rest is filtered.

Looked for are `file.hasTag("...")`, `file.tags.contains("...")`, `file.inFolder("...")`, `file.ext == "..."`,
`file.hasLink(this)`, `note.x == "..."` and `x == 3`, where all of several must be true. All else is left to the filter.
"""

from collections.abc import Iterator
from typing import Any

from commonplace.criticism.conventions import property_key as index_key
from commonplace.query.bases.files import Files
from commonplace.query.bases.order import path_of, read_date
from commonplace.query.bases.read import Filter, Joined, Statement
from commonplace.query.dates import BASES, parse_duration
from commonplace.query.evaluate import Asking
from commonplace.query.expression import Binary, Expression, Field, Item, Literal, Method, Name, conjuncts
from commonplace.query.values import is_number
from commonplace.text import fold

TAGGED = """
SELECT note FROM tag WHERE folded = ?1 UNION SELECT note FROM tag WHERE folded >= ?1 || '/' AND folded < ?1 || '0'"""
WITH_VALUE = "SELECT DISTINCT note FROM property WHERE key = ?1 AND value = ?2"
LINKING = "SELECT DISTINCT note FROM link WHERE file = ?1"
INSIDE = "SELECT id FROM file WHERE folded >= ?1 || '/' AND folded < ?1 || '0'"
ENDING = "SELECT id FROM file WHERE substr(segment, -length(?1)) = ?1"
Numbers = set[int]
LOCALS = {"file", "note", "formula", "this", "value", "index", "acc"}


def candidates(filters: Filter, files: Files, asking: Asking) -> Numbers | None:
    """Give the numbers of the files for which filters may be true; None where it may be any."""
    found: Numbers | None = None
    for one in _parts(filters):
        numbers = _of(one, files, asking)
        if numbers is not None:
            found = numbers if found is None else found & numbers
    return found


def _parts(filters: Filter) -> Iterator[Expression | Joined]:
    """Yield what must all be true."""
    if isinstance(filters, Statement):
        if filters.expression is not None:
            yield from conjuncts(filters.expression, "&&")
    elif filters.sign == "and":
        for each in filters.parts:
            yield from _parts(each)
    elif filters.sign == "or" and filters.parts:
        yield filters


def _of(one: "Expression | Joined", files: Files, asking: Asking) -> Numbers | None:
    if isinstance(one, Joined):
        each = [candidates(part, files, asking) for part in one.parts]
        return None if None in each else set().union(*(numbers for numbers in each if numbers is not None))
    if isinstance(one, Binary) and one.sign == "||":
        left, right = _of(one.left, files, asking), _of(one.right, files, asking)
        return None if left is None or right is None else left | right
    if isinstance(one, Binary) and one.sign == "&&":
        both = [numbers for part in conjuncts(one, "&&") if (numbers := _of(part, files, asking)) is not None]
        return set.intersection(*both) if both else None
    if isinstance(one, Method):
        return _method(one, files, asking)
    if isinstance(one, Binary) and one.sign == "==":
        found = _equals(one.left, one.right, files, asking)
        return _equals(one.right, one.left, files, asking) if found is None else found
    return None


def _method(one: Method, files: Files, asking: Asking) -> Numbers | None:
    """Narrow by a function of the row's file."""
    tags = one.of == Field(Name("file"), "tags") and one.name in {"contains", "containsAny"}
    if not (tags or one.of in (Name("file"), Field(Name("file"), "file"))) or not one.arguments:
        return None
    if one.name == "hasLink" and len(one.arguments) == 1:
        return _linking(one.arguments[0], files, asking)
    words = [each.value for each in one.arguments if isinstance(each, Literal) and isinstance(each.value, str)]
    if len(words) != len(one.arguments):
        return None
    if tags or one.name == "hasTag":
        return {number for word in words for number in _tagged(word, files)}
    return _under(words[0], files) if one.name == "inFolder" and len(words) == 1 else None


def _tagged(word: str, files: Files) -> Numbers:
    tag = fold(word.removeprefix("#").rstrip("/"))
    return _numbers(files, TAGGED, tag) if tag else set()


def _under(folder: str, files: Files) -> Numbers | None:
    place = fold(folder.strip("/"))
    return _numbers(files, INSIDE, place) if place else None


def _linking(to: Expression, files: Files, asking: Asking) -> Numbers | None:
    """Narrow by a link to `this`; what a text means differs from file to file."""
    if to not in (Name("this"), Field(Name("this"), "file")) or asking.this is None:
        return None
    known = files.known(path_of(asking.this) or "")
    return _numbers(files, LINKING, known.id) if known else set()


def _equals(one: Expression, other: Expression, files: Files, asking: Asking) -> Numbers | None:
    """Narrow by an extension or a property that equals what is written out."""
    if not isinstance(other, Literal):
        return None
    value = other.value
    if one == Field(Name("file"), "ext") and isinstance(value, str):
        return _numbers(files, ENDING, fold(f".{value}")) if value else None
    name = _property(one)
    if name is None or fold(name) in {"tags", "aliases"} or not _plain(value, asking):
        return None
    return _numbers(files, WITH_VALUE, index_key(name), value)


def _property(one: Expression) -> str | None:
    """Give the name of the note's property that an expression is."""
    if isinstance(one, Name):
        return None if one.name in LOCALS else one.name
    if isinstance(one, Field) and one.of == Name("note"):
        return one.name
    if isinstance(one, Item) and one.of == Name("note") and isinstance(one.key, Literal):
        return one.key.value if isinstance(one.key.value, str) else None
    return None


def _plain(value: Any, asking: Asking) -> bool:  # noqa: ANN401  # whatever is written out
    """Say whether only the very same value in the index can be equal: no date, no length, no link, nothing empty."""
    if is_number(value):
        return bool(value == value and abs(value) < 2**53)  # noqa: PLR0124  # only NaN differs from itself
    if not isinstance(value, str) or not value or "[[" in value:
        return False
    return read_date(value, asking.zone) is None and parse_duration(value, BASES, fold=False) is None


def _numbers(files: Files, statement: str, *values: Any) -> Numbers:  # noqa: ANN401  # what SQLite takes
    return {number for (number,) in files.columns.sql.execute(statement, values)}
