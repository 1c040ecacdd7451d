"""All about one note."""

import re
from collections.abc import Iterator, Mapping

from commonplace.criticism.conventions import Conventions, property_key
from commonplace.criticism.kind import kind_of
from commonplace.index.store import Connection, Row
from commonplace.query.answers import CalloutEntry, Card, FindingEntry, HeadingEntry, PropertyEntry
from commonplace.query.links import Reader, backlinks, links
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
        callouts=tuple(_callouts(note)),
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


def _callouts(note: Note) -> Iterator[CalloutEntry]:
    """Give each callout with its own text: those nested in it have entries of their own."""
    nested: list[list[Callout]] = [[] for _ in note.callouts]
    opened: list[int] = []
    for i, one in enumerate(note.callouts):
        while opened and note.callouts[opened[-1]].span.end <= one.span.start:
            opened.pop()
        if opened:
            nested[opened[-1]].append(one)
        opened.append(i)
    for one, inner in zip(note.callouts, nested, strict=True):
        yield CalloutEntry(one.type, one.title, one.span.line, one.depth, _own_text(note, one, inner))


def _own_text(note: Note, one: Callout, inner: list[Callout]) -> str:
    """Give the body of a callout without its quotation marks and without the callouts in it."""
    marks = re.compile(rf"(?:[ \t]*>){{0,{one.depth + 1}}} ?")
    starts = [one.body, *(callout.span.end for callout in inner)]
    ends = [*(note.source.rfind(b"\n", 0, callout.span.start) + 1 for callout in inner), one.span.end]
    pieces = (note.source[start:end].decode("utf-8", "replace") for start, end in zip(starts, ends, strict=True))
    lines = (marks.sub("", line, count=1).rstrip() for piece in pieces for line in piece.splitlines())
    return "\n".join(lines).strip()


def outline(sql: Connection, path: str) -> list[HeadingEntry]:
    """Answer `Vault.outline`."""
    return [HeadingEntry(*row) for row in sql.execute(OUTLINE, (file_id(sql, path),))]
