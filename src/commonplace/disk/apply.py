"""Writing a Change into the vault: all of it or nothing, and never anything outside.

First everything is looked at and nothing written; then the journal is told; then new texts are written beside the old
ones and put in their places. Whatever stops that in between (`take_back` at once, or at the next start), each file is
whole, and all of them are as they were.
"""

import os
import stat
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from commonplace.disk import journal
from commonplace.disk.journal import Record, Step
from commonplace.disk.lock import locked
from commonplace.disk.portable import check_path
from commonplace.disk.read import read_file
from commonplace.disk.writing import drop_folder, flush_folder, make_folder, own_like, put, take_away, write_new
from commonplace.errors import Refused, Stale, VaultBusy, WriteFailed
from commonplace.text import Change, FileChange, after, digest

ASIDE = ".commonplace-{}-{}"  # the name of a file on its way: hidden, so that no reader takes it for a note
Trash = Callable[[str, str], None]  # called with the root and the vault path of a file that is to go


class Applied(NamedTuple):
    """A change that was written: its number in the journal, and what was said on the way."""

    number: int
    said: tuple[str, ...]


class Plan(NamedTuple):
    """A change that has been looked at: its steps, the old and new texts by the places of steps, folders to make."""

    steps: tuple[Step, ...]
    olds: dict[int, bytes]
    news: dict[int, bytes]
    folders: tuple[str, ...]


def apply(root: str, state: str, change: Change, trash: Trash | None = None, undoes: int | None = None) -> Applied:
    """Write a change. Raises Stale, Refused, VaultBusy and WriteFailed; then nothing was written.

    `root` is the vault, `state` the folder of its journal.
    """
    with locked(state):
        said = recover(root, state)
        plan = _looked_at(root, change)
        record = journal.new_record(state, change.title, plan.steps, plan.folders, undoes)
        folder = _begun(state, record, plan)
        try:
            _write_all(root, record, plan, trash)
        except OSError as error:
            outcome = _taken_back(root, folder, record)
            raise WriteFailed(path=_named(root, error), reason=_reason(error), outcome=outcome) from None
        journal.finish(state, folder)
        if undoes is not None:
            journal.mark_undone(state, undoes, record.number)
        return Applied(record.number, tuple(said))


def _begun(state: str, record: Record, plan: Plan) -> str:
    try:
        return journal.begin(state, record, plan.olds)
    except OSError as error:
        journal.forget(os.path.join(state, f"{record.number:08d}"))
        raise WriteFailed(path="the journal", reason=_reason(error), outcome="nothing was changed") from None


def _reason(error: OSError) -> str:
    return (error.strerror or "the disk refused").lower()


def _named(root: str, error: OSError) -> str:
    name = error.filename2 or error.filename
    return os.path.relpath(name, root) if isinstance(name, str) and name.startswith(root) else "a file"


# Looking


def _looked_at(root: str, change: Change) -> Plan:
    """See that a change can be written as it was planned. Raises Stale, Refused."""
    there = [file for file in change.files if not file.is_new]
    if len({file.path for file in there}) < len(there):
        raise Refused(path=change.title, reason="it changes a file twice")
    leaving = {file.path for file in there if file.removed or (file.to or file.path) != file.path}
    arriving: set[str] = set()
    steps, olds, news = [], {}, {}
    for number, file in enumerate(change.files):
        step, old, new = _look(root, file)
        if step.to is not None and step.to != step.path:
            _free(root, step.to, leaving, arriving)
        steps.append(step)
        if old is not None:
            olds[number] = old
        if new is not None:
            news[number] = new
    return Plan(tuple(steps), olds, news, tuple(_folders(root, steps)))


