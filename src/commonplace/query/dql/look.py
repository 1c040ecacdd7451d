"""Looking into values (spec 8.12): a field of an object, of the note behind a link, of each element of a list..."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from commonplace.query.dates import moment_of
from commonplace.query.dql.order import type_name
from commonplace.query.evaluate import Asking
from commonplace.query.luxon import shifted
from commonplace.query.values import Duration, Link, Value, Wrong, is_number

DEEPEST = 100  # lists inside each other
DATE: dict[str, Callable[[datetime], int]] = {
    "year": lambda when: when.year,
    "month": lambda when: when.month,
    "weekyear": lambda when: when.isocalendar().week,  # a quirk of Dataview: it is the number of the week...
    "week": lambda when: when.day // 7 + 1,  # ...and this is the week of the month
    "weekday": lambda when: when.isoweekday(),
    "day": lambda when: when.day,
    "hour": lambda when: when.hour,
    "minute": lambda when: when.minute,
    "second": lambda when: when.second,
    "millisecond": lambda when: when.microsecond // 1000,
}
LENGTH = {
    each: unit
    for unit in Duration._fields
    for each in ([unit] if unit == "weeks" else [unit, unit.removesuffix("s")])  # there is no `week`
}


def field(asking: Asking, value: Value, name: str) -> Value:
    """Give a field of a value. Raises Wrong where it cannot have any."""
    return item(asking, value, name)


def item(asking: Asking, value: Value, key: Value) -> Value:
    """Give an element of a value, by its number or name. Raises Wrong where it cannot have any."""
    if not isinstance(key, str) and not is_number(key):
        raise Wrong("Can only index with a string, variable, or number")
    return _look(asking, value, key, 0)


def _look(asking: Asking, value: Value, key: Any, depth: int) -> Value:  # noqa: ANN401  # a text or a number
    name = type_name(value)
    if name == "array":
        return _element(value, key) if is_number(key) else _each(asking, value, key, depth)
    if name == "string":
        return _element(value, _of_type(key, is_number(key), "string"))
    look = LOOKS.get(name)
    return look(asking, value, _of_type(key, isinstance(key, str), name)) if look else None


def _of_type(key: Value, right: bool, name: str) -> Any:  # noqa: ANN401, FBT001  # it is checked here
    if not right:
        raise Wrong(f"A value of type {name} cannot be indexed with a {type_name(key)}")
    return key


def _element(value: Any, key: float) -> Value:  # noqa: ANN401  # a list or a text
    return value[int(key)] if 0 <= key < len(value) and key == int(key) else None


def _each(asking: Asking, values: list[Value], key: str, depth: int) -> list[Value]:
    """Give a field of each element; those that cannot have any are left out."""
    if depth >= DEEPEST:
        raise Wrong("lists lie inside each other too deeply")
    found: list[Value] = []
    for each in values:
        asking.tick()
        try:
            found.append(_look(asking, each, key, depth + 1))
        except Wrong:
            continue
    return found


def _linked(asking: Asking, link: Link, name: str) -> Value:
    """Give a field of the note that a link leads to."""
    record = asking.around.record(link.path)
    return record.get(name) if record else None


def _of_date(asking: Asking, when: date, name: str) -> Value:
    by = DATE.get(name)
    return by(moment_of(when, asking.zone)) if by else None


def _of_length(_asking: Asking, length: Duration, name: str) -> Value:
    unit = LENGTH.get(name)
    return shifted(length, (unit,))[unit] if unit else None


def _of_object(_asking: Asking, value: Any, name: str) -> Value:  # noqa: ANN401  # a dict or a Record
    get = getattr(value, "get", None)
    return get(name) if get else None


LOOKS: dict[str, Callable[[Asking, Any, str], Value]] = {
    "object": _of_object,
    "link": _linked,
    "date": _of_date,
    "duration": _of_length,
}
