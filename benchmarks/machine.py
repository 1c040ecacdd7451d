"""What the figures depend on: machine, interpreter, SQLite, commit; no name of host or user."""

import importlib.util
import os
import platform
import sqlite3
import subprocess
from pathlib import Path


def facts() -> dict[str, object]:
    """Facts about the machine and its programs; memory in bytes."""
    return {
        "system": platform.system(),
        "architecture": platform.machine(),
        "cores": os.cpu_count(),
        "memory": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "sqlite": _sqlite(),
    }


def _sqlite() -> str:
    """The version of the SQLite in apsw, or else of the one in Python."""
    if importlib.util.find_spec("apsw") is None:
        return f"{sqlite3.sqlite_version} (Python's own)"
    import apsw

    return str(apsw.sqlite_lib_version())


def commit(folder: Path) -> str:
    """The short git commit, with `+` when tracked files differ from it; `none` outside git."""
    revision = _git(folder, "rev-parse", "--short", "HEAD")
    changed = _git(folder, "status", "--porcelain", "--untracked-files=no")
    return f"{revision}+" if revision and changed else revision or "none"


def _git(folder: Path, *words: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603
            ("git", *words),  # noqa: S607 (whichever git is used here)
            cwd=folder,
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()
