"""obsidiantools (PyPI): a vault in memory, its links as a graph and its notes as plain text."""

import sys
from pathlib import Path

from benchmarks.peers import Peer, Skipped, output

VERSION = "0.11.0"
SCRIPT = """
import pathlib, sys
import obsidiantools.api as otools
otools.Vault(pathlib.Path(sys.argv[1])).connect().gather()
"""


def install(folder: Path) -> None:
    """Make an environment with the package in it, unless there is one."""
    python = _python(folder)
    try:
        output((python, "-c", "import obsidiantools"), folder)
    except Skipped:
        output((sys.executable, "-m", "venv", "--clear", str(folder)), folder)
        pip = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        output((python, *pip, f"obsidiantools=={VERSION}"), folder)


def _python(folder: Path) -> str:
    return str(folder / "bin" / "python")


def readable(_: Path, vault: Path, __: Path) -> tuple[Path, str]:
    """The vault itself: what it cannot read it passes over."""
    return vault, ""


def command(folder: Path, vault: Path, _: Path) -> tuple[str, ...]:
    """Connect and gather, as its manual begins."""
    return (_python(folder), "-c", SCRIPT, str(vault))


PEER = Peer("obsidiantools", VERSION, 75, install, readable, command)
