"""Dates and lengths of time: read from text, added, taken from each other. `luxon` and `moment` write them."""

import calendar
import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from commonplace.errors import BadRequest
from commonplace.query.values import Duration, Wrong

DATE = re.compile(
    r"(\d{4})-(\d{2})(?:-(\d{2})(?:T(\d{2})(?::(\d{2})(?::(\d{2})(?:\.(\d{3}))?)?)?"
    r"(Z|[+-]\d{1,2}(?::\d{2})?|\[[\w/+-]+\])?)?)?\Z"
)
LOOSE = re.compile(  # as Moment reads them, for Bases
    r"(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2})(?::(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?)?"
    r"\s?(Z|[+-]\d{1,2}(?::?\d{2})?)?)?)?\Z"
)
PART = re.compile(r"(-?\d+(?:\.\d+)?)\s*([A-Za-z]+)")
BETWEEN = re.compile(r"[\s,]*")
FIELDS = Duration._fields


class LocalZone(tzinfo):
    """The zone of this machine, whatever time of the year it is."""

    def utcoffset(self, when: datetime | None) -> timedelta:
        """Give how far the zone is from UTC at a local time."""
        try:
            at = (when or datetime.now()).replace(tzinfo=None)  # noqa: DTZ005  # the local time is what is asked
            return at.astimezone().utcoffset() or timedelta()
        except (OverflowError, ValueError, OSError):
            return timedelta()

    def dst(self, _when: datetime | None) -> timedelta:
        """Say that the offset is all that is known."""
        return timedelta()

    def tzname(self, when: datetime | None) -> str:
        """Give the name of the zone at a local time."""
        try:
            return (when or datetime.now()).replace(tzinfo=None).astimezone().tzname() or ""  # noqa: DTZ005  # the same
        except (OverflowError, ValueError, OSError):
            return ""


@lru_cache(maxsize=64)
def zone_of(name: str | None) -> tzinfo | None:
    """Give a time zone by its name (`Europe/Paris`, `UTC`, `+02:00`), this machine's without one; None if unknown."""
    if not name:
        return LocalZone()
    match = re.fullmatch(r"(?:UTC)?([+-])(\d{1,2})(?::?(\d{2}))?", name)
    if match:
        minutes = int(match[2]) * 60 + int(match[3] or 0)
        return timezone(timedelta(minutes=-minutes if match[1] == "-" else minutes)) if minutes < 24 * 60 else None
    if name in {"Z", "UTC"}:
        return UTC
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return None


def parse_date(text: str, zone: tzinfo, form: re.Pattern[str] = DATE) -> datetime | None:
    """Read a date as Dataview does (spec 8.9): a day or a month alone begins at midnight. None where there is none.

    >>> parse_date("2021-05", timezone.utc).isoformat()
    '2021-05-01T00:00:00+00:00'
    """
    match = form.match(text)
    if not match:
        return None
    year, month, day, hour, minute, second, fraction, written = match.groups()
    there = zone_of(written.strip("[]")) if written else zone
    try:
        micro = int((fraction or "0").ljust(6, "0"))
        numbers = (int(year), int(month), int(day or 1), int(hour or 0), int(minute or 0), int(second or 0), micro)
        return datetime(*numbers, tzinfo=there or zone)
    except ValueError:
        return None


def units(table: str) -> dict[str, str]:
    """Make a table of the words for a unit -> the unit: one unit a line, its words after it."""
    return {word: line.split(":")[0] for line in table.split() for word in line.split(":")[1].split(",")}


DATAVIEW = units("""
    years:y,yr,yrs,year,years months:mo,mos,month,months weeks:w,wk,wks,week,weeks days:d,day,days
    hours:h,hr,hrs,hour,hours minutes:m,min,mins,minute,minutes seconds:s,sec,secs,second,seconds
    milliseconds:ms,millisecond,milliseconds
""")
BASES = units("""
    years:y,year,years months:M,month,months weeks:w,week,weeks days:d,day,days
    hours:h,hour,hours minutes:m,minute,minutes seconds:s,second,seconds
""")


