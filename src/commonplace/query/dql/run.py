"""A Question -> its answer: the steps in the order in which they are written (spec 8.3), row by row in Python.

Only where the rows come from, and the first conditions, are asked of the index (`sources`, `narrow`).
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from commonplace.errors import QueryFailed
from commonplace.index.store import uncollected
from commonplace.query.answers import Fault, RowGroup, Rows
from commonplace.query.dql import order
from commonplace.query.dql.dialect import DIALECT
from commonplace.query.dql.items import ItemFields
from commonplace.query.dql.keys import key as key_of
from commonplace.query.dql.narrow import narrowed
from commonplace.query.dql.pages import Pages, canonical
from commonplace.query.dql.question import (
    Column,
    Csv,
    Flatten,
    From,
    Group,
    Inside,
    Key,
    Limit,
    Question,
    Sort,
    Source,
    Step,
    Where,
)
from commonplace.query.dql.sources import Sources
from commonplace.query.evaluate import Asking, Evaluated, Maker
from commonplace.query.expression import Expression
from commonplace.query.values import Fields, Link, Local, Record, Value, Wrong, is_date

WITH_TASKS = "SELECT DISTINCT note FROM task"
TOLD = 20  # rows that were lost and are told one by one
MOST_CSV = 100_000  # rows of one file
DEEPEST = 50  # list items under each other
EMPTY = Fields({})
NUMBER = re.compile(r"\s*-?(\d+\.?|\.\d+|\d+\.\d+)([eE][-+]?\d+)?\s*\Z", re.A)
TRUTH = {"true": True, "TRUE": True, "false": False, "FALSE": False}
EXACT = 1 << 53


class Row(NamedTuple):
    """A row on its way: what it is called, its fields, the note that it is of."""

    id: Value
    data: Record
    path: str | None


class Run:
    """One question being answered."""

    def __init__(self, question: Question, pages: Pages, asking: Asking, this: str | None, *, narrow: bool) -> None:
        self.question, self.pages, self.asking, self.this = question, pages, asking, this
        self.maker = Maker(DIALECT, asking)
        self.narrow = narrow
        self.faults: list[Fault] = []
        self.lost = 0
        self.name = "File"

    def answer(self) -> Rows:
        """Take the rows through all steps. Raises QueryFailed."""
        rows = self.first_rows()
        for step in self.question.steps:
            self.asking.check()
            rows = self.step(step, rows)
        return SHAPES[self.question.shape](self, rows)

    def first_rows(self) -> list[Row]:
        """Give the rows that the source gives: pages in the order of their paths, or their tasks."""
        steps = self.question.steps
        source = steps[0].source if steps and isinstance(steps[0], From) else None
        if isinstance(source, Csv):
            return list(self.csv_rows(source.path))
        ids = self.ids(source)
        if self.question.shape == "task":
            tasks = frozenset(note for (note,) in self.pages.columns.sql.execute(WITH_TASKS))
            ids = tasks if ids is None else ids & tasks
        elif self.narrow:
            few = narrowed(self.pages, steps[1:] if source is not None else steps)
            ids = ids if few is None else few if ids is None else ids & few
        known = (each for each in self.pages.columns.narrow(ids) if each.path.lower().endswith(".md"))
        rows = [Row(Link(each.path), self.pages.page(each), each.path) for each in known]
        return [task for row in rows for task in self.tasks_of(row)] if self.question.shape == "task" else rows

    def ids(self, source: Source | None) -> frozenset[int] | None:
        """Give the numbers of the files of a source; None for all. Raises QueryFailed."""
        if source is None or (isinstance(source, Inside) and source.folder in {"", "/"}):
            return None
        try:
            return Sources(self.pages, self.this).of(source)
        except Wrong as error:
            raise QueryFailed(reason=str(error)) from None

    def tasks_of(self, row: Row) -> Iterator[Row]:
        """Give the tasks of a page, with the fields of the page behind their own (spec 8.28)."""
        self.asking.tick()
        for item in row.data.get("file").get("tasks"):
            yield Row(item, Local(item.own, _Behind(item, row.data)), row.path)

    def csv_rows(self, path: str) -> Iterator[Row]:
        """Give the rows of a table that lies in the vault as a file."""
        if self.pages.columns.at(path) is None:
            raise QueryFailed(reason=f"there is no file “{path}” in the vault")
        text = self.pages.read(path).decode("utf-8-sig", "replace")
        lines = (line for line in io.StringIO(text, newline="") if not line.startswith("#"))
        try:
            for number, each in enumerate(csv.DictReader(lines)):
                if number == MOST_CSV:
                    raise QueryFailed(reason=f"“{path}” has more than {MOST_CSV:,} rows")
                own = {str(name): self.cell(value, path) for name, value in each.items() if name}
                yield Row(Link(path), Fields({canonical(name): value for name, value in own.items()} | own), path)
        except csv.Error as error:
            raise QueryFailed(reason=f"“{path}” is no table: {error}") from None

    def cell(self, text: str | None, path: str) -> Value:
        """Give the value of a cell: Dataview has its numbers, truths and nothings read, then texts as everywhere."""
        if not text:
            return None
        if NUMBER.match(text) and abs(found := float(text)) < EXACT:
            return int(found) if found.is_integer() else found
        return TRUTH[text] if text in TRUTH else self.pages.text(text, path)

    def step(self, step: Step, rows: list[Row]) -> list[Row]:
        """Take the rows through one step."""
        if isinstance(step, Where):
            made = self.make(step.expression)
            return self.each(rows, lambda row: [row] if order.truthy(made(row.data)) else [])
        if isinstance(step, Sort):
            return self.sort(step.keys, rows)
        if isinstance(step, Limit):
            return self.limit(step.expression, rows)
        if isinstance(step, Group):
            return self.group(step.column, rows)
        if isinstance(step, Flatten):
            return self.flatten(step.column, rows)
        return rows

    def make(self, expression: Expression) -> Evaluated:
        """Give an expression as a function of a row's fields."""
        return self.maker.make(expression)

    def each(self, rows: list[Row], change: Callable[[Row], Iterable[Row]]) -> list[Row]:
        """Change every row; one on which an expression fails is lost, and the question with the last (spec 8.5)."""
        kept: list[Row] = []
        lost, reason = 0, ""
        for row in rows:
            self.asking.tick()
            try:
                kept += change(row)
            except (Wrong, RecursionError, OverflowError) as error:
                lost += 1
                reason = str(error)
                if len(self.faults) < TOLD:
                    self.faults.append(Fault(row.path, reason))
        self.lost += lost
        if rows and lost == len(rows):
            where = f" on {rows[-1].path}" if rows[-1].path else ""
            raise QueryFailed(reason=f"it fails on every row ({lost:,}), lastly{where}: {reason}")
        return kept

    def sort(self, keys: tuple[Key, ...], rows: list[Row]) -> list[Row]:
        """Sort rows; the last key first, since sorting keeps the order of equals (spec 8.29)."""
        made = [self.make(key.expression) for key in keys]
        valued: list[tuple[list[object], Row]] = []

        def value(row: Row) -> list[Row]:
            valued.append(([key_of(one(row.data)) for one in made], row))
            return [row]

        self.each(rows, value)
        for number, key in reversed(list(enumerate(keys))):
            valued.sort(key=lambda pair, number=number: pair[0][number], reverse=key.descending)  # type: ignore[misc]  # a key of ours
        return [row for _, row in valued]

    def limit(self, expression: Expression, rows: list[Row]) -> list[Row]:
        """Keep so many rows, from the end if the number is negative (spec 8.32). Raises QueryFailed."""
        try:
            most = self.make(expression)(EMPTY)
        except Wrong as error:
            raise QueryFailed(reason=f"LIMIT has no value: {error}") from None
        if isinstance(most, bool) or not isinstance(most, int | float):
            raise QueryFailed(reason=f"LIMIT must be a number, not {order.type_name(most)}")
        return rows[: int(max(min(most, 1e15), -1e15))]

    def group(self, column: Column, rows: list[Row]) -> list[Row]:
        """Join the rows with equal values, the values in order (spec 8.30)."""
        made = self.make(column.expression)
        valued: list[tuple[object, Value, Row]] = []

        def value(row: Row) -> list[Row]:
            key = made(row.data)
            valued.append((key_of(key), key, row))
            return [row]

        self.each(rows, value)
        valued.sort(key=lambda one: one[0])  # type: ignore[arg-type, return-value]  # a key of ours
        found: list[tuple[object, Value, list[Row]]] = []
        for sorted_as, key, row in valued:
            if found and found[-1][0] == sorted_as:
                found[-1][2].append(row)
            else:
                found.append((sorted_as, key, [row]))
        self.name = column.name
        return [Row(key, _grouped(column.name, key, members), None) for _, key, members in found]

    def flatten(self, column: Column, rows: list[Row]) -> list[Row]:
        """Make a row for each element; a value that is no list gives one, an empty list none (spec 8.31)."""
        made, name = self.make(column.expression), column.name

        def spread(row: Row) -> list[Row]:
            value = made(row.data)
            values = value if isinstance(value, list) else [value]
            return [Row(row.id, Local({name: one}, row.data), row.path) for one in values]

        return self.each(rows, spread)

    def as_table(self, rows: list[Row]) -> Rows:
        """Give the rows of a TABLE: what each is called, then its columns."""
        question = self.question
        names = tuple(column.name for column in question.columns)
        columns = names if question.without_id else (self.name, *names)
        return self.rows("table", columns, rows, with_id=not question.without_id)

    def as_list(self, rows: list[Row]) -> Rows:
        """Give the rows of a LIST: what each is called, then its value if one is asked for."""
        question = self.question
        with_id = not (question.without_id and question.columns)
        names = tuple(column.name for column in question.columns)
        return self.rows("list", (self.name, *names) if with_id else names, rows, with_id=with_id)

    def rows(self, shape: str, columns: tuple[str, ...], rows: list[Row], *, with_id: bool) -> Rows:
        """Give rows with the values of all columns; a row on which one fails is lost."""
        made = [self.make(column.expression) for column in self.question.columns]
        values: list[tuple[Value, ...]] = []

        def value(row: Row) -> list[Row]:
            found = tuple(one(row.data) for one in made)
            values.append((row.id, *found) if with_id else found)
            return [row]

        kept = self.each(rows, value)
        return self.done(shape, columns, tuple(values), tuple(row.path for row in kept))

    def as_calendar(self, rows: list[Row]) -> Rows:
        """Give (date, link) in the order of dates; rows without a date are left out (spec 8.33)."""
        made = self.make(self.question.columns[0].expression)
        dated: list[tuple[Value, Row]] = []

        def value(row: Row) -> list[Row]:
            when = made(row.data)
            if when is not None and not is_date(when):
                raise Wrong(f"a calendar needs dates, not {order.type_name(when)}")
            dated.extend([(when, row)] if when is not None else [])
            return [row]

        self.each(rows, value)
        dated.sort(key=lambda pair: pair[0])
        columns = (self.question.columns[0].name, self.name)
        values = tuple((when, row.id) for when, row in dated)
        return self.done("calendar", columns, values, tuple(row.path for _, row in dated))

    def as_task(self, rows: list[Row]) -> Rows:
        """Give the tasks under the first of their kin that matches, in groups if they were grouped (spec 8.28)."""
        grouped = [(row.id, row.data.get("rows") or []) for row in rows if isinstance(row.data, Fields)]
        found: list[tuple[Value, ...]] = []
        groups: list[RowGroup] = []
        for key, members in grouped or [(None, [row.data for row in rows])]:
            lines = _nested([item for item in map(_item, members) if item])
            found += lines
            groups.append(RowGroup(key, len(lines)))
        columns = ("status", "text", "File", "line", "depth")
        paths = tuple(row[2].path for row in found)
        made = self.done("task", columns, tuple(found), paths)
        return made._replace(groups=tuple(groups)) if grouped else made

    def done(
        self, shape: str, columns: tuple[str, ...], rows: tuple[tuple[Value, ...], ...], paths: tuple[str | None, ...]
    ) -> Rows:
        """Give the answer, with what was lost on the way."""
        faults = list(self.faults)
        if self.lost > len(faults):
            faults.append(Fault(None, f"and {self.lost - len(faults):,} more rows"))
        return Rows("dataview", shape, columns, rows, paths, faults=tuple(faults), total=len(rows))


