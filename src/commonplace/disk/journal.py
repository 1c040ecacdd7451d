"""What was written to a vault and what stood there before: kept in the user's state folder, never in the vault.

One folder a change: `intent.json` says what is about to be done, with the old bytes of every file whose text it touches
beside it; once all is written it is called `done.json`. A folder that still has its intent belongs to a change that was
interrupted.
"""

import json
import os
import time
from contextlib import suppress
from typing import NamedTuple

from commonplace.disk.writing import flush_folder, make_folder, put, take_away, write_new

INTENT, DONE = "intent.json", "done.json"
MOST = 500  # changes that are remembered


class Step(NamedTuple):
    """What a change does to one file: where it stood and stands, the hashes of its text before and after (hex).

    `path` is None for a new file, `to` for one that is taken away. Without hashes the file is only moved: `inode` tells
    which it is. `mode` are its permissions.
    """

    path: str | None
    to: str | None
    old: str | None
    new: str | None
    inode: int = 0
    mode: int | None = None


class Record(NamedTuple):
    """One change in the journal: its number, title, time (seconds since 1970), steps, folders it made.

    `undoes` is the number of the change that it takes back, `undone` that of the change that took it back.
    """

    number: int
    title: str
    time: float
    steps: tuple[Step, ...]
    folders: tuple[str, ...]
    undoes: int | None = None
    undone: int | None = None


def begin(state: str, record: Record, olds: dict[int, bytes]) -> str:
    """Write down what is about to be done, with the old texts by the places of their steps; give the folder of it."""
    folder = os.path.join(state, f"{record.number:08d}")
    os.makedirs(state, exist_ok=True)
    make_folder(folder)
    for place, data in olds.items():
        write_new(os.path.join(folder, f"{place}.old"), data)
    _write(folder, INTENT, record)
    flush_folder(folder)
    flush_folder(state)
    return folder


def finish(state: str, folder: str) -> None:
    """Say that all was written; forget the oldest changes."""
    put(os.path.join(folder, INTENT), os.path.join(folder, DONE))
    flush_folder(folder)
    for number in numbers(state)[:-MOST]:
        forget(os.path.join(state, f"{number:08d}"))


def forget(folder: str) -> None:
    """Take a change out of the journal: the note of what it was goes first."""
    with suppress(OSError):
        for name in (INTENT, DONE, *os.listdir(folder)):
            take_away(os.path.join(folder, name))
        os.rmdir(folder)


def mark_undone(state: str, number: int, by: int) -> None:
    """Note that a change has been taken back by another."""
    folder = os.path.join(state, f"{number:08d}")
    record = _read(folder, DONE)
    if record:
        _write(folder, DONE, record._replace(undone=by))


def numbers(state: str) -> list[int]:
    """Give the numbers of the changes in the journal, the oldest first."""
    with suppress(OSError):  # none is there, or it is not ours to read
        return sorted(int(name) for name in os.listdir(state) if name.isdigit())
    return []


def history(state: str) -> list[Record]:
    """Give the changes that were written, the newest first."""
    folders = (os.path.join(state, f"{number:08d}") for number in reversed(numbers(state)))
    return [record for folder in folders if (record := _read(folder, DONE))]


def pending(state: str) -> list[tuple[str, Record]]:
    """Give the changes that were interrupted, with their folders, the newest first."""
    folders = [os.path.join(state, f"{number:08d}") for number in reversed(numbers(state))]
    return [(folder, record) for folder in folders if (record := _read(folder, INTENT))]


def sweep(state: str) -> None:
    """Forget what a process left that was stopped before it had said what it was about to do."""
    for number in numbers(state):
        folder = os.path.join(state, f"{number:08d}")
        if not any(os.path.lexists(os.path.join(folder, name)) for name in (INTENT, DONE)):
            forget(folder)


def old_text(state: str, number: int, place: int) -> bytes | None:
    """Give what stood in the file of a step before a change; None when the journal does not have it."""
    try:
        with open(os.path.join(state, f"{number:08d}", f"{place}.old"), "rb") as file:
            return file.read()
    except OSError:
        return None


def new_record(state: str, title: str, steps: tuple[Step, ...], folders: tuple[str, ...], undoes: int | None) -> Record:
    """Give the record of a change that is about to be written, under the next number."""
    last = numbers(state)
    return Record((last[-1] if last else 0) + 1, title, time.time(), steps, folders, undoes)


def _write(folder: str, name: str, record: Record) -> None:
    place = os.path.join(folder, name)
    data = json.dumps(record._asdict() | {"steps": [step._asdict() for step in record.steps]})
    take_away(place + ".new")
    write_new(place + ".new", data.encode("utf-8", "surrogatepass"))
    put(place + ".new", place)


def _read(folder: str, name: str) -> Record | None:
    """Read a record; None where there is none, or it was cut off while it was written."""
    try:
        with open(os.path.join(folder, name), encoding="utf-8", errors="surrogatepass") as file:
            found = json.load(file)
        steps = tuple(Step(**step) for step in found.pop("steps"))
        return Record(**{**found, "steps": steps, "folders": tuple(found["folders"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None
