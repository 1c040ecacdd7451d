"""mddb (npm), MarkdownDB: front matter, links, tags and tasks of a folder in SQLite."""

import json
import shutil
from pathlib import Path

from benchmarks.peers import Peer, Skipped, output
from benchmarks.places import copy

VERSION = "0.9.5"
# sqlite3 fetches or builds its library when it is installed, which npm now asks leave for
PACKAGE = {"private": True, "allowScripts": {"sqlite3": True}}
LIBRARY = Path("node_modules", "mddb", "dist", "src")


def install(folder: Path) -> None:
    """Install the package with npm, unless it is there and loads."""
    try:
        _check(folder)
    except Skipped:
        shutil.rmtree(folder / "node_modules", ignore_errors=True)
        (folder / "package.json").write_text(f"{json.dumps(PACKAGE)}\n", encoding="utf-8")
        output(("npm", "install", "--no-audit", "--no-fund", f"mddb@{VERSION}"), folder)
        _check(folder)


def _check(folder: Path) -> None:
    output(("node", "-e", "require('sqlite3'); require.resolve('mddb')"), folder)


def readable(folder: Path, vault: Path, scratch: Path) -> tuple[Path, str]:
    """The vault, or a copy without the files at which it stops (front matter that is not YAML)."""
    probe = str(Path(__file__).with_name("unreadable.mjs"))
    found = output(("node", probe, str(folder / LIBRARY / "lib"), str(vault)), folder)
    stops = frozenset(map(Path, found.splitlines()))
    if not stops:
        return vault, ""
    target = scratch / "readable"
    copy(vault, target, without=stops)
    return target, f"stops at some files, which were left out ({len(stops)})"


def command(folder: Path, vault: Path, scratch: Path) -> tuple[str, ...]:
    """Its own command line, which writes `markdown.db` where it is run."""
    (scratch / "markdown.db").unlink(missing_ok=True)
    return ("node", str(folder / LIBRARY / "bin" / "index.js"), str(vault))


PEER = Peer("mddb", VERSION, 25, install, readable, command)
