"""Dates and lengths of time in words, as the library Moment writes them in English: Bases and templates use its tokens.

Knows nothing of expressions. A length is in words by Moment's thresholds: 45 seconds are a minute, 26 days a month.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

from commonplace.query.values import DAY, Duration

TOKEN = re.compile(
    r"\[([^\[\]]*)\]|\\(.)|(Mo|MM?M?M?|Do|DDDo|DD?D?D?|ddd?d?|do?|ww|wo?|WW|Wo?|Qo?|YYYYYY|YYYY|YY|Y|gggg|gg|GGGG|GG|N"
    r"|e|E|a|A|hmmss|hmm|Hmmss|Hmm|hh?|HH?|kk?|mm?|ss?|S{1,9}|x|X|zz?|ZZ?|LTS|LT|LL?L?L?|l{1,4})",
    re.S,
)
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split()
LONG = {
    "LT": "h:mm A",
    "LTS": "h:mm:ss A",
    "L": "MM/DD/YYYY",
    "LL": "MMMM D, YYYY",
    "LLL": "MMMM D, YYYY h:mm A",
    "LLLL": "dddd, MMMM D, YYYY h:mm A",
    "l": "M/D/YYYY",
    "ll": "MMM D, YYYY",
    "lll": "MMM D, YYYY h:mm A",
    "llll": "ddd, MMM D, YYYY h:mm A",
}
DAYS_OF_MONTH = 146_097 / 4_800  # 400 years have 146,097 days and 4,800 months


def formatted(when: datetime, tokens: str) -> str:
    """Write a date as tokens of Moment say; what stands in square brackets is left as it is.

    >>> formatted(datetime(2026, 6, 1, 15, 4), "dddd, MMMM Do YYYY, h:mm a [at] Q")
    'Monday, June 1st 2026, 3:04 pm at 2'
    """
    return TOKEN.sub(lambda one: _token(when, one), tokens)


def _token(when: datetime, one: re.Match[str]) -> str:
    bracketed, escaped, token = one.groups()
    if token is None:
        return str(escaped if bracketed is None else bracketed)
    if token in LONG:
        return formatted(when, LONG[token])
    if token[0] == "S":
        return f"{when.microsecond:06d}000"[: len(token)]
    return WRITE[token](when)


def ordinal(number: int) -> str:
    """Write a number as one of a row.

    >>> ordinal(1), ordinal(12), ordinal(23)
    ('1st', '12th', '23rd')
    """
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _weekday(when: date) -> int:
    """Give the day of the week, Sunday as 0."""
    return when.isoweekday() % 7


def _week(when: datetime) -> tuple[int, int]:
    """Give the year and week as America counts them: weeks begin on Sunday, that of 1 January is the first."""
    last = (when.date().toordinal() - _weekday(when)) + 6  # the Saturday of the week decides the year
    try:
        saturday = date.fromordinal(last)
    except (ValueError, OverflowError):
        saturday = when.date()
    return saturday.year, (saturday.timetuple().tm_yday - 1) // 7 + 1


def _offset(when: datetime, between: str) -> str:
    minutes = int((when.utcoffset() or timedelta()).total_seconds() // 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}{between}{abs(minutes) % 60:02d}"


def _stamp(when: datetime) -> float:
    return (when - datetime(1970, 1, 1, tzinfo=when.tzinfo)).total_seconds() - (
        (when.utcoffset() or timedelta()).total_seconds() if when.tzinfo else 0
    )


def _twelve(when: datetime) -> int:
    return when.hour % 12 or 12


def _half(when: datetime) -> str:
    return "AM" if when.hour < 12 else "PM"


def _day_of_year(when: datetime) -> int:
    return when.timetuple().tm_yday


WRITE: dict[str, Callable[[datetime], str]] = {
    "M": lambda when: str(when.month),
    "Mo": lambda when: ordinal(when.month),
    "MM": lambda when: f"{when.month:02d}",
    "MMM": lambda when: MONTHS[when.month - 1][:3],
    "MMMM": lambda when: MONTHS[when.month - 1],
    "Q": lambda when: str((when.month + 2) // 3),
    "Qo": lambda when: ordinal((when.month + 2) // 3),
    "D": lambda when: str(when.day),
    "Do": lambda when: ordinal(when.day),
    "DD": lambda when: f"{when.day:02d}",
    "DDD": lambda when: str(_day_of_year(when)),
    "DDDo": lambda when: ordinal(_day_of_year(when)),
    "DDDD": lambda when: f"{_day_of_year(when):03d}",
    "d": lambda when: str(_weekday(when)),
    "do": lambda when: ordinal(_weekday(when)),
    "dd": lambda when: DAYS[_weekday(when)][:2],
    "ddd": lambda when: DAYS[_weekday(when)][:3],
    "dddd": lambda when: DAYS[_weekday(when)],
    "e": lambda when: str(_weekday(when)),
    "E": lambda when: str(when.isoweekday()),
    "w": lambda when: str(_week(when)[1]),
    "wo": lambda when: ordinal(_week(when)[1]),
    "ww": lambda when: f"{_week(when)[1]:02d}",
    "W": lambda when: str(when.isocalendar().week),
    "Wo": lambda when: ordinal(when.isocalendar().week),
    "WW": lambda when: f"{when.isocalendar().week:02d}",
    "YY": lambda when: f"{when.year % 100:02d}",
    "YYYY": lambda when: f"{when.year:04d}",
    "YYYYYY": lambda when: f"+{when.year:06d}",
    "Y": lambda when: str(when.year),
    "gg": lambda when: f"{_week(when)[0] % 100:02d}",
    "gggg": lambda when: f"{_week(when)[0]:04d}",
    "GG": lambda when: f"{when.isocalendar().year % 100:02d}",
    "GGGG": lambda when: f"{when.isocalendar().year:04d}",
    "N": lambda _when: "AD",
    "A": _half,
    "a": lambda when: _half(when).lower(),
    "H": lambda when: str(when.hour),
    "HH": lambda when: f"{when.hour:02d}",
    "h": lambda when: str(_twelve(when)),
    "hh": lambda when: f"{_twelve(when):02d}",
    "k": lambda when: str(when.hour or 24),
    "kk": lambda when: f"{when.hour or 24:02d}",
    "m": lambda when: str(when.minute),
    "mm": lambda when: f"{when.minute:02d}",
    "s": lambda when: str(when.second),
    "ss": lambda when: f"{when.second:02d}",
    "hmm": lambda when: f"{_twelve(when)}{when.minute:02d}",
    "hmmss": lambda when: f"{_twelve(when)}{when.minute:02d}{when.second:02d}",
    "Hmm": lambda when: f"{when.hour}{when.minute:02d}",
    "Hmmss": lambda when: f"{when.hour}{when.minute:02d}{when.second:02d}",
    "X": lambda when: str(int(_stamp(when) // 1)),
    "x": lambda when: str(int(_stamp(when) * 1000)),
    "Z": lambda when: _offset(when, ":"),
    "ZZ": lambda when: _offset(when, ""),
    "z": lambda when: when.tzname() or "",
    "zz": lambda when: when.tzname() or "",
}


def in_days(length: Duration) -> float:
    """Give a length in days as Moment counts: its months, rounded, as days of the calendar."""
    clock = length._replace(years=0, months=0).total / DAY
    return clock + (_round((length.years * 12 + length.months) * DAYS_OF_MONTH))


def in_months(length: Duration) -> float:
    """Give a length in months as Moment counts."""
    return length.years * 12 + length.months + length._replace(years=0, months=0).total / DAY / DAYS_OF_MONTH


def humanized(length: Duration) -> str:
    """Say about how long a length is.

    >>> [humanized(Duration(**one)) for one in ({"seconds": 45}, {"weeks": 2}, {"months": 1}, {"years": 3})]
    ['a minute', '14 days', 'a month', '3 years']
    """
    days, months = abs(in_days(length)), abs(in_months(length))
    seconds, minutes, hours = (_round(days * size) for size in (86_400, 1_440, 24))
    steps = (
        (seconds <= 44, "a few seconds"),
        (minutes <= 1, "a minute"),
        (minutes < 45, f"{minutes:,d} minutes"),
        (hours <= 1, "an hour"),
        (hours < 22, f"{hours:,d} hours"),
        (_round(days) <= 1, "a day"),
        (_round(days) < 26, f"{_round(days)} days"),
        (_round(months) <= 1, "a month"),
        (_round(months) < 11, f"{_round(months)} months"),
        (_round(months / 12) <= 1, "a year"),
    )
    return next((words for fits, words in steps if fits), f"{_round(months / 12)} years")


def relative(when: datetime, now: datetime) -> str:
    """Say about how far away a time is.

    >>> relative(datetime(2100, 1, 1), datetime(2026, 6, 10)), relative(datetime(2026, 6, 9), datetime(2026, 6, 10))
    ('in 74 years', 'a day ago')
    """
    away = (when - now).total_seconds()
    words = humanized(Duration(milliseconds=away * 1000))
    return f"in {words}" if away > 0 else f"{words} ago"


def _round(number: float) -> int:
    """Round as JavaScript does, a half upwards."""
    return int((number + 0.5) // 1)
