"""What a vault answers in the languages of queries: search, Dataview, Bases, SQL; and their answers as bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commonplace.vault.opened import Opened, whole

if TYPE_CHECKING:
    from datetime import datetime

    from commonplace.query.answers import (
        BaseEntry,
        Found,
        Rows,
    )
    from commonplace.query.dql.ask import Desk
    from commonplace.query.markdown import Place
    from commonplace.query.values import Value as Answered


class Languages(Opened):
    """The languages in which the vault can be asked."""

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
