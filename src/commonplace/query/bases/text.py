"""What values are called and how they read: the type of each, its text, numbers as the app shows them (7.18, 7.31)."""

import json
from datetime import date, datetime

from commonplace.query.moment import humanized
from commonplace.query.values import (
    Duration,
    File,
    Html,
    Icon,
    Image,
    Link,
    Pattern,
    Record,
    Tag,
    Url,
    Value,
    is_number,
    number_text,
)

TYPES: tuple[tuple[type, str], ...] = (  # a kind of text before text, a bool before a number
    (Tag, "Tag"),
    (Url, "URL"),
    (Html, "HTML"),
    (Icon, "Icon"),
    (Image, "Image"),
    (str, "String"),
    (bool, "Boolean"),
    (int, "Number"),
    (float, "Number"),
    (date, "Date"),
    (Duration, "Duration"),
    (Link, "Link"),
    (File, "File"),
    (Pattern, "RegExp"),
    (list, "List"),
    (dict, "Object"),
)
KNOWN = dict(TYPES)


class Relative(str):
    """A time in words that is still sorted as a time (spec 7.10)."""

    __slots__ = ("when",)
    when: datetime

    @classmethod
    def of(cls, words: str, when: datetime) -> "Relative":
        """Make the words for a time."""
        made = cls(words)
        made.when = when
        return made


def type_of(value: Value) -> str:
    """Give the name of a value's type, as errors of the app name it."""
    known = KNOWN.get(type(value))
    if known:
        return known
    if value is None:
        return "Null"
    if isinstance(value, Record):
        return "File" if getattr(value, "is_file", False) else "Object"
    return next((name for kind, name in TYPES if isinstance(value, kind)), "Object")


def text(value: Value) -> str:
    """Give the text of a value: what `toString()` gives, what is joined to a text (spec 7.18, 7.22, 7.24, 7.27).

    >>> text([1.5, True, None, date(2026, 6, 10), Duration(days=1), Link("A.md", written="A", display="x")])
    '1.5, true, , 2026-06-10, a day, [[A|x]]'
    """
    if isinstance(value, Image | Url):
        return _shown(value)
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return date_text(value)
    return number(value) if is_number(value) else _compound(value)


def _shown(value: str) -> str:
    if isinstance(value, Image):
        return f"![]({value})"
    address, bar, display = value.partition("|")
    return f"[{display}]({address})" if bar else address


def _compound(value: Value) -> str:
    if isinstance(value, Link):
        written = value.written or value.path
        return f"[[{written}]]" if value.display is None else f"[[{written}|{value.display}]]"
    if isinstance(value, File):
        return value.path
    if isinstance(value, Duration):
        return humanized(value)
    if isinstance(value, Pattern):
        return f"/{value.source}/{value.flags}"
    if isinstance(value, list):
        return ", ".join(map(text, value))
    if isinstance(value, Record) and type_of(value) == "File":
        return text(value.get("file"))
    return json.dumps(plain(value), ensure_ascii=False)


def date_text(when: date) -> str:
    """Write a date, with its time if it has one.

    >>> date_text(datetime(2026, 6, 10, 12, 34, 56, 7)), date_text(date(2026, 6, 10))
    ('2026-06-10T12:34:56', '2026-06-10')
    """
    if not isinstance(when, datetime):
        return when.isoformat()
    return when.replace(tzinfo=None, microsecond=0).isoformat()


def number(value: float) -> str:
    """Write a number.

    >>> number(float("inf")), number(3.5), number(1e21)
    ('∞', '3.5', '1e+21')
    """
    return number_text(value).replace("Infinity", "∞")


def plain(value: Value) -> Value:
    """Give what JSON has for a value: lists and objects of texts, numbers, booleans and nulls."""
    if isinstance(value, Record) and type_of(value) == "Object":
        value = value.whole()
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value if value is None or isinstance(value, bool) or is_number(value) else text(value)


def string(value: Value) -> str:
    """Give the text of a value on which functions of texts work: a link is its target as written (spec 7.18)."""
    return (value.written or value.path) if isinstance(value, Link) else text(value)
