"""Luxon's tokens, in English: a date or a length of time -> text, and text -> date.

What is in single quotes is left as it is, and so is every run of letters that is no token.
Not done: the long names of time zones, and the short ones outside of America: `GMT+1` stands for both.
"""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo

from commonplace.query.dates import zone_of
from commonplace.query.luxon import instant, shifted
from commonplace.query.values import Duration, Wrong

MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
AMERICAN = frozenset("UTC EST EDT CST CDT MST MDT PST PDT AKST AKDT HST".split())
PART = re.compile(r"'([^']*)'?|((\S)\3*)|(\s+)", re.S)
LONGEST = 1_000  # characters of a format
MACROS = {
    "D": "M/d/yyyy",
    "DD": "MMM d, yyyy",
    "DDD": "MMMM d, yyyy",
    "DDDD": "EEEE, MMMM d, yyyy",
    "t": "h:mm a",
    "tt": "h:mm:ss a",
    "ttt": "h:mm:ss a ZZZZ",
    "tttt": "h:mm:ss a ZZZZZ",
    "T": "HH:mm",
    "TT": "HH:mm:ss",
    "TTT": "HH:mm:ss ZZZZ",
    "TTTT": "HH:mm:ss ZZZZZ",
    "f": "M/d/yyyy, h:mm a",
    "ff": "MMM d, yyyy, h:mm a",
    "fff": "MMMM d, yyyy 'at' h:mm a ZZZZ",
    "ffff": "EEEE, MMMM d, yyyy 'at' h:mm a ZZZZZ",
    "F": "M/d/yyyy, h:mm:ss a",
    "FF": "MMM d, yyyy, h:mm:ss a",
    "FFF": "MMMM d, yyyy 'at' h:mm:ss a ZZZZ",
    "FFFF": "EEEE, MMMM d, yyyy 'at' h:mm:ss a ZZZZZ",
}
UNITS = {"S": "milliseconds", "s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"} | {
    "M": "months",
    "y": "years",
}


