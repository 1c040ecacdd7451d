"""Where files go that leave the vault: its own `.trash`, or that of the system (spec 1.6). The door to send2trash."""

import os
from itertools import count

from commonplace.disk.writing import put

OWN = ".trash"


def to_own(root: str, path: str) -> None:
    """Move a file into the vault's own trash, under another name if there is one like it. Raises OSError."""
    folder = os.path.join(root, OWN, os.path.dirname(path))
    os.makedirs(folder, exist_ok=True)
    stem, ending = os.path.splitext(os.path.basename(path))
    names = (f"{stem}{f' {number}' if number else ''}{ending}" for number in count())
    put(
        os.path.join(root, path),
        next(place for name in names if not os.path.lexists(place := os.path.join(folder, name))),
    )


def to_system(root: str, path: str) -> None:
    """Move a file into the trash of the system; it stays where there is none. Raises OSError."""
    from send2trash import send2trash  # type: ignore[import-untyped]  # its types are a package apart

    send2trash(os.path.join(root, path))
