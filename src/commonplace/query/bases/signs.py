"""What the signs of expressions do to values of each type (spec 7.14, 7.17, 7.19, 7.20, 7.23)."""

import math
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import lru_cache

from commonplace.query.bases.order import compare, equal, truthy
from commonplace.query.bases.text import text, type_of
from commonplace.query.dates import BASES, add, moment_of, parse_duration
from commonplace.query.evaluate import Asking
from commonplace.query.values import Duration, Link, Value, Wrong, is_date, is_number

Operand = Callable[[], Value]
LONGEST = 200  # characters of a length of time
ELEMENT = 8  # bytes that a list takes for each of its elements
WHOLE = 2**53  # from there on JavaScript leaves out numbers


def invalid(one: Value, other: Value) -> Wrong:
    """Make the error of two values that a sign cannot join."""
    return Wrong(f"Invalid operator between {type_of(one)} and {type_of(other)}")


def plus(asking: Asking, one: Value, other: Value) -> Value:
    """Add numbers and lengths, move a date, join lists; a text is joined with anything. Null added to null is null."""
    if is_number(one) and is_number(other):
        return sized(one + other)
    if is_date(one) and isinstance(other, str | Duration) and (length := length_of(other)) is not None:
        return moved(asking, one, length)
    if isinstance(one, str | Link) or isinstance(other, str | Link):
        joined = text(one) + text(other)
        asking.take(len(joined))
        return joined
    if isinstance(one, list) and isinstance(other, list):
        asking.take(len(one) + len(other), ELEMENT)
        return one + other
    if isinstance(one, Duration) and isinstance(other, Duration):
        return bounded(one.plus(other))
    if isinstance(one, Duration) and is_date(other):
        return moved(asking, other, one)
    return _absent(one, other)


def minus(asking: Asking, one: Value, other: Value) -> Value:
    """Take one number or length from another, move a date back; what lies between two dates is a length (7.23)."""
    if is_number(one) and is_number(other):
        return sized(one - other)
    if is_date(one) and is_date(other):
        return between(one, other, asking)
    if is_date(one) and isinstance(other, str | Duration) and (length := length_of(other)) is not None:
        return moved(asking, one, length.times(-1))
    if isinstance(one, Duration) and isinstance(other, Duration | str) and (length := length_of(other)) is not None:
        return bounded(one.plus(length.times(-1)))
    return _absent(one, other)


def between(one: date, other: date, asking: Asking) -> Duration:
    """Give what lies between two dates, in days and less."""
    span = moment_of(one, asking.zone) - moment_of(other, asking.zone)
    sign = -1 if span < timedelta() else 1
    hours, rest = divmod(abs(span).seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    millis = abs(span).microseconds // 1000
    length = Duration(0, 0, 0, abs(span).days, hours, minutes, seconds, millis)
    return length if sign > 0 else length.times(-1)


def times(_asking: Asking, one: Value, other: Value) -> Value:
    """Multiply numbers; a length by a number, in this order only (7.24)."""
    if is_number(one) and is_number(other):
        return sized(one * other)
    return bounded(one.times(other)) if isinstance(one, Duration) and is_number(other) else _absent(one, other)


def over(_asking: Asking, one: Value, other: Value) -> Value:
    """Divide; by nothing, the answer is infinite."""
    if is_number(one) and is_number(other):
        return quotient(one, other)
    if isinstance(one, Duration) and is_number(other) and other:
        return bounded(one.times(1 / other))
    return _absent(one, other)


def sized(number: float) -> float:
    """Give a number as JavaScript keeps it: no larger integers than a float holds.

    >>> sized(3), sized(2**60)
    (3, 1.152921504606847e+18)
    """
    return float(number) if isinstance(number, int) and abs(number) > WHOLE else number


def bounded(length: Duration) -> Duration:
    """Give a length of time. Raises Wrong when it is beyond measure."""
    if not math.isfinite(length.total):
        raise Wrong("the length of time is beyond measure")
    return length


def quotient(one: float, other: float) -> float:
    """Divide as JavaScript does.

    >>> quotient(7, 2), quotient(6, 2), quotient(-1, 0), quotient(0, 0)
    (3.5, 3, -inf, nan)
    """
    if other:
        made = one / other
        return int(made) if made.is_integer() and abs(made) < WHOLE else made
    if not one or one != one:  # noqa: PLR0124  # only NaN differs from itself
        return math.nan
    return math.inf if (one > 0) == (math.copysign(1, other) > 0) else -math.inf


def modulo(_asking: Asking, one: Value, other: Value) -> Value:
    """Give what is left of a division; it has the sign of what was divided."""
    if not (is_number(one) and is_number(other)):
        return _absent(one, other)
    if not other or math.isinf(one):
        return math.nan
    left = math.fmod(one, other)
    return int(left) if left.is_integer() else left


def _absent(one: Value, other: Value) -> None:
    """Give null where an operand is missing. Raises Wrong where none is."""
    if one is not None and other is not None:
        raise invalid(one, other)


def length_of(value: Value) -> Duration | None:
    """Give a length of time, or that which a text says."""
    if isinstance(value, Duration):
        return bounded(value)
    length = _read_length(value) if isinstance(value, str) and len(value) < LONGEST else None
    return length and bounded(length)


@lru_cache(maxsize=256)
def _read_length(words: str) -> Duration | None:
    return parse_duration(words, BASES, fold=False)


def moved(asking: Asking, when: date, length: Duration) -> date:
    """Move a date; a day alone gets a time when hours or less are added to it."""
    if not isinstance(when, datetime) and any(length[4:]):
        when = moment_of(when, asking.zone)
    try:
        return add(when, length)
    except (ValueError, OverflowError):
        raise Wrong("the date lies outside the years 1 to 9999") from None


def negative(_asking: Asking, value: Value) -> Value:
    """Turn the sign of a number or a length."""
    if value is None or is_number(value):
        return None if value is None else -value
    if isinstance(value, Duration):
        return value.times(-1)
    raise Wrong(f"Invalid operator on {type_of(value)}")


def opposite(_asking: Asking, value: Value) -> bool:
    """Say whether a value does not count as true."""
    return not truthy(value)


def both(_asking: Asking, one: Operand, other: Operand) -> bool:
    """Say whether both count as true; the second is not looked at when the first does not."""
    return truthy(one()) and truthy(other())


def either(_asking: Asking, one: Operand, other: Operand) -> bool:
    """Say whether one counts as true; the second is not looked at when the first does."""
    return truthy(one()) or truthy(other())


def _compared(fits: Callable[[int], bool]) -> Callable[[Asking, Value, Value], bool]:
    def sign(asking: Asking, one: Value, other: Value) -> bool:
        found = compare(one, other, asking.zone)
        return found is not None and fits(found)

    return sign


BINARY: dict[str, Callable[[Asking, Value, Value], Value]] = {
    "+": plus,
    "-": minus,
    "*": times,
    "/": over,
    "%": modulo,
    "==": lambda asking, one, other: equal(one, other, asking.zone),
    "!=": lambda asking, one, other: not equal(one, other, asking.zone),
    "<": _compared(lambda found: found < 0),
    "<=": _compared(lambda found: found <= 0),
    ">": _compared(lambda found: found > 0),
    ">=": _compared(lambda found: found >= 0),
}
SHORT = {"&&": both, "||": either}
UNARY = {"-": negative, "!": opposite}