SHAPES: dict[str, Callable[[Run, list[Row]], Rows]] = {
    "table": Run.as_table,
    "list": Run.as_list,
    "calendar": Run.as_calendar,
    "task": Run.as_task,
}


class _Behind(Record):
    """What stands behind a task's own fields: those made of what lies under it, then those of its page."""

    __slots__ = ("item", "page")

    def __init__(self, item: ItemFields, page: Record) -> None:
        self.item, self.page = item, page

    def get(self, name: str) -> Value:
        """Give a field of the task, else of the page."""
        return self.item.get(name) if name in {"children", "subtasks", "fullyCompleted"} else self.page.get(name)

    def names(self) -> Iterable[str]:
        """Give the names of the fields of both."""
        return dict.fromkeys((*self.item.names(), *self.page.names()))


def _grouped(name: str, key: Value, members: list[Row]) -> Record:
    rows = [row.data for row in members]
    return Fields({"key": key, "rows": rows, name: key})


def _item(data: Record) -> ItemFields | None:
    """Give the list item that a row is of, under whatever FLATTEN has put before it."""
    while isinstance(data, Local):
        if isinstance(data.behind, _Behind):
            return data.behind.item
        data = data.behind
    return None


def _nested(items: list[ItemFields]) -> list[tuple[Value, ...]]:
    """Give the lines of tasks, each with all that lies under it; what lies under another match is not repeated."""
    below: set[int] = set()
    stack = [child for item in items for child in item.children]
    while stack:
        child = stack.pop()
        if id(child) not in below:
            below.add(id(child))
            stack += child.get("children")
    found: list[tuple[Value, ...]] = []
    for item in dict.fromkeys(items):
        if id(item) not in below:
            _lines(item, 0, found)
    return found


def _lines(item: Record, depth: int, found: list[tuple[Value, ...]]) -> None:
    link = Link(item.get("path"))
    found.append((item.get("status"), item.get("text"), link, item.get("line") + 1, depth))
    for child in item.get("children") if depth < DEEPEST else ():
        _lines(child, depth + 1, found)


def answer(question: Question, pages: Pages, asking: Asking, this: str | None = None) -> Rows:
    """Answer a question. Raises QueryFailed.

    Where the index narrowed the notes and the question fails on all that are left, the others are asked as well: it
    fails only if it fails on every note (spec 8.5).
    """
    with uncollected():
        try:
            return Run(question, pages, asking, this, narrow=True).answer()
        except QueryFailed:
            asking.check()
            return answer_slowly(question, pages, asking, this)


def answer_slowly(question: Question, pages: Pages, asking: Asking, this: str | None = None) -> Rows:
    """Answer a question by looking at every note of its source: the plain way, to which the quick one must be equal."""
    return Run(question, pages, asking, this, narrow=False).answer()
