"""Answer a SELECT in SQL.

It is asked of the views of the index, which --schema lists and docs/schema.md explains. Nothing can be written.
--open says where the index is, for other programs that read SQLite.

For example:

    commonplace sql "SELECT name, rating FROM notes WHERE kind = 'source' ORDER BY grade DESC"
"""

import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

import commonplace
from commonplace.faces.cli.terminal.call import TEXT, Answer, Call, command
from commonplace.faces.cli.terminal.lines import BLANK, Line, faint, line, strong, table
from commonplace.faces.cli.terminal.rows import answer_rows, rows_options

if TYPE_CHECKING:
    from commonplace import Rows

ROWS, SECONDS = 1000, 10.0
MEMORY = ":memory:"
MOST = 10**9  # rows; and seconds


@command
@rows_options
@click.argument("statement", metavar="[SELECT]", type=TEXT, required=False)
@click.option("--schema", is_flag=True, help="List the views and their columns.")
@click.option("--open", "where", is_flag=True, help="Say where the index is, and how to open it.")
@click.option(
    "--limit", metavar="N", type=click.IntRange(min=0), default=ROWS, show_default=True, help="So many rows at most."
)
@click.option(
    "--seconds",
    metavar="N",
    type=click.FloatRange(min=0, min_open=True),
    default=SECONDS,
    show_default=True,
    help="So long at most.",
)
def sql(call: Call, statement: str | None, schema: bool, where: bool, limit: int, seconds: float) -> Answer:
    """Answer the command."""
    if (statement is not None) + schema + where != 1:
        raise click.UsageError("A statement is wanted, or --schema, or --open")
    if statement is not None:
        return answer_rows(call, call.vault.sql(statement, limit=min(limit, MOST), seconds=min(seconds, MOST)))
    rows = call.opened.schema() if schema else _place(call.vault.index)
    answer = answer_rows(call, rows)
    if call.json or call.format is not None:
        return answer
    return Answer({}, _schema(rows, call.columns) if schema else _opened(rows))


def _place(index: str) -> "Rows":
    """Give the path of the index, and the command of SQLite's own shell that reads it; none in memory."""
    address = f"{Path(index).as_uri()}?mode=ro" if index != MEMORY else ""
    rows = ((index, f"sqlite3 {shlex.quote(address)}"),) if address else ()
    return commonplace.Rows("sql", "table", ("index", "command"), rows, (None,) * len(rows), total=len(rows))


def _opened(rows: "Rows") -> Iterator[Line]:
    if not rows.rows:
        yield line("The index is held in memory: no other program can open it.")
    for cells in rows.rows:
        yield from (line(cell) for cell in cells)


def _schema(rows: "Rows", columns: int) -> Iterator[Line]:
    """Lay out each view: its name, what it is, its columns."""
    texts = list(table((row[1:] for row in rows.rows), columns, by=2))
    at = 0
    for group in rows.groups:
        name, _, words = group.key.partition(": ")
        yield from ((BLANK,) if at else ())
        yield line(strong(name), faint(f"  {words}"))
        yield from texts[at : at + group.rows]
        at += group.rows
