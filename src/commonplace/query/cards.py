"""All about one note."""

from collections.abc import Callable, Mapping

from commonplace.criticism.conventions import Conventions, property_key
from commonplace.criticism.kind import kind_of
from commonplace.index.store import Connection, Row
from commonplace.query.answers import CalloutEntry, Card, FindingEntry, HeadingEntry, PropertyEntry
from commonplace.query.links import backlinks, links
from commonplace.query.names import file_id
from commonplace.query.notes import stem
from commonplace.query.properties import tasks
from commonplace.syntax import FRONT_MATTER
from commonplace.syntax.note import Callout, Note
from commonplace.syntax.parse import parse
from commonplace.syntax.values import registered_type
from commonplace.syntax.words import count_words
from commonplace.text import fold

NOTE = "SELECT title, rating, grade, scale, state, size, mtime FROM note JOIN file USING (id) WHERE id = ?"
FILE = "SELECT size, mtime FROM file WHERE id = ?"
OUTLINE = "SELECT level, text, line FROM heading WHERE note = ? ORDER BY start"
FINDINGS = """
SELECT path, line, "check", message FROM finding JOIN file ON file.id = finding.note WHERE note = ? ORDER BY number"""

Reader = Callable[[str], bytes]


def card(sql: Connection, path: str, read: Reader, conventions: Conventions, types: Mapping[str, str]) -> Card:
    """Answer `Vault.note`. A file that is not a note has a card too: what links to it, and what it links to."""
    number = file_id(sql, path)
    is_note = path.lower().endswith(".md")
    note = parse(read(path) if is_note else b"")
    row = _row(sql, number, path)
    title, rating, grade, scale, state, size, mtime = row
    kind, rule = kind_of(path, note, conventions) if is_note else ("attachment", "not a Markdown file")
    return Card(
        path, stem(path), title, kind, rule, rating, grade, scale, state, size,
        words=count_words(note.text),
        modified=mtime / 1e9,
        aliases=note.aliases,
        tags=_tags(note),
        properties=_properties(note, conventions, types),
        outline=tuple(HeadingEntry(one.level, one.text, one.span.line) for one in note.headings),
        links=tuple(links(sql, path, problems=False, external=True)),
        backlinks=tuple(backlinks(sql, path, read)),
        callouts=tuple(_callout(note, one) for one in note.callouts),
        tasks=tuple(tasks(sql, path, None, None)),
        findings=tuple(FindingEntry(*row) for row in sql.execute(FINDINGS, (number,))),
    )  # fmt: skip


def _row(sql: Connection, number: int, path: str) -> Row:
    """Give what the index keeps of a note, or of a file that is none."""
    found: Row | None = sql.execute(NOTE, (number,)).fetchone()
    if found is not None:
        return found
    stat: Row = sql.execute(FILE, (number,)).fetchone() or (0, 0)
    return stem(path), None, None, None, None, *stat


def _tags(note: Note) -> tuple[str, ...]:
    """Give the tags of a note once each, in order, in their first spelling (spec 3.37)."""
    spelling: dict[str, str] = {}
    for tag in note.tags:
        spelling.setdefault(fold(tag.name), tag.name)
    return tuple(spelling.values())


def _properties(note: Note, conventions: Conventions, types: Mapping[str, str]) -> tuple[PropertyEntry, ...]:
    """Give the properties in order; the first of the best origin wins its name."""
    winners: dict[str, int] = {}
    ranked = sorted(
        range(len(note.properties)), key=lambda i: (conventions.origins.index(note.properties[i].origin), i)
    )
    for i in ranked:
        winners.setdefault(property_key(note.properties[i].name), i)
    found = []
    for i, one in enumerate(note.properties):
        typed = registered_type(one.name, one.value, types) if one.origin == FRONT_MATTER else (one.type, False)
        wins = winners[property_key(one.name)] == i
        found.append(PropertyEntry(one.name, one.value, one.origin, *typed, wins, one.span.line))
    return tuple(found)


def _callout(note: Note, one: Callout) -> CalloutEntry:
    body = note.source[one.body : one.span.end].decode("utf-8", "replace")
    text = "\n".join(_unquoted(line, one.depth + 1) for line in body.splitlines())
    return CalloutEntry(one.type, one.title, one.span.line, one.depth, text.strip())


def _unquoted(line: str, depth: int) -> str:
    for _ in range(depth):
        line = line.lstrip(" \t")
        if not line.startswith(">"):
            break
        line = line[1:]
    return line.removeprefix(" ").rstrip()


def outline(sql: Connection, path: str) -> list[HeadingEntry]:
    """Answer `Vault.outline`."""
    return [HeadingEntry(*row) for row in sql.execute(OUTLINE, (file_id(sql, path),))]
