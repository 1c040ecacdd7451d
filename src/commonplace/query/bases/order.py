"""When values are equal, which comes first, what counts as true (spec 7.10, 7.18, 7.20, 7.28)."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, tzinfo
from typing import Any

from commonplace.query.bases.text import Relative, text, type_of
from commonplace.query.dates import BASES, LOOSE, day_of, moment_of, parse_date, parse_duration
from commonplace.query.moment import in_days
from commonplace.query.values import Duration, File, Link, Record, Tag, Value, is_date, is_number
from commonplace.syntax.wikilink import split_wikilink
from commonplace.text import fold, plain

DIGITS = re.compile(r"(\d+)")
ONLY_DAY = re.compile(r"\d{4}-?\d{2}-?\d{2}\s*\Z")
PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?\Z")
ONE_LINK = re.compile(r"\s*\[\[([^\[\]\n]+)\]\]\s*\Z")
Key = tuple[Any, ...]


def truthy(value: Value) -> bool:
    """Whether a value counts as true: all but null, false, 0 and the empty text (spec 7.18).

    >>> [truthy(one) for one in (None, False, 0, float("nan"), "", [], "x", -1)]
    [False, False, False, False, False, True, True, True]
    """
    if value is None or isinstance(value, bool):
        return bool(value)
    if is_number(value):
        return bool(value) and value == value  # noqa: PLR0124  # only NaN differs from itself
    return value != "" if isinstance(value, str) else True


def empty(value: Value) -> bool:
    """Whether a value holds nothing: null, no text, no element, no field, no number."""
    if isinstance(value, str | list | dict):
        return not value
    if isinstance(value, float):
        return value != value  # noqa: PLR0124  # only NaN differs from itself
    return value is None or (type_of(value) == "Object" and not list(value.names()))


def read_date(written: str, zone: tzinfo) -> date | None:
    """Read a date as Bases does (spec 7.22): a day alone, or with its time; None where there is none.

    >>> read_date("20240131", UTC), read_date("2024-01-31 10:00", UTC).hour, read_date("soon", UTC)
    (datetime.date(2024, 1, 31), 10, None)
    """
    written = written.strip()
    packed = PACKED.match(written)
    if packed:
        year, month, day, *clock = packed.groups()
        hour, minute, second = (each or "00" for each in clock)
        written = f"{year}-{month}-{day}" + (f"T{hour}:{minute}:{second}" if clock[0] else "")
    if len(written) < 10 or not written[:4].isdigit():
        return None
    when = parse_date(written, zone, LOOSE)
    if when is None or ONLY_DAY.match(written):
        return when and when.date()
    try:
        return when.astimezone(zone)
    except OverflowError:  # at either end of the calendar
        return None


def path_of(value: Value) -> str | None:
    """Give the path of the file that a link, a file or a note as a whole stands for; of a missing one its target."""
    if isinstance(value, Record):
        value = value.get("file") if type_of(value) == "File" else None
    return value.path if isinstance(value, File | Link) else None


def equal(one: Value, other: Value, zone: tzinfo = UTC) -> bool:
    """Whether two values are equal (spec 7.20); links and files are when they mean the same file (7.28).

    >>> equal(date(2025, 7, 18), "2025-07-18"), equal(1, "1"), equal(1, True), equal([1, ["a"]], [1.0, ["a"]])
    (True, False, False, True)
    """
    if is_date(one) or is_date(other):
        return _same_day(one, other, zone)
    if isinstance(one, Link | File | Record) or isinstance(other, Link | File | Record):
        return _same_file(one, other)
    if isinstance(one, Duration) or isinstance(other, Duration):
        first, second = as_duration(one), as_duration(other)
        return first is not None and second is not None and in_days(first) == in_days(second)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(equal(*pair, zone) for pair in zip(one, other, strict=True))
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    return bool(one == other)


def _same_day(one: Value, other: Value, zone: tzinfo) -> bool:
    """Compare dates: where one has no time, the time of the other does not count (spec 7.20)."""
    first, second = as_date(one, zone), as_date(other, zone)
    if first is None or second is None:
        return False
    if isinstance(first, datetime) and isinstance(second, datetime):
        return first == second
    return day_of(first) == day_of(second)


def _same_file(one: Value, other: Value) -> bool:
    first, second = _target(one), _target(other)
    if first is None or second is None:
        return one is other or bool(type_of(one) == type_of(other) == "Object" and _whole(one) == _whole(other))
    return first == second


def _whole(value: Value) -> dict[str, Value]:
    return value.whole() if isinstance(value, Record) else value


def _target(value: Value) -> tuple[bool, str] | None:
    """Give whether a file is there, and its path or what a link to it says; a text may be a link."""
    if isinstance(value, Link) and value.missing:
        return False, fold(value.path)
    if isinstance(value, str):
        match = ONE_LINK.match(value)
        return (False, fold(split_wikilink(match[1])[0])) if match else None
    path = path_of(value)
    return None if path is None else (True, path)


def as_date(value: Value, zone: tzinfo) -> date | None:
    """Give a date, or that which a text says."""
    return value if is_date(value) else read_date(value, zone) if isinstance(value, str) else None


def as_duration(value: Value) -> Duration | None:
    """Give a length of time, or that which a text or a number of milliseconds says."""
    if isinstance(value, str):
        return parse_duration(value, BASES, fold=False)
    return Duration(milliseconds=value) if is_number(value) else value if isinstance(value, Duration) else None


def compare(one: Value, other: Value, zone: tzinfo = UTC) -> int | None:
    """Give -1, 0 or 1 where one value comes before, with or after another; None where they cannot be compared.

    Numbers, texts, dates and lengths of time can, each with its own kind; a text is read where the other is a date.

    >>> compare(1, 2), compare("b", "a"), compare(date(2025, 7, 18), "2025-07-17"), compare(None, 1)
    (-1, 1, 1, None)
    """
    if is_number(one) and is_number(other):
        return _sign(one, other)
    if is_date(one) or is_date(other):
        first, second = as_date(one, zone), as_date(other, zone)
        if first is None or second is None:
            return None
        if _same_day(first, second, zone):
            return 0
        return _sign(moment_of(first, zone), moment_of(second, zone))
    if isinstance(one, Duration) or isinstance(other, Duration):
        length, than = as_duration(one), as_duration(other)
        return None if length is None or than is None else _sign(in_days(length), in_days(than))
    if isinstance(one, str | Link) and isinstance(other, str | Link):
        return _sign(text(one), text(other))
    return None


def _sign(one: Any, other: Any) -> int | None:  # noqa: ANN401  # of one kind
    if one != one or other != other:  # noqa: PLR0124  # only NaN differs from itself
        return None
    return int(one > other) - int(one < other)


def sort_key(value: Value, zone: tzinfo = UTC) -> Key:
    """Give what values of any types are sorted by (spec 7.10): each type together, texts as people sort them.

    >>> sorted(["b10", "B9", "é", 3, "a", True], key=sort_key)
    [True, 3, 'a', 'B9', 'b10', 'é']
    """
    if isinstance(value, bool):
        return 0, value
    if is_number(value):
        return (1, 0, value) if value == value else (1, 1)  # noqa: PLR0124  # NaN, the only one, comes last
    if isinstance(value, Relative):
        value = value.when
    if is_date(value):
        return 2, moment_of(value, zone)
    if isinstance(value, Duration):
        return 3, in_days(value)
    if isinstance(value, list):
        return 5, *(sort_key(each, zone) for each in value[:8])
    return 4, natural(_said(value))


def _said(value: Value) -> str:
    """Give the words by which a value is sorted: a link's are those shown for it."""
    if isinstance(value, Link):
        return value.display or value.written or value.path
    return text(value)


