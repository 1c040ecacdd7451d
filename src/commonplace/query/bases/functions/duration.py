"""Fields of lengths of time: the whole length in one unit. The app does not document them, but bases use them."""

from commonplace.query.bases.shelf import field
from commonplace.query.evaluate import Asking
from commonplace.query.moment import in_days, in_months
from commonplace.query.values import Duration


@field("Duration")
def years(_asking: Asking, length: Duration) -> float:
    """The whole length in years.

    >>> base('(date("2026-06-10") - date("1990-01-01")).years.floor()')
    36
    """
    return in_months(length) / 12


@field("Duration")
def months(_asking: Asking, length: Duration) -> float:
    """The whole length in months.

    >>> base('(now() - read).months.round()')
    27
    """
    return in_months(length)


@field("Duration")
def weeks(_asking: Asking, length: Duration) -> float:
    """The whole length in weeks.

    >>> base('duration("14d").weeks')
    2.0
    """
    return in_days(length) / 7


@field("Duration")
def days(_asking: Asking, length: Duration) -> float:
    """The whole length in days.

    >>> base('(date("2026-06-11") - date("2026-06-09")).days')
    2.0
    """
    return in_days(length)


@field("Duration")
def hours(_asking: Asking, length: Duration) -> float:
    """The whole length in hours.

    >>> base('duration("90m").hours')
    1.5
    """
    return in_days(length) * 24


@field("Duration")
def minutes(_asking: Asking, length: Duration) -> float:
    """The whole length in minutes.

    >>> base('duration("2h").minutes')
    120.0
    """
    return in_days(length) * 1_440


@field("Duration")
def seconds(_asking: Asking, length: Duration) -> float:
    """The whole length in seconds.

    >>> base('duration("2m").seconds.round()')
    120
    """
    return in_days(length) * 86_400


@field("Duration")
def milliseconds(_asking: Asking, length: Duration) -> float:
    """The whole length in milliseconds.

    >>> base('duration("1s").milliseconds.round()')
    1000
    """
    return in_days(length) * 86_400_000
