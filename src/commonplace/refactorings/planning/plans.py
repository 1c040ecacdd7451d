"""The refactorings as methods: the half of the vault that plans. Each asks one module of the shelf."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from commonplace.refactorings.planning.ground import Ground
    from commonplace.text import Change


class Plans(ABC):
    """Methods that give a Change and write nothing; `Vault.diff` shows it and `Vault.apply` writes it."""

    @abstractmethod
    def get(self, name: str) -> str:
        """Give the path of the file that a name means. Raises NoSuchNote."""

    @abstractmethod
    def planned(self, plan: Callable[[Ground], Change]) -> Change:
        """Let a plan see one state of the vault."""

    def rename(self, name: str, new: str, *, queries: bool = False) -> Change:
        """Plan another name for a file or a folder where it is; every link follows, queries only if asked to.

        Raises NoSuchNote, Refused.
        """
        from commonplace.refactorings.rename import rename

        return self.planned(lambda ground: rename(ground, name, new, self.get, queries=queries))

    def move(self, name: str, folder: str, *, queries: bool = False) -> Change:
        """Plan another folder for a file or a folder, or a new path with its extension; every link follows.

        Raises NoSuchNote, Refused.
        """
        from commonplace.refactorings.move import move

        return self.planned(lambda ground: move(ground, name, folder, self.get, queries=queries))

    def rename_heading(self, name: str, old: str, new: str) -> Change:
        """Plan another text for a heading of a note; links to it follow. Raises NoSuchNote, Refused."""
        from commonplace.refactorings.rename_heading import rename_heading

        return self.planned(lambda ground: rename_heading(ground, self.get(name), old, new))

    def rename_block(self, name: str, old: str, new: str) -> Change:
        """Plan another id for a block of a note; links to it follow. Raises NoSuchNote, Refused."""
        from commonplace.refactorings.rename_block import rename_block

        return self.planned(lambda ground: rename_block(ground, self.get(name), old, new))

    def rename_tag(self, old: str, new: str) -> Change:
        """Plan another name for a tag of the vault; nested tags follow. Raises Refused."""
        from commonplace.refactorings.rename_tag import rename_tag

        return self.planned(lambda ground: rename_tag(ground, old, new))

    def set(self, name: str, key: str, *values: str) -> Change:
        """Plan a property of a note: one value, or a list of several. Raises NoSuchNote, Refused."""
        from commonplace.refactorings.set import set as plan

        return self.planned(lambda ground: plan(ground, self.get(name), key, [*values]))

    def unset(self, name: str, key: str) -> Change:
        """Plan that a note has no such property. Raises NoSuchNote, Refused."""
        from commonplace.refactorings.unset import unset

        return self.planned(lambda ground: unset(ground, self.get(name), key))

    def rename_property(self, name: str, new: str, *, value: str | None = None) -> Change:
        """Plan another name for a property of the vault; with a `value`, another value in its place. Raises Refused."""
        from commonplace.refactorings.rename_property import rename_property

        return self.planned(lambda ground: rename_property(ground, name, new, value))

    def merge(self, name: str, into: str, *, queries: bool = False) -> Change:
        """Plan that a note goes to the end of another; all links to it lead there. Raises NoSuchNote, Refused."""
        from commonplace.refactorings.merge import merge

        return self.planned(lambda ground: merge(ground, self.get(name), self.get(into), queries=queries))

    def create(self, name: str, *, template: str | None = None, now: datetime | str | None = None) -> Change:
        """Plan a new note, empty or from a template, at `now`. Raises NoSuchNote, Refused, BadRequest."""
        from commonplace.query.dates import clock
        from commonplace.refactorings.create import create

        source, when = self._template(template), clock(now, None)
        return self.planned(lambda ground: create(ground, name, source, when))

    def create_wanted(self, *, template: str | None = None, now: datetime | str | None = None) -> Change:
        """Plan all notes that links ask for. Raises NoSuchNote, BadRequest."""
        from commonplace.query.dates import clock
        from commonplace.query.links import wanted
        from commonplace.refactorings.create import create_all

        source, when = self._template(template), clock(now, None)

        def plan(ground: Ground) -> Change:
            names = [one.target for one in wanted(ground.sql, attachments=False)]
            return create_all(ground, names, source, when)

        return self.planned(plan)

    def _template(self, name: str | None) -> str | None:
        return self.get(name) if name is not None else None

    def link_mentions(self, name: str, *, within: str | None = None, line: int | None = None) -> Change:
        """Plan links where a note is mentioned: everywhere, in one note, on one line of it. Raises NoSuchNote."""
        from commonplace.refactorings.link_mentions import link_mentions

        inside = self.get(within) if within is not None else None
        return self.planned(lambda ground: link_mentions(ground, self.get(name), inside, line))

    def split(self, name: str, at: str, new: str | None = None, *, leave: str = "link") -> Change:
        """Plan a note of its own for the section of a heading; `leave` a link, an embed or nothing there.

        Raises NoSuchNote, Refused.
        """
        from commonplace.refactorings.split import split

        return self.planned(lambda ground: split(ground, self.get(name), at, new, leave))

    def extract(self, name: str, first: int, last: int, new: str, *, leave: str = "link") -> Change:
        """Plan a note of its own for some lines, from 1; `leave` a link, an embed or nothing there.

        Raises NoSuchNote, Refused.
        """
        from commonplace.refactorings.extract import extract

        return self.planned(lambda ground: extract(ground, self.get(name), (first, last), new, leave))
