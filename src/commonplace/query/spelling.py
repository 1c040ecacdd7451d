"""Values of the query languages -> plain text for people, and -> what JSON has for them. Knows no terminal, no file.

What is shown of a value never grows without end: lists and objects are followed so deep, and a text is cut so far on.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice

from commonplace.query.answers import Fault, RowGroup, Rows
from commonplace.query.values import Duration, File, Link, Pattern, Record, Url, Value, is_number, number_text

DEEPEST = 6  # lists and objects in each other
MOST = 2_000  # elements of one list or object
LONGEST = 100_000  # characters of one value
CUT = "…"


def as_text(value: Value, depth: int = 0) -> str:
    r"""Write a value as plain text.

    >>> as_text([None, True, 2.0, date(2024, 3, 9)]), as_text({"pages": [1, 2]}), as_text(Duration(days=1, hours=2))
    (', true, 2, 2024-03-09', 'pages: 1, 2', '1 day, 2 hours')
    >>> as_text(Link("People/Burke.md")), as_text(Link("Burke.md", "^a", "he")), as_text(b"\x00")
    ('Burke', 'he', "x'00'")
    """
    if isinstance(value, list | tuple) and not hasattr(value, "_fields"):
        return _joined((as_text(each, depth + 1) for each in value), depth)
    if isinstance(value, Record | dict):
        page = link_of(value)
        if page is not None:
            return shown(page)
        return _joined((f"{name}: {as_text(each, depth + 1)}" for name, each in _fields(value)), depth)
    return _cut(plain(value))


def plain(value: Value) -> str:
    """Write a value that holds no others."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if is_number(value):
        return str(value) if isinstance(value, int) else number_text(value)
    if isinstance(value, date):
        return day_or_time(value)
    if isinstance(value, Url):
        address, _, display = value.partition("|")
        return display or address
    if isinstance(value, str):
        return str(value)
    return _rare(value)


def _rare(value: Value) -> str:
    if isinstance(value, Link):
        return shown(value)
    if isinstance(value, Duration):
        return length(value)
    if isinstance(value, File):
        return title(value.path)
    if isinstance(value, Pattern):
        return f"/{value.source}/{value.flags}"
    if isinstance(value, bytes):
        return f"x'{value.hex()}'"
    return "function" if callable(value) else str(value)


def _joined(parts: Iterable[str], depth: int) -> str:
    """Put parts behind each other, so many and so long at most; nothing of what lies too deep."""
    if depth > DEEPEST:
        return CUT
    found: list[str] = []
    size = 0
    for part in islice(parts, MOST):
        found.append(part)
        size += len(part)
        if size > LONGEST:
            break
    return _cut(", ".join(found))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + CUT


def _fields(value: Record | dict[str, Value]) -> Iterator[tuple[str, Value]]:
    if isinstance(value, Record):
        return ((name, value.get(name)) for name in islice(value.names(), MOST))
    return islice(value.items(), MOST)


def link_of(value: Record | dict[str, Value]) -> Link | None:
    """Give the link to the page that an object is; a page is shown by its link, not by all its fields."""
    file = value.get("file") if isinstance(value, Record) else None
    link = file.get("link") if isinstance(file, Record | dict) else None
    return link if isinstance(link, Link) else None


def title(path: str) -> str:
    """Give the name of a file without folders, and without `.md`.

    >>> title("People/Edmund Burke.md"), title("a.base")
    ('Edmund Burke', 'a.base')
    """
    return path[path.rfind("/") + 1 :].removesuffix(".md")


def shown(link: Link) -> str:
    """Give what a link shows: its display, else the name of what it means and the anchor there.

    >>> shown(Link("x/A.md", "Head")), shown(Link("", "Head"))
    ('A > Head', 'Head')
    """
    if link.display:
        return link.display
    name = title(link.path)
    return " > ".join(part for part in (name, (link.anchor or "").removeprefix("^")) if part)


def day_or_time(when: date) -> str:
    """Write a date as ISO 8601 has it, as far as it says something: a midnight is its day.

    >>> day_or_time(datetime(2024, 3, 9, 18, 5)), day_or_time(datetime(2024, 3, 9))
    ('2024-03-09T18:05', '2024-03-09')
    """
    if not isinstance(when, datetime):
        return when.isoformat()
    bare = when.replace(tzinfo=None)
    if bare.time() == bare.min.time():
        return bare.date().isoformat()
    exact = "milliseconds" if bare.microsecond else "seconds" if bare.second else "minutes"
    return bare.isoformat(timespec=exact)


