"""The hall: every room behind one class. Each method refreshes the index if need be, asks one room, and answers.

A Vault only reads its folder. Open one with `commonplace.open(path)`. The rooms that answer are loaded by the method
that asks them: a command pays for what it uses (decision 3).
"""

from __future__ import annotations

import os
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Self, TypeVar

from commonplace import config
from commonplace.criticism.conventions import property_key
from commonplace.disk.read import read_file
from commonplace.disk.settings import Settings, find_root, is_folder, is_visible_in, read_settings
from commonplace.disk.walk import walk
from commonplace.errors import IndexRefused, NoSuchNote, NoVault
from commonplace.index.place import index_place, journal_place
from commonplace.index.refresh import Refreshed, refresh
from commonplace.index.store import MEMORY, Connection, Damaged, Progress, Store, mark_of
from commonplace.refactorings.planning.plans import Plans

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime
    from threading import Event

    from commonplace.checks import Finding
    from commonplace.disk.apply import Applied
    from commonplace.disk.undo import Undone, Written
    from commonplace.query.answers import (
        Backlink,
        BaseEntry,
        Card,
        FindingEntry,
        Found,
        Graph,
        HeadingEntry,
        Health,
        LinkEntry,
        Mention,
        Neighbour,
        NoteEntry,
        Overview,
        PropertyUse,
        Rows,
        Step,
        TagEntry,
        TaskEntry,
        Wanted,
    )
    from commonplace.query.dql.ask import Desk
    from commonplace.query.markdown import Place
    from commonplace.query.search.catalogue import Catalogue
    from commonplace.query.values import Value as Answered
    from commonplace.refactorings.planning.ground import Ground
    from commonplace.text import Change

P = ParamSpec("P")
R = TypeVar("R")


def whole(question: Callable[Concatenate[Vault, P], R]) -> Callable[Concatenate[Vault, P], R]:
    """Let a question see one state of the index from its first row to its last, whatever other processes commit.

    It is asked again of an index made anew if this one turns out to be damaged.
    """

    @wraps(question)
    def asked(self: Vault, /, *args: P.args, **kwargs: P.kwargs) -> R:
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


