"""Changes on a terminal: shown as a diff with a summary, and written only when --apply says so.

A command that plans a change has `@change_options` under its `@command`, and gives `answer_change`.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

import click

from commonplace.faces.cli.terminal.call import Answer, Call
from commonplace.faces.cli.terminal.lines import BLANK, Line, Part, faint, line
from commonplace.faces.cli.terminal.text import count, safe

if TYPE_CHECKING:
    from commonplace import Change, FileChange

F = TypeVar("F", bound=Callable[..., object])
STYLES = {"+": "good", "-": "bad", "@": "faint"}
MOST = 2_000  # lines of a diff that are shown


def change_options(function: F) -> F:
    """Give a command the option to write what it plans; it is passed on as `apply`."""
    return click.option("--apply", is_flag=True, help="Write the change; without it, it is only shown.")(function)


def answer_change(call: Call, change: "Change", *, apply: bool) -> Answer:
    """Answer a command with a change: planned, or written."""
    diff = "" if apply else call.vault.diff(change)
    data = {
        "title": change.title,
        "applied": apply,
        "files": [_file(file) for file in change.files],
        "said": list(change.said),
        "diff": diff,
    }
    if apply and change.files:
        call.vault.apply(change)
    return Answer(data, _lines(change, diff, apply=apply))


def _file(file: "FileChange") -> dict[str, object]:
    edits = len(file.edits)
    return {"path": file.path, "to": file.to, "created": file.is_new, "removed": file.removed, "edits": edits}


def _lines(change: "Change", diff: str, *, apply: bool) -> Iterator[Line]:
    if not change.files:
        yield line("There is nothing to change.")
    shown = diff.splitlines()
    for each in shown[:MOST]:
        style = STYLES.get(each[:1], "plain") if each[:4] not in {"+++ ", "--- "} else "strong"
        yield (Part(safe(each), style),)
    if len(shown) > MOST:
        yield line(faint(f"… and {len(shown) - MOST:,} more lines"))
    for said in change.said:
        yield line(said)
    if change.files:
        yield BLANK
        yield line(f"{change.title}: {_summary(change)}. ", *_next(apply=apply))


def _summary(change: "Change") -> str:
    edits = sum(len(file.edits) for file in change.files)
    moved = sum(1 for file in change.files if file.to and file.to != file.path)
    parts = [count(len(change.files), "file")]
    parts += [count(edits, "edit")] if edits else []
    parts += [f"{moved:,} moved"] if moved else []
    return ", ".join(parts)


def _next(*, apply: bool) -> list[Part]:
    return (
        [Part("Written; “commonplace undo” takes it back.")] if apply else [Part("Nothing is written without --apply.")]
    )
