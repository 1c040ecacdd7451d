"""The values of the query languages: one model under Dataview's expressions and those of Bases.

A value is None, a bool, a number, a text, a date (`datetime.date`: a day alone; `datetime.datetime`, with its zone: a
time), a Duration, a Link, a File, a Pattern, a list, a dict, a Record (an object whose fields are looked up when they
are asked for) or a Function. Bases tells six kinds of text apart: they are subclasses of `str`.
"""

import sys
from abc import abstractmethod
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NamedTuple

Value = Any  # one of those above: the union is recursive, and every operation asks for the type anyway
Function = Callable[..., Value]


class Wrong(Exception):  # it is a value's fate, not the program's
    """An expression has no value for one row; the message says why. It never leaves this room."""


class Duration(NamedTuple):
    """A length of time as it was written: months are no number of days until they are added to a date."""

    years: float = 0
    months: float = 0
    weeks: float = 0
    days: float = 0
    hours: float = 0
    minutes: float = 0
    seconds: float = 0
    milliseconds: float = 0

    def times(self, factor: float) -> "Duration":
        """Give this length so many times."""
        return Duration(*(each * factor for each in self))

    def plus(self, other: "Duration") -> "Duration":
        """Give both lengths together, unit by unit."""
        return Duration(*(one + two for one, two in zip(self, other, strict=True)))

    @property
    def total(self) -> float:
        """The whole length in milliseconds, a month taken for 30 days and a year for 365, as Luxon does."""
        return sum(each * size for each, size in zip(self, SIZES, strict=True))


SECOND, MINUTE, HOUR, DAY = 1_000, 60_000, 3_600_000, 86_400_000  # milliseconds
SIZES = (365 * DAY, 30 * DAY, 7 * DAY, DAY, HOUR, MINUTE, SECOND, 1)


class Link(NamedTuple):
    """A link as a value. `path` is that of the file it means, or the target as written when it means none (`missing`).

    `anchor` is a heading, or a block id with its `^`; None for the file itself. `written` is the target as it stands in
    the note, with its anchor.
    """

    path: str
    anchor: str | None = None
    display: str | None = None
    embed: bool = False
    missing: bool = False
    written: str = ""

    @property
    def kind(self) -> str:
        """What the link means: block, file or header, as Dataview calls them."""
        return "file" if self.anchor is None else "block" if self.anchor.startswith("^") else "header"


class File(NamedTuple):
    """A file as a value of Bases; its fields are asked of the vault."""

    path: str


class Pattern(NamedTuple):
    """A regular expression with its flags (`g`, `i`, `m`, `s`, `u`), not compiled yet: it is untrusted."""

    source: str
    flags: str = ""


class Html(str):
    """A text that is HTML."""

    __slots__ = ()


class Icon(str):
    """The name of an icon."""

    __slots__ = ()


class Image(str):
    """The place of an image: a URL or a vault path."""

    __slots__ = ()


class Url(str):
    """An external link; its display, if any, follows the address after a bar."""

    __slots__ = ()


class Tag(str):
    """A tag, as the language writes tags."""

    __slots__ = ()


class Record:
    """An object whose fields are looked up when they are asked for."""

    __slots__ = ()

    @abstractmethod
    def get(self, name: str) -> Value:
        """Give a field; None where there is none."""

    @abstractmethod
    def names(self) -> Iterable[str]:
        """Give the names of the fields that have a value."""

    def whole(self) -> dict[str, Value]:
        """Give all fields."""
        return {name: self.get(name) for name in self.names()}


class Around:
    """The vault around a row, as far as an expression may ask of it; this one is empty."""

    def resolve(self, target: str, source: str = "") -> str | None:  # noqa: ARG002  # others look
        """Give the path of the file that a link's target, without its anchor, means from a file; None when missing."""
        return None

    def record(self, path: str) -> Record | None:  # noqa: ARG002  # others look
        """Give the fields of a file by its path: a page of Dataview, a file of Bases."""
        return None


class Local(Record):
    """A few names in front of another record: the parameters of a lambda, what FLATTEN adds."""

    __slots__ = ("behind", "own")

    def __init__(self, own: dict[str, Value], behind: Record) -> None:
        self.own, self.behind = own, behind

    def get(self, name: str) -> Value:
        """Give one of our own names, else what stands behind them."""
        return self.own[name] if name in self.own else self.behind.get(name)

    def names(self) -> Iterable[str]:
        """Give all names, our own first."""
        return dict.fromkeys((*self.own, *self.behind.names()))


class Fields(Record):
    """A record made of a dict."""

    __slots__ = ("own",)

    def __init__(self, own: dict[str, Value]) -> None:
        self.own = own

    def get(self, name: str) -> Value:
        """Give a field; None where there is none."""
        return self.own.get(name)

    def names(self) -> Iterable[str]:
        """Give the names of the fields."""
        return self.own


def is_number(value: Value) -> bool:
    """Whether a value is a number; a bool is none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_date(value: Value) -> bool:
    """Whether a value is a date, with or without a time."""
    return isinstance(value, date)


def number_text(value: float) -> str:
    """Write a number as JavaScript does, as far as people do.

    >>> number_text(3.0), number_text(0.1), number_text(1e21), number_text(float("inf"))
    ('3', '0.1', '1e+21', 'Infinity')
    """
    if abs(value) > sys.float_info.max:  # an int may be more than a float can be
        value = float("inf") if value > 0 else float("-inf")
    if value != value or value in {float("inf"), float("-inf")}:  # noqa: PLR0124  # only NaN differs from itself
        return {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}[repr(float(value))]
    if abs(value) < 1e21 and value == int(value):
        return str(int(value))
    digits = repr(float(value))
    if "e-" in digits and abs(value) >= 1e-6:
        return f"{value:.17f}".rstrip("0")
    return digits.replace("e-0", "e-")
