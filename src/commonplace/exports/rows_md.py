"""Rows as Markdown to be pasted into a note: a table, a list, tasks; a section for each group.

What an answer has lost is said in a quotation under it.
"""

from collections.abc import Callable, Iterator, Sequence

from commonplace.query.answers import Fault, Rows
from commonplace.query.markdown import NOTHING as VOID
from commonplace.query.markdown import Place, as_markdown, heading, inline, item
from commonplace.query.values import Value, is_number

Row = tuple[Value, ...]
Layout = Callable[[Rows, Sequence[Row], Place], Iterator[str]]
NOTHING = "*Nothing.*"
EMPTY = "(empty)"
NO_MARKS = str.maketrans(dict.fromkeys("\r\n\0", " "))


def export(rows: Rows, place: Place) -> bytes:
    """Give rows as Markdown, links spelled from a place."""
    parts = list(_sections(rows, place)) if rows.rows else [NOTHING]
    parts += _summaries(rows.summaries, place)
    parts += ["  \n".join(map(_fault, rows.faults))] if rows.faults else []
    return ("\n\n".join(part for part in parts if part) + "\n").encode("utf-8", "replace")


def _sections(rows: Rows, place: Place) -> Iterator[str]:
    layout = LAYOUTS.get(rows.shape, _table)
    if not rows.groups:
        yield "\n".join(layout(rows, rows.rows, place))
    at = 0
    for group in rows.groups:
        key = as_markdown(group.key, place)
        yield heading(EMPTY if group.key is not None and not key.strip() else key)
        yield "\n".join(layout(rows, rows.rows[at : at + group.rows], place))
        yield from _summaries(group.summaries, place)
        at += group.rows


def _summaries(pairs: Sequence[tuple[str, Value]], place: Place) -> list[str]:
    texts = [f"{inline(name)}: {as_markdown(value, place)}" for name, value in pairs if value is not None]
    return [item(", ".join(texts))] if texts else []


def _fault(fault: Fault) -> str:
    words = fault.reason if fault.path is None else f"left out: {fault.path}: {fault.reason}"
    return f"> {inline(words[:1].upper() + words[1:])}."


def _table(rows: Rows, part: Sequence[Row], place: Place) -> Iterator[str]:
    """Write a table of GitHub's Markdown; numbers stand to the right."""
    if not rows.columns:
        return
    numeric = [_is_numeric(column) for column in zip(*part, strict=True)] or [False] * len(rows.columns)
    yield _line([inline(name, table=True) for name in rows.columns])
    yield _line(["--:" if right else "---" for right in numeric])
    for row in part:
        yield _line([as_markdown(value, place, table=True) for value in row])


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _is_numeric(column: Sequence[Value]) -> bool:
    known = [value for value in column if value is not None]
    return bool(known) and all(map(is_number, known))


def _list(rows: Rows, part: Sequence[Row], place: Place) -> Iterator[str]:
    """Write a bullet for each row; behind the first value of a row the others, with their names if it has many."""
    named = rows.shape not in ("list", "calendar")
    for row in part:
        texts = [as_markdown(value, place) for value in row]
        names = [f"{inline(name)}: " if named else "" for name in rows.columns[1:]]
        more = [f"{name}{text}" for name, text in zip(names, texts[1:], strict=True) if text]
        yield f"- {item(': '.join([*texts[:1], ', '.join(more)] if more else texts[:1]))}"


def _tasks(_rows: Rows, part: Sequence[Row], place: Place) -> Iterator[str]:
    """Write a task for each row, under the one it belongs to."""
    above = -1
    for status, text, _link, _where, depth in part:
        above = min(int(depth), above + 1)
        written = as_markdown(text, place)
        mark = str(status)[:1].translate(NO_MARKS) if status else ""
        yield f"{'    ' * above}- " + (f"[{mark}] {written or VOID}" if mark else item(written))


LAYOUTS: dict[str, Layout] = {"list": _list, "calendar": _list, "cards": _list, "task": _tasks}
