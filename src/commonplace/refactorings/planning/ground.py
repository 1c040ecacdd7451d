"""What a refactoring stands on: the index, the bytes of the files, the settings of the vault."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from commonplace.criticism.conventions import Conventions
from commonplace.disk.portable import check_name
from commonplace.disk.settings import Settings
from commonplace.errors import NoSuchNote, Refused
from commonplace.index.names import names_in
from commonplace.index.store import Connection
from commonplace.query import renaming
from commonplace.query.names import find_file
from commonplace.resolver.names import Name
from commonplace.text import Change, Edit, FileChange, digest, fold


class Ground(NamedTuple):
    """The vault as a refactoring sees it. `read` gives the bytes of a file."""

    sql: Connection
    read: Callable[[str], bytes]
    settings: Settings
    conventions: Conventions


class Thing(NamedTuple):
    """What a user names: a file, or a folder with all files in it and below."""

    path: str
    files: tuple[Name, ...]
    folder: bool


def find_thing(ground: Ground, name: str, get: Callable[[str], str]) -> Thing:
    """Find a file by its name, else a folder by its path; a slash at the end asks for a folder.

    `get` raises NoSuchNote for what is neither.
    """
    path = find_file(ground.sql, name) if not name.endswith("/") else None
    folder = name.strip("/")
    inside = renaming.below(ground.sql, folder) if path is None and folder else []
    if inside:
        return Thing(folder, tuple(inside), folder=True)
    path = path or get(name)
    return Thing(path, (get_name(ground, path),), folder=False)


def get_name(ground: Ground, path: str) -> Name:
    """Give a file that is in the index. Raises NoSuchNote."""
    found = renaming.named(ground.sql, path)
    if found is None:
        raise NoSuchNote(name=path, hint="")
    return found


def check_names(ground: Ground, path: str) -> None:
    """Refuse a path with a name that some system cannot hold, be it of a folder that is not there yet."""
    parts = path.split("/")
    for number, part in enumerate(parts, 1):
        known = number < len(parts) and renaming.below(ground.sql, "/".join(parts[:number]))
        if not known and (reason := check_name(part)):
            raise Refused(path=path, reason=reason if part == path else f"in “{part}” {reason}")


def check_free(ground: Ground, path: str, leaving: Iterable[str] = ()) -> None:
    """Refuse a path that is taken by a file which does not leave it; case and Unicode form make no difference."""
    staying = {fold(one) for one in leaving}
    key = fold(path)
    same = names_in(ground.sql)(key.rpartition("/")[2])
    if any(one.folded == key and one.folded not in staying for one in same):
        raise Refused(path=path, reason="it already exists")
    if renaming.below(ground.sql, path):
        raise Refused(path=path, reason="there is a folder of that name")


def file_change(path: str, data: bytes, edits: Iterable[Edit] = (), **more: object) -> FileChange:
    """Make the change of a file whose bytes were read just now."""
    return FileChange(path, digest(data), tuple(sorted(set(edits))), **more)  # type: ignore[arg-type]  # its other fields


def made(title: str, files: Iterable[FileChange], said: Iterable[str] = ()) -> Change:
    """Make a Change of the files that change at all."""
    real = [one for one in files if one.edits or one.to or one.removed or one.content is not None]
    return Change(title, tuple(sorted(real, key=lambda one: one.path)), tuple(dict.fromkeys(said)))


__all__ = ["Ground", "Thing", "check_free", "check_names", "file_change", "find_thing", "get_name", "made"]
