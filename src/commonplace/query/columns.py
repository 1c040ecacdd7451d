"""What is known of many files at once, one column at a time: loaded when first asked for, for the files that matter.

Both Dataview's pages and the files of Bases stand on it. A question over 100,000 notes that looks at two properties
reads two columns. Where few files matter (`narrow`), only their rows are read.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Any, NamedTuple

from commonplace.index.store import Connection
from commonplace.syntax.note import Value as Written

FILES = "SELECT id, path, size, mtime, created FROM file WHERE NOT excluded ORDER BY path"
FILES_FEW = """
SELECT file.id, file.path, size, mtime, created FROM json_each(?) AS few CROSS JOIN file ON file.id = few.value
WHERE NOT excluded ORDER BY file.path"""
FILE_OF_ID = "SELECT id, path, size, mtime, created FROM file WHERE id = ? AND NOT excluded"
FILE_AT = "SELECT id, path, size, mtime, created FROM file WHERE path = ? AND NOT excluded"
NOTE_IDS = "SELECT note.id FROM note JOIN file USING (id) WHERE NOT excluded"
GREATEST = "SELECT coalesce(max(id), 0) FROM file"
KEYS = """
WITH RECURSIVE distinct_key (key) AS (
    SELECT min(key) FROM property UNION ALL
    SELECT (SELECT min(key) FROM property WHERE key > distinct_key.key) FROM distinct_key WHERE key IS NOT NULL
) SELECT key FROM distinct_key WHERE key IS NOT NULL"""
OF_KEY = """
SELECT note, number, shape, origin, type, form, value, name FROM property INDEXED BY property_key
WHERE key = ? ORDER BY note, number, item"""
OF_KEY_FEW = """
SELECT note, number, shape, origin, property.type, form, property.value, name
FROM json_each(?) AS few CROSS JOIN property ON note = few.value WHERE property.key = ? ORDER BY note, number, item"""
VALUES = """
SELECT note, number, item, shape, type, form, value, origin FROM property INDEXED BY property_key WHERE key = ?"""
VALUES_FEW = """
SELECT note, number, item, shape, property.type, form, property.value, origin
FROM json_each(?) AS few CROSS JOIN property ON note = few.value WHERE property.key = ?"""
VALUES_OF_NOTE = """
SELECT note, number, item, shape, type, form, value, origin, key FROM property WHERE note = ? ORDER BY number, item"""
OF_NOTE = """
SELECT note, number, shape, origin, type, form, value, name FROM property WHERE note = ? ORDER BY number, item"""
LINKS = """
SELECT note, kind, embed, target, anchor, alias, key, status, file FROM link
WHERE kind <> 'external' ORDER BY note, number"""
LINKS_FEW = """
SELECT note, kind, embed, target, anchor, alias, link.key, status, file FROM json_each(?) AS few CROSS JOIN link
ON note = few.value WHERE kind <> 'external' ORDER BY note, number"""
BACKLINKS = "SELECT DISTINCT file, note FROM link WHERE file IS NOT NULL AND kind <> 'external'"
BACKLINKS_FEW = """
SELECT DISTINCT file, note FROM json_each(?) AS few CROSS JOIN link INDEXED BY link_file ON file = few.value"""
TAGS = "SELECT note, name FROM tag ORDER BY note, number"
TAGS_FEW = "SELECT note, name FROM json_each(?) AS few CROSS JOIN tag ON note = few.value ORDER BY note, number"
ALIASES = "SELECT note, name FROM alias ORDER BY note, number"
ALIASES_FEW = "SELECT note, name FROM json_each(?) AS few CROSS JOIN alias ON note = few.value ORDER BY note, number"
# A row of `property`: note, number and item in it, shape, type, form, value, origin.
ValueRow = tuple[Any, ...]
FEW = 8  # of so many files one: from there on it is cheaper to ask for each than for all


class Known(NamedTuple):
    """A file: its number, vault path, size in bytes and times in ns."""

    id: int
    path: str
    size: int
    mtime: int
    created: int


class Held(NamedTuple):
    """One property of a note: its value as read, its name as written, its origin and its type."""

    value: Written
    name: str
    origin: str
    type: str


class LinkRow(NamedTuple):
    """A link of a file: as written, and the number of the file that it means, if any."""

    kind: str
    embed: bool
    target: str
    anchor: str | None
    alias: str | None
    key: str | None
    status: str
    file: int | None


class Columns:
    """The columns of one index, as one question sees it."""

    def __init__(self, sql: Connection) -> None:
        self.sql = sql
        self.greatest: int = sql.execute(GREATEST).fetchone()[0]  # type: ignore[index]  # it always gives a row
        self.of_id: dict[int, Known | None] = {}
        self.of_path: dict[str, Known | None] = {}
        self.few: str | None = None
        self.among: frozenset[int] = frozenset()
        self.kept: dict[str, Mapping[int, Any]] = {}

    def narrow(self, ids: frozenset[int] | None) -> list[Known]:
        """Say which files matter, and give them in the order of their paths; None means all.

        When they are few, only their rows are read from now on.
        """
        if ids is not None and len(ids) * FEW < self.greatest:
            self.few, self.among = json.dumps(sorted(ids)), ids
            found = list(map(Known._make, self.sql.execute(FILES_FEW, (self.few,))))
        else:
            found = list(map(Known._make, self.sql.execute(FILES)))
            if ids is not None:
                found = [each for each in found if each.id in ids]
        self.of_id.update(zip(map(itemgetter(0), found), found, strict=True))
        return found

    def file(self, number: int) -> Known | None:
        """Give a file by its number; None when it is excluded from answers."""
        if number not in self.of_id:
            row = self.sql.execute(FILE_OF_ID, (number,)).fetchone()
            self.of_id[number] = Known(*row) if row else None
        return self.of_id[number]

    def at(self, path: str) -> Known | None:
        """Give a file by its path; None when there is none, or it is excluded from answers."""
        if path not in self.of_path:
            row = self.sql.execute(FILE_AT, (path,)).fetchone()
            self.of_path[path] = Known(*row) if row else None
        return self.of_path[path]

    def notes(self) -> frozenset[int]:
        """Give the numbers of all notes."""
        return frozenset(number for (number,) in self.sql.execute(NOTE_IDS))

    def keys(self) -> list[str]:
        """Give the keys of all properties of the vault."""
        known = self.kept.get("keys")
        if known is None:
            known = self.kept["keys"] = dict(enumerate(key for (key,) in self.sql.execute(KEYS)))
        return list(known.values())

    def values(self, key: str) -> Iterable[ValueRow]:
        """Give the rows of a property, in no order, of all files that matter: one for each value."""
        rows: Iterable[ValueRow]
        rows = self.sql.execute(VALUES, (key,)) if self.few is None else self.sql.execute(VALUES_FEW, (self.few, key))
        return rows

    def values_of(self, note: int) -> dict[str, list[ValueRow]]:
        """Give the rows of all properties of one note by their keys, in its order."""
        found: dict[str, list[ValueRow]] = defaultdict(list)
        for *row, key in self.sql.execute(VALUES_OF_NOTE, (note,)):
            found[key].append(tuple(row))
        return found

    def matters(self, note: int) -> bool:
        """Whether a file is one of those that matter."""
        return self.few is None or note in self.among

    def property(self, key: str, note: int) -> list[Held]:
        """Give the properties of a note under a key, in the order of the note."""
        found: list[Held] = self._of(f"property {key}", OF_KEY, OF_KEY_FEW, (key,), held, note)
        return found

    def properties(self, note: int) -> list[Held]:
        """Give all properties of a note, in its order."""
        return held(self.sql.execute(OF_NOTE, (note,))).get(note, [])

    def links(self, note: int) -> list[LinkRow]:
        """Give the links of a file but for external ones, in its order; those of its front matter come first."""
        found: list[LinkRow] = self._of("links", LINKS, LINKS_FEW, (), _links, note)
        return found

    def backlinks(self, note: int) -> list[str]:
        """Give the paths of the files that link to one, each once; the file itself may be one of them."""
        numbers: list[int] = self._of("backlinks", BACKLINKS, BACKLINKS_FEW, (), _firsts, note)
        return sorted(known.path for known in map(self.file, numbers) if known)

    def tags(self, note: int) -> list[str]:
        """Give the tags of a note with their hashes, as written, in its order."""
        found: list[str] = self._of("tags", TAGS, TAGS_FEW, (), _firsts, note)
        return found

    def aliases(self, note: int) -> list[str]:
        """Give the other names of a note."""
        found: list[str] = self._of("aliases", ALIASES, ALIASES_FEW, (), _firsts, note)
        return found

    def _of(self, name: str, whole: str, few: str, values: tuple[Any, ...], gather: Any, note: int) -> Any:  # noqa: ANN401  # each its own
        """Give what a column holds of a note, loading the column when it is first asked for."""
        if self.few is not None and note in self.among:
            name, statement, values = f"few {name}", few, (self.few, *values)
        else:
            statement = whole
        column = self.kept.get(name)
        if column is None:
            column = self.kept[name] = gather(self.sql.execute(statement, values))
        return column.get(note, [])


def held(rows: Iterable[Any]) -> dict[int, list[Held]]:
    """Gather the rows of properties, one a value, into properties: a list has a row for each of its elements."""
    found: dict[int, list[Held]] = defaultdict(list)
    note, number, items = -1, -1, []
    for own, order, shape, origin, kind, form, value, name in rows:
        each = value if form in {"text", "number", "null"} else decoded(form, value)
        if shape == 0:
            found[own].append(Held(each, name, origin, kind))
        elif (own, order) == (note, number):
            items.append(each)
        else:
            note, number, items = own, order, [] if shape == 2 else [each]
            found[own].append(Held(items, name, origin, kind))
    return found


def decoded(form: str, value: Any) -> Written:  # noqa: ANN401  # what SQLite keeps
    """Give a value that SQLite keeps as another: a checkbox, an object."""
    if form == "checkbox":
        return bool(value)
    made: Written = json.loads(value)
    return made


def _links(rows: Iterable[Any]) -> dict[int, list[LinkRow]]:
    found: dict[int, list[LinkRow]] = defaultdict(list)
    for note, *rest in rows:
        found[note].append(LinkRow(*rest))
    return found


def _firsts(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for note, value in rows:
        found[note].append(value)
    return found
