"""Answers to queries on a terminal: as a table, a list, tasks, a calendar; and the options that ask for other formats.

A command in a query language has `@rows_options` under its `@command` and gives `answer_rows(call, rows)`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from itertools import groupby
from typing import TYPE_CHECKING, Concatenate, ParamSpec

import click

import commonplace
from commonplace.faces.cli.terminal.call import NOTE, TEXT, Answer, Call, keep
from commonplace.faces.cli.terminal.lines import (
    BLANK,
    GAP,
    NARROWEST,
    Cell,
    Line,
    Part,
    bad,
    faint,
    indented,
    labelled,
    line,
    strong,
    table,
)
from commonplace.faces.cli.terminal.screen import say
from commonplace.faces.cli.terminal.text import count, flat, safe, shorten, wrap_first

if TYPE_CHECKING:
    from commonplace import Fault, RowGroup, Rows

P = ParamSpec("P")
Asked = Callable[Concatenate[Call, P], Answer]
Layout = Callable[["Rows", int], Iterable[list[Line]]]

OURS = ("table", "list")  # formats of the terminal; the others are files
MUTE = ("csv", "tsv", "paths")  # formats that have no place for what is wrong with an answer
NOUNS = {"table": "row", "list": "item", "task": "task", "calendar": "date", "cards": "card"}
NUMBERS = (int, float)
INDENT = 2  # columns for each depth of a task
MOST = 10  # lines of one value, where it stands below others


def rows_options(function: Asked[P]) -> Asked[P]:
    """Give a command the options that say in which format rows are printed, and for which note links are spelled.

    What is wrong with them is said before the command runs.
    """

    @wraps(function)
    def checked(call: Call, /, *args: P.args, **kwargs: P.kwargs) -> Answer:
        _check_options(call)
        return function(call, *args, **kwargs)

    form = click.option(
        "--format",
        metavar="FORMAT",
        type=TEXT,
        expose_value=False,
        callback=keep,
        help="table, list, json, csv, tsv, md or paths.",
    )
    into = click.option(
        "--into",
        metavar="NOTE",
        type=NOTE,
        expose_value=False,
        callback=keep,
        help="Spell the links in Markdown as they must stand in this note.",
    )
    return form(into(checked))


def _check_options(call: Call) -> None:
    """Take the format in any case. Raises BadRequest, NoSuchNote."""
    call.format = call.format and call.format.lower()
    if call.format not in (None, "json", *OURS):
        call.opened.export_rows(commonplace.Rows("sql", "table", (), (), ()), call.format)
    if call.into:
        call.vault.get(call.into)


def answer_rows(call: Call, rows: "Rows") -> Answer:
    """Answer a command with rows, in the format that was asked for."""
    return answer_all(call, [rows], lambda: commonplace.rows_data(rows))


def answer_all(call: Call, answers: Sequence["Rows"], data: Callable[[], dict[str, object]]) -> Answer:
    """Answer a command with several answers, one under the other; `data` gives what they are for programs."""
    if call.format == "json":
        call.json = True
    if call.json:
        return Answer(data(), ())
    if call.format in (None, *OURS):
        return Answer({}, _parted(rows_lines(rows, call.columns, call.format) for rows in answers))
    if call.format in MUTE:
        for words in (_fault(fault) for rows in answers for fault in rows.faults):
            say(words)
    if call.format == "paths":
        _say_pathless(sum(path is None for rows in answers for path in rows.paths))
    return Answer({}, (), raw=b"\n".join(call.vault.export_rows(rows, call.format, call.into) for rows in answers))


def _say_pathless(number: int) -> None:
    """Say how many rows have no path, such as those that stand for a whole group."""
    if number:
        say(f"{count(number, 'row')} without a path: each stands for several notes or for none.")


def _parted(parts: Iterable[Iterable[Line]]) -> Iterator[Line]:
    for number, part in enumerate(parts):
        if number:
            yield BLANK
        yield from part


def rows_lines(rows: "Rows", columns: int, form: str | None = None, closing: str = "") -> Iterator[Line]:
    """Lay out rows for people, as their shape is or as `form` (table, list) wants; then their number and the faults.

    `closing` is said in the place of their number.
    """
    if rows.title:
        yield line(strong(rows.title))
    if rows.rows:
        yield from _grouped(rows, columns, LAYOUTS[form or rows.shape])
        if rows.summaries:
            yield BLANK
            yield from labelled(_summaries(rows.summaries), columns, MOST)
        yield BLANK
    yield line(closing or _closing(rows))
    yield from _faults(rows.faults, columns)


def _grouped(rows: "Rows", columns: int, layout: Layout) -> Iterator[Line]:
    """Put the rows of each group under its heading."""
    blocks = list(layout(rows, columns))
    head = blocks[: len(blocks) - len(rows.rows)]
    blocks = blocks[len(head) :]
    yield from (each for block in head for each in block)
    if not rows.groups:
        yield from (each for block in blocks for each in block)
        return
    at = 0
    for number, group in enumerate(rows.groups):
        if number or head:
            yield BLANK
        yield from _heading(group, columns)
        yield from (each for block in blocks[at : at + group.rows] for each in block)
        at += group.rows


def _heading(group: "RowGroup", columns: int) -> Iterator[Line]:
    key = flat(commonplace.as_text(group.key)) or ("(none)" if group.key is None else "(empty)")
    yield line(strong(shorten(safe(key), columns * MOST)), faint(f" ({group.rows:,})"))
    for label, text in _summaries(group.summaries):
        yield from indented(f"{label}: {text}", columns, len(GAP), "faint")


def _summaries(pairs: Iterable[tuple[str, object]]) -> list[tuple[str, str]]:
    return [(name, commonplace.as_text(value)) for name, value in pairs if value is not None]


def _as_table(rows: "Rows", columns: int) -> Iterator[list[Line]]:
    """Give a head, and a line for each row; where the columns do not fit beside each other, a list."""
    if len(rows.columns) * (NARROWEST + len(GAP)) > columns:
        yield from _as_list(rows, columns)
        return
    right = [_is_numeric(column) for column in zip(*rows.rows, strict=True)]
    cells = ([commonplace.as_text(value) for value in row] for row in rows.rows)
    yield from ([each] for each in table(cells, columns, head=rows.columns, right=right))


def _is_numeric(column: Sequence[object]) -> bool:
    known = [value for value in column if value is not None]
    return bool(known) and all(isinstance(value, NUMBERS) and not isinstance(value, bool) for value in known)


def _as_list(rows: "Rows", columns: int) -> Iterator[list[Line]]:
    """Give a bullet for each row: its first value, then the others under their names."""
    plain = rows.shape == "list"
    for row in rows.rows:
        texts = [commonplace.as_text(value) for value in row]
        first = ": ".join(text for text in texts if text) if plain else "".join(texts[:1])
        found = list(_hung(first, columns, "- "))
        if not plain:
            pairs = list(zip(rows.columns[1:], texts[1:], strict=True))
            found += [(Part(GAP), *each) for each in labelled(pairs, columns - len(GAP), MOST)]
        yield found


def _hung(text: str, columns: int, mark: str) -> Iterator[Line]:
    """Wrap a text beside a mark, as far as it may go."""
    by = len(mark)
    for number, piece in enumerate(list(wrap_first(safe(flat(text)), max(columns - by, NARROWEST), MOST)) or [""]):
        yield line(" " * by if number else mark, piece)


def _as_tasks(rows: "Rows", columns: int) -> Iterator[list[Line]]:
    """Give each task with its mark under what it belongs to; the file stands before the first of its tasks."""
    at = 0
    starts = {0} | {sum(group.rows for group in rows.groups[:number]) for number in range(len(rows.groups))}
    for path, same in groupby(zip(rows.paths, rows.rows, strict=True), key=lambda pair: pair[0]):
        for number, (_, (status, text, _, where, depth)) in enumerate(same):
            head = [line(faint(path or ""))] if not number or at in starts else []
            mark = f"[{status}] " if status else "- "
            yield head + list(_task(where, " " * (INDENT * int(depth)) + mark, commonplace.as_text(text), columns))
            at += 1


def _task(where: object, mark: str, text: str, columns: int) -> Iterator[Line]:
    margin = f"{commonplace.as_text(where):>5}  "
    for number, (first, *rest) in enumerate(_hung(text, columns - len(margin), mark)):
        yield (faint(" " * len(margin) if number else margin), first, *rest)


def _as_calendar(rows: "Rows", columns: int) -> Iterator[list[Line]]:
    """Give a line for each date; a date that is that of the line above is not said again."""
    days = [commonplace.as_text(row[0]) for row in rows.rows]
    fresh = [day if not number or days[number - 1] != day else "" for number, day in enumerate(days)]
    cells: list[list[Cell]] = [
        [faint(day), *map(commonplace.as_text, row[1:])] for day, row in zip(fresh, rows.rows, strict=True)
    ]
    yield from ([each] for each in table(cells, columns))


LAYOUTS: dict[str, Layout] = {
    "table": _as_table,
    "list": _as_list,
    "task": _as_tasks,
    "calendar": _as_calendar,
    "cards": _as_list,
}


def _closing(rows: "Rows") -> str:
    noun, number = NOUNS.get(rows.shape, "row"), len(rows.rows)
    if rows.total > number:
        return f"{number:,} of {count(rows.total, noun)}."
    return f"{count(number, noun)}." if number else f"No {noun}s."


def _fault(fault: "Fault") -> str:
    """Say what is wrong with an answer in one sentence."""
    words = fault.reason if fault.path is None else f"left out: {fault.path}: {fault.reason}"
    return f"{words[:1].upper()}{words[1:]}."


def _faults(faults: Sequence["Fault"], columns: int) -> Iterator[Line]:
    """Say which rows an answer has lost and why, and what else is wrong with it."""
    lost = [fault for fault in faults if fault.path is not None]
    if lost:
        yield line(bad(f"Left out, because the query fails on {'it' if len(lost) == 1 else 'them'}:"))
        for reason in dict.fromkeys(fault.reason for fault in lost):
            yield from indented(f"{reason.rstrip()}:", columns, len(GAP))
            yield from (line(GAP * 2, fault.path or "") for fault in lost if fault.reason == reason)
    for fault in faults:
        if fault.path is None:
            yield from indented(_fault(fault), columns, 0, "bad")
