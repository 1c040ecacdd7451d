"""What rows are sorted by: for each value a tuple that Python compares at once, in the order of `order.compare`."""

from collections.abc import Callable
from datetime import UTC
from functools import cmp_to_key
from typing import Any

from commonplace.query.collate import collation
from commonplace.query.dates import milliseconds
from commonplace.query.dql.links import subpath
from commonplace.query.dql.order import DEEPEST, compare, type_name
from commonplace.query.values import Value, Wrong

Key = tuple[Any, ...]
MOST = 100_000  # values in one key
NOTHING: Key = ("",)  # before the name of every type
slow = cmp_to_key(compare)


def key(value: Value) -> Key:
    """Give what a value is sorted by. Raises Wrong for lists too deep in each other, or too large.

    >>> sorted([[2], "b", None, 3, "a", 1.5, [1, 9]], key=key)
    [None, [1, 9], [2], 1.5, 3, 'a', 'b']
    """
    return _key(value, 0, [MOST])


def _key(value: Value, depth: int, left: list[int]) -> Key:
    """Give the key of a value at a depth of lists; `left` holds how many more values may be looked at."""
    if value is None:
        return NOTHING
    name = type_name(value)
    if name == "array":
        left[0] -= len(value)
        if depth > DEEPEST or left[0] < 0:
            raise Wrong("what is compared is too large")
        return name, tuple(_key(each, depth + 1, left) for each in value)
    made = KEYS.get(name)
    return (name, *made(value)) if made else (name,)


def _number(value: float) -> Key:
    odd = value != value  # noqa: PLR0124  # only not-a-number differs from itself
    return odd, 0 if odd else value


KEYS: dict[str, Callable[[Any], Key]] = {
    "boolean": lambda value: (value,),
    "number": _number,
    "string": lambda value: (collation(value),),
    "date": lambda value: (milliseconds(value, UTC),),
    "duration": lambda value: (value.total, tuple(value)),
    "link": lambda link: (collation(link.path), link.kind, collation(subpath(link) or "")),
    "object": lambda value: (slow(value),),
}
