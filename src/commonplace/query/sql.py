"""Statements of SQL that somebody wrote, answered from the views of the index, and the list of those views.

A statement only reads; it has so much time, so much memory, so many rows. Its tables are those of `index/schema.py`:
the views stay as they are, what lies under them may be read but may change with any version.
"""

import re
from collections.abc import Iterator
from itertools import islice

from commonplace.errors import QueryFailed
from commonplace.index.schema import VIEWS
from commonplace.index.store import Cursor, Damaged, Guard, OutOfRoom, OutOfTime, Refusal, Row, Store
from commonplace.query.answers import Fault, RowGroup, Rows
from commonplace.query.names import nearest_of
from commonplace.text import encodable

MOST = 1_000_000  # rows
ROOM = 100_000_000  # characters and bytes of all values together
VIEW = re.compile(r"-- (?P<words>.*)\nCREATE VIEW (?P<name>\w+) AS SELECT\n(?P<body>(?:.*\n)*?) +FROM ")
UNKNOWN = re.compile(r"no such (table|column): (?:\w+\.)?(\w+)")
SPACE = re.compile(r"\s+")


def answer(store: Store, statement: str, limit: int | None, seconds: float) -> Rows:
    """Answer one statement; with more rows than the limit, the first of them and a fault that says so.

    Raises QueryFailed.
    """
    most = MOST if limit is None else min(max(limit, 0), MOST)
    with Guard(store, seconds) as guard:
        try:
            columns, rows, cut = _read(guard, encodable(statement), most)
        except Damaged:
            raise
        except OutOfTime:
            raise QueryFailed(reason=f"it takes longer than {seconds:g} seconds") from None
        except OutOfRoom:
            raise QueryFailed(reason="it takes more memory than one statement is given") from None
        except UnicodeDecodeError:
            raise QueryFailed(reason="a value of type text is no text") from None
        except (Refusal, ValueError) as error:
            raise QueryFailed(reason=_reason(error, guard.refused)) from None
    paths = tuple(map(_path, (dict(zip(columns, row, strict=True)).get("path") for row in rows)))
    faults = (Fault(None, f"there are more rows: only the first {len(rows):,} are given"),) if cut else ()
    return Rows("sql", "table", columns, tuple(rows), paths, faults=faults, total=len(rows))


def _read(guard: Guard, statement: str, most: int) -> tuple[tuple[str, ...], list[Row], bool]:
    """Give the names of the columns, so many rows at most, and whether there are more."""
    cursor = guard.sql.cursor()
    begun: list[tuple[str, ...]] = []

    def note_down(running: Cursor, _text: str, _values: object) -> bool:
        columns = tuple(name for name, *_ in running.get_description())
        begun.extend([columns] if columns else [])  # a remark is a statement of no columns
        if len(begun) > 1:
            raise ValueError("one statement is answered at a time")
        return True

    cursor.exec_trace = note_down
    rows = list(islice(_within(cursor.execute(statement, can_cache=False)), most + 1))
    if not begun:
        raise ValueError("there is no statement")
    cursor.close(force=True)
    return begun[0], rows[:most], len(rows) > most


def _within(cursor: Cursor) -> Iterator[Row]:
    """Yield rows as long as there is room for them."""
    room = ROOM
    for row in cursor:
        room -= sum(len(value) if isinstance(value, str | bytes) else 8 for value in row)
        if room < 0:
            raise ValueError("the answer is too large: ask for fewer rows or columns")
        yield row


def _path(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _reason(error: Exception, refused: str) -> str:
    """Give SQLite's message, with what may have been meant; or what was refused."""
    if refused:
        return f"only SELECT is answered, not {refused}"
    words = SPACE.sub(" ", str(error)).strip() or type(error).__name__
    match = UNKNOWN.search(words)
    if match is None:
        return words
    known = {view: list(columns) for view, _, columns in views()}
    names = list(known) if match[1] == "table" else [name for columns in known.values() for name, _ in columns]
    near = [] if match[2] in names else nearest_of(match[2], list(dict.fromkeys(names)))
    return f"{words} (did you mean “{near[0]}”?)" if near else words


def views() -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Give the name of each view, what it is, and its columns, each with what it is."""
    return [(view["name"], view["words"], list(_columns(view["body"]))) for view in VIEW.finditer(VIEWS)]


def _columns(body: str) -> Iterator[tuple[str, str]]:
    """Yield the columns of a view: each ends with its comment."""
    code = ""
    for line in body.splitlines():
        text, mark, words = line.partition("-- ")
        code += text
        if mark:
            yield re.split(r"[\s.]", code.strip().rstrip(","))[-1].strip('"'), words
            code = ""


def schema() -> Rows:
    """Give the columns of all views as rows, in groups by view."""
    known = views()
    rows = tuple((view, name, words) for view, _, columns in known for name, words in columns)
    groups = tuple(RowGroup(f"{view}: {words}", len(columns)) for view, words, columns in known)
    return Rows("sql", "table", ("view", "column", "what"), rows, (None,) * len(rows), groups, total=len(rows))
