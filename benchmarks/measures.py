"""What is measured: a table of functions, each of which prepares a run and gives its command line.

To add one, write it and enter it in `MEASURES`. Preparing is not measured.
"""

import itertools
import json
import os
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from benchmarks.places import HERE, Place, notes
from benchmarks.process import Failed

SAMPLE = 2_000
SETTLED = 0.2  # seconds after which a file that was written is no longer fresh
MOST_NAMES = 20
TARGET = re.compile(r"\[\[([^\[\]|#\\\n]+)")


class Bench(NamedTuple):
    """One vault under measurement.

    `changed` is the note that is edited and `original` its bytes; `names` are the names that links
    use most and just one note bears, the most used first; `scratch` holds the indexes.
    """

    place: Place
    command: tuple[str, ...]
    scratch: Path
    changed: Path
    original: bytes
    names: tuple[str, ...]

    def ask(self, index: str, *words: str) -> tuple[str, ...]:
        """The command line of commonplace with an index of that name in the scratch folder."""
        vault = ("--vault", str(self.place.vault))
        return (*self.command, *vault, "--index", str(self.scratch / index), *words)

    def fresh(self, name: str) -> str:
        """The name, once no file in the scratch folder begins with it."""
        for path in self.scratch.glob(f"{name}*"):
            path.unlink()
        return name


class Run(NamedTuple):
    """A command line, and what its answer must hold for its time to be believed.

    None: anything; "": JSON that is not empty; any other text: JSON with it.
    """

    command: tuple[str, ...]
    expected: str | None = None

    def believe(self, answer: str) -> None:
        """Raise `Failed` unless the answer holds what is expected."""
        if self.expected is None:
            return
        try:
            found = json.loads(answer)
        except ValueError as error:
            raise Failed("answered with something else than JSON") from error
        if not found:
            raise Failed("gave an empty answer")
        if self.expected not in json.dumps(found, ensure_ascii=False):
            raise Failed("gave a stale or wrong answer: what was just written is not in it")


Measure = Callable[[Bench, int], Run]


def bare(_: Bench, __: int) -> Run:
    """The interpreter that does nothing."""
    return Run((sys.executable, "-c", "pass"))


def floor(bench: Bench, _: int) -> Run:
    """The least that an index of the vault can cost."""
    database = str(bench.scratch / bench.fresh("floor.sqlite"))
    return Run((sys.executable, str(HERE / "floor.py"), str(bench.place.vault), database))


def cold(bench: Bench, _: int) -> Run:
    """The first refresh, into an index that is not there yet."""
    return Run(bench.ask(bench.fresh("fresh.sqlite"), "refresh"))


def unchanged(bench: Bench, _: int) -> Run:
    """A refresh that finds nothing to do; what was written a moment before has been looked at once more already."""
    command = bench.ask("kept.sqlite", "refresh")
    time.sleep(SETTLED)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)  # noqa: S603  # ours
    return Run(command)


def one_changed(bench: Bench, turn: int) -> Run:
    """An answer just after one note was appended to: in even turns the answer must name that note."""
    name = bench.names[turn % 2 % len(bench.names)]
    bench.changed.write_bytes(bench.original + f"\n\nSee [[{name}]] again ({turn}).\n".encode())
    expected = bench.changed.stem if name == bench.names[0] else None
    return Run(bench.ask("kept.sqlite", "backlinks", bench.names[0], "--json"), expected)


MEASURES: dict[str, Measure] = {
    "bare": bare,
    "floor": floor,
    "cold": cold,
    "unchanged": unchanged,
    "one changed": one_changed,
}


@contextmanager
def bench(place: Place, command: tuple[str, ...], scratch: Path) -> Iterator[Bench]:
    """Set a vault up for measurement; afterwards the edited note is as it was, its time too."""
    paths = list(notes(place.vault))
    if not paths:
        raise SystemExit(f"{place.name}: there are no notes")
    changed = paths[len(paths) // 2]
    stat = changed.stat()
    made = Bench(place, command, scratch, changed, changed.read_bytes(), most_linked(paths))
    try:
        yield made
    finally:
        changed.write_bytes(made.original)
        os.utime(changed, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def most_linked(paths: list[Path]) -> tuple[str, ...]:
    """The names that links use most in a sample of the notes, of those that just one note bears."""
    bearers = Counter(path.stem for path in paths)
    sample = paths[:: len(paths) // SAMPLE + 1]
    used = Counter(itertools.chain.from_iterable(map(_names_used, sample)))
    found = (name for name, _ in used.most_common() if bearers[name] == 1)
    return tuple(itertools.islice(found, MOST_NAMES)) or (paths[0].stem,)


def _names_used(path: Path) -> list[str]:
    return TARGET.findall(path.read_text(encoding="utf-8", errors="replace"))
