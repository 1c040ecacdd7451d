"""Lists: sorted, filtered, mapped, joined, cut, and what is true of their elements."""

from collections.abc import Iterator

from commonplace.query.dql.functions.numbers import total
from commonplace.query.dql.look import item
from commonplace.query.dql.order import compare, ordering, truthy
from commonplace.query.dql.shelf import function
from commonplace.query.dql.text import text_of
from commonplace.query.evaluate import DEEPEST, Asking
from commonplace.query.values import Function, Record, Value, Wrong

SIGNS = "+-*/&|"


@function("...")
def extract(asking: Asking, *arguments: Value) -> Value:
    """Give an object with only some fields of another; of a list, one for each element.

    >>> dql('extract({a: 1, b: 2, c: 3}, "a", "d")')
    { a: 1, d: null }
    >>> dql('extract([{a: 1}, {a: 2}], "a")')
    [{ a: 1 }, { a: 2 }]
    """
    if not arguments:
        return "extract(object, key1, ...) requires at least 1 argument"
    value, *keys = arguments
    if not all(isinstance(each, str) for each in keys):
        raise Wrong("extract(object, key1, ...) must be called with string keys")
    return _Extraction(asking, keys).of(value, 0)


class _Extraction:
    """One extraction, which is not let grow without end."""

    def __init__(self, asking: Asking, keys: list[str]) -> None:
        self.asking, self.keys, self.made = asking, keys, 0

    def of(self, value: Value, depth: int) -> Value:
        self.asking.tick()
        if not isinstance(value, list):
            return {each: item(self.asking, value, each) for each in self.keys}
        if depth >= DEEPEST:
            raise Wrong("lists lie inside each other too deeply")
        self.made = self.asking.room(self.made + len(value))
        return [self.of(each, depth + 1) for each in value]


@function("array", "array function", "*")
def sort(asking: Asking, values: Value, by: Function | None = None) -> Value:
    """Sort a list, by what a function gives for each element where there is one. What is no list stays as it is.

    >>> dql("sort([3, 1, null, 2])")
    [null, 1, 2, 3]
    >>> dql('sort(["b", "A", "a"])')
    ["a", "A", "b"]
    >>> dql("sort([1, 2, 3], (k) => 0 - k)")
    [3, 2, 1]
    """
    if not isinstance(values, list):
        return values
    key = ordering(asking)
    return sorted(values, key=key if by is None else lambda value: key(by(value)))


@function("*")
def reverse(_asking: Asking, value: Value) -> Value:
    """Turn a list or a text round. Anything else stays as it is.

    >>> dql('[reverse([1, 2, 3]), reverse("abc")]')
    [[3, 2, 1], "cba"]
    """
    return value[::-1] if isinstance(value, list | str) else value


@function("array", "object", "string", "null")
def length(_asking: Asking, value: Value) -> int:
    """Count the elements of a list, the fields of an object, the characters of a text; null has none.

    >>> dql('[length([1, 2]), length({a: 1}), length("abc"), length(null)]')
    [2, 1, 3, 0]
    >>> dql("length(5)")
    error: No implementation of 'length' found for arguments: number
    """
    if isinstance(value, Record):
        return sum(1 for _ in value.names())
    return 0 if value is None else len(value)


@function("...")
def nonnull(_asking: Asking, *values: Value) -> list[Value]:
    """Leave null out of a list, or out of the arguments.

    >>> dql("nonnull([null, false, 1])")
    [false, 1]
    >>> dql("nonnull(null, 2)")
    [2]
    """
    return [value for value in _elements(values) if value is not None]


@function("array", null=(0,))
def firstvalue(_asking: Asking, values: list[Value]) -> Value:
    """Give the first element of a list that is not null.

    >>> dql("firstvalue([null, 1, 2])")
    1
    """
    return next((value for value in values if value is not None), None)


def _elements(values: tuple[Value, ...]) -> list[Value]:
    """Give the elements of the only argument if it is a list, else the arguments."""
    return values[0] if len(values) == 1 and isinstance(values[0], list) else list(values)


def _truths(values: tuple[Value, ...]) -> Iterator[bool]:
    """Yield which elements count as true, or for which of them the function does that follows the list."""
    if len(values) == 2 and isinstance(values[0], list) and callable(values[1]):
        yield from (truthy(values[1](value)) for value in values[0])
    else:
        yield from map(truthy, _elements(values))


@function("...")
def all_(_asking: Asking, *values: Value) -> bool:
    """Whether all elements of a list, or all arguments, count as true, or what a function gives for each element.

    >>> dql("[all([1, 0]), all(1, true), all([1, 2], (x) => x > 0), all([])]")
    [false, true, true, true]
    """
    return all(_truths(values))


@function("...")
def any_(_asking: Asking, *values: Value) -> bool:
    """Whether any element of a list, or any argument, counts as true, or what a function gives for it.

    >>> dql("[any([1, 0]), any(false, null), any([1, 2], (x) => x > 2)]")
    [true, false, false]
    """
    return any(_truths(values))


