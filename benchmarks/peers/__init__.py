"""Other programs that read a vault, for comparison; one file a peer, and the folder is the list.

Each is installed into a private folder by its own package manager.
"""

import importlib
import pkgutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.process import last_line

PATIENCE = 900


class Peer(NamedTuple):
    """A peer: its name and version, and how many times the CPU of `cold` it must cost at least.

    `install` fills a folder; `readable` gives a vault that the peer can read to its end, and a
    remark if that is not the whole; `command` gives the command line for a vault. The first
    argument of each is the peer's folder; `readable` and `command` may write into their last, the
    scratch folder. The first two raise `Skipped`.
    """

    name: str
    version: str
    at_least: float
    install: Callable[[Path], None]
    readable: Callable[[Path, Path, Path], tuple[Path, str]]
    command: Callable[[Path, Path, Path], tuple[str, ...]]


class Skipped(Exception):
    """A peer cannot be measured here; says why."""


def peers() -> list[Peer]:
    """Every peer, by the names of their files."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__))
    return [importlib.import_module(f"{__name__}.{name}").PEER for name in names]


def output(command: Sequence[str], folder: Path) -> str:
    """What a command of a package manager printed; raises `Skipped` when it fails."""
    try:
        done = subprocess.run(  # noqa: S603 (the commands stand in the peers' files)
            command, cwd=folder, capture_output=True, text=True, timeout=PATIENCE, check=True
        )
    except FileNotFoundError as error:
        raise Skipped(f"{command[0]} is not installed") from error
    except subprocess.TimeoutExpired as error:
        raise Skipped(f"{Path(command[0]).name} took more than {PATIENCE} s") from error
    except subprocess.CalledProcessError as error:
        raise Skipped(f"{Path(command[0]).name} failed: {last_line(error.stderr)}") from error
    return done.stdout