def natural(words: str) -> list[tuple[int, int, str]]:
    """Give the key of a text: without case and accents, and numbers in it as numbers.

    >>> natural("Part 10") > natural("part 9")
    True
    """
    parts = DIGITS.split(plain(words)[:200])
    return [(0, int(part), "") if at % 2 else (1, 0, part) for at, part in enumerate(parts) if part]


def identity(value: Value) -> Any:  # noqa: ANN401  # anything that a dict takes for a key
    """Give what equal values have in common: rows are grouped, and values told apart, by it."""
    if isinstance(value, list):
        return "list", tuple(identity(each) for each in value)
    if isinstance(value, Link | File | Record | dict):
        target = _target(value)
        return ("object", text(value)) if target is None else ("file", *target)
    if isinstance(value, bool) or not is_number(value):
        return type_of(value), value
    return "Number", repr(value) if value != value else value  # noqa: PLR0124  # only NaN differs from itself


def contains(values: Iterable[Value], wanted: Value, zone: tzinfo = UTC) -> bool:
    """Whether a list holds a value; a tag also holds those nested in it, whatever the case (spec 7.29).

    >>> contains([Tag("Project/a")], "project"), contains(["Project/a"], "project"), contains([1, 2], 2)
    (True, False, True)
    """
    return any(
        holds(each, wanted) if isinstance(each, Tag) and isinstance(wanted, str) else equal(each, wanted, zone)
        for each in values
    )


def holds(tag: str, wanted: str) -> bool:
    """Whether a tag is another or nested in it; hashes and case do not count."""
    own, of = fold(tag.removeprefix("#")), fold(wanted.removeprefix("#").rstrip("/"))
    return bool(of) and (own == of or own.startswith(of + "/"))
