"""What a refactoring asks of the index: which files hold the links, tags and properties that it may touch."""

import json
from collections.abc import Iterable

from commonplace.index.store import Connection
from commonplace.resolver.names import Name
from commonplace.text import fold

LINKING = """
SELECT DISTINCT file.path FROM json_each(?) AS few JOIN link ON link.file = few.value
JOIN file ON file.id = link.note WHERE link.kind <> 'external'"""
LOOKING = """
SELECT DISTINCT file.path FROM json_each(?) AS few JOIN link ON link.segment = few.value
JOIN file ON file.id = link.note"""
BELOW = "SELECT id, path, folded FROM file WHERE path >= ? AND path < ? ORDER BY path"
NAMED = "SELECT id, path, folded FROM file WHERE path = ?"
TAGGED = """
SELECT DISTINCT path FROM tag JOIN file ON file.id = tag.note
WHERE tag.folded = ? OR (tag.folded > ? AND tag.folded < ?) ORDER BY path"""
TAGS_ALIKE = "SELECT name FROM tag WHERE folded = ? ORDER BY note, number LIMIT 1"
HOLDING = "SELECT DISTINCT path FROM property JOIN file ON file.id = property.note WHERE key = ? ORDER BY path"
QUERYING = """
SELECT DISTINCT path FROM block JOIN file ON file.id = block.note
WHERE kind = 'code' AND info LIKE 'dataview%' OR kind = 'code' AND info = 'base' ORDER BY path"""
BASES = "SELECT path FROM file WHERE path LIKE '%.base' ORDER BY path"
ORDERED = """
SELECT name, avg(number) AS place, count(*) AS notes FROM property
WHERE origin = 'front matter' GROUP BY key ORDER BY place"""


def linking(sql: Connection, files: Iterable[int]) -> set[str]:
    """Give the files that hold a link to one of these files."""
    return {row[0] for row in sql.execute(LINKING, (json.dumps(list(files)),))}


def looking(sql: Connection, segments: Iterable[str]) -> set[str]:
    """Give the files that hold a link which looks for one of these folded last segments."""
    return {row[0] for row in sql.execute(LOOKING, (json.dumps(list(segments)),))}


def below(sql: Connection, folder: str) -> list[Name]:
    """Give the files in a folder and below it."""
    return [Name(*row) for row in sql.execute(BELOW, (f"{folder}/", f"{folder}0"))]  # 0 follows the slash


def named(sql: Connection, path: str) -> Name | None:
    """Give the file at a path."""
    row = sql.execute(NAMED, (path,)).fetchone()
    return Name(*row) if row else None


def tagged(sql: Connection, tag: str) -> list[str]:
    """Give the notes with a tag (without its hash) or with one nested in it."""
    key = fold(tag)
    return [row[0] for row in sql.execute(TAGGED, (key, f"{key}/", f"{key}0"))]


def has_tag(sql: Connection, tag: str) -> bool:
    """Say whether a tag is in use."""
    return sql.execute(TAGS_ALIKE, (fold(tag),)).fetchone() is not None


def holding(sql: Connection, key: str) -> list[str]:
    """Give the notes that have a property, by the key under which it is compared."""
    return [row[0] for row in sql.execute(HOLDING, (key,))]


def querying(sql: Connection) -> list[str]:
    """Give the files that hold queries: bases, and notes with a block of Dataview or of a base."""
    found = [row[0] for row in sql.execute(BASES)]
    return sorted({*found, *(row[0] for row in sql.execute(QUERYING))})


def property_order(sql: Connection) -> list[str]:
    """Give the names of front matter in the order in which the notes of the vault have them."""
    return [row[0] for row in sql.execute(ORDERED)]
