"""A view of a base -> its rows: filtered, sorted, grouped, cut short, summed up (spec 7.3, 7.4, 7.9, 7.10, 7.30)."""

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any, NamedTuple

from commonplace.index.store import uncollected
from commonplace.query.answers import Fault, RowGroup, Rows
from commonplace.query.bases.dialect import DIALECT
from commonplace.query.bases.files import Files, Row
from commonplace.query.bases.narrow import candidates
from commonplace.query.bases.order import empty, identity, path_of, sort_key, truthy
from commonplace.query.bases.read import (
    Base,
    Filter,
    Joined,
    Sorted,
    Statement,
    View,
    property_expression,
    property_id,
    property_key,
)
from commonplace.query.bases.summary import SUMMARIES
from commonplace.query.evaluate import Asking, Evaluated, Maker, deeper
from commonplace.query.expression import Expression
from commonplace.query.values import Fields, Local, Record, Value, Wrong
from commonplace.text import fold

FAILURES = (Wrong, RecursionError, OverflowError)  # what may come of any expression
SHAPES = {"table": "table", "cards": "cards", "list": "list"}
Test = Callable[[Row], bool]


class Column(NamedTuple):
    """A column of a view: its property id, what stands above it, its value for a row."""

    id: str
    title: str
    value: Evaluated


class Faults:
    """What went wrong, told once for each thing that is wrong, however many rows it costs."""

    def __init__(self, known: Iterable[Fault]) -> None:
        self.known = list(known)
        self.lost: dict[str, list[str]] = {}
        self.empty: dict[str, list[str]] = {}

    def lose(self, path: str, error: Exception) -> None:
        """Note that a filter failed for a row, which is left out."""
        self.lost.setdefault(_reason(error), []).append(path)

    def leave_empty(self, path: str, where: str, error: Exception) -> None:
        """Note that a value of a row failed, and is null."""
        paths = self.empty.setdefault(f"{where}: {_reason(error)}", [])
        if path not in paths[-1:]:
            paths.append(path)

    def told(self) -> tuple[Fault, ...]:
        """Give all faults: those of the base, of rows that are left out, of values that are missing."""
        lost = (Fault(paths[0], f"{reason}{_others(paths)}") for reason, paths in self.lost.items())
        empty = (Fault(None, f"{reason}, in {paths[0]}{_others(paths)}") for reason, paths in self.empty.items())
        return (*dict.fromkeys(self.known), *lost, *empty)


def _reason(error: Exception) -> str:
    return str(error) if isinstance(error, Wrong) else "a value is too large or too deep"


def _others(paths: list[str]) -> str:
    more = len(paths) - 1
    return f" (and {more:,} more file{'s' if more > 1 else ''})" if more else ""


def answer(base: Base, view: View, files: Files, asking: Asking) -> Rows:
    """Answer a view. Raises QueryFailed when it takes too long."""
    with uncollected():
        return _Answer(base, view, files, asking).rows()


