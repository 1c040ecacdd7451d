"""Where the rows of a query come from: FROM -> the numbers of notes, asked of the index (spec 8.2, 8.6)."""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from commonplace.query.dql.pages import Pages
from commonplace.query.dql.question import Csv, Incoming, Inside, Joined, Outgoing, Source, Tagged, Without
from commonplace.query.values import Wrong
from commonplace.resolver.names import segment_of
from commonplace.syntax.wikilink import split_wikilink
from commonplace.text import fold

TAGGED = """
SELECT note FROM tag WHERE folded = ? UNION SELECT note FROM tag WHERE folded > ? AND folded < ?"""
TAG_TEXTS = """
SELECT note, value FROM (
    SELECT note AS n, number AS m, item AS i FROM property INDEXED BY property_key WHERE key = 'tag'
    UNION ALL
    SELECT note, number, item FROM property INDEXED BY property_key WHERE key = 'tags' AND value GLOB '*[, ]*'
) CROSS JOIN property ON note = n AND number = m AND item = i WHERE origin = 'front matter' AND form = 'text'"""
IN_FOLDER = "SELECT note.id FROM file JOIN note USING (id) WHERE path > ? AND path < ?"
AT_PATH = "SELECT note.id FROM file JOIN note USING (id) WHERE path IN (?, ?)"
LINKING = "SELECT DISTINCT note FROM link WHERE file = ?"
LINKING_MISSING = "SELECT note, target FROM link WHERE segment = ? AND status = 'missing'"
LINKED = "SELECT DISTINCT file FROM link WHERE note = ? AND file IS NOT NULL"
SPLIT = re.compile(r"[,\s]+")


class Sources:
    """Answers the sources of one question; `this` is the path of the note that asks."""

    def __init__(self, pages: Pages, this: str | None) -> None:
        self.pages, self.this = pages, this

    @cached_property
    def every(self) -> frozenset[int]:
        """The numbers of all notes."""
        return self.pages.columns.notes()

    def of(self, source: Source) -> frozenset[int]:
        """Give the numbers of the files of a source, notes or not. Raises Wrong where there are none by nature."""
        if isinstance(source, Joined):
            left, right = self.of(source.left), self.of(source.right)
            return left & right if source.sign == "&" else left | right
        if isinstance(source, Without):
            return self.every - self.of(source.of)
        return frozenset(self.atom(source))

    def atom(self, source: Source) -> Iterable[int]:
        """Give the numbers of the files of a source that is not made of others."""
        if isinstance(source, Tagged):
            return self.tagged(source.tag)
        if isinstance(source, Inside):
            return self.inside(source.folder)
        if isinstance(source, Incoming):
            return self.incoming(source.target)
        if isinstance(source, Outgoing):
            return self.outgoing(source.target)
        if isinstance(source, Csv):
            raise Wrong("csv(...) cannot be joined to other sources")
        raise TypeError(source)

    def tagged(self, tag: str) -> Iterable[int]:
        """Give the notes with a tag or one nested in it; Dataview also knows `tag`, and texts it splits (spec 8.19)."""
        name = fold(tag.rstrip("/"))
        found = self.numbers(TAGGED, (name, name + "/", name + "0"))
        for note, text in self.pages.columns.sql.execute(TAG_TEXTS):
            if any(_within(fold(each.lstrip("#")), name) for each in SPLIT.split(text) if each):
                found.append(note)
        return found

    def inside(self, folder: str) -> Iterable[int]:
        """Give the notes of a folder and below, else the one at that path."""
        if folder in {"", "/"}:
            return self.every
        found = self.numbers(IN_FOLDER, (folder + "/", folder + "0"))
        return found or self.numbers(AT_PATH, (folder, folder + ".md"))

    def incoming(self, written: str) -> Iterable[int]:
        """Give the notes that link to a file, or to a name that is missing; `[[]]` is the note that asks."""
        target = split_wikilink(written)[0]
        path = self.pages.resolve(target, self.this or "") if target else self.this
        if path is not None or not target:
            return self.of_file(LINKING, path)
        rows = self.pages.columns.sql.execute(LINKING_MISSING, (segment_of(target),))
        return [note for note, other in rows if fold(other) == fold(target)]

    def outgoing(self, written: str) -> Iterable[int]:
        """Give the files that a note links to."""
        target = split_wikilink(written)[0] if written else ""
        path = self.pages.resolve(target, self.this or "") if target else self.this
        return self.of_file(LINKED, path)

    def of_file(self, statement: str, path: str | None) -> Iterable[int]:
        """Give the numbers that a statement finds for a file; none for one that is excluded from answers."""
        known = self.pages.columns.at(path) if path else None
        return self.numbers(statement, (known.id,)) if known else []

    def numbers(self, statement: str, values: tuple[Any, ...]) -> list[int]:
        """Give the numbers that a statement finds."""
        return [number for (number,) in self.pages.columns.sql.execute(statement, values)]


def _within(tag: str, name: str) -> bool:
    return tag == name or tag.startswith(name + "/")