def parse_duration(text: str, words: dict[str, str] = DATAVIEW, *, fold: bool = True) -> Duration | None:
    """Read a length of time made of one or more parts (spec 8.10, 7.21); None where the whole text is none.

    >>> parse_duration("1 yr, 2mo 3d").days, parse_duration("4hr15min").minutes, parse_duration("5 apples")
    (3.0, 15.0, None)
    """
    found = dict.fromkeys(FIELDS, 0.0)
    at = 0
    text = text.strip()
    if not text or len(text) > 200:
        return None
    while at < len(text):
        match = PART.match(text, at)
        unit = words.get(match[2].lower() if fold else match[2]) if match else None
        if match is None or unit is None:
            return None
        found[unit] += float(match[1])
        at = BETWEEN.match(text, match.end()).end()  # type: ignore[union-attr]  # it matches the empty text
    return Duration(**found)


def day_of(when: date) -> date:
    """Give the day of a date without its time."""
    return when.date() if isinstance(when, datetime) else when


def moment_of(when: date, zone: tzinfo) -> datetime:
    """Give a date with its time: a day alone begins at midnight in the zone."""
    return when if isinstance(when, datetime) else datetime(when.year, when.month, when.day, tzinfo=zone)


def milliseconds(when: date, zone: tzinfo) -> float:
    """Give the milliseconds from the beginning of 1970 in UTC to a date."""
    return (moment_of(when, zone) - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() * 1000


def add(when: date, length: Duration, sign: int = 1) -> date:
    """Move a date by a length of time; a month's end is kept within the month. Raises Wrong beyond the year 9999.

    A day alone stays one unless hours or less are added to it.

    >>> add(date(2024, 1, 31), Duration(months=1)), add(date(2024, 3, 1), Duration(days=1), -1)
    (datetime.date(2024, 2, 29), datetime.date(2024, 2, 29))
    """
    years, months, weeks, days, *clock = (sign * each for each in length)
    hours, minutes, seconds, millis = clock
    try:
        moved = _months(when, int(years * 12 + months))
        if any(clock) and not isinstance(moved, datetime):
            moved = datetime(moved.year, moved.month, moved.day)  # noqa: DTZ001  # a day alone has no zone
        return moved + timedelta(
            weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds, milliseconds=millis
        )
    except (OverflowError, ValueError):
        raise Wrong("the date lies outside the years 1 to 9999") from None


def _months(when: date, count: int) -> date:
    if not count:
        return when
    year, month = divmod(when.year * 12 + when.month - 1 + count, 12)
    if not 1 <= year <= 9999:
        raise OverflowError
    return when.replace(year=year, month=month + 1, day=min(when.day, calendar.monthrange(year, month + 1)[1]))


def between(later: date, earlier: date, zone: tzinfo) -> Duration:
    """Give what lies between two dates, in years, months, days and less: none of them larger than the next allows."""
    if moment_of(later, zone) < moment_of(earlier, zone):
        return between(earlier, later, zone).times(-1)
    end, start = moment_of(later, zone), moment_of(earlier, zone)
    end = end.astimezone(start.tzinfo)
    months = (end.year - start.year) * 12 + end.month - start.month
    if months and _months(start, months) > end:
        months -= 1
    rest = end.replace(tzinfo=None) - moment_of(_months(start, months), zone).replace(tzinfo=None)
    hours, left = divmod(rest.seconds, 3600)
    minutes, seconds = divmod(left, 60)
    years, months = divmod(months, 12)
    return Duration(years, months, 0, rest.days, hours, minutes, seconds, rest.microseconds / 1000)


def clock(now: datetime | str | None, zone: str | None) -> datetime:
    """Give the time at which a question is asked, in the zone in which it is asked. Raises BadRequest."""
    there = zone_of(zone)
    if there is None:
        raise BadRequest(reason=f"There is no time zone “{zone}”: one is called like Europe/Paris, UTC or +02:00")
    when = parse_date(now, there, LOOSE) if isinstance(now, str) else now or datetime.now(there)
    if when is None:
        raise BadRequest(reason=f"“{now}” is no time: one is written like 2026-01-31 or 2026-01-31T18:00")
    return when.astimezone(there) if when.tzinfo else when.replace(tzinfo=there)
