"""The vaults that are measured: made-up ones, real ones, and given ones (copies of both last).

Nothing outside the cache folder is ever written to.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from benchmarks.generate import generate

HERE = Path(__file__).parent
ROOT = HERE.parent
CACHE = HERE / ".cache"
REAL = ROOT.parent / "shared" / "vaults"


class Place(NamedTuple):
    """One vault: a name to show, where it is, its notes, and the bytes in them."""

    name: str
    vault: Path
    made_up: bool
    notes: int
    size: int


def parse_size(text: str) -> int:
    """A number of notes.

    >>> parse_size("1k"), parse_size("6.6k"), parse_size("250")
    (1000, 6600, 250)
    """
    number, thousand, rest = text.strip().lower().partition("k")
    if rest or not number:
        raise ValueError(text)
    return round(float(number) * (1000 if thousand else 1))


def made_up(count: int) -> Place:
    """The made-up vault of that many notes, written now if it is not in the cache."""
    folder = CACHE / f"vault-{count}"
    generate(count, folder)
    return _place(f"{count:,} notes, made up", folder, made_up=True)


@contextmanager
def copied(name: str, *vaults: Path) -> Iterator[Place]:
    """A copy of the vault, or of several in one folder, gone afterwards."""
    CACHE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE, prefix="copy-") as folder:
        for vault in vaults:
            copy(vault, Path(folder, vault.name) if len(vaults) > 1 else Path(folder))
        yield _place(name, Path(folder), made_up=False)


def real_vaults() -> list[Path]:
    """The folders of real vaults beside the project, if there are any."""
    return sorted(path for path in REAL.glob("*") if path.is_dir())


def copy(vault: Path, target: Path, without: frozenset[Path] = frozenset()) -> None:
    """Copy the files with their times, but no links, no rights, no `.git`, none of `without`."""
    for folder, inside, names in os.walk(vault):
        inside[:] = [name for name in inside if name != ".git"]
        to = target / Path(folder).relative_to(vault)
        to.mkdir(parents=True, exist_ok=True)
        for source in (Path(folder, name) for name in names):
            if source.is_file() and not source.is_symlink() and source not in without:
                _copy_file(source, to / source.name)


def _copy_file(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    stat = source.stat()
    os.utime(target, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def _place(name: str, folder: Path, *, made_up: bool) -> Place:
    sizes = [path.stat().st_size for path in notes(folder)]
    return Place(name, folder, made_up, len(sizes), sum(sizes))


def notes(folder: Path) -> Iterator[Path]:
    """Every note under a folder, those in hidden folders left out."""
    for here, inside, names in os.walk(folder):
        inside[:] = sorted(name for name in inside if not name.startswith("."))
        yield from (Path(here, name) for name in sorted(names) if name.endswith(".md"))