class _Answer:
    """One view, as it is being answered."""

    def __init__(self, base: Base, view: View, files: Files, asking: Asking) -> None:
        self.base, self.view, self.files, self.asking = base, view, files, asking
        self.maker = Maker(DIALECT, asking)
        self.faults = Faults(base.faults)
        if view.type not in SHAPES:
            self.faults.known.append(Fault(None, f"views of the type “{view.type}” are shown as a table"))
        self.formulas = {fold(name): self.formula(name, one) for name, one in base.formulas.items()}
        self.columns = [self.column(each) for each in view.order or ("file.name",)]

    def formula(self, name: str, statement: Statement) -> Evaluated:
        """Make a formula; one that cannot be read fails for every row that asks for it."""
        if statement.expression is None:
            return _unreadable(f"the formula {name} cannot be read")
        made = self.maker.make(statement.expression)
        return lambda row: deeper(self.asking, made, row)

    def column(self, written: str) -> Column:
        kind, name = property_id(written)
        title = self.base.names.get(property_key(written)) or (f"file.{name}" if kind == "file" else name)
        return Column(written, title, self.property(written))

    def property(self, written: str) -> Evaluated:
        """Make a look at what a property id names; that of a note needs no detours."""
        kind, name = property_id(written)
        files = self.files
        if kind == "note":
            return lambda row: files.property(row.known, name)  # type: ignore[attr-defined]  # it is a Row
        return self.maker.make(property_expression(written))

    def rows(self) -> Rows:
        """Answer: filter, sort, group, limit, sum up."""
        found = self.sorted(self.kept())
        groups = self.grouped(found) if self.view.group else [(None, found)]
        total = len(found)
        groups = _cut(groups, self.view.limit)
        shown = [row for _, rows in groups for row in rows]
        return Rows(
            "base",
            SHAPES.get(self.view.type, "table"),
            tuple(each.title for each in self.columns),
            tuple(tuple(self.value(row, each.value, each.id) for each in self.columns) for row in shown),
            tuple(row.known.path for row in shown),
            tuple(RowGroup(key, len(rows), self.summaries(rows)) for key, rows in groups) if self.view.group else (),
            self.summaries(shown),
            self.faults.told(),
            total,
            self.view.name,
        )

    def kept(self) -> list[Row]:
        """Give the rows for which the filters of the base and of the view are true (7.3)."""
        filters = Joined("and", (self.base.filters, self.view.filters))
        numbers = candidates(filters, self.files, self.asking)
        this = self.files.known(path_of(self.asking.this) or "")
        wanted = None if numbers is None else frozenset(numbers | ({this.id} if this else set()))
        of = self.files.narrow(wanted)
        if numbers is not None:
            of = [one for one in of if one.id in numbers]
        test = self.test(filters)
        return [row for one in of if self.passes(row := Row(self.files, one, self.formulas), test)]

    def passes(self, row: Row, test: Test) -> bool:
        """Say whether a row is in the answer; one for which a filter fails is not, and is told of."""
        self.asking.tick()
        try:
            return test(row)
        except FAILURES as error:
            self.faults.lose(row.known.path, error)
            return False

    def test(self, filters: Filter) -> Test:
        """Make a test of filters (7.2). A statement that cannot be read is false."""
        if isinstance(filters, Statement):
            if filters.expression is None:
                return lambda _row: False
            return self.stated(filters.text, self.maker.make(filters.expression))
        tests = [self.test(each) for each in filters.parts]
        if filters.sign == "or":
            return lambda row: not tests or any(test(row) for test in tests)
        if filters.sign == "not":
            return lambda row: not any(test(row) for test in tests)
        return lambda row: all(test(row) for test in tests)

    def stated(self, text: str, made: Evaluated) -> Test:
        """Make a test of one statement, which says its words when it fails."""

        def test(row: Row) -> bool:
            try:
                return truthy(made(row))
            except Wrong as error:
                raise Wrong(f"{text}: {error}") from None

        return test

    def value(self, row: Row, made: Evaluated, where: str) -> Value:
        """Give a value of a row; null where it fails, which is told of."""
        try:
            return shown(made(row))
        except FAILURES as error:
            self.faults.leave_empty(row.known.path, where, error)
            return None

    def sorted(self, rows: list[Row]) -> list[Row]:
        """Sort rows, the first key deciding; rows that tie stay in the order of their paths (7.10)."""
        for key in reversed(self.view.sort):
            rows = self.by(rows, key)
        return rows

    def by(self, rows: list[Row], key: Sorted) -> list[Row]:
        """Sort rows by one key. Empty values come last, whatever the direction; boxes not ticked with the false."""
        made = self.property(key.property)
        values = [self.value(row, made, f"sort by {key.property}") for row in rows]
        if any(isinstance(each, bool) for each in values) and all(isinstance(each, bool | None) for each in values):
            values = [bool(each) for each in values]
        places = [place for place, each in enumerate(values) if not empty(each)]
        zone = self.asking.zone
        places.sort(key=lambda place: sort_key(values[place], zone), reverse=key.descending)
        return [rows[place] for place in (*places, *(place for place, each in enumerate(values) if empty(each)))]

    def grouped(self, rows: list[Row]) -> list[tuple[Value, list[Row]]]:
        """Put rows with equal values together, groups in the order of their values; a list is one value (7.9)."""
        key = self.view.group
        if key is None:
            return [(None, rows)]
        made = self.property(key.property)
        values: dict[str, Value] = {}
        for row in rows:
            value = self.value(row, made, f"group by {key.property}")
            values[row.known.path] = None if empty(value) else value
        rows = self.by(rows, key)
        first: dict[Any, int] = {}
        for row in rows:
            first.setdefault(identity(values[row.known.path]), len(first))
        rows.sort(key=lambda row: first[identity(values[row.known.path])])
        return [
            (values[members[0].known.path], members)
            for _, group in groupby(rows, key=lambda row: identity(values[row.known.path]))
            if (members := list(group))
        ]

    def summaries(self, rows: list[Row]) -> tuple[tuple[str, Value], ...]:
        """Give what the columns with a summary come to."""
        return tuple(
            (self.column(written).title, self.summary(written, name, rows)) for written, name in self.view.summaries
        )

    def summary(self, written: str, name: str, rows: list[Row]) -> Value:
        """Sum up one column, by a summary of the base or one that every base has."""
        column = self.column(written)
        values = [self.value(row, column.value, written) for row in rows]
        custom = self.base.summaries.get(name)
        built_in = SUMMARIES.get(fold(name))
        try:
            if custom and custom.expression:
                made = self.maker.make(custom.expression)
                return shown(deeper(self.asking, made, Local({"values": values}, NOTHING)))
            if built_in and not custom:
                return built_in(self.asking, values)
        except FAILURES as error:
            self.faults.known.append(Fault(None, f"the summary {name}: {error}"))
            return None
        if not custom:
            self.faults.known.append(Fault(None, f"there is no summary {name}"))
        return None


def _cut(groups: list[tuple[Value, list[Row]]], limit: int | None) -> list[tuple[Value, list[Row]]]:
    """Keep so many rows in all."""
    if limit is None:
        return groups
    kept = []
    for key, rows in groups:
        kept.append((key, rows[: max(limit, 0)]))
        limit -= len(rows)
    return [(key, rows) for key, rows in kept if rows]


def _unreadable(reason: str) -> Evaluated:
    def fail(_row: Record) -> Value:
        raise Wrong(reason)

    return fail


def shown(value: Value) -> Value:
    """Give a value as answers hold it: a note as a whole is its file, an object has all its fields."""
    if isinstance(value, Record):
        return value.get("file") if getattr(value, "is_file", False) else value.whole()
    return [shown(each) for each in value] if isinstance(value, list) else value


def evaluate(expression: Expression, row: Record, asking: Asking) -> Value:
    """Give the value of one expression for a row. Raises Wrong, QueryFailed."""
    try:
        return shown(Maker(DIALECT, asking).make(expression)(row))
    except (RecursionError, OverflowError):
        raise Wrong("a value is too large or too deep") from None


NOTHING = Fields({})
