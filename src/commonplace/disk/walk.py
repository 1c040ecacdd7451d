"""What is in a vault: every visible file, in the order of paths (spec 1.1 to 1.8)."""

import os
import stat
from collections.abc import Iterator
from typing import NamedTuple

from commonplace.errors import NoVault
from commonplace.text import encodable

DEEPEST = 200  # folders inside folders
# By a folder's handle is quicker than by whole paths; not every system has it.
BY_HANDLE = os.stat in os.supports_dir_fd and os.scandir in os.supports_fd
LONGEST = 4_000  # bytes of a path
LARGEST = (1 << 63) - 1  # what an index can hold; some file systems keep times beyond it, in ns


class Entry(NamedTuple):
    """One file: its vault path, size in bytes, modification time in ns, and a mark of its inode and change time."""

    path: str
    size: int
    mtime: int
    stamp: int


class LeftOut(NamedTuple):
    """A file or folder that is not part of the vault, and why."""

    path: str
    reason: str


class Walk(NamedTuple):
    """Everything seen in one walk; both lists are sorted by path."""

    entries: list[Entry]
    left_out: list[LeftOut]


def walk(root: str) -> Walk:
    """List the files below `root`: hidden ones are out, links to folders by spec 1.7, what cannot be read is said.

    Raises NoVault when the root itself cannot be listed.
    """
    seen = _Seen(root)
    seen.folder(root, "", 0)
    while seen.links:
        seen.links.sort(key=lambda link: link[1], reverse=True)  # of two links to one folder the first by path is taken
        seen.follow(seen.links.pop())
    seen.entries.sort()
    seen.left_out.sort()
    return Walk(seen.entries, seen.left_out)


Folder = tuple[str, str, int]  # its place on disk, its vault path with a slash at the end, its depth
Found = Iterator["os.DirEntry[str]"]


class _Seen:
    """The state of one walk."""

    __slots__ = ("entries", "left_out", "links", "root", "targets")

    def __init__(self, root: str) -> None:
        self.entries: list[Entry] = []
        self.left_out: list[LeftOut] = []
        self.links: list[tuple[str, str, int]] = []
        self.root = os.path.realpath(root)
        self.targets = [self.root]

    def folder(self, place: str, prefix: str, depth: int) -> None:
        """Take in one folder and those below it."""
        stack = [(place, prefix, depth)]
        while stack:
            place, prefix, depth = stack.pop()
            try:
                handle = os.open(place, os.O_RDONLY) if BY_HANDLE else None
                try:
                    with os.scandir(place if handle is None else handle) as found:
                        self.inside(found, handle, (place, prefix, depth), stack)
                finally:
                    if handle is not None:
                        os.close(handle)
            except OSError as error:
                if not prefix:  # of a vault that cannot be listed nothing is known: least of all that it is empty
                    raise NoVault(path=f"{encodable(place)} that can be read ({_reason(error)})") from None
                self.left_out.append(LeftOut(encodable(prefix), _reason(error)))

    def inside(self, found: Found, handle: int | None, folder: Folder, stack: list[Folder]) -> None:
        """Take in what one folder holds. The loop is tight: it runs once a file on every command."""
        place, prefix, depth = folder
        add, new, look = self.entries.append, tuple.__new__, os.stat
        for one in found:
            name = one.name
            if name[0] == ".":
                continue
            try:
                if one.is_file(follow_symlinks=False) and name.isascii():
                    at = one.stat(follow_symlinks=False) if handle is None else look(name, dir_fd=handle)
                    if (time := at.st_mtime_ns) <= LARGEST:
                        mark = (at.st_ctime_ns ^ at.st_ino << 1) & LARGEST
                        add(new(Entry, (prefix + name, at.st_size, time, mark)))
                    else:
                        self.odd(prefix + name, at)
                elif one.is_symlink():
                    self.link(f"{place}/{name}", prefix + name, depth)
                elif one.is_dir(follow_symlinks=False):
                    self.descend(stack, f"{place}/{name}", prefix + name, depth)
                else:
                    self.odd(prefix + name, os.lstat(f"{place}/{name}"))
            except OSError as error:
                self.unseen(prefix + name, error)

    def descend(self, stack: list[tuple[str, str, int]], place: str, path: str, depth: int) -> None:
        if not _utf8(path):
            self.left_out.append(LeftOut(encodable(path), "its name is not UTF-8"))
        elif depth >= DEEPEST or len(place) > LONGEST:
            self.left_out.append(LeftOut(path, "nested too deeply"))
        else:
            stack.append((place, path + "/", depth + 1))

    def unseen(self, path: str, error: OSError) -> None:
        """Leave out what may be listed but not looked at; what has gone since it was listed is simply not there."""
        if not isinstance(error, FileNotFoundError):
            self.left_out.append(LeftOut(encodable(path), _reason(error)))

    def odd(self, path: str, at: os.stat_result) -> None:
        """Take a file with an odd name or time; leave out what is no file or has no name in UTF-8."""
        if not stat.S_ISREG(at.st_mode):
            self.left_out.append(LeftOut(encodable(path), "not a regular file"))
        elif not _utf8(path):
            self.left_out.append(LeftOut(encodable(path), "its name is not UTF-8"))
        else:
            mark = (at.st_ctime_ns ^ at.st_ino << 1) & LARGEST
            self.entries.append(Entry(path, at.st_size, min(at.st_mtime_ns, LARGEST), mark))

    def link(self, place: str, path: str, depth: int) -> None:
        """Keep a link to a folder for later; take one to a file as the file."""
        try:
            at = os.stat(place)
        except OSError as error:
            self.left_out.append(LeftOut(encodable(path), f"a link that leads nowhere ({_reason(error)})"))
            return
        if stat.S_ISDIR(at.st_mode):
            self.links.append((place, path, depth))
        else:
            self.odd(path, at)

    def follow(self, link: tuple[str, str, int]) -> None:
        """Follow a link to a folder if its target neither holds nor lies in the vault or another target (spec 1.7)."""
        place, path, depth = link
        target = os.path.realpath(place)
        if any(_holds(target, other) or _holds(other, target) for other in self.targets):
            self.left_out.append(
                LeftOut(encodable(path), "a link into the vault, around it, or to a folder linked already")
            )
        elif _utf8(path):
            self.targets.append(target)
            self.folder(target, path + "/", depth + 1)
        else:
            self.left_out.append(LeftOut(encodable(path), "its name is not UTF-8"))


def birth(root: str, path: str) -> int:
    """Give when a file was made, in ns since 1970: the earliest of the times that the system keeps; 0 when it is gone.

    Linux tells programs of Python's age no birth time: there it is the earlier of the last change of the content and
    of the inode.
    """
    try:
        at = os.stat(f"{root}/{path}")
    except OSError:
        return 0
    times = [at.st_mtime_ns, at.st_ctime_ns]
    born = getattr(at, "st_birthtime", None)
    return max(min([*times, int(born * 1e9)] if born else times), 0) if max(times) <= LARGEST else 0


def _holds(outer: str, inner: str) -> bool:
    return inner == outer or inner.startswith(outer.rstrip(os.sep) + os.sep)


def _utf8(path: str) -> bool:
    return path.isascii() or not any("\ud800" <= c <= "\udfff" for c in path)


def _reason(error: OSError) -> str:
    return (error.strerror or "cannot be read").lower()
