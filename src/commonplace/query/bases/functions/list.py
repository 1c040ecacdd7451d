"""Functions and the field of lists. Inside of filter, map and reduce stand `value`, `index` and `acc`."""

from commonplace.query.bases.arguments import slice_of
from commonplace.query.bases.order import contains as holds
from commonplace.query.bases.order import empty, sort_key, truthy
from commonplace.query.bases.shelf import field, function
from commonplace.query.bases.signs import ELEMENT
from commonplace.query.bases.text import text, type_of
from commonplace.query.evaluate import Asking, Evaluated, deeper
from commonplace.query.values import Local, Record, Value, is_number


@field("List")
def length(_asking: Asking, own: list[Value]) -> int:
    """The number of elements.

    >>> base('[1, 2, 3].length')
    3
    """
    return len(own)


@function("List", "(value): boolean")
def contains(asking: Asking, own: list[Value], wanted: Value) -> bool:
    """Say whether a value is in the list. A tag in a list of tags also stands for those it is nested in, in any case.

    >>> base('[1, 2, 3].contains(2)'), base('file.tags.contains("period")')
    (True, True)
    """
    return holds(own, wanted, asking.zone)


@function("List", "(values...): boolean")
def contains_all(asking: Asking, own: list[Value], *wanted: Value) -> bool:
    """Say whether all values are in the list; a list stands for its elements.

    >>> base('[1, 2, 3].containsAll(2, 3)')
    True
    """
    return all(holds(own, each, asking.zone) for each in _flat(wanted))


@function("List", "(values...): boolean")
def contains_any(asking: Asking, own: list[Value], *wanted: Value) -> bool:
    """Say whether one of several values is in the list; a list stands for its elements.

    >>> base('[1, 2, 3].containsAny(4, 3)')
    True
    """
    return any(holds(own, each, asking.zone) for each in _flat(wanted))


def _flat(values: "tuple[Value, ...] | list[Value]") -> list[Value]:
    return [one for each in values for one in (each if isinstance(each, list) else [each])]


@function("List", "(expression): list", lazy=True)
def filter_(asking: Asking, row: Record, own: list[Value], test: Evaluated) -> list[Value]:
    """Keep the elements for which an expression is true.

    >>> base('[1, 2, 3, 4].filter(value > 2)')
    [3, 4]
    """
    asking.take(len(own), ELEMENT)
    return [
        each
        for index, each in enumerate(own)
        if truthy(deeper(asking, test, Local({"value": each, "index": index}, row)))
    ]


@function("List", "(expression): list", lazy=True)
def map_(asking: Asking, row: Record, own: list[Value], make: Evaluated) -> list[Value]:
    """Make another value of each element.

    >>> base('[1, 2, 3].map(value + index)')
    [1, 3, 5]
    """
    asking.take(len(own), ELEMENT)
    return [deeper(asking, make, Local({"value": each, "index": index}, row)) for index, each in enumerate(own)]


@function("List", "(expression, first): any", lazy=True)
def reduce(asking: Asking, row: Record, own: list[Value], make: Evaluated, first: Evaluated) -> Value:
    """Make one value of all elements: `acc` is what was made of those before.

    >>> base('[1, 2, 3].reduce(acc + value, 0)')
    6
    """
    made = first(row)
    for index, each in enumerate(own):
        made = deeper(asking, make, Local({"value": each, "index": index, "acc": made}, row))
    return made


@function("List", "(): list")
def flat(asking: Asking, own: list[Value]) -> list[Value]:
    """Put the elements of lists in the list in their place.

    >>> base('[1, [2, 3]].flat()')
    [1, 2, 3]
    """
    asking.take(sum(len(each) if isinstance(each, list) else 1 for each in own), ELEMENT)
    return _flat(own)


@function("List", "(separator): string")
def join(asking: Asking, own: list[Value], by: Value = ", ") -> str:
    """Write the elements after each other.

    >>> base('[1, 2, 3].join(", ")')
    '1, 2, 3'
    """
    words, between = [text(each) for each in own], text(by)
    asking.take(sum(map(len, words)) + len(between) * len(words))
    return between.join(words)


@function("List", "(): list")
def reverse(asking: Asking, own: list[Value]) -> list[Value]:
    """Give the elements from the last to the first.

    >>> base('[1, 2, 3].reverse()')
    [3, 2, 1]
    """
    asking.take(len(own), ELEMENT)
    return own[::-1]


@function("List", "(start, end?): list")
def slice_(_asking: Asking, own: list[Value], start: Value, end: Value = None) -> list[Value]:
    """Give the elements from one place to another, counted from 0; negative places count from the end.

    >>> base('[1, 2, 3, 4].slice(1, 3)')
    [2, 3]
    """
    return own[slice_of(start, end)]


@function("List", "(): list")
def sort(asking: Asking, own: list[Value]) -> list[Value]:
    """Sort the elements as rows are sorted; empty ones come last.

    >>> base('["c", "a10", "a9"].sort()')
    ['a9', 'a10', 'c']
    """
    full = sorted((each for each in own if not empty(each)), key=lambda each: sort_key(each, asking.zone))
    return full + [each for each in own if empty(each)]


@function("List", "(): list")
def unique(_asking: Asking, own: list[Value]) -> list[Value]:
    """Leave out what was there before; links are told apart by how they are written.

    >>> base('["a", "b", "a"].unique()')
    ['a', 'b']
    """
    kept: dict[tuple[str, str], Value] = {}
    for each in own:
        kept.setdefault((type_of(each), text(each)), each)
    return list(kept.values())


@function("List", "(): number")
def mean(_asking: Asking, own: list[Value]) -> Value:
    """Give the mean of the numbers in the list; null where there are none.

    >>> base('[1, 2, 6].mean()')
    3.0
    """
    numbers = numbers_of(own)
    return sum(numbers) / len(numbers) if numbers else None


@function("List", "(): number")
def median(_asking: Asking, own: list[Value]) -> Value:
    """Give the number in the middle of those in the list, or the mean of the two there.

    >>> base('[1, 2, 6].median()'), base('[1, 2].median()')
    (2, 1.5)
    """
    numbers = sorted(numbers_of(own))
    half = len(numbers) // 2
    if not numbers:
        return None
    return numbers[half] if len(numbers) % 2 else (numbers[half - 1] + numbers[half]) / 2


@function("List", "(): number")
def stddev(_asking: Asking, own: list[Value]) -> Value:
    """Give the standard deviation of the numbers in the list, taken for all there are.

    >>> base('[2, 4].stddev()')
    1.0
    """
    numbers = numbers_of(own)
    if not numbers:
        return None
    middle = sum(numbers) / len(numbers)
    return (sum((each - middle) * (each - middle) for each in numbers) / len(numbers)) ** 0.5


def numbers_of(values: list[Value]) -> list[float]:
    """Give the numbers among the values of a list."""
    return [each for each in values if is_number(each) and each == each]  # noqa: PLR0124  # not NaN, which has no place
