"""Functions of no value: they make values of others, or choose."""

import html as escapes
import re
from collections.abc import Callable
from datetime import date

from commonplace.query.bases.arguments import date_of, number_of, source_of
from commonplace.query.bases.files import written
from commonplace.query.bases.order import ONE_LINK, path_of, truthy
from commonplace.query.bases.shelf import function
from commonplace.query.bases.signs import length_of
from commonplace.query.bases.text import number, text
from commonplace.query.dates import milliseconds
from commonplace.query.evaluate import Asking, Evaluated
from commonplace.query.values import (
    Duration,
    File,
    Html,
    Icon,
    Image,
    Link,
    Record,
    Url,
    Value,
    Wrong,
    is_date,
    is_number,
)
from commonplace.syntax.wikilink import split_wikilink

NUMBER = re.compile(r"\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?\s*\Z")
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")


@function("Global", "(text): HTML text")
def escape_html(_asking: Asking, value: Value) -> str:
    """Write a text so that HTML shows it as it is.

    >>> base('escapeHTML("<x>&")')
    '&lt;x&gt;&amp;'
    """
    return escapes.escape(text(value)).replace("&#x27;", "&#39;")


@function("Global", "(text): date")
def date_(asking: Asking, value: Value) -> Value:
    """Read a date, with or without its time (7.22). What is no date is an error, null stays null.

    >>> base('date("2024-12-01") + "1M" + "4h" + "3m"')
    '2025-01-01T04:03:00'
    """
    return None if value is None else date_of(asking, value)


@function("Global", "(text): duration")
def duration(_asking: Asking, value: Value) -> Value:
    """Read a length of time (7.21): y, M, w, d, h, m, s and their words, several after each other.

    >>> base('duration("1d") * 2')
    '2 days'
    """
    if value is None or isinstance(value, Duration):
        return value
    found = length_of(text(value))
    if found is None:
        raise Wrong(f'Unable to parse "{text(value)}" as a duration.')
    return found


@function("Global", "(path, file or link): file", lazy=True)
def file(asking: Asking, row: Record, path: Evaluated) -> Value:
    """Give the file that a path means, as a link from the row's file would find it; null where there is none.

    >>> base('file("Rights of Man").ext'), base('file("Missing").path')
    ('md', None)
    """
    value = path(row)
    if isinstance(value, str):
        target = _inner(value)[0].partition("#")[0]
        found = asking.around.resolve(target, source_of(asking, row)) if target else None
        return None if found is None else File(found)
    if isinstance(value, Link):
        return None if value.missing else File(value.path)
    place = path_of(value)
    return None if place is None else File(place)


@function("Global", "(text): html")
def html(_asking: Asking, value: Value) -> Html:
    """Take a text for HTML.

    >>> base('html("<b>x</b>")')
    '<b>x</b>'
    """
    return Html(text(value))


@function("Global", "(condition, yes, no?): any", lazy=True)
def if_(_asking: Asking, row: Record, condition: Evaluated, yes: Evaluated, no: Evaluated | None = None) -> Value:
    """Choose: only what is chosen is worked out. Without a third argument the answer may be null.

    >>> base('if(rating == "A", "read it", "later")'), base('if(false, 1)')
    ('read it', None)
    """
    if truthy(condition(row)):
        return yes(row)
    return no(row) if no else None


@function("Global", "(path, file or URL): image")
def image(_asking: Asking, value: Value) -> Image:
    """Take a path or an address for an image.

    >>> base('image("https://example.org/a.png")')
    '![](https://example.org/a.png)'
    """
    return Image(path_of(value) or text(value))


@function("Global", "(name): icon")
def icon(_asking: Asking, value: Value) -> Icon:
    """Take a text for the name of an icon.

    >>> base('icon("arrow-right")')
    'arrow-right'
    """
    return Icon(text(value))


@function("Global", "(path, file or URL, display?): link", lazy=True)
def link(asking: Asking, row: Record, path: Evaluated, display: Evaluated | None = None) -> Value:
    """Make a link, with or without words to show. It means what it would mean in the row's file.

    >>> base('link("Thomas Paine", "Paine")'), base('link("[[A|B]]")')
    ('[[Thomas Paine|Paine]]', '[[A|B]]')
    """
    value, shown = path(row), display(row) if display else None
    words = None if shown is None else text(shown)
    if isinstance(value, Link):
        return value if words is None else value._replace(display=words)
    place = path_of(value)
    if place is not None:
        return Link(place, None, words, written=place)
    return None if value is None else linked(asking, text(value), words, source_of(asking, row))


def linked(asking: Asking, place: str, words: str | None, source: str) -> Value:
    """Make a link of a text: a target, a whole wikilink or an address."""
    if SCHEME.match(place):
        return Url(place if words is None else f"{place}|{words}")
    target, anchor, alias = _inner(place)
    found = asking.around.resolve(target, source)
    shown = alias if words is None else words
    return Link(found or target, anchor, shown, missing=found is None, written=written(target, anchor))


def _inner(place: str) -> tuple[str, str | None, str | None]:
    match = ONE_LINK.match(place)
    return split_wikilink(match[1] if match else place)


@function("Global", "(value): list")
def list_(_asking: Asking, value: Value) -> list[Value]:
    """Make a list of one value; a list stays itself, null is an empty list.

    >>> base('list(author)'), base('list(missing)')
    (['Thomas Paine'], [])
    """
    return value if isinstance(value, list) else [] if value is None else [value]


@function("Global", "(numbers...): number")
def max_(_asking: Asking, *values: Value) -> Value:
    """Give the largest of numbers; null for none.

    >>> base('max(3, 1, 2)')
    3
    """
    return _extreme(max, "max", values)


@function("Global", "(numbers...): number")
def min_(_asking: Asking, *values: Value) -> Value:
    """Give the smallest of numbers; null for none.

    >>> base('min(3, 1, 2)')
    1
    """
    return _extreme(min, "min", values)


def _extreme(choose: Callable[[list[float]], float], name: str, values: tuple[Value, ...]) -> Value:
    numbers = [number_of(each, name) for each in values if each is not None]
    return choose(numbers) if numbers else None


@function("Global", "(): date")
def now(asking: Asking) -> date:
    """Give the time at which the question is asked.

    >>> base('now()')
    '2026-06-10T12:34:56'
    """
    return asking.now.astimezone(asking.zone)


@function("Global", "(): date")
def today(asking: Asking) -> date:
    """Give the day on which the question is asked, without a time.

    >>> base('today() + "1w"')
    '2026-06-17'
    """
    return asking.now.astimezone(asking.zone).date()


@function("Global", "(value): number")
def number_(asking: Asking, value: Value) -> Value:
    """Make a number: true is 1, false 0, a date its milliseconds since 1970, a text what it says, else an error.

    >>> base('number("3.4") + number(true)'), base('number("nope")')
    (4.4, 'Unable to parse "nope" as a number.')
    """
    if value is None or is_number(value):
        return value
    if isinstance(value, bool):
        return int(value)
    if is_date(value):
        return _whole(milliseconds(value, asking.zone))
    if isinstance(value, str) and NUMBER.match(value):
        return _whole(float(value))
    raise Wrong(f'Unable to parse "{text(value)}" as a number.')


def _whole(value: float) -> float:
    return int(value) if value.is_integer() and "e" not in number(value) else value


@function("Global", "(): number")
def random(asking: Asking) -> float:
    """Give a number from 0 up to 1, the same for the same time of asking.

    >>> base('random() < 1')
    True
    """
    return asking.random.random()
