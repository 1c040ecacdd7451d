"""What the operators of Dataview mean (spec 8.14, 8.15). `and` and `or` evaluate both sides and give a boolean."""

import math
from collections.abc import Callable
from typing import Any

from commonplace.query.dql.order import compare, equal, truthy, type_name, whole
from commonplace.query.dql.text import text_of
from commonplace.query.evaluate import Asking
from commonplace.query.luxon import between, even, plus
from commonplace.query.values import Duration, Value, Wrong

Act = Callable[[Asking, Any, Any], Value]
EXACT = 1 << 53  # JavaScript knows no greater whole numbers exactly


def plain(value: float) -> float:
    """Give a number as JavaScript would have it: a float if it is great, an int if it is whole."""
    if isinstance(value, int):
        if -EXACT <= value <= EXACT:
            return value
        try:
            return float(value)
        except OverflowError:
            return math.inf if value > 0 else -math.inf
    return int(value) if value.is_integer() and abs(value) <= EXACT else value


def _float(value: float) -> float:
    return float(plain(value))


def divided(one: float, two: float) -> float:
    """Divide as JavaScript does: by zero, too."""
    one, two = _float(one), _float(two)
    if two:
        return plain(one / two)
    return math.nan if one != one or not one else math.copysign(math.inf, one) * math.copysign(1, two)  # noqa: PLR0124  # not a number


def remainder(one: float, two: float) -> float:
    """Give what a division leaves, with the sign of what was divided."""
    one, two = _float(one), _float(two)
    return plain(math.fmod(one, two)) if two and math.isfinite(one) else math.nan


def _repeat(asking: Asking, text: str, times: float) -> str:
    if times != times or times < 0:  # noqa: PLR0124  # not a number
        return ""
    asking.room(times)
    asking.room(len(text) * int(times))
    return text * int(times)


def _longer(asking: Asking, one: str, two: str) -> str:
    asking.room(len(one) + len(two))
    return one + two


def _lists(asking: Asking, one: list[Value], two: list[Value]) -> list[Value]:
    asking.room(len(one) + len(two))
    return one + two


def _objects(asking: Asking, one: Value, two: Value) -> dict[str, Value]:
    first, second = whole(one), whole(two)
    asking.room(len(first) + len(second))
    return first | second


def _null(_asking: Asking, _one: Value, _two: Value) -> None:
    return None


# sign -> the types of its operands -> what it does
KNOWN: dict[str, dict[tuple[str, str], Act]] = {
    "+": {
        ("number", "number"): lambda _asking, one, two: plain(plain(one) + plain(two)),
        ("string", "string"): _longer,
        ("date", "duration"): lambda _asking, one, two: plus(one, two),
        ("duration", "date"): lambda _asking, one, two: plus(two, one),
        ("duration", "duration"): lambda _asking, one, two: even(one.plus(two)),
        ("array", "array"): _lists,
        ("object", "object"): _objects,
        ("null", "null"): _null,
        ("date", "null"): _null,
        ("null", "date"): _null,
    },
    "-": {
        ("number", "number"): lambda _asking, one, two: plain(plain(one) - plain(two)),
        ("date", "date"): lambda _asking, one, two: even(between(one, two)),
        ("date", "duration"): lambda _asking, one, two: plus(one, two, -1),
        ("duration", "duration"): lambda _asking, one, two: even(one.plus(two.times(-1))),
        ("null", "null"): _null,
        ("date", "null"): _null,
        ("null", "date"): _null,
    },
    "*": {
        ("number", "number"): lambda _asking, one, two: plain(plain(one) * plain(two)),
        ("string", "number"): _repeat,
        ("number", "string"): lambda asking, one, two: _repeat(asking, two, one),
        ("duration", "number"): lambda _asking, one, two: even(_scaled(one, two)),
        ("number", "duration"): lambda _asking, one, two: even(_scaled(two, one)),
        ("null", "null"): _null,
    },
    "/": {
        ("number", "number"): lambda _asking, one, two: divided(one, two),
        ("duration", "number"): lambda _asking, one, two: even(_parted(one, two)),
        ("null", "null"): _null,
    },
    "%": {("number", "number"): lambda _asking, one, two: remainder(one, two), ("null", "null"): _null},
}


def _scaled(length: Duration, factor: float) -> Duration:
    return length.times(_float(factor))


def _parted(length: Duration, by: float) -> Duration:
    return Duration(*(divided(each, by) for each in length))


def calculated(asking: Asking, sign: str, one: Value, two: Value) -> Value:
    """Give the value of an arithmetic operator. Raises Wrong when it does not exist for such values (spec 8.5)."""
    left, right = type_name(one), type_name(two)
    act = KNOWN[sign].get((left, right))
    if act:
        return act(asking, one, two)
    if sign == "+" and "string" in {left, right}:
        return _longer(asking, text_of(one, asking), text_of(two, asking))
    raise Wrong(f"No implementation found for '{left} {sign} {right}'")


def _calculating(sign: str) -> Act:
    return lambda asking, one, two: calculated(asking, sign, one, two)


def ordered(asking: Asking, one: Value, two: Value) -> int:
    """Compare as the operators do: lengths of time that differ in units alone are more than each other."""
    found = compare(one, two, asking)
    both = found < 0 and isinstance(one, Duration) and isinstance(two, Duration)
    return 1 if both and one.total == two.total else found


BINARY: dict[str, Act] = {sign: _calculating(sign) for sign in KNOWN} | {
    "=": lambda asking, one, two: equal(one, two, asking),
    "!=": lambda asking, one, two: not equal(one, two, asking),
    "<": lambda asking, one, two: ordered(asking, one, two) < 0,
    "<=": lambda asking, one, two: ordered(asking, one, two) <= 0,
    ">": lambda asking, one, two: ordered(asking, one, two) > 0,
    ">=": lambda asking, one, two: ordered(asking, one, two) >= 0,
    "&": lambda _asking, one, two: truthy(one) and truthy(two),
    "|": lambda _asking, one, two: truthy(one) or truthy(two),
}
UNARY: dict[str, Callable[[Asking, Value], Value]] = {"!": lambda _asking, value: not truthy(value)}
