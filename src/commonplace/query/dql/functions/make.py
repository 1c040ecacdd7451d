"""Making values: objects, lists, dates, lengths of time, numbers, texts, links."""

import re
from datetime import UTC, datetime, timedelta

from commonplace.query.dql.links import link_to
from commonplace.query.dql.literals import date_of, duration_of
from commonplace.query.dql.order import type_name
from commonplace.query.dql.shelf import function
from commonplace.query.dql.text import text_of
from commonplace.query.evaluate import Asking
from commonplace.query.luxon_format import read
from commonplace.query.spelling import title
from commonplace.query.values import Duration, Link, Record, Url, Value, Wrong

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@function("...")
def object_(_asking: Asking, *pairs: Value) -> dict[str, Value]:
    """Make an object of keys and values in turn.

    >>> dql('object("a", 6, "b", "text")')
    { a: 6, b: "text" }
    """
    if len(pairs) % 2:
        raise Wrong("object() requires an even number of arguments")
    keys = pairs[::2]
    if not all(isinstance(each, str) for each in keys):
        raise Wrong("keys should be of type string for object(key1, value1, ...)")
    return dict(zip(keys, pairs[1::2], strict=True))


@function("...", also=("array",))
def list_(_asking: Asking, *values: Value) -> list[Value]:
    """Make a list of all its arguments.

    >>> dql("list(1, 2, 3)")
    [1, 2, 3]
    >>> dql("array(list(1), null)")
    [[1], null]
    """
    return list(values)


@function("string", "date", "link", "string string", vector=(0,), null=(0,))
def date(asking: Asking, value: Value, form: str | None = None) -> datetime | None:
    """Read a date: from text, by tokens of Luxon if they are given (`x` and `X` count milliseconds and seconds).

    Of a link it is the date in its display, then in its path, then the `file.day` of the note it leads to. What is no
    date gives null; what does not fit the tokens is an error.

    >>> dql('date("2021-04-16")')
    2021-04-16
    >>> dql('date([[2021-04-16]])')
    2021-04-16
    >>> dql('date("12/31/2022", "MM/dd/yyyy")')
    2022-12-31
    >>> dql('date("1407287224", "X").year')
    2014
    >>> dql('date("soon")')
    null
    """
    if form is not None:
        return _by_tokens(asking, value, form)
    if isinstance(value, Link):
        return _of_link(asking, value)
    return date_of(asking, value) if isinstance(value, str) else value


def _by_tokens(asking: Asking, text: str, form: str) -> datetime:
    if form not in {"x", "X"}:
        found = read(text, form, asking.now.astimezone(asking.zone))
        if found is None:
            raise Wrong(f"Can't handle format ({form}) on date string ({text})")
        return found
    number = NUMBER.search(text)
    if number is None:
        raise Wrong(f"Not a number for format {form}: {text}")
    try:
        since = timedelta(milliseconds=int(number[0].split(".")[0][:20]) * (1000 if form == "X" else 1))
        return (EPOCH + since).astimezone(asking.zone)
    except OverflowError:
        raise Wrong("the date lies outside the years 1 to 9999") from None


def _of_link(asking: Asking, link: Link) -> datetime | None:
    for text in (link.display, title(link.path)):
        found = date_of(asking, text) if text and text[:1].isdigit() else None
        if found:
            return found
    note = asking.around.record(link.path)
    file = note.get("file") if note else None
    day = file.get("day") if isinstance(file, Record | dict) else None
    return day if isinstance(day, datetime) else None


@function("string", "duration", vector=(0,), null=(0,))
def dur(_asking: Asking, value: str | Duration) -> Duration | None:
    """Read a length of time; null where the text is none.

    >>> dql('dur("8 minutes, 4 seconds")')
    8 minutes, 4 seconds
    >>> dql('dur("1 yr 2mo") = dur(1 year, 2 months)')
    true
    >>> dql('dur("4 apples")')
    null
    """
    return duration_of(value) if isinstance(value, str) else value


@function("number", "string", vector=(0,), null=(0,))
def number(_asking: Asking, value: float | str) -> float | None:
    """Read the first number in a text; null where there is none.

    >>> dql('number("18 years")')
    18
    >>> dql('number("costs -2.50 or 3")')
    -2.5
    >>> dql('number("many")')
    null
    """
    if not isinstance(value, str):
        return value
    match = NUMBER.search(value)
    if match is None:
        return None
    return float(match[0]) if match[1] or len(match[0]) > 15 else int(match[0])


@function("*")
def string(asking: Asking, value: Value) -> str:
    r"""Write any value as a text.

    >>> dql("string([1, [2, null]])")
    "1, [2, \-]"
    >>> dql('string(dur("26 hours"))')
    "1 day, 2 hours"
    >>> dql('string(date("2021-04-16"))')
    "April 16, 2021"
    """
    return text_of(value, asking)


@function(
    "string",
    "string string",
    "string string boolean",
    "link",
    "link string",
    "string null",
    "link null",
    vector=(0, 1),
    null=(0,),
)
def link(asking: Asking, value: str | Link, display: str | None = None, embed: bool = False) -> Link:  # noqa: FBT001, FBT002  # so it is called
    """Make a link to a note, by a path or a name; with a display, and embedded, where these are given.

    >>> dql('link("Hello")')
    [[Hello]]
    >>> dql('link("Hello", "Goodbye")')
    [[Hello|Goodbye]]
    >>> dql('link("Hello", "Goodbye", true)')
    ![[Hello|Goodbye]]
    >>> dql('link(["A", "B"])')
    [[[A]], [[B]]]
    """
    if isinstance(value, Link):
        return value if display is None else value._replace(display=display)
    return link_to(asking, value, display, embed=embed)


@function("link", "link boolean", vector=(0, 1), null=(0, 1))
def embed(_asking: Asking, value: Link, embedded: bool = True) -> Link:  # noqa: FBT001, FBT002  # so it is called
    """Make a link an embed, or with `false` an embed a link.

    >>> dql('embed(link("Hello.png"))')
    ![[Hello.png]]
    >>> dql('embed(embed([[A]]), false)')
    [[A]]
    """
    return value._replace(embed=embedded)


@function("string", "string string", "string null", vector=(0,), null=(0,))
def elink(_asking: Asking, address: str, display: str | None = None) -> Url:
    """Make a link to an address outside the vault.

    >>> dql('elink("https://example.com", "an example")')
    [an example](https://example.com)
    >>> dql('elink("https://example.com")')
    [https://example.com](https://example.com)
    """
    return Url(address if display is None else f"{address}|{display}")


@function("*")
def typeof(_asking: Asking, value: Value) -> str:
    """Name the type of a value.

    >>> dql('map([8, "text", [1], {a: 1}, true, null], (x) => typeof(x))')
    ["number", "string", "array", "object", "boolean", "null"]
    >>> dql('[typeof(date(today)), typeof(dur(1 day)), typeof([[A]]), typeof((x) => x), typeof(elink("a"))]')
    ["date", "duration", "link", "function", "widget"]
    """
    name = type_name(value)
    return "unknown" if name == "html" else name
