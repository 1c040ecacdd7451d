"""What checks ask: the rows of the index that they judge, and the notes, each read and parsed once for all of them.

`Answers` is the reading half of a vault. Where only some files are to be judged, the rows are those of these files;
names and vocabulary are always those of the whole vault.
"""

import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from commonplace.errors import BadRequest
from commonplace.index.names import names_in
from commonplace.index.store import Connection, Row
from commonplace.query.links import ATTACHMENT, Reader
from commonplace.query.names import Spellings
from commonplace.resolver.names import Names, bare, segment_of
from commonplace.syntax.note import Note
from commonplace.syntax.parse import parse
from commonplace.text import Lines, as_utf8, fold

FILES = """
SELECT file.id, path, folded, size, hash, excluded, kind, front_matter, rating, grade, state
FROM file LEFT JOIN note ON note.id = file.id ORDER BY path"""
LINKS = """
SELECT source.path, line, link.kind, embed, target, anchor, alias, link.key, status, destination.path, link.file,
    start, end
FROM link JOIN file AS source ON source.id = link.note LEFT JOIN file AS destination ON destination.id = link.file
WHERE NOT source.excluded{more}"""
VALUES = """
SELECT path, note, number, item, shape, name, key, origin, type, form, value, start, end, line
FROM property JOIN file ON file.id = property.note WHERE NOT excluded{more}"""
TAGS = """
SELECT path, name, tag.folded, start, end FROM tag JOIN file ON file.id = tag.note WHERE NOT excluded{more}"""
CALLOUTS = """
SELECT path, type, start, end FROM callout JOIN file ON file.id = callout.note WHERE NOT excluded{more}"""
FOOTNOTES = """
SELECT path, footnote.id, role, start, end FROM footnote JOIN file ON file.id = footnote.note
WHERE NOT excluded{more}"""
BLOCK_IDS = """
SELECT path, block_id.id, start, end FROM block_id JOIN file ON file.id = block_id.note WHERE NOT excluded{more}"""
SEEN = """
SELECT path, "check", message, start, end FROM finding JOIN file ON file.id = finding.note
WHERE NOT excluded{more} ORDER BY path, number"""
ALIASES = """
SELECT path, alias.name, alias.folded FROM alias JOIN file ON file.id = alias.note WHERE NOT excluded ORDER BY path"""
HEADINGS = "SELECT level, text FROM heading WHERE note = ? ORDER BY start"
KEYS = """
SELECT key, name, count(DISTINCT note) FROM property JOIN file ON file.id = property.note
WHERE NOT excluded AND origin <> 'inline field' GROUP BY key, name"""
SINGLE = """
SELECT path, note, number, item, shape, name, key, origin, type, form, value, start, end, line
FROM property JOIN file ON file.id = property.note
WHERE shape = 0 AND form = 'text' AND length(value) <= 40 AND NOT excluded"""
NOTE_TAGS = """
SELECT DISTINCT path, tag.folded FROM tag JOIN file ON file.id = tag.note WHERE NOT excluded"""
PATHS = "SELECT path FROM file"
VALUE_COUNTS = """
SELECT key, value, count(DISTINCT note) FROM property JOIN file ON file.id = property.note
WHERE form = 'text' AND NOT excluded GROUP BY key, value"""
TAG_COUNTS = """
SELECT tag.folded, tag.name, count(*) FROM tag JOIN file ON file.id = tag.note WHERE NOT excluded GROUP BY 1, 2"""
CALLOUT_COUNTS = """
SELECT type, count(*) FROM callout JOIN file ON file.id = callout.note WHERE NOT excluded GROUP BY type"""
WANTED = """
SELECT target, source.path, start, end FROM link JOIN file AS source ON source.id = link.note
WHERE status IN ('missing', 'ambiguous') AND status = 'missing' AND kind NOT IN ('base', 'canvas')
    AND NOT excluded ORDER BY source.path, link.number"""
READ = (".md", ".canvas", ".base")
KEPT = 64  # sheets that are remembered


class File(NamedTuple):
    """A file of the vault; from `kind` on the fields are those of a note, else None."""

    id: int
    path: str
    folded: str
    size: int
    hash: bytes | None
    excluded: int
    kind: str | None
    front_matter: str | None
    rating: str | None
    grade: float | None
    state: str | None


class Linked(NamedTuple):
    """A link and what it means."""

    path: str
    line: int
    kind: str
    embed: int
    target: str
    anchor: str | None
    alias: str | None
    key: str | None
    status: str
    destination: str | None
    file: int | None
    start: int
    end: int


class Valued(NamedTuple):
    """One value of a property; `shape` 1 is an element of a list, 2 an empty list."""

    path: str
    note: int
    number: int
    item: int
    shape: int
    name: str
    key: str
    origin: str
    type: str
    form: str
    value: str | float | None
    start: int
    end: int
    line: int