class Vault(Plans):
    """A folder of notes that can be asked. Not for use by several threads at once."""

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

    @whole
    def planned(self, plan: Callable[[Ground], Change]) -> Change:
        """Let a refactoring see one state of the vault."""
        from commonplace.refactorings.planning.ground import Ground

        return plan(Ground(self.connection, self.read, self.settings, self.conventions))

    def diff(self, change: Change) -> str:
        """Give a Change as a unified diff."""
        from commonplace.disk.differences import differences

        return "".join(line + "\n" for line in differences(change, self.read))

    def apply(self, change: Change) -> Applied:
        """Write a Change into the vault, all of it or nothing; `undo` takes it back.

        Raises Stale, Refused, VaultBusy, WriteFailed.
        """
        from commonplace.disk import apply

        done = apply.apply(self.root, self.journal, change, self._trash)
        self.said += done.said
        self.refresh()
        return done

    def undo(self) -> Undone | None:
        """Take back the last change that `apply` wrote, but for files that have changed since; None if there is none.

        Raises what `apply` raises.
        """
        from commonplace.disk.undo import undo

        done = undo(self.root, self.journal)
        self.refresh()
        return done

    def history(self) -> list[Written]:
        """List the changes that were written to the vault, the newest first."""
        from commonplace.disk.undo import history

        return history(self.journal)

    @property
    def journal(self) -> str:
        """The folder of the journal: outside the vault."""
        place = journal_place(self.root)
        if is_visible_in(place, self.root):
            raise IndexRefused(path=place, reason="it lies in the vault, into which only notes are written")
        return place

    @property
    def _trash(self) -> Callable[[str, str], None] | None:
        from commonplace.disk import trash

        return {"local": trash.to_own, "none": None}.get(self.settings.trash, trash.to_system)

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
    def search(
        self, query: str, *, sort: str = "rank", reverse: bool = False, limit: int | None = 20, snippets: int = 3
    ) -> Found:
        """Find files in the search language of Obsidian (docs/search.md): so many of them, with so many lines of each.

        `sort` is rank, path, modified or created; without a `limit` all are given. Raises BadRequest.
        """
        from commonplace.query.search.ask import search
        from commonplace.query.search.catalogue import Catalogue

        known = self._catalogue
        self._catalogue = known.again(self.connection) if known else Catalogue(self.connection, self.read)
        return search(self._catalogue, query, sort, limit, snippets, reverse=reverse)

    @whole
    def findings(self) -> list[FindingEntry]:
        """List what was wrong in the files, as seen while they were read."""
        from commonplace.query import overview

        return overview.findings(self.connection)

    @whole
    def check(
        self, paths: Iterable[str] | None = None, select: Collection[str] = (), ignore: Collection[str] = ()
    ) -> list[Finding]:
        """Judge the vault, or some files and folders of it, by all or some of the checks in docs/checks.md.

        What notes and commonplace.toml silence is left out. Raises BadRequest.
        """
        from commonplace import checks
        from commonplace.query.checking import Answers, judged

        wishes = config.read_wishes(self.root)
        asked = checks.chosen(select, (*ignore, *(name for name in wishes.ignore if name not in select)))
        only = judged(self.connection, self.root, paths) if paths is not None else None
        return checks.check(
            Answers(self.connection, self.read, self.settings.types, wishes.require, only), asked, wishes
        )

    def fixes(self, findings: Iterable[Finding], *, unsafe: bool = False) -> Change:
        """Join the fixes of findings into one Change; those that guess only if `unsafe`."""
        from commonplace import checks

        return checks.fixes(findings, unsafe=unsafe)

    def export_findings(self, findings: Sequence[Finding], fmt: str, folder: str = "") -> bytes:
        """Give findings as bytes in a format of `exports`, their paths seen from a folder above. Raises BadRequest."""
        from commonplace import exports

        return exports.find_findings_format(fmt)(findings, folder)

    @whole
    def query(
        self,
        text: str,
        *,
        note: str | None = None,
        now: datetime | str | None = None,
        timezone: str | None = None,
        seconds: float = 20,
    ) -> Rows:
        """Answer a query in Dataview's language; `note` is the one that asks (`this`).

        `now` and `timezone` fix the time and the zone, which else are those of this machine. Raises BadQuery,
        QueryFailed, NoSuchNote, BadRequest.
        """
        return self._desk(note, now, timezone, seconds).query(text)

    @whole
    def queries(
        self, note: str, *, now: datetime | str | None = None, timezone: str | None = None, seconds: float = 20
    ) -> list[Rows]:
        """Answer every `dataview` block of a note, in its order; `title` tells the line of the block.

        One that cannot be answered has no rows and a fault; blocks of `dataviewjs` are scripts and are not run.
        Raises NoSuchNote, BadRequest.
        """
        from commonplace.query.dql.ask import block_answers

        desk = self._desk(note, now, timezone, seconds)
        return block_answers(desk, self.read(desk.this or ""))

    @whole
    def evaluate(
        self,
        text: str,
        *,
        note: str | None = None,
        now: datetime | str | None = None,
        timezone: str | None = None,
        seconds: float = 20,
    ) -> Answered:
        """Give the value of one expression of Dataview, as a note holds it in an inline query.

        Raises BadQuery, QueryFailed, NoSuchNote, BadRequest.
        """
        return self._desk(note, now, timezone, seconds).value(text)

    def _desk(self, note: str | None, now: datetime | str | None, timezone: str | None, seconds: float) -> Desk:
        from commonplace.query.dates import clock
        from commonplace.query.dql.ask import Desk

        this = self.get(note) if note is not None else None
        return Desk(self.connection, self.read, clock(now, timezone), this, seconds, self.conventions.origins)

    @whole
    def base(
        self,
        file: str | None = None,
        view: str | None = None,
        *,
        text: str | None = None,
        this: str | None = None,
        now: datetime | str | None = None,
        timezone: str | None = None,
        seconds: float = 20,
    ) -> Rows:
        """Answer a view of a base: of a `.base` file, of a block of a note, or of a `text`; else its first view.

        `this` is the file that shows the base, else the file itself; `now` and `timezone` fix the time and the zone.
        Raises BadQuery, QueryFailed, NoSuchNote, BadRequest.
        """
        from commonplace.query.bases.ask import Bench, find_base, texts_of
        from commonplace.query.dates import clock

        path, named = find_base(self.connection, file) if file is not None else (None, None)
        path = self.get(file) if file is not None and path is None else path
        shown = self.get(this) if this is not None else path
        texts = [text or ""] if path is None else texts_of(self.connection, self.read, path)
        bench = Bench(self.connection, self.settings.types, clock(now, timezone), shown, seconds)
        return bench.rows(texts, view or named)

    @whole
    def bases(self) -> list[BaseEntry]:
        """List the `.base` files with the names of their views."""
        from commonplace.query.bases.ask import bases

        return bases(self.connection)

    @whole
    def sql(self, statement: str, *, limit: int | None = 1000, seconds: float = 10) -> Rows:
        """Answer a SELECT from the views of the index (docs/schema.md); it reads, and can do nothing else.

        With more rows than `limit`, the first are given and a fault says so; None means a million. Raises QueryFailed.
        """
        from commonplace.query.sql import answer

        if not self._fresh:
            self.refresh()
        return answer(self._store, statement, limit, seconds)

    def schema(self) -> Rows:
        """Give the views of the index with what each of their columns is."""
        from commonplace.query.sql import schema

        return schema()

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

    @whole
    def export_rows(self, rows: Rows, fmt: str, into: str | None = None) -> bytes:
        """Give rows as bytes in a format of `exports`; in Markdown, links are spelled as the note `into` needs them.

        Raises BadRequest, NoSuchNote.
        """
        from commonplace import exports

        return exports.find_rows_format(fmt)(rows, self._place(self.get(into) if into is not None else ""))

    def _place(self, path: str) -> Place:
        from commonplace.index.names import names_in
        from commonplace.query.markdown import Place

        return Place(path, names_in(self.connection), self.settings.link_style, self.settings.markdown_links)

    @whole
    def render_queries(
        self,
        note: str,
        *,
        replace: bool = False,
        now: datetime | str | None = None,
        timezone: str | None = None,
        seconds: float = 60,
    ) -> bytes:
        """Give a note with each of its queries followed by its answer in Markdown, or replaced by it.

        Scripts are not run; what cannot be answered, or not in the time that all have together, is said in its place.
        Raises NoSuchNote, BadRequest.
        """
        from commonplace.exports import queries_md
        from commonplace.query.embedded import answers
        from commonplace.syntax.parse import parse

        path = self.get(note)
        desk = self._desk(note, now, timezone, seconds)
        found = parse(self.read(path))
        answered = answers(found, desk, self.base, self.search, seconds)
        return queries_md.export(found, answered, self._place(path), replace=replace)

    @cached_property
    def formats(self) -> tuple[str, ...]:
        """The formats in which the graph can be exported."""
        from commonplace import exports

        return exports.formats()


def open_vault(path: str | os.PathLike[str] = ".", index: str | os.PathLike[str] | None = None) -> Vault:
    """Open the vault at a folder. Raises NoVault, BadConfig, IndexRefused, IndexBusy.

    The folder is taken as it is; `commonplace.find_root` gives the vault that holds it.
    """
    return Vault(os.fspath(path), os.fspath(index) if index is not None else None)


def _or(words: list[str]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]


__all__ = ["Vault", "find_root", "open_vault"]
