"""The queries of a note, answered one after the other in bounded time; what cannot be answered is said."""

from collections.abc import Callable, Iterator
from time import monotonic
from typing import NamedTuple

from commonplace.errors import CommonplaceError
from commonplace.query.answers import Fault, Found, RowGroup, Rows
from commonplace.query.blocks import QueryBlock, query_blocks
from commonplace.query.dql.ask import Desk
from commonplace.query.values import Link, Value
from commonplace.syntax.note import Note

Ask = Callable[[QueryBlock, float], Value]  # a query and the seconds that are left
MOST, LINES = 1_000, 99  # rows of one answer, and lines of a file that are looked at
SCRIPTS = {"dataviewjs", "inlinejs"}
NOT_RUN = "Not run: it is a script (JavaScript), and no script is run"
TOO_LONG = "Not answered: the queries of this note take too long"


class Answered(NamedTuple):
    """A query of a note with its answer: rows, or the value of an inline query, or a `problem`."""

    block: QueryBlock
    rows: Rows | None = None
    value: Value = None
    problem: str = ""


def answers(
    note: Note, desk: Desk, base: Callable[..., Rows], search: Callable[..., Found], seconds: float
) -> Iterator[Answered]:
    """Answer the queries of a note in its order; `base` and `search` are those of the vault, the desk is the note's."""
    path = desk.this or ""
    ask: dict[str, Ask] = {
        "dataview": lambda block, left: desk.within(left).query(block.text),
        "inline": lambda block, left: desk.within(left).value(block.text),
        "base": lambda block, left: base(text=block.text, this=path, now=desk.now, seconds=left),
        "query": lambda block, _: found_list(search(block.text, limit=MOST, snippets=LINES), block, path),
    }
    until = monotonic() + seconds
    for block in query_blocks(note):
        left = until - monotonic()
        if block.language in SCRIPTS:
            yield Answered(block, problem=NOT_RUN)
        elif left <= 0:
            yield Answered(block, problem=TOO_LONG)
        else:
            yield _answered(block, ask[block.language], left)


def _answered(block: QueryBlock, ask: Ask, left: float) -> Answered:
    try:
        answer = ask(block, left)
    except CommonplaceError as error:
        return Answered(block, problem=str(error).rstrip("."))
    if block.language == "inline":
        return Answered(block, value=answer)
    return Answered(block, rows=first_rows(answer, MOST))


def first_rows(rows: Rows, most: int) -> Rows:
    """Give the first rows of an answer; if there are more, it says so."""
    if len(rows.rows) <= most:
        return rows
    groups: list[RowGroup] = []
    left = most
    for group in rows.groups:
        if left > 0:
            groups.append(group._replace(rows=min(group.rows, left)))
        left -= group.rows
    fault = Fault(None, f"{len(rows.rows) - most:,} more rows are not shown")
    return rows._replace(
        rows=rows.rows[:most], paths=rows.paths[:most], groups=tuple(groups), faults=(*rows.faults, fault)
    )


def found_rows(found: Found) -> Rows:
    """Give what a search has found as rows: one for each line that it shows, one for a file without any."""
    rows: list[tuple[Value, ...]] = []
    for hit in found.hits:
        link = Link(hit.path)
        rows += [(link, each.line, each.section, each.text) for each in hit.snippets] or [(link, None, None, None)]
    said = list(found.said)
    if not found.complete:
        said.append("the time was up before all was looked at")
    if len(found.hits) < found.total:
        said.append(f"{len(found.hits):,} of {found.total:,} files are given")
    return Rows(
        "search",
        "table",
        ("File", "Line", "Section", "Text"),
        tuple(rows),
        tuple(row[0].path for row in rows),
        faults=tuple(Fault(None, words.rstrip(".")) for words in said),
        total=len(rows),
    )


def found_list(found: Found, block: QueryBlock, path: str) -> Rows:
    """Give what a `query` block of a note has found as a list of files, the block itself not counted (spec 6.20)."""
    inside = range(block.line, block.line + block.text.count("\n") + 2)
    hits = [
        hit
        for hit in found.hits
        if hit.path != path or not hit.snippets or any(each.line not in inside for each in hit.snippets)
    ]
    left = found._replace(hits=tuple(hit._replace(snippets=()) for hit in hits))
    rows = found_rows(left._replace(total=found.total - len(found.hits) + len(hits)))
    return rows._replace(shape="list", columns=rows.columns[:1], rows=tuple(row[:1] for row in rows.rows))
