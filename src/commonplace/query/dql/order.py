"""What type a value is to Dataview, whether it counts as true, and the one order of all values (spec 8.13, 8.14).

Two departures make the order total: not-a-number equals itself and is more than every number, and what Dataview calls
neither less nor equal in both directions (60 minutes and an hour) is told apart by its units.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cmp_to_key
from typing import Any

from commonplace.query.collate import compare_texts
from commonplace.query.dates import milliseconds
from commonplace.query.dql.links import subpath
from commonplace.query.evaluate import Asking
from commonplace.query.values import Duration, Html, Link, Record, Url, Value, Wrong

DEEPEST = 100  # lists inside each other
MOST = 1_000_000  # values in one comparison
NAMES: dict[type, str] = {
    type(None): "null",
    bool: "boolean",
    int: "number",
    float: "number",
    str: "string",
    datetime: "date",
    date: "date",
    Duration: "duration",
    Link: "link",
    list: "array",
    dict: "object",
    Url: "widget",
    Html: "html",
}


def type_name(value: Value) -> str:
    """Give the name of a value's type, as `typeof` does."""
    return NAMES.get(type(value)) or _other(value)


def _other(value: Value) -> str:
    """Give the name of a type that is known by what it is a kind of."""
    kinds = ((str, "string"), (date, "date"), (Record, "object"), (tuple, "object"))
    return next((name for kind, name in kinds if isinstance(value, kind)), "function" if callable(value) else "object")


def truthy(value: Value) -> bool:
    """Whether a value counts as true: not null, not false, nothing empty, nothing zero."""
    if value is None or isinstance(value, bool):
        return bool(value)
    if isinstance(value, Link):
        return bool(value.path)
    if isinstance(value, Duration):
        return value.total != 0
    if isinstance(value, date):
        return milliseconds(value, UTC) != 0
    if isinstance(value, Record):
        return any(True for _ in value.names())
    return callable(value) or isinstance(value, Url | Html) or bool(value)


def compare(one: Value, two: Value, asking: Asking | None = None) -> int:
    """Give -1, 0 or 1 as a value comes before another, equals it, or comes after it. Raises Wrong for monsters.

    With an Asking, the clock is looked at in what takes long, and QueryFailed raised in time.

    >>> compare(None, 1), compare("a", 1), compare([1, 2], [1])
    (-1, 1, 1)
    """
    by = QUICK.get(type(one))
    return by(one, two) if by and type(one) is type(two) else _Comparison(asking).of(one, two, 0)


def equal(one: Value, two: Value, asking: Asking | None = None) -> bool:
    """Whether two values are the same. Raises as `compare` does."""
    if type(one) is str and type(two) is str and (one == two or (one.isascii() and two.isascii())):
        return one == two
    return compare(one, two, asking) == 0


def ordering(asking: Asking) -> Callable[[Value], Any]:
    """Give a function whose answers sort values in their order."""
    return cmp_to_key(lambda one, two: compare(one, two, asking))


def whole(value: Value) -> dict[str, Value]:
    """Give the fields of an object."""
    if isinstance(value, Record):
        return value.whole()
    return value if isinstance(value, dict) else {}


def _sign(difference: float) -> int:
    return (difference > 0) - (difference < 0)


class _Comparison:
    """One comparison, which gives up when it has looked at too many values."""

    def __init__(self, asking: Asking | None) -> None:
        self.looked, self.asking = 0, asking

    def of(self, one: Value, two: Value, depth: int) -> int:
        """Compare two values at a depth of lists and objects."""
        if one is two:
            return 0
        if one is None or two is None:
            return -1 if one is None else 1
        name, other = type_name(one), type_name(two)
        if name != other:
            return -1 if name < other else 1
        self.looked += 1
        if self.asking:
            self.asking.tick()
        if depth > DEEPEST or self.looked > MOST:
            raise Wrong("what is compared is too large")
        if name == "array":
            return self.lists(one, two, depth + 1)
        if name == "object":
            return self.objects(whole(one), whole(two), depth + 1)
        by = SAME.get(name)
        return by(one, two) if by else 0

    def lists(self, one: list[Value], two: list[Value], depth: int) -> int:
        """Compare element by element, then by length."""
        for left, right in zip(one, two, strict=False):
            found = self.of(left, right, depth)
            if found:
                return found
        return _sign(len(one) - len(two))

    def objects(self, one: dict[str, Value], two: dict[str, Value], depth: int) -> int:
        """Compare by sorted keys, then by what they hold."""
        keys, others = sorted(one), sorted(two)
        found = self.lists(keys, others, depth)
        return found or self.lists([one[each] for each in keys], [two.get(each) for each in others], depth)


def _numbers(one: float, two: float) -> int:
    if one != one or two != two:  # noqa: PLR0124  # only not-a-number differs from itself
        return int(one != one) - int(two != two)  # noqa: PLR0124  # the same
    return (one > two) - (one < two)


def _dates(one: date, two: date) -> int:
    if isinstance(one, datetime) and isinstance(two, datetime) and one.tzinfo is two.tzinfo and not one.fold | two.fold:
        return (one > two) - (one < two)
    return _sign(milliseconds(one, UTC) - milliseconds(two, UTC))


def _durations(one: Duration, two: Duration) -> int:
    if one.total != two.total:
        return _numbers(one.total, two.total)
    return next((found for found in map(_numbers, one, two) if found), 0)


def _links(one: Link, two: Link) -> int:
    """Compare where links lead to; how they are displayed does not count."""
    found = compare_texts(one.path, two.path)
    if found or (one.anchor is None and two.anchor is None):
        return found
    if one.kind != two.kind:
        return -1 if one.kind < two.kind else 1
    return compare_texts(subpath(one) or "", subpath(two) or "")


QUICK: dict[type, Callable[[Any, Any], int]] = {
    int: lambda one, two: (one > two) - (one < two),
    float: _numbers,
    str: compare_texts,
    datetime: _dates,
    Link: _links,
}
SAME: dict[str, Callable[[Any, Any], int]] = {
    "boolean": lambda one, two: int(one) - int(two),
    "number": _numbers,
    "string": compare_texts,
    "date": _dates,
    "duration": _durations,
    "link": _links,
}