def length(value: Duration) -> str:
    """Write a length of time, unit by unit.

    >>> length(Duration(years=1, minutes=30)), length(Duration(weeks=-1.5)), length(Duration())
    ('1 year, 30 minutes', '-1.5 weeks', '0 seconds')
    """
    pairs = [(each, unit) for each, unit in zip(value, Duration._fields, strict=True) if each]
    written = (f"{number_text(each)} {unit[:-1] if abs(each) == 1 else unit}" for each, unit in pairs)
    return ", ".join(written) or "0 seconds"


def as_data(value: Value, depth: int = 0) -> object:
    """Give what JSON has for a value: dates as ISO 8601, links as objects, lengths of time by unit.

    >>> as_data([date(2024, 3, 9), Link("A.md", None, "a")])
    ['2024-03-09', {'path': 'A.md', 'anchor': None, 'display': 'a', 'missing': False}]
    """
    if depth > DEEPEST:
        return CUT
    if isinstance(value, Link):
        return {"path": value.path, "anchor": value.anchor, "display": value.display, "missing": value.missing}
    if isinstance(value, File):
        return {"path": value.path, "anchor": None, "display": None, "missing": False}
    if isinstance(value, Duration):
        return {unit: _number(each) for unit, each in zip(Duration._fields, value, strict=True) if each}
    if isinstance(value, Record | dict):
        page = link_of(value)
        return as_data(page) if page else {str(name): as_data(each, depth + 1) for name, each in _fields(value)}
    if isinstance(value, list | tuple) and not isinstance(value, Pattern):
        return [as_data(each, depth + 1) for each in value[:MOST]]
    if isinstance(value, datetime):
        return value.isoformat()
    if value is None or isinstance(value, bool | int):
        return value
    return _number(value) if isinstance(value, float) else _written(value)


def _number(value: float) -> float | int | None:
    """Give a number as short as it is; None for what JSON cannot say."""
    if value != value or value in {float("inf"), float("-inf")}:  # noqa: PLR0124  # only NaN differs from itself
        return None
    return int(value) if value == int(value) and abs(value) < 2**53 else value


def _written(value: Value) -> object:
    """Give the text of a value; a link to the web with what it shows, if that is another thing."""
    if isinstance(value, Url):
        address, _, display = value.partition("|")
        return {"url": address, "display": display or None}
    return _cut(plain(value))


def plain_rows(rows: Rows) -> Iterator[tuple[Value, ...]]:
    """Give the names of the columns, then the rows, as a plain table has them: a grouped answer begins with the group.

    >>> list(plain_rows(Rows("base", "list", ("a",), ((1,), (2,)), (None, None), (RowGroup("x", 2),))))
    [('group', 'a'), ('x', 1), ('x', 2)]
    """
    if not rows.groups:
        yield from (rows.columns, *rows.rows)
        return
    yield ("group", *rows.columns)
    keys = (group.key for group in rows.groups for _ in range(group.rows))
    yield from ((key, *row) for key, row in zip(keys, rows.rows, strict=True))


def rows_data(rows: Rows) -> dict[str, object]:
    """Give an answer as one object of JSON: `docs/json.md`, under `sql`, has its shape."""
    return {
        "language": rows.language,
        "shape": rows.shape,
        "title": rows.title,
        "columns": list(rows.columns),
        "rows": [[as_data(value) for value in row] for row in rows.rows],
        "paths": list(rows.paths),
        "groups": [_group(group) for group in rows.groups],
        "summaries": [[name, as_data(value)] for name, value in rows.summaries],
        "faults": [_fault(fault) for fault in rows.faults],
        "total": rows.total,
    }


def _group(group: RowGroup) -> dict[str, object]:
    summaries = [[name, as_data(value)] for name, value in group.summaries]
    return {"key": as_data(group.key), "rows": group.rows, "summaries": summaries}


def _fault(fault: Fault) -> dict[str, object]:
    return {"path": fault.path, "reason": fault.reason}
