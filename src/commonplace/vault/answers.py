"""What a vault answers without being asked in a language of queries: one method for each question."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from commonplace.criticism.conventions import property_key
from commonplace.disk.walk import walk
from commonplace.vault.opened import Opened, whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commonplace.query.answers import (
        Backlink,
        Card,
        FindingEntry,
        Graph,
        HeadingEntry,
        Health,
        LinkEntry,
        Mention,
        Neighbour,
        NoteEntry,
        Overview,
        PropertyUse,
        Step,
        TagEntry,
        TaskEntry,
        Wanted,
    )


class Answers(Opened):
    """The questions of the vault."""

    @whole
    def overview(self) -> Overview:
        """Give the vault on one screen: counts, ratings, growth, what is wanted, what is wrong."""
        from commonplace.query import overview

        return overview.overview(self.connection, self.root)

    @whole
    def notes(
        self,
        *,
        kind: str | None = None,
        tag: str | None = None,
        folder: str | None = None,
        where: Mapping[str, str | None] | None = None,
        sort: str = "path",
        reverse: bool = False,
        limit: int | None = None,
    ) -> list[NoteEntry]:
        """List notes: of a kind, with a tag or one nested in it, in a folder or below, with values of properties.

        `where` maps property names to a value (compared with case and spaces folded; a list holds it) or to None for
        any value. `sort` is path, name, title, kind, rating, modified or size. Raises BadRequest.
        """
        from commonplace.query import notes

        wanted = {property_key(name): value for name, value in (where or {}).items()}
        return notes.notes(self.connection, kind, tag, folder, wanted, sort, reverse=reverse, limit=limit)

    @whole
    def note(self, name: str) -> Card:
        """Give all about one note. Raises NoSuchNote."""
        from commonplace.query import cards

        return cards.card(self.connection, self.get(name), self.read, self.conventions, self.settings.types)

    @whole
    def links(self, name: str | None = None, *, problems: bool = False, external: bool = False) -> list[LinkEntry]:
        """List the links of one file, or of the whole vault; only those with a problem; with external ones."""
        from commonplace.query import links

        path = self.get(name) if name is not None else None
        return links.links(self.connection, path, problems=problems, external=external)

    @whole
    def backlinks(self, name: str) -> list[Backlink]:
        """List the links from other files to one, with the sentence around each. Raises NoSuchNote."""
        from commonplace.query import links

        return links.backlinks(self.connection, self.get(name), self.read)

    @whole
    def wanted(self, *, attachments: bool = False) -> list[Wanted]:
        """List the notes that links ask for and that are not there, those asked for by most notes first."""
        from commonplace.query import links

        return links.wanted(self.connection, attachments=attachments)

    @whole
    def orphans(self, *, attachments: bool = False) -> list[str]:
        """List the notes (and attachments) to which no other file links."""
        from commonplace.query import links

        return links.orphans(self.connection, attachments=attachments)

    @whole
    def ambiguous(self) -> list[LinkEntry]:
        """List the links that could mean several files, with the candidates; the destination is the one chosen."""
        from commonplace.query import links

        return links.ambiguous(self.connection)

    @whole
    def neighbours(self, name: str, depth: int = 1) -> list[Neighbour]:
        """List the files within so many links of one, in either direction, the nearest first. Raises NoSuchNote."""
        from commonplace.query import graph

        return graph.neighbours(self.connection, self.get(name), depth)

    @whole
    def path(self, one: str, other: str) -> list[Step]:
        """Give a shortest way from one file to another along links in either direction; empty if there is none."""
        from commonplace.query import graph

        return graph.shortest(self.connection, self.get(one), self.get(other))

    @whole
    def tags(self) -> list[TagEntry]:
        """List the tags of the vault, the commonest first."""
        from commonplace.query import properties

        return properties.tags(self.connection)

    @whole
    def properties(self, name: str | None = None) -> list[PropertyUse]:
        """List the properties of the vault, the commonest first; with a name, that one with all its values."""
        from commonplace.query import properties

        return properties.properties(self.connection, property_key(name) if name is not None else None)

    @whole
    def tasks(self, name: str | None = None, *, status: str | None = None, done: bool | None = None) -> list[TaskEntry]:
        """List tasks: of one note, with one mark, done or to do."""
        from commonplace.query import properties

        return properties.tasks(self.connection, self.get(name) if name is not None else None, status, done)

    @whole
    def outline(self, name: str) -> list[HeadingEntry]:
        """List the headings of a note. Raises NoSuchNote."""
        from commonplace.query import cards

        return cards.outline(self.connection, self.get(name))

    @whole
    def mentions(self, name: str) -> list[Mention]:
        """List where a note's name or an alias of it stands in the prose of others without being a link."""
        from commonplace.query.mentions import mentions

        return mentions(self.connection, self.get(name), self.read)

    @whole
    def findings(self) -> list[FindingEntry]:
        """List what was wrong in the files, as seen while they were read."""
        from commonplace.query import overview

        return overview.findings(self.connection)

    @whole
    def graph(self, *, missing: bool = True) -> Graph:
        """Give all notes and the links between them; with the missing notes that links ask for."""
        from commonplace.query import graph

        return graph.whole(self.connection, missing=missing)

    def export(self, what: str, fmt: str) -> bytes:
        """Give the graph as bytes in a format of `exports`. Raises BadRequest."""
        from commonplace import exports

        return exports.find_format(what, fmt)(self.graph())

    @whole
    def health(self) -> Health:
        """Say where the index is, how large, of which versions, and which files were left out and why."""
        from commonplace.query import overview

        said = tuple(self.said)
        return overview.health(self.connection, self.root, self.index, self.settings, walk(self.root).left_out, said)

    @cached_property
    def formats(self) -> tuple[str, ...]:
        """The formats in which the graph can be exported."""
        from commonplace import exports

        return exports.formats()