def _look(root: str, file: FileChange) -> tuple[Step, bytes | None, bytes | None]:
    """Give what is to be done to one file, its old text and its new one; None for a text that is not touched."""
    _inside(root, file.path)
    to = file.to or file.path
    if to != file.path or file.is_new:
        _inside(root, to)
        reason = check_path(to)
        if reason and (to != file.path or (file.is_new and file.mode is None)):  # one that comes back was there
            raise Refused(path=to, reason=reason)
    if file.is_new:
        new = after(file, b"")
        return Step(None, to, None, digest(new).hex(), 0, file.mode), None, new
    place = os.path.join(root, file.path)
    if not os.path.lexists(place):
        raise Stale(path=file.path)
    inode, mode = os.lstat(place).st_ino, stat.S_IMODE(os.lstat(place).st_mode)
    if not (file.edits or file.removed or file.content is not None or file.digest is not None):
        return Step(file.path, to, None, None, inode, mode), None, None
    old = read_file(root, file.path)
    if old is None or (file.digest is not None and digest(old) != file.digest):
        raise Stale(path=file.path)
    if file.removed:
        return Step(file.path, None, digest(old).hex(), None, inode, mode), old, None
    new = after(file, old)
    if new == old:
        return Step(file.path, to, None, None, inode, mode), None, None
    if os.path.islink(place):
        raise Refused(path=file.path, reason="it is a link to another file")
    return Step(file.path, to, digest(old).hex(), digest(new).hex(), inode, mode), old, new


def _inside(root: str, path: str) -> None:
    """See that a vault path leads nowhere but into the vault. Raises Refused."""
    parts = path.split("/")
    if not path or any(part in {"", ".", ".."} or "\0" in part for part in parts) or os.path.isabs(path):
        raise Refused(path=path or "nothing", reason="it is no path in the vault")
    real = os.path.realpath(root)
    folder = os.path.realpath(os.path.join(root, *parts[:-1]))
    if folder != real and not folder.startswith(real.rstrip(os.sep) + os.sep):
        raise Refused(path=path, reason="it lies outside the vault")


def _free(root: str, to: str, leaving: set[str], arriving: set[str]) -> None:
    """See that nothing is where a file is to go, but what leaves that place in the same change. Raises Refused."""
    if to in arriving:
        raise Refused(path=to, reason="two files would be called so")
    arriving.add(to)
    place = os.path.join(root, to)
    if os.path.lexists(place) and to not in leaving and not _leaves(root, place, leaving):
        raise Refused(path=to, reason="there is such a file already")


def _leaves(root: str, place: str, leaving: set[str]) -> bool:
    """Whether what is at a place is a file that leaves under another name, on a disk that folds case or forms."""
    with suppress(OSError):
        return any(os.path.samefile(place, os.path.join(root, path)) for path in leaving)
    return False


def _folders(root: str, steps: list[Step]) -> list[str]:
    """Give the folders that a change has to make, outer ones first."""
    wanted: dict[str, None] = {}
    for step in steps:
        parts = (step.to or "").split("/")[:-1]
        for depth in range(1, len(parts) + 1):
            folder = "/".join(parts[:depth])
            if not os.path.isdir(os.path.join(root, folder)):
                wanted[folder] = None
    return list(wanted)


# Writing


def _write_all(root: str, record: Record, plan: Plan, trash: Trash | None) -> None:
    """Make folders, write every new text beside the place it goes to, then put all in their places."""
    for folder in record.folders:
        make_folder(os.path.join(root, folder))
    for number, new in plan.news.items():
        step, aside = record.steps[number], _aside(root, record, number)
        write_new(aside, new, step.mode)
        if step.path:
            own_like(aside, os.path.join(root, step.path))
    steps = list(enumerate(record.steps))
    for number, step in steps:  # what leaves its place goes first, so that others may come there
        if step.path and step.to != step.path:
            _leave(root, record, number, trash)
    for number, step in steps:
        if step.to and (number in plan.news or step.to != step.path):
            put(_aside(root, record, number), os.path.join(root, step.to))
    for folder in sorted({os.path.dirname(path) for step in record.steps for path in (step.path, step.to) if path}):
        flush_folder(os.path.join(root, folder))
    _drop_emptied(root, record)


def _leave(root: str, record: Record, number: int, trash: Trash | None) -> None:
    """Take a file from its place: out of the vault, away where its new text waits already, or aside."""
    step = record.steps[number]
    place = os.path.join(root, step.path or "")
    if step.to is None:
        _remove(root, step.path or "", trash)
    elif step.new is not None:
        take_away(place)
    else:
        put(place, _aside(root, record, number))


