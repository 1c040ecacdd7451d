"""Taking changes back: the inverse of a written Change is a Change like any other, made from the journal."""

import os
from typing import NamedTuple

from commonplace.disk import journal
from commonplace.disk.apply import apply
from commonplace.disk.journal import Record, Step
from commonplace.disk.read import read_file
from commonplace.text import Change, FileChange, digest


class Undone(NamedTuple):
    """A change that was taken back: its number and title, the files that were brought back, and those left and why."""

    number: int
    title: str
    files: tuple[str, ...]
    left: tuple[tuple[str, str], ...]


class Written(NamedTuple):
    """A change that was written: when (seconds since 1970), which files, and whether it takes back or was taken back.

    `undoes` is the number of the change that it takes back, `undone` that of the change that took it back.
    """

    number: int
    title: str
    time: float
    files: tuple[str, ...]
    undoes: int | None
    undone: int | None


def history(state: str) -> list[Written]:
    """Give the changes that were written, the newest first."""
    return [
        Written(
            one.number,
            one.title,
            one.time,
            tuple(step.to or step.path or "" for step in one.steps),
            one.undoes,
            one.undone,
        )
        for one in journal.history(state)
    ]


def last(state: str) -> Record | None:
    """Give the newest change that is neither taken back nor takes another back."""
    return next((one for one in journal.history(state) if one.undone is None and one.undoes is None), None)


def inverse(root: str, state: str, record: Record) -> tuple[Change, list[tuple[str, str]]]:
    """Give the change that takes another back, and the files that it must leave, with the reason."""
    files, left = [], []
    leaving = {step.to for step in record.steps if step.to}
    for number, step in enumerate(record.steps):
        file = _back(root, state, record.number, number, step, leaving)
        if isinstance(file, str):
            left.append((step.to or step.path or "", file))
        else:
            files.append(file)
    return Change(f"Undo: {record.title}", tuple(files)), left


def _back(root: str, state: str, record: int, number: int, step: Step, leaving: set[str]) -> FileChange | str:
    """Give the change that brings one file back, or the reason why it cannot be."""
    to = step.to
    old = journal.old_text(state, record, number) if step.old is not None else None
    if step.old is not None and old is None:
        return "the journal does not have its old text any more"
    if to is None:
        if step.path not in leaving and os.path.lexists(os.path.join(root, step.path or "")):
            return "there is another file now"
        return FileChange(step.path or "", None, content=old, mode=step.mode)
    if not os.path.lexists(os.path.join(root, to)):
        return "it is not there any more"
    back = step.path if step.path != to else None
    if step.new is None:
        return FileChange(to, None, to=back)
    now = read_file(root, to)
    if now is None or digest(now).hex() != step.new:
        return "it has been changed since"
    if step.path is None:
        return FileChange(to, digest(now), removed=True)
    return FileChange(to, digest(now), to=back, content=old)


def undo(root: str, state: str) -> Undone | None:
    """Take back the last change, but for files that have changed since; None when there is none.

    Raises what `apply` raises.
    """
    record = last(state)
    if record is None:
        return None
    change, left = inverse(root, state, record)
    apply(root, state, change, undoes=record.number)
    return Undone(record.number, record.title, tuple(file.to or file.path for file in change.files), tuple(left))
