"""The few calls that write to a disk: each does one thing, is flushed, and leaves what was there whole or gone.

All that changes a vault goes through these functions; the tests count them and stop the process at each.
"""

import os
from contextlib import suppress

FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
FOLDER = getattr(os, "O_DIRECTORY", None)


def write_new(place: str, data: bytes, mode: int | None = None) -> None:
    """Write a file that is not there yet, with its permissions, and flush it. Raises OSError."""
    handle = os.open(place, FLAGS, 0o666)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(handle, mode)
        os.fsync(handle)
    finally:
        os.close(handle)


def own_like(place: str, like: str) -> None:
    """Give a file the owner and the group of another, where this user may."""
    if hasattr(os, "chown"):
        with suppress(OSError):
            of, now = os.stat(like), os.stat(place)
            if (of.st_uid, of.st_gid) != (now.st_uid, now.st_gid):
                os.chown(place, of.st_uid, of.st_gid)


def put(place: str, to: str) -> None:
    """Put a file where another is or is not: at every instant one of them is there. Raises OSError."""
    os.replace(place, to)


def take_away(place: str) -> None:
    """Take a file away; it may be gone already. Raises OSError."""
    with suppress(FileNotFoundError):
        os.unlink(place)


def make_folder(place: str) -> None:
    """Make a folder. Raises OSError."""
    os.mkdir(place)


def drop_folder(place: str) -> None:
    """Take a folder away if nothing is in it."""
    with suppress(OSError):
        os.rmdir(place)


def flush_folder(place: str) -> None:
    """Flush what a folder lists, where the system can."""
    if FOLDER is None:
        return
    with suppress(OSError):
        handle = os.open(place, os.O_RDONLY | FOLDER)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
