"""Dates and lengths of time as Luxon does them, in English: added, taken from each other, evened out.

Luxon 3.4, which Dataview contains. A month has 4 weeks or 30 days, a year 12 months, 52 weeks or 365 days, whichever is
asked for; so 30 days, evened out, are a month and two days. `tokens` writes dates and reads them.
"""

import math
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from commonplace.query.dates import FIELDS, milliseconds, moment_of
from commonplace.query.dates import add as add_whole
from commonplace.query.values import SIZES, Duration, Wrong

TIMES = dict(zip(FIELDS, SIZES, strict=True))  # milliseconds
SPECIAL = {("years", "months"): 12, ("years", "weeks"): 52, ("months", "weeks"): 4}
Units = dict[str, float]


def worth(larger: str, smaller: str) -> float:
    """Give how many of a smaller unit a larger one is."""
    return SPECIAL.get((larger, smaller)) or TIMES[larger] / TIMES[smaller]


def shifted(length: Duration, units: Iterable[str]) -> Units:
    """Give a length in some units alone: the larger ones whole, what is left in the last one.

    >>> shifted(Duration(days=1, hours=36), ("days", "hours")), shifted(Duration(years=1), ("months",))
    ({'days': 2, 'hours': 12}, {'months': 12})
    """
    wanted, left, built = set(units), {}, {}
    last = ""
    for unit, value in zip(FIELDS, _finite(length), strict=True):
        if unit not in wanted:
            left[unit] = value
            continue
        last = unit
        own = sum(worth(larger, unit) * more for larger, more in left.items()) + value
        built[unit] = float(math.trunc(own))
        left = {unit: (own * 1000 - built[unit] * 1000) / 1000}
    for unit, value in left.items() if last else ():
        built[last] += value if unit == last else value / worth(last, unit)
    return {unit: _plain(value) for unit, value in _evened(built).items()}


def _finite(length: Iterable[float]) -> list[float]:
    values = list(length)
    if not all(-1e15 < each < 1e15 for each in values):
        raise Wrong("a length of time is too large")
    return values


def _evened(values: Units) -> Units:
    """Carry what is too much of a unit to the next larger one, and fractions to the next smaller one."""
    sign = -1 if sum(TIMES[unit] * value for unit, value in values.items()) < 0 else 1
    present = [unit for unit in FIELDS if unit in values]
    for larger, smaller in zip(present[-2::-1], present[::-1], strict=False):
        carried = math.floor(values[smaller] * sign / worth(larger, smaller))
        values[larger] += carried * sign
        values[smaller] -= carried * worth(larger, smaller) * sign
    for larger, smaller in pairwise(present):
        part = math.fmod(values[larger], 1)
        values[larger] -= part
        values[smaller] += part * worth(larger, smaller)
    return values


def _plain(value: float) -> float:
    """Give a number without a fraction as an int."""
    return int(value) if value == int(value) else value


def even(length: Duration) -> Duration:
    """Give a length in all units, evened out.

    >>> even(Duration(days=30)), even(Duration(hours=-36))[3:5]
    (Duration(years=0, months=1, weeks=0, days=2, hours=0, minutes=0, seconds=0, milliseconds=0), (-1, -12))
    """
    values = _finite(length)
    if not all(each == int(each) for each in values):
        return Duration(**shifted(length, FIELDS))
    sign = -1 if length.total < 0 else 1
    carried, found = 0, []
    for value, size in zip([int(each) * sign for each in values[:0:-1]], (1000, 60, 60, 24, 7, 4, 12), strict=True):
        carried, left = divmod(value + carried, size)
        found.append(left * sign)
    return Duration((int(values[0]) * sign + carried) * sign, *found[::-1])


def instant(when: date) -> float:
    """Give the milliseconds since 1970 of a date."""
    return milliseconds(when, UTC)


def plus(when: datetime, length: Duration, sign: int = 1) -> datetime:
    """Move a date: years to days by the calendar, hours and less and all fractions by the clock. Raises Wrong."""
    values = _finite(each * sign for each in length)
    calendar = Duration(*(math.trunc(each) for each in values[:4]))
    clock = Duration(*(each - math.trunc(each) for each in values[:4]), *values[4:]).total
    moved = moment_of(add_whole(when, calendar), when.tzinfo or UTC)
    if not clock:
        return moved
    try:
        return (moved.astimezone(UTC) + timedelta(milliseconds=clock)).astimezone(when.tzinfo)
    except (OverflowError, ValueError):
        raise Wrong("the date lies outside the years 1 to 9999") from None


def between(later: datetime, earlier: datetime) -> Duration:
    """Give how long it is from one date to another: whole years, months and days, then by the clock.

    >>> from datetime import timezone
    >>> between(datetime(2024, 3, 1, 6, tzinfo=timezone.utc), datetime(2024, 1, 31, tzinfo=timezone.utc))[:5]
    (0, 1, 0, 1, 6)
    """
    if instant(earlier) > instant(later):
        return between(earlier, later).times(-1)
    found: Units = {}
    reached, until = earlier, instant(later)
    for unit in ("years", "months", "days"):
        found[unit] = _apart(unit, reached, later)
        for _ in range(3):
            reached = moment_of(add_whole(earlier, Duration(**found)), UTC)
            if instant(reached) <= until:
                break
            found[unit] -= 1
    seconds, millis = divmod(round(until - instant(reached), 3), 1000)
    minutes, seconds = divmod(int(seconds), 60)
    return Duration(**found, hours=minutes // 60, minutes=minutes % 60, seconds=seconds, milliseconds=_plain(millis))


def _apart(unit: str, one: datetime, two: datetime) -> int:
    """Give how far two dates are apart by the calendar alone."""
    years = two.year - one.year
    if unit == "days":
        return two.date().toordinal() - one.date().toordinal()
    return years if unit == "years" else years * 12 + two.month - one.month


def human(length: Duration) -> str:
    """Write a length of time as Dataview shows it.

    >>> human(Duration(days=1, hours=26)), human(Duration(seconds=1.5)), human(Duration())
    ('2 days, 2 hours', '1 second, 500 milliseconds', '')
    """
    counted = zip(FIELDS, even(length), strict=True)
    return ", ".join(f"{_grouped(each)} {unit[:-1] if abs(each) == 1 else unit}" for unit, each in counted if each)


def _grouped(value: float) -> str:
    return f"{value:,.3f}".rstrip("0").rstrip(".")