class Placed(NamedTuple):
    """A tag, callout, block id, footnote or fact seen while reading: its name, what else is said of it, its place."""

    path: str
    name: str
    more: str
    start: int
    end: int


class Sheet:
    """One note as checks read it: its bytes are read, and parsed, when the first of them asks."""

    def __init__(self, path: str, read: Reader) -> None:
        self.path = path
        self.raw = read(path) if path.lower().endswith(READ) else b""
        self.source = as_utf8(self.raw)

    @cached_property
    def note(self) -> Note:
        """The note."""
        return parse(self.raw)

    @cached_property
    def lines(self) -> Lines:
        """Its lines."""
        return Lines(self.source)

    @property
    def damaged(self) -> bool:
        """Whether offsets are not those of the bytes of the file."""
        return self.source is not self.raw

    def slice(self, start: int, end: int) -> str:
        """Give the text of a stretch."""
        return self.source[start:end].decode("utf-8", "replace")

    def column(self, offset: int) -> int:
        """Give the character of its line, from 1, that an offset is; a byte order mark is none."""
        first = self.lines.starts[max(self.lines.at(offset) - 1, 0)] if self.lines.starts else 0
        return len(self.slice(first, offset).lstrip("\ufeff")) + 1


class Answers:
    """The vault as checks see it. `types` are those of the app's registry, `required` what each kind must have."""

    def __init__(
        self,
        sql: Connection,
        read: Reader,
        types: Mapping[str, str],
        required: Iterable[tuple[str, tuple[str, ...]]] = (),
        only: Collection[str] | None = None,
    ) -> None:
        self.sql, self.read, self.types, self.required = sql, read, types, dict(required)
        self.only = only if only is None else set(only)
        self._sheets: dict[str, Sheet] = {}

    @cached_property
    def everything(self) -> list[File]:
        """Every file of the vault."""
        return [File(*row) for row in self.sql.execute(FILES)]

    @cached_property
    def files(self) -> list[File]:
        """The files to be judged."""
        return [one for one in self.everything if not one.excluded and (self.only is None or one.path in self.only)]

    @cached_property
    def notes(self) -> list[File]:
        """The notes to be judged."""
        return [one for one in self.files if one.kind is not None]

    @cached_property
    def by_path(self) -> dict[str, File]:
        """Every file of the vault by its path."""
        return {one.path: one for one in self.everything}

    def _rows(self, statement: str, column: str) -> Iterator[Row]:
        """Ask for the rows of the files to be judged."""
        if self.only is None:
            yield from self.sql.execute(statement.replace("{more}", ""))
            return
        narrowed = statement.replace("{more}", f" AND {column} = ?")
        for file in self.files:
            yield from self.sql.execute(narrowed, (file.id,))

    @cached_property
    def links(self) -> list[Linked]:
        """The links of the files to be judged, those of bases left out."""
        return [one for row in self._rows(LINKS, "link.note") if (one := Linked(*row)).kind != "base"]

    @cached_property
    def values(self) -> list[Valued]:
        """The values of their properties."""
        return [Valued(*row) for row in self._rows(VALUES, "property.note")]

    @cached_property
    def tags(self) -> list[Placed]:
        """Their tags: the name with its hash, and folded."""
        return [Placed(*row) for row in self._rows(TAGS, "tag.note")]

    @cached_property
    def callouts(self) -> list[Placed]:
        """Their callouts by type."""
        return [Placed(path, kind, "", start, end) for path, kind, start, end in self._rows(CALLOUTS, "callout.note")]

    @cached_property
    def footnotes(self) -> dict[str, list[Placed]]:
        """Their footnotes, by file: the id, and the role."""
        return _by_path(Placed(*row) for row in self._rows(FOOTNOTES, "footnote.note"))

    @cached_property
    def block_ids(self) -> dict[str, list[Placed]]:
        """Their block ids, by file."""
        rows = self._rows(BLOCK_IDS, "block_id.note")
        return _by_path(Placed(path, name, "", start, end) for path, name, start, end in rows)

    @cached_property
    def _seen(self) -> list[Placed]:
        return [Placed(*row) for row in self._rows(SEEN, "finding.note")]

    def seen(self, name: str) -> list[Placed]:
        """Give the facts of one name that were noticed while the files were read, with what was said of them."""
        return [one for one in self._seen if one.name == name]

    @cached_property
    def aliases(self) -> list[tuple[str, str, str]]:
        """Every alias of the vault: path, name, folded."""
        return [(path, name, folded) for path, name, folded in self.sql.execute(ALIASES)]

    @cached_property
    def note_of_alias(self) -> dict[str, str]:
        """The note of each alias, folded, that only one note declares."""
        notes: dict[str, set[str]] = defaultdict(set)
        for path, _, folded in self.aliases:
            notes[folded].add(path)
        return {folded: min(paths) for folded, paths in notes.items() if len(paths) == 1}

    def is_judged(self, path: str) -> bool:
        """Say whether a file is one of those to be judged."""
        return self.only is None or path in self.only

    def headings(self, file: int) -> list[tuple[int, str]]:
        """Give level and text of each heading of a note."""
        return [(level, text) for level, text in self.sql.execute(HEADINGS, (file,))]

    @cached_property
    def keys(self) -> dict[str, tuple[str, int]]:
        """Each property of the vault as compared: its commonest spelling, and in how many notes it is."""
        return _commonest(self.sql.execute(KEYS))

    @cached_property
    def value_counts(self) -> dict[str, dict[str, int]]:
        """The texts that each property has, with the number of notes."""
        counts: dict[str, dict[str, int]] = defaultdict(dict)
        for key, value, notes in self.sql.execute(VALUE_COUNTS):
            counts[key][value] = notes
        return counts

    @cached_property
    def tag_counts(self) -> dict[str, dict[str, int]]:
        """Each tag, folded, with its spellings and how often each stands."""
        counts: dict[str, dict[str, int]] = defaultdict(dict)
        for folded, name, times in self.sql.execute(TAG_COUNTS):
            counts[folded][name] = times
        return counts

    @cached_property
    def single_values(self) -> list[Valued]:
        """The short texts that stand alone in a property, in the whole vault."""
        return [Valued(*row) for row in self.sql.execute(SINGLE)]

    @cached_property
    def tags_of_notes(self) -> dict[str, set[str]]:
        """The tags of every note, folded and without hash."""
        found: dict[str, set[str]] = defaultdict(set)
        for path, folded in self.sql.execute(NOTE_TAGS):
            found[path].add(folded)
        return found

    @cached_property
    def callout_counts(self) -> dict[str, int]:
        """Each type of callout and how often it stands."""
        return dict(self.sql.execute(CALLOUT_COUNTS))

    @cached_property
    def wanted(self) -> dict[str, list[tuple[str, str, int, int]]]:
        """The missing targets as compared: each link as written, its file, its start and end."""
        found: dict[str, list[tuple[str, str, int, int]]] = defaultdict(list)
        for target, path, start, end in self.sql.execute(WANTED):
            found[fold(bare(target))].append((target, path, start, end))
        return found

    @cached_property
    def names(self) -> Names:
        """The table of names, for resolving a link."""
        return names_in(self.sql)

    @cached_property
    def spellings(self) -> Spellings:
        """The names of the notes, for what is nearly one of them."""
        stems = (bare(one.path.rpartition("/")[2]) for one in self.everything if one.kind is not None)
        return Spellings(stems)

    def sheet(self, path: str) -> Sheet:
        """Give a note to be read; the last few are remembered."""
        if path not in self._sheets:
            if len(self._sheets) >= KEPT:
                self._sheets.clear()
            self._sheets[path] = Sheet(path, self.read)
        return self._sheets[path]


