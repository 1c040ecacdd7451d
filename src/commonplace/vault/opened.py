"""An open vault: its folder, its settings, its index brought up to the files. What it answers is beside it."""

from __future__ import annotations

import os
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Self, TypeVar

from commonplace import config
from commonplace.disk.read import read_file
from commonplace.disk.settings import Settings, is_folder, is_visible_in, read_settings
from commonplace.errors import IndexRefused, NoSuchNote, NoVault
from commonplace.index.place import index_place, journal_place
from commonplace.index.refresh import Refreshed, refresh
from commonplace.index.store import MEMORY, Connection, Damaged, Progress, Store, mark_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from threading import Event

    from commonplace.query.search.catalogue import Catalogue

P = ParamSpec("P")
R = TypeVar("R")
Self_ = TypeVar("Self_", bound="Opened")


def whole(question: Callable[Concatenate[Self_, P], R]) -> Callable[Concatenate[Self_, P], R]:
    """Let a question see one state of the index from its first row to its last, whatever other processes commit.

    It is asked again of an index made anew if this one turns out to be damaged.
    """

    @wraps(question)
    def asked(self: Self_, /, *args: P.args, **kwargs: P.kwargs) -> R:
        if self.connection.in_transaction:  # one question asks another
            return question(self, *args, **kwargs)
        try:
            with self._store.snapshot():
                return question(self, *args, **kwargs)
        except Damaged:
            self._store.start_again()
            self.refresh()
            return question(self, *args, **kwargs)

    return asked


class Opened:
    """A vault that is open, and its files by their names. Not for use by several threads at once."""

    def __init__(self, root: str, index: str | None = None, *, progress: Progress | None = None) -> None:
        """Open the vault at `root`; `index` is a file for its index, or ":memory:", else it lies in the user's cache.

        Raises NoVault, BadConfig, IndexRefused, IndexBusy.
        """
        if not is_folder(root):
            raise NoVault(path=root)
        self.root = os.path.abspath(root)
        self.conventions = config.read_conventions(self.root)
        self.settings: Settings = read_settings(self.root)
        self.progress = progress
        place = index or index_place(self.root)
        if place != MEMORY and is_visible_in(place, self.root):
            raise IndexRefused(path=place, reason="it lies in the vault, into which nothing is written")
        self._store = Store(place, mark_of(self.root, repr(self.conventions)))
        self.said: list[str] = []
        self._fresh = False
        self._catalogue: Catalogue | None = None

    def close(self) -> None:
        """Close the index."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def index(self) -> str:
        """Where the index is."""
        return self._store.place

    @property
    def connection(self) -> Connection:
        """The index, brought up to the files once for each open vault; call `refresh` to look again."""
        if not self._fresh:
            self.refresh()
        return self._store.sql

    def refresh(self) -> Refreshed:
        """Bring the index up to the files, with the app's settings as they are now, and say what had changed.

        Raises IndexBusy.
        """
        self.settings = read_settings(self.root)
        if not self._fresh:
            self._recover()
        done = refresh(self._store, self.root, self.settings, self.conventions, self.progress)
        self._fresh = True
        self.said += [line for line in (*self.settings.faults, *done.said) if line not in self.said]
        return done

    def _recover(self) -> None:
        """Take back a change that was interrupted while it was written; only then is the vault what its notes say."""
        place = journal_place(self.root)
        if is_folder(place):
            from commonplace.disk.apply import recover_now

            self.said += recover_now(self.root, place)

    def watch(self, stop: Event | None = None) -> Iterator[Refreshed]:
        """Refresh each time something changes in the folder, until `stop` is set; the first refresh comes at once."""
        from commonplace.disk.watch import watch_folder

        yield self.refresh()
        for _ in watch_folder(self.root, stop):
            done = self.refresh()
            if done.added or done.changed or done.removed:
                yield done

    @whole
    def find(self, name: str) -> str | None:
        """Give the path of the file that a name means, as a link at the vault's root would, or None."""
        from commonplace.query.names import find_file

        return find_file(self.connection, name)

    @whole
    def get(self, name: str) -> str:
        """Give the path of the file that a name means. Raises NoSuchNote with the nearest names."""
        path = self.find(name)
        if path is None:
            from commonplace.query.names import nearest

            near = nearest(self.connection, name)
            hint = f". Did you mean {_or([f'“{one}”' for one in near])}?" if near else ""
            raise NoSuchNote(name=name, hint=hint)
        return path

    def read(self, path: str) -> bytes:
        """Give the bytes of a file; none when it is gone, or the path leads to what is hidden or outside the vault."""
        visible = all(part and part[0] != "." for part in path.split("/"))
        return (read_file(self.root, path) if visible else None) or b""


def _or(words: list[str]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]
