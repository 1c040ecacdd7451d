"""Numbers: rounded, and the least, the greatest, the sum, the product and the average of many."""

import math
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import reduce as folded

from commonplace.query.dql.order import compare
from commonplace.query.dql.shelf import function
from commonplace.query.dql.signs import calculated, plain
from commonplace.query.evaluate import Asking
from commonplace.query.values import Function, Value, Wrong

WIDE = Context(prec=200)  # digits


def _whole(value: float, to: Callable[[float], int]) -> float:
    return plain(to(value)) if math.isfinite(value) else value


def _half_up(value: float) -> int:
    below = math.floor(value)
    return below + (value - below >= 0.5)


@function("number", "number number", "number null", vector=(0,), null=(0,))
def round_(_asking: Asking, value: float, digits: float | None = None) -> float:
    """Round a number, halves up; to some digits after the point where these are given.

    >>> dql("round(16.555555, 2)")
    16.56
    >>> dql("round([2.5, -2.5, 7.4])")
    [3, -2, 7]
    """
    if digits is None or not digits > 0 or not math.isfinite(value):
        return _whole(value, _half_up)
    if digits > 100:
        raise Wrong("round() takes at most 100 digits")
    if abs(value) >= 1e21:
        return value
    return plain(float(Decimal(value).quantize(Decimal(1).scaleb(-int(digits)), ROUND_HALF_UP, WIDE)))


@function("number", vector=(0,), null=(0,))
def trunc(_asking: Asking, value: float) -> float:
    """Leave out what stands after the point.

    >>> dql("[trunc(12.937), trunc(-0.84)]")
    [12, 0]
    """
    return _whole(value, math.trunc)


@function("number", vector=(0,), null=(0,))
def floor(_asking: Asking, value: float) -> float:
    """Give the next whole number that is not more.

    >>> dql("[floor(12.937), floor(-0.84)]")
    [12, -1]
    """
    return _whole(value, math.floor)


@function("number", vector=(0,), null=(0,))
def ceil(_asking: Asking, value: float) -> float:
    """Give the next whole number that is not less.

    >>> dql("[ceil(12.937), ceil(-93.33324)]")
    [13, -93]
    """
    return _whole(value, math.ceil)


@function("...")
def min_(asking: Asking, *values: Value) -> Value:
    """Give the least of its arguments, or of the elements of its only one; null is left out.

    >>> dql("min(1, 2, 3)")
    1
    >>> dql('min(["a", null, "ab"])')
    "a"
    >>> dql("min()")
    null
    """
    return _most(asking, values, lambda one, two: compare(one, two, asking) <= 0)


@function("...")
def max_(asking: Asking, *values: Value) -> Value:
    """Give the greatest of its arguments, or of the elements of its only one; null is left out.

    >>> dql("max(1, 2, 3)")
    3
    >>> dql('max(["a", null, "ab"])')
    "ab"
    """
    return _most(asking, values, lambda one, two: compare(one, two, asking) > 0)


def _most(asking: Asking, values: tuple[Value, ...], first: Callable[[Value, Value], bool]) -> Value:
    """Give the value that comes first; a list that is the only value stands for its elements."""
    while len(values) == 1 and isinstance(values[0], list):
        asking.tick()
        values = tuple(values[0])
    kept = [value for value in values if value is not None]
    return folded(lambda one, two: one if first(one, two) else two, kept) if kept else None


def total(asking: Asking, values: list[Value], sign: str) -> Value:
    """Put an operator between all values; null where there are none. Raises Wrong where it cannot stand (8.35)."""
    found = values[0] if values else None
    for value in values[1:]:
        asking.tick()
        found = calculated(asking, sign, found, value)
    return found


@function("*")
def sum_(asking: Asking, values: Value) -> Value:
    """Add all elements of a list; null where there are none. A null among numbers is an error: see `nonnull`.

    >>> dql("sum([1, 2, 3])")
    6
    >>> dql("sum([])")
    null
    >>> dql("sum([1, null])")
    error: No implementation found for 'number + null'
    >>> dql("sum(nonnull([1, null]))")
    1
    """
    return total(asking, values, "+") if isinstance(values, list) else values


@function("*")
def product(asking: Asking, values: Value) -> Value:
    """Multiply all elements of a list; null where there are none.

    >>> dql("product([1, 2, 3])")
    6
    """
    return total(asking, values, "*") if isinstance(values, list) else values


@function("*")
def average(asking: Asking, values: Value) -> Value:
    """Give the mean of all elements of a list; null where there are none.

    >>> dql("average([1, 2, 3])")
    2
    >>> dql("average([])")
    null
    >>> dql("average([dur(1 h), dur(2 h)])")
    1 hour, 30 minutes
    """
    if not isinstance(values, list):
        return values
    added = total(asking, values, "+")
    return None if added is None else calculated(asking, "/", added, len(values))


@function("array function", null=(0,))
def minby(asking: Asking, values: list[Value], by: Function) -> Value:
    """Give the element for which a function gives the least; elements for which it gives null are left out.

    >>> dql("minby([1, 2, 3], (k) => 0 - k)")
    3
    """
    return _by(values, by, lambda one, two: compare(one, two, asking) <= 0)


@function("array function", null=(0,))
def maxby(asking: Asking, values: list[Value], by: Function) -> Value:
    """Give the element for which a function gives the most; elements for which it gives null are left out.

    >>> dql('maxby(["a", "abc", "ab"], (k) => length(k))')
    "abc"
    """
    return _by(values, by, lambda one, two: compare(one, two, asking) > 0)


def _by(values: list[Value], by: Function, first: Callable[[Value, Value], bool]) -> Value:
    pairs = [(mapped, value) for value in values if (mapped := by(value)) is not None]
    if not pairs:
        return values[0] if values else None
    return folded(lambda one, two: one if first(one[0], two[0]) else two, pairs)[1]
