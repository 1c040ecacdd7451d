"""What the index keeps of one note, as a search asks it."""

from itertools import groupby

from commonplace.index.store import Connection, Row
from commonplace.syntax.note import Value

HEADINGS = "SELECT line, level, text FROM heading WHERE note = ? ORDER BY start"
TASKS = "SELECT line, status, text FROM task WHERE note = ? ORDER BY start"
BLOCKS = "SELECT line, start, end, kind FROM block WHERE note = ? ORDER BY start"
TAGS = "SELECT line, name FROM tag WHERE note = ? ORDER BY number"
PROPERTIES = "SELECT number, line, key, form, value, shape FROM property WHERE note = ? ORDER BY number, item"
EMPTY = 2  # the shape of an empty list


class Stored:
    """The facts of a note, from the tables."""

    __slots__ = ("note", "sql")

    def __init__(self, sql: Connection, note: int) -> None:
        self.sql, self.note = sql, note

    def headings(self) -> list[tuple[int, int, str]]:
        """Give line, level and text of each heading."""
        return [(row[0], row[1], row[2]) for row in self.sql.execute(HEADINGS, (self.note,))]

    def tasks(self) -> list[tuple[int, str, str]]:
        """Give line, mark and text of each task."""
        return [(row[0], row[1], row[2]) for row in self.sql.execute(TASKS, (self.note,))]

    def blocks(self) -> list[tuple[int, int, int, str]]:
        """Give line, start, end and kind of each block."""
        return [(row[0], row[1], row[2], row[3]) for row in self.sql.execute(BLOCKS, (self.note,))]

    def tags(self) -> list[tuple[int, str]]:
        """Give line and name of each tag."""
        return [(row[0], row[1]) for row in self.sql.execute(TAGS, (self.note,))]

    def properties(self) -> list[tuple[int, str, list[Value]]]:
        """Give line, key and values of each property."""
        rows: list[Row] = self.sql.execute(PROPERTIES, (self.note,)).fetchall()
        groups = [list(group) for _, group in groupby(rows, key=lambda row: row[0])]
        return [
            (group[0][1], group[0][2], [value_of(row[3], row[4]) for row in group if row[5] != EMPTY])
            for group in groups
        ]


def value_of(form: str, value: "str | float | None") -> Value:
    """Give a value as its note says it; an object is told by its JSON."""
    if form == "checkbox":
        return bool(value)
    return float("nan") if form == "number" and value is None else value
