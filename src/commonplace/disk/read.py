"""Reading files of the vault, whole."""

import os

LARGEST = 64 << 20  # bytes of a file that is still read as a note
FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def read_file(root: str, path: str, size: int = 0) -> bytes | None:
    """Read a file of the vault; `size` is what stat said of it. None when it is gone, unreadable or over 64 MiB.

    A file that grows while it is read is read to the end it then has.
    """
    try:
        handle = os.open(f"{root}/{path}", FLAGS)
    except (OSError, ValueError):  # no file has a name with a zero byte or half a character
        return None
    try:
        data = os.read(handle, size + 1)
        if len(data) <= size and (len(data) == size or not data):
            return data
        return _rest(handle, data)
    except OSError:
        return None
    finally:
        os.close(handle)


def _rest(handle: int, data: bytes) -> bytes | None:
    """Read on until there is no more."""
    pieces, total = [data], len(data)
    while piece := os.read(handle, 1 << 20):
        pieces.append(piece)
        total += len(piece)
        if total > LARGEST:
            return None
    return b"".join(pieces)


def is_file(place: str) -> bool:
    """Say whether there is a file at a place, readable or not."""
    return os.path.isfile(place)


def read_text(place: str) -> str | None:
    """Read a settings file anywhere as UTF-8 text; None when there is none."""
    data = read_file(os.path.dirname(place) or ".", os.path.basename(place))
    return data.decode("utf-8-sig", "replace") if data is not None else None
