"""What functions make of their arguments, which may be anything. Each raises Wrong where it cannot."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from commonplace.query.bases.order import read_date
from commonplace.query.bases.text import text, type_of
from commonplace.query.evaluate import Asking
from commonplace.query.regexes import Untrusted, untrusted
from commonplace.query.values import Pattern, Record, Value, Wrong, is_date, is_number

T = TypeVar("T")
LARGEST = 10**9


def number_of(value: Value, name: str) -> float:
    """Give an argument that is a number."""
    if not is_number(value):
        raise Wrong(f"{name}() takes a number, not a {type_of(value)}")
    found: float = value
    return found


def whole_of(value: Value, name: str) -> int:
    """Give an argument that is a number without its fraction."""
    number = number_of(value, name)
    return 0 if number != number else int(max(-LARGEST, min(number, LARGEST)))  # noqa: PLR0124  # only NaN differs from itself


def slice_of(start: Value, end: Value) -> slice:
    """Give the places from one to another, which is left out; negative ones count from the end."""
    return slice(whole_of(start, "slice"), None if end is None else whole_of(end, "slice"))


def date_of(asking: Asking, value: Value) -> date:
    """Give a date, or that which a text says."""
    found = value if is_date(value) else read_date(text(value), asking.zone)
    if found is None:
        raise Wrong(f'Unable to parse "{text(value)}" as a date.')
    return found


def expression_of(pattern: Pattern) -> Untrusted:
    """Give a regular expression, compiled."""
    try:
        return untrusted(pattern.source, pattern.flags)
    except ValueError as error:
        raise Wrong(f"{text(pattern)} is no regular expression: {error}") from None


def in_time(asking: Asking, pattern: Pattern, use: Callable[[Untrusted], T]) -> T:
    """Give what a regular expression finds, unless it takes too long or finds too much."""
    asking.check()
    try:
        return use(expression_of(pattern))
    except TimeoutError:
        raise Wrong(f"{text(pattern)} takes too long") from None
    except OverflowError:
        raise Wrong("a value would be too large") from None


def source_of(asking: Asking, row: Record) -> str:
    """Give the path of the file from which links in an expression are seen: the row's, else that of `this`."""
    file = row.get("file") or (asking.this.get("file") if asking.this else None)
    return getattr(file, "path", "")