def judged(sql: Connection, root: str, paths: Iterable[str]) -> set[str]:
    """Give the files that paths name: vault paths, or paths of the system as seen from the current folder.

    A folder stands for all in it; what is hidden is passed over. Raises BadRequest for what is not there.
    """
    known = [row[0] for row in sql.execute(PATHS)]
    found: set[str] = set()
    for path in paths:
        ways = [os.path.relpath(os.path.abspath(path), root).replace(os.sep, "/"), path.rstrip("/")]
        chosen = {one for way in ways for one in known if way in (".", one) or one.startswith(way + "/")}
        if not chosen and not any(part.startswith(".") for part in ways[0].split("/") if part != ".."):
            raise BadRequest(reason=f"There is no file “{path}” in the vault")
        found |= chosen
    return found


def _by_path(rows: Iterator[Placed]) -> dict[str, list[Placed]]:
    found: dict[str, list[Placed]] = defaultdict(list)
    for row in rows:
        found[row.path].append(row)
    return found


def _commonest(rows: Iterator[Row]) -> dict[str, tuple[str, int]]:
    spellings: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for key, name, notes in rows:
        spellings[key].append((notes, name))
    return {key: (max(found)[1], sum(notes for notes, _ in found)) for key, found in spellings.items()}


def is_attachment(target: str) -> bool:
    """Say whether a target names a file that is no note, by its extension."""
    name = segment_of(target)
    return "." in name and name.rpartition(".")[2] in ATTACHMENT


def is_placeholder(text: str) -> bool:
    """Say whether a text stands for another that a template or a query puts there: `{{title}}`, `<% tp.title %>`."""
    return any(mark in text for mark in ("{{", "<%", "${", "`="))