@function("...")
def none(_asking: Asking, *values: Value) -> bool:
    """Whether no element of a list, or no argument, counts as true, nor what a function gives for any.

    >>> dql("[none([]), none(false, true), none([1, 2], (x) => x = 0)]")
    [true, false, true]
    """
    return not any(_truths(values))


@function("*", "* string", "array null", vector=(1,))
def join(asking: Asking, values: Value, between: str | None = None) -> str:
    r"""Write the elements of a list one after another, with commas or another text between them.

    >>> dql("join([1, null, 3])")
    "1, \-, 3"
    >>> dql('join(["a", "b"], " -> ")')
    "a -> b"
    """
    if not isinstance(values, list):
        return text_of(values, asking)
    sign = ", " if between is None else between
    asking.room(len(sign) * len(values))
    texts: list[str] = []
    size = 0
    for value in values:
        texts.append(text_of(value, asking))
        size = asking.room(size + len(texts[-1]) + len(sign))
    return sign.join(texts)


@function("array function", null=(0,))
def filter_(_asking: Asking, values: list[Value], keep: Function) -> list[Value]:
    """Keep the elements for which a function gives what counts as true.

    >>> dql("filter([1, 2, 3], (x) => x >= 2)")
    [2, 3]
    """
    return [value for value in values if truthy(keep(value))]


@function("array function", null=(0,))
def map_(_asking: Asking, values: list[Value], to: Function) -> list[Value]:
    """Give what a function makes of each element.

    >>> dql("map([1, 2, 3], (x) => x + 2)")
    [3, 4, 5]
    """
    return [to(value) for value in values]


@function("array", "array number", null=(0,))
def flat(asking: Asking, values: list[Value], depth: float = 1) -> list[Value]:
    """Put the elements of the lists in a list in their place, so many deep.

    >>> dql("flat([1, [2, [3]]])")
    [1, 2, [3]]
    >>> dql("flat([1, [2, [3, [4]]]], 10)")
    [1, 2, 3, 4]
    """
    found = list(values)
    for _ in range(int(min(max(depth, 0), DEEPEST)) if depth == depth else 0):  # noqa: PLR0124  # not a number
        if not any(isinstance(each, list) for each in found):
            break
        asking.tick()
        asking.room(sum(len(each) if isinstance(each, list) else 1 for each in found))
        found = [one for each in found for one in (each if isinstance(each, list) else [each])]
    return found


@function("array", "array number", "array number number", null=(0,))
def slice_(_asking: Asking, values: list[Value], start: float = 0, end: float | None = None) -> list[Value]:
    """Give the elements from a position (from 0) up to before another; negative positions count from the end.

    >>> dql("slice([1, 2, 3, 4, 5], 3)")
    [4, 5]
    >>> dql("slice([1, 2, 3, 4, 5], 0, 2)")
    [1, 2]
    >>> dql("slice([1, 2, 3, 4, 5], -2)")
    [4, 5]
    """
    return values[position(start, len(values)) : len(values) if end is None else position(end, len(values))]


def position(value: float, length: int) -> int:
    """Give a position as Python takes it: whole, and within a list of that length on either side."""
    return int(max(min(value, length), -length)) if value == value else 0  # noqa: PLR0124  # not a number


@function("array", null=(0,))
def unique(asking: Asking, values: list[Value]) -> list[Value]:
    """Give each element of a list once, in their order as values.

    >>> dql("unique([3, 1, 3, 1])")
    [1, 3]
    """
    found: list[Value] = []
    for value in sorted(values, key=ordering(asking)):
        if not found or compare(found[-1], value, asking):
            found.append(value)
    return found


@function("array string", "array function", vector=(1,), null=(0, 1))
def reduce(asking: Asking, values: list[Value], by: str | Function) -> Value:
    """Make one value of all elements, with an operator between them or with a function of two.

    A function is not given null; an operator is. An empty list gives null.

    >>> dql('[reduce([100, 20, 3], "-"), reduce([1, 2, 3], "*")]')
    [77, 6]
    >>> dql("reduce([1, null, 3], (sum, x) => sum + x)")
    4
    >>> dql('reduce([1, null], "+")')
    error: No implementation found for 'number + null'
    """
    if not isinstance(by, str):
        return _folded(values, by)
    if by not in set(SIGNS):
        raise Wrong("reduce(array, op) supports '+', '-', '/', '*', '&', and '|'")
    if by in "+-*/":
        return total(asking, values, by)
    if len(values) < 2:
        return values[0] if values else None
    return all(map(truthy, values)) if by == "&" else any(map(truthy, values))


def _folded(values: list[Value], by: Function) -> Value:
    found = values[0] if values else None
    for value in values[1:]:
        if value is not None:
            found = by(found, value)
    return found