def _aside(root: str, record: Record, number: int) -> str:
    """Give the place beside its destination where a file waits."""
    step = record.steps[number]
    folder = os.path.dirname(step.to or step.path or "")
    return os.path.join(root, folder, ASIDE.format(record.number, number))


def _remove(root: str, path: str, trash: Trash | None) -> None:
    """Take a file out of the vault: into a trash if there is one; the journal has its text in any case."""
    if trash:
        with suppress(OSError):
            trash(root, path)
    take_away(os.path.join(root, path))


def _drop_emptied(root: str, record: Record) -> None:
    """Take away the folders from which a move took the last file."""
    left = {os.path.dirname(step.path) for step in record.steps if step.path and step.to and step.to != step.path}
    for folder in sorted({outer for each in left for outer in _outer(each)}, key=len, reverse=True):
        drop_folder(os.path.join(root, folder))


def _outer(folder: str) -> list[str]:
    """Give a folder and those around it."""
    parts = folder.split("/")
    return ["/".join(parts[:depth]) for depth in range(1, len(parts) + 1) if folder]


# Taking back


def recover(root: str, state: str) -> list[str]:
    """Take back the changes that were interrupted; give what is to be said of them. The lock must be held."""
    said = []
    journal.sweep(state)
    for folder, record in journal.pending(state):
        outcome = _taken_back(root, folder, record)
        said.append(f"A change that was interrupted ({record.title}) is taken back: {outcome}.")
    return said


def recover_now(root: str, state: str) -> list[str]:
    """Take back what was interrupted, unless another process is writing just now; give what is to be said of it."""
    if not journal.pending(state):
        return []
    try:
        with locked(state, 0):
            return recover(root, state)
    except VaultBusy:
        return []


def _taken_back(root: str, folder: str, record: Record) -> str:
    """Bring every file of a change back to where and what it was; say how that went."""
    failed = [path for path in _take_back(root, folder, record) if path]
    if failed:
        return f"{', '.join(sorted(failed)[:3])} could not be brought back; the old text is in {folder}"
    journal.forget(folder)
    return "nothing was changed"


def _take_back(root: str, folder: str, record: Record) -> list[str]:
    """Undo what was done of a change, in any state in which it was left; give the files for which that failed."""
    steps = list(enumerate(record.steps))
    failed = []
    for number, step in steps:  # what arrived goes aside again, or away
        try:
            _clear(root, record, number, step)
        except OSError:
            failed.append(step.to or step.path or "")
    for number, step in steps:
        try:
            if step.path:
                _restore(root, folder, record, number, step)
        except OSError:
            failed.append(step.path or "")
    for made in reversed(record.folders):
        drop_folder(os.path.join(root, made))
    return failed


def _clear(root: str, record: Record, number: int, step: Step) -> None:
    """Take away the new text of a file from where it went; a file that was only moved goes aside again."""
    aside = _aside(root, record, number)
    if step.new is not None:
        take_away(aside)
    if step.to is None or step.to == step.path:
        return
    place = os.path.join(root, step.to)
    if step.new is None:
        if os.path.lexists(place) and os.lstat(place).st_ino == step.inode and not os.path.lexists(aside):
            put(place, aside)
    elif _hash_of(root, step.to) == step.new:
        take_away(place)


def _restore(root: str, folder: str, record: Record, number: int, step: Step) -> None:
    """Put the old file, or the old text, back where it was."""
    path, aside = step.path or "", _aside(root, record, number)
    place = os.path.join(root, path)
    if not os.path.isdir(os.path.dirname(place)):
        os.makedirs(os.path.dirname(place), exist_ok=True)
    if step.old is None:
        if os.path.lexists(aside):
            put(aside, place)
        return
    now = _hash_of(root, path)
    if now == step.old or (now is not None and now != step.new):  # as it was; or somebody else has written since
        return
    with open(os.path.join(folder, f"{number}.old"), "rb") as file:
        old = file.read()
    take_away(aside)
    write_new(aside, old, step.mode)
    put(aside, place)


def _hash_of(root: str, path: str) -> str | None:
    data = read_file(root, path)
    return digest(data).hex() if data is not None else None