def parts(form: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a format, each with whether it may be a token."""
    if len(form) > LONGEST:
        raise Wrong("a format is too long")
    for match in PART.finditer(form):
        quoted, token, _, space = match.groups()
        yield (token, True) if token else (quoted or space or "", False)


def write(when: datetime, form: str) -> str:
    """Write a date.

    >>> write(datetime(2024, 3, 5, 14, 7, tzinfo=UTC), "cccc d 'of' MMMM yyyy, h:mm a")
    'Tuesday 5 of March 2024, 2:07 PM'
    """
    return "".join(_token(when, part) if may_be else part for part, may_be in parts(form))


def _token(when: datetime, token: str) -> str:
    if token in MACROS:
        return write(when, MACROS[token])
    by = WRITTEN.get(token)
    return by(when) if by else token


def write_length(length: Duration, form: str) -> str:
    """Write a length of time in the units that the format names.

    >>> write_length(Duration(days=1, hours=3), "hh 'hours' mm")
    '27 hours 00'
    """
    kept = list(parts(form))
    values = shifted(length, {UNITS[part[0]] for part, may_be in kept if may_be and part[0] in UNITS})
    return "".join(
        _padded(values[UNITS[part[0]]], len(part)) if may_be and part[0] in UNITS else part for part, may_be in kept
    )


def _padded(value: float, width: int) -> str:
    whole = int(value // 1)
    return f"{'-' if whole < 0 else ''}{abs(whole):0{width}d}"


def _offset(when: datetime) -> tuple[str, int, int]:
    """Give the sign, hours and minutes of a zone's distance from UTC."""
    minutes = int((when.utcoffset() or timedelta()).total_seconds() // 60)
    return "-" if minutes < 0 else "+", abs(minutes) // 60, abs(minutes) % 60


def _narrow(when: datetime) -> str:
    sign, hours, minutes = _offset(when)
    return f"{sign}{hours}:{minutes:02d}" if minutes else f"{sign}{hours}"


def _offset_name(when: datetime) -> str:
    name = when.tzname() or ""
    return name if name in AMERICAN else f"GMT{_narrow(when)}".removesuffix("+0")


def _zone_name(when: datetime) -> str:
    key: str | None = getattr(when.tzinfo, "key", None)
    return key or (f"UTC{_narrow(when)}".removesuffix("+0") if when.utcoffset() is not None else "UTC")


def _hour(when: date) -> int:
    return (getattr(when, "hour", 0) - 1) % 12 + 1


def _millis(when: datetime) -> int:
    return when.microsecond // 1000


def _quarter(when: datetime) -> int:
    return (when.month - 1) // 3 + 1


def _number(get: Callable[[datetime], int], width: int = 1) -> Callable[[datetime], str]:
    return lambda when: f"{get(when):0{width}d}"


WRITTEN: dict[str, Callable[[datetime], str]] = {
    "S": _number(_millis),
    "SSS": _number(_millis, 3),
    "u": _number(_millis, 3),
    "uu": _number(lambda when: _millis(when) // 10, 2),
    "uuu": _number(lambda when: _millis(when) // 100),
    "s": _number(lambda when: when.second),
    "ss": _number(lambda when: when.second, 2),
    "m": _number(lambda when: when.minute),
    "mm": _number(lambda when: when.minute, 2),
    "h": _number(_hour),
    "hh": _number(_hour, 2),
    "H": _number(lambda when: when.hour),
    "HH": _number(lambda when: when.hour, 2),
    "Z": _narrow,
    "ZZ": lambda when: "{}{:02d}:{:02d}".format(*_offset(when)),
    "ZZZ": lambda when: "{}{:02d}{:02d}".format(*_offset(when)),
    "ZZZZ": _offset_name,
    "ZZZZZ": _offset_name,
    "z": _zone_name,
    "a": lambda when: "AM" if when.hour < 12 else "PM",
    "d": _number(lambda when: when.day),
    "dd": _number(lambda when: when.day, 2),
    "y": _number(lambda when: when.year),
    "yy": _number(lambda when: when.year % 100, 2),
    "yyyy": _number(lambda when: when.year, 4),
    "yyyyyy": _number(lambda when: when.year, 6),
    "G": lambda _when: "AD",
    "GG": lambda _when: "Anno Domini",
    "GGGGG": lambda _when: "A",
    "kk": _number(lambda when: when.isocalendar().year % 100, 2),
    "kkkk": _number(lambda when: when.isocalendar().year, 4),
    "W": _number(lambda when: when.isocalendar().week),
    "WW": _number(lambda when: when.isocalendar().week, 2),
    "o": _number(lambda when: when.timetuple().tm_yday),
    "ooo": _number(lambda when: when.timetuple().tm_yday, 3),
    "q": _number(_quarter),
    "qq": _number(_quarter, 2),
    "X": _number(lambda when: int(instant(when) // 1000)),
    "x": _number(lambda when: round(instant(when))),
}
for month in "ML":
    WRITTEN |= {
        month: _number(lambda when: when.month),
        month * 2: _number(lambda when: when.month, 2),
        month * 3: lambda when: MONTHS[when.month - 1][:3],
        month * 4: lambda when: MONTHS[when.month - 1],
        month * 5: lambda when: MONTHS[when.month - 1][0],
    }
for weekday in "cE":
    WRITTEN |= {
        weekday: _number(lambda when: when.isoweekday()),
        weekday * 3: lambda when: DAYS[when.weekday()][:3],
        weekday * 4: lambda when: DAYS[when.weekday()],
        weekday * 5: lambda when: DAYS[when.weekday()][0],
    }

ANY = {"short": "|".join(each[:3] for each in MONTHS), "long": "|".join(MONTHS)}
WEEK = {"short": "|".join(each[:3] for each in DAYS), "long": "|".join(DAYS)}
READ = {  # token -> the pattern of what it reads
    **dict.fromkeys(("M", "L", "d", "H", "h", "m", "s", "W", "q"), r"\d{1,2}"),
    **dict.fromkeys(("MM", "LL", "dd", "HH", "hh", "mm", "ss", "WW", "qq"), r"\d{2}"),
    **dict.fromkeys(("MMM", "LLL"), ANY["short"]),
    **dict.fromkeys(("MMMM", "LLLL"), ANY["long"]),
    **dict.fromkeys(("EEE", "ccc"), WEEK["short"]),
    **dict.fromkeys(("EEEE", "cccc"), WEEK["long"]),
    **dict.fromkeys(("yyyy", "kkkk"), r"\d{4}"),
    **dict.fromkeys(("yy", "kk"), r"\d{2,4}"),
    **dict.fromkeys(("Z", "ZZ"), r"[+-]\d{1,2}(?::\d{2})?"),
    "y": r"\d{1,6}",
    "yyyyy": r"\d{4,6}",
    "yyyyyy": r"\d{6}",
    "o": r"\d{1,3}",
    "ooo": r"\d{3}",
    "S": r"\d{1,3}",
    "SSS": r"\d{3}",
    "u": r"\d{1,9}",
    "a": "AM|PM",
    "E": r"\d",
    "c": r"\d",
    "ZZZ": r"[+-]\d{1,2}(?:\d{2})?",
    "z": r"[A-Za-z_+/-]{1,60}?",
}


def read(text: str, form: str, now: datetime) -> datetime | None:
    """Read a date as a format says; what is larger than all it names is that of now, what is smaller is the first.

    >>> read("5 March 24", "d MMMM yy", datetime(2026, 1, 1, tzinfo=UTC)).isoformat()
    '2024-03-05T00:00:00+00:00'
    """
    kept = [part for whole in parts(form) for part in _expanded(*whole)]
    tokens = [part for part, may_be in kept if may_be and part in READ]
    pattern = "".join(f"({READ[part]})" if may_be and part in READ else re.escape(part) for part, may_be in kept)
    match = re.fullmatch(pattern, text, re.I | re.A) if len(text) <= LONGEST else None
    if match is None:
        return None
    found = {token[0].replace("L", "M").replace("c", "E"): match[at + 1] for at, token in enumerate(tokens)}
    try:
        return _made(found, now)
    except (ValueError, OverflowError):
        return None


def _expanded(part: str, may_be: bool) -> list[tuple[str, bool]]:  # noqa: FBT001  # it is half of a part
    return list(parts(MACROS[part])) if may_be and part in MACROS else [(part, may_be)]


def _made(found: dict[str, str], now: datetime) -> datetime | None:
    """Make a date of what was read, by the first letter of each token. Raises ValueError, OverflowError."""
    zone = _zone(found, now.tzinfo)
    day = _day(found, now)
    if zone is None or ("E" in found and day.isoweekday() != _weekday(found["E"])) or ("a" in found and "H" in found):
        return None
    hour = int(found.get("H") or found.get("h") or 0)
    if "a" in found and "h" in found and (hour == 12) == (found["a"].upper() == "AM"):
        hour = (hour + 12) % 24
    fraction = found.get("S", "0").zfill(3) if "u" not in found else found["u"][:3].ljust(3, "0")
    clock = (hour, int(found.get("m", 0)), int(found.get("s", 0)), int(fraction) * 1000)
    return datetime(day.year, day.month, day.day, *clock, tzinfo=zone)


def _day(found: dict[str, str], now: datetime) -> date:
    if "W" in found or "k" in found or found.keys() & set("EyMdoq") == {"E"}:
        number = found.get("W") or ("1" if "k" in found else str(now.isocalendar().week))
        return date.fromisocalendar(_year(found.get("k"), now), int(number), _weekday(found.get("E", "1")))
    year = _year(found.get("y"), now)
    if "o" in found:
        return date(year, 1, 1) + timedelta(days=int(found["o"]) - 1)
    if not found.keys() & set("yMdq"):
        return now.date()
    month = found.get("M") or ("1" if "y" in found else str(now.month))
    if "q" in found:
        month = str(int(found["q"]) * 3 - 2)
    return date(year, int(month) if month.isdigit() else _place(month, MONTHS), int(found.get("d", 1)))


def _year(written: str | None, now: datetime) -> int:
    if written is None:
        return now.year
    year = int(written)
    return year if len(written) > 2 else year + (2000 if year <= 60 else 1900)


def _weekday(written: str) -> int:
    return int(written) if written.isdigit() else _place(written, DAYS)


def _place(word: str, words: list[str]) -> int:
    """Give the number of a month or a day of the week from its first letters."""
    return [each[:3].lower() for each in words].index(word[:3].lower()) + 1


def _zone(found: dict[str, str], here: tzinfo | None) -> tzinfo | None:
    written = found.get("z") or found.get("Z")
    return zone_of(written) if written else here or UTC
