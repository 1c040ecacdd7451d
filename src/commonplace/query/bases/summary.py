"""What a column comes to: the summaries that every base has (spec 7.30). Values of another type are left out."""

from collections.abc import Callable
from datetime import date
from typing import Any

from commonplace.query.bases.functions.list import mean, median, numbers_of, stddev
from commonplace.query.bases.order import empty, identity
from commonplace.query.bases.signs import between
from commonplace.query.dates import moment_of
from commonplace.query.evaluate import Asking
from commonplace.query.values import Value, is_date

Values = list[Value]


def _dates(values: Values, asking: Asking) -> list[date]:
    return sorted((each for each in values if is_date(each)), key=lambda each: moment_of(each, asking.zone))


def _range(asking: Asking, values: Values) -> Value:
    """Give the greatest less the smallest number, or what lies between the earliest and the latest date."""
    numbers, dates = numbers_of(values), _dates(values, asking)
    if numbers or not dates:
        return max(numbers) - min(numbers) if numbers else None
    return between(dates[-1], dates[0], asking)


def _one(choose: Callable[[list[Any]], Value]) -> Callable[[Asking, Values], Value]:
    """Make a summary of the numbers among the values; null where there are none."""

    def summary(_asking: Asking, values: Values) -> Value:
        numbers = numbers_of(values)
        return choose(numbers) if numbers else None

    return summary


SUMMARIES: dict[str, Callable[[Asking, Values], Value]] = {
    "average": mean,
    "min": _one(min),
    "max": _one(max),
    "sum": _one(sum),
    "range": _range,
    "median": median,
    "stddev": stddev,
    "earliest": lambda asking, values: next(iter(_dates(values, asking)), None),
    "latest": lambda asking, values: next(reversed(_dates(values, asking)), None),
    "checked": lambda _asking, values: sum(each is True for each in values),
    "unchecked": lambda _asking, values: sum(each is False for each in values),
    "empty": lambda _asking, values: sum(map(empty, values)),
    "filled": lambda _asking, values: sum(not empty(each) for each in values),
    "unique": lambda _asking, values: len({identity(each) for each in values if not empty(each)}),
}
