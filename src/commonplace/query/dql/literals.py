"""Texts that stand for values: dates and the words for them, lengths of time (spec 8.9, 8.10)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import lru_cache

from commonplace.query.dates import add, parse_date, parse_duration
from commonplace.query.evaluate import Asking
from commonplace.query.values import Duration, Value, Wrong


def midnight(when: datetime) -> datetime:
    """Give the beginning of a day."""
    return when.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)


def _week(when: datetime) -> datetime:
    return _moved(when, days=-when.weekday())


def _moved(when: datetime, **units: float) -> datetime:
    moved = add(midnight(when), Duration(**units))
    return moved if isinstance(moved, datetime) else when


def _last(begin: datetime, **units: float) -> datetime:
    """Give the last millisecond of what begins at a date and is so long."""
    return _moved(begin, **units) - timedelta(milliseconds=1)


WORDS: dict[str, Callable[[datetime], datetime]] = {
    "now": lambda now: now,
    "today": midnight,
    "yesterday": lambda now: _moved(now, days=-1),
    "tomorrow": lambda now: _moved(now, days=1),
    "sow": _week,
    "eow": lambda now: _last(_week(now), weeks=1),
    "som": lambda now: midnight(now.replace(day=1)),
    "eom": lambda now: _last(now.replace(day=1), months=1),
    "soy": lambda now: midnight(now.replace(month=1, day=1)),
    "eoy": lambda now: _last(now.replace(month=1, day=1), years=1),
}
PARSED = lru_cache(maxsize=1024)(parse_date)
LONG = {"start": "so", "end": "eo"}


def date_of(asking: Asking, text: str) -> datetime | None:
    """Give the date that a text is, or that a word means today; None if it is none."""
    first, _, unit = text.partition("-of-")
    word = WORDS.get(f"{LONG.get(first, '?')}{unit[:1]}" if unit in {"week", "month", "year"} else text)
    return word(asking.now.astimezone(asking.zone)) if word else PARSED(text, asking.zone)


@lru_cache(maxsize=1024)
def duration_of(text: str) -> Duration | None:
    """Give the length of time that a text is; None if it is none."""
    return parse_duration(text)


def written_date(asking: Asking, text: str) -> Value:
    """Give the date written without quotes: `date(2024-01-01)`, `date(today)`. Raises Wrong if it is none."""
    found = date_of(asking, text) or date_of(asking, text.lower())
    if found is None:
        raise Wrong(f"'{text}' is no date")
    return found


def written_duration(_asking: Asking, text: str) -> Value:
    """Give the length of time written without quotes: `dur(1 day)`. Raises Wrong if it is none."""
    found = duration_of(text)
    if found is None:
        raise Wrong(f"'{text}' is no length of time")
    return found
