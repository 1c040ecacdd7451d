"""Functions and fields of dates, and the fields of lengths of time."""

from datetime import date

from commonplace.query.bases.shelf import field, function
from commonplace.query.bases.text import Relative, text
from commonplace.query.dates import day_of, moment_of
from commonplace.query.evaluate import Asking
from commonplace.query.moment import formatted, relative


@field("Date")
def year(_asking: Asking, when: date) -> int:
    """The year.

    >>> base('read.year')
    2024
    """
    return when.year


@field("Date")
def month(_asking: Asking, when: date) -> int:
    """The month, from 1.

    >>> base('read.month')
    2
    """
    return when.month


@field("Date")
def day(_asking: Asking, when: date) -> int:
    """The day of the month.

    >>> base('read.day')
    25
    """
    return when.day


@field("Date")
def hour(asking: Asking, when: date) -> int:
    """The hour, from 0 to 23; 0 for a day without a time.

    >>> base('now().hour')
    12
    """
    return moment_of(when, asking.zone).hour


@field("Date")
def minute(asking: Asking, when: date) -> int:
    """The minute.

    >>> base('now().minute')
    34
    """
    return moment_of(when, asking.zone).minute


@field("Date")
def second(asking: Asking, when: date) -> int:
    """The second.

    >>> base('now().second')
    56
    """
    return moment_of(when, asking.zone).second


@field("Date")
def millisecond(asking: Asking, when: date) -> int:
    """The millisecond.

    >>> base('now().millisecond')
    0
    """
    return moment_of(when, asking.zone).microsecond // 1000


@function("Date", "(): date")
def date_(_asking: Asking, when: date) -> date:
    """Give the day without the time.

    >>> base('now().date()')
    '2026-06-10'
    """
    return day_of(when)


@function("Date", "(tokens): string")
def format_(asking: Asking, when: date, tokens: object) -> str:
    """Write a date by the tokens of Moment; what stands in square brackets is left as it is.

    >>> base('read.format("D MMMM YYYY [was a] dddd")')
    '25 February 2024 was a Sunday'
    """
    shown = text(tokens)
    asking.take(len(shown) * 40)
    return formatted(moment_of(when, asking.zone), shown)


@function("Date", "(): string")
def time(asking: Asking, when: date) -> str:
    """Give the time of the day.

    >>> base('now().time()')
    '12:34:56'
    """
    return f"{moment_of(when, asking.zone):%H:%M:%S}"


@function("Date", "(): string")
def relative_(asking: Asking, when: date) -> str:
    """Say about how far away a date is. Rows are sorted by it as by the date.

    >>> base('date("2100-01-01").relative()'), base('read.relative()')
    ('in 74 years', '2 years ago')
    """
    moment = moment_of(when, asking.zone)
    return Relative.of(relative(moment, asking.now), moment)
