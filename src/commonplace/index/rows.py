"""One Note -> rows, gathered for one batch and written with one statement a table."""

import json

from commonplace.criticism.conventions import Conventions, property_key
from commonplace.criticism.kind import Kinds, disagreements
from commonplace.index.schema import TABLES
from commonplace.index.store import Connection, Row
from commonplace.resolver.names import Name, Names, segment_of
from commonplace.resolver.resolve import Ambiguous, Missing, Resolution, resolve
from commonplace.syntax.note import Link, Note, Property, Value
from commonplace.syntax.parse import duplicates
from commonplace.syntax.rating import parse_rating
from commonplace.syntax.scripts import as_they_are, indexed
from commonplace.text import Finding, fold

WIDTHS = {
    "note": 9,
    "property": 13,
    "heading": 6,
    "block": 6,
    "block_id": 7,
    "base_view": 3,
    "link": 14,
    "tag": 7,
    "task": 7,
    "callout": 9,
    "footnote": 6,
    "alias": 4,
    "finding": 7,
}
WRITE = {name: f"INSERT OR IGNORE INTO {name} VALUES ({','.join('?' * width)})" for name, width in WIDTHS.items()}  # noqa: S608  # our own names
WRITE_WORDS = "INSERT INTO words (rowid, title, aliases, headings, body) VALUES (?, ?, ?, ?, ?)"
WRITE_READ = "UPDATE file SET size = ?, mtime = ?, stamp = ?, hash = ? WHERE id = ?"
Outcome = tuple[str | None, str, int | None]  # segment, status, file
OUTSIDE: Outcome = None, "external", None
FULL = 300_000  # bytes of notes in one batch


def _body(note: Note) -> str | bytes:
    """Give the words of a file for the index, front matter included (spec 6.15): as its bytes if none must change."""
    source = note.source
    return source if as_they_are(source) else indexed(source.decode("utf-8", "replace"))


class Resolver:
    """Resolves the links of many notes against one table, remembering the answers that do not hang on the source."""

    __slots__ = ("known", "names")

    def __init__(self, names: Names) -> None:
        self.names = names
        self.known: dict[str, Outcome] = {}

    def __call__(self, link: Link, source: Name) -> Outcome:
        """Give the segment that a link looks for, its status, and the number of the file it means."""
        target = link.target
        if link.kind == "canvas":
            return segment_of(target), *_outcome(resolve(target, source.path, self.names, exact=True))
        if not target:
            # `[[##x]]` is a search prompt that was left behind (spec 3.12)
            prompt = link.anchor and link.anchor[0] == "#"
            return segment_of(source.path), *(("missing", None) if prompt else ("resolved", source.id))
        found = self.known.get(target)
        if found is None:
            segment = segment_of(target)
            found = (segment, *_outcome(resolve(target, source.path, self.names)))
            if target[0] != "." and len(self.names(segment)) + len(self.names(segment + ".md")) < 2:
                self.known[target] = found
        return found


def _outcome(found: Resolution) -> tuple[str, int | None]:
    if isinstance(found, Missing):
        return "missing", None
    return ("ambiguous" if isinstance(found, Ambiguous) else "resolved"), found.file.id


class Batch:
    """Rows on their way into the tables."""

    def __init__(self, conventions: Conventions, resolver: Resolver) -> None:
        self.conventions, self.resolver, self.kinds = conventions, resolver, Kinds(conventions)
        self.rows: dict[str, list[Row]] = {name: [] for name in TABLES}
        self.files: list[Row] = []  # size, mtime, stamp, hash, id of what was read
        self.words: list[Row] = []
        self.size = 0

    def add_note(self, name: Name, note: Note) -> None:
        """Take in a note: its rows in every table, and its words."""
        number, rows, conventions = name.id, self.rows, self.conventions
        title = title_of(name.path, note)
        rating = parse_rating(rating_of(note, conventions)) if note.properties else None
        rows["note"].append((number, title, *self.kinds(name.path, note), *_rating_row(rating), note.front_matter))
        for order, one in enumerate(note.properties):
            rows["property"] += property_rows(number, order, one, property_key(one.name))
        rows["heading"] += [(number, *one) for one in note.headings]
        rows["block"] += [(number, *one) for one in note.blocks]
        if note.block_ids:
            rows["block_id"] += [(number, *one[:-1]) for one in note.block_ids]
        self.add_links(name, note.links)
        if note.tags:
            rows["tag"] += [(number, i, *one, fold(one.name[1:])) for i, one in enumerate(note.tags)]
        if note.tasks:
            rows["task"] += [(number, *one[:-1], _fields(one.fields)) for one in note.tasks]
        if note.callouts:
            rows["callout"] += [(number, *one[:-1]) for one in note.callouts]
        if note.footnotes:
            rows["footnote"] += [(number, *one[:-1]) for one in note.footnotes]
        rows["alias"] += [(number, i, one, fold(one)) for i, one in enumerate(note.aliases)]
        self.add_findings(number, [*note.findings, *_more_findings(note, conventions)])
        heads = "\n".join(one.text for one in note.headings)
        self.words.append((number, indexed(title), indexed("\n".join(note.aliases)), indexed(heads), _body(note)))
        self.size += len(note.source)

    def add_links(self, name: Name, links: tuple[Link, ...] | list[Link]) -> None:
        """Take in the links of a file, resolved."""
        number, add, resolver, known = name.id, self.rows["link"].append, self.resolver, self.resolver.known
        for order, link in enumerate(links):
            start, end, line, kind, embed, target, anchor, alias, key, _size = link
            if kind == "external":
                outcome = OUTSIDE
            else:
                outcome = (known.get(target) if kind != "canvas" else None) or resolver(link, name)
            add((number, order, start, end, line, kind, embed, target, anchor, alias, key, *outcome))

    def add_findings(self, number: int, findings: list[Finding]) -> None:
        """Take in what is wrong in a file."""
        self.rows["finding"] += [(number, order, *one) for order, one in enumerate(findings)]

    def add_views(self, number: int, names: list[str]) -> None:
        """Take in the names of a base's views."""
        self.rows["base_view"] += [(number, order, one) for order, one in enumerate(names)]

    def write(self, sql: Connection) -> None:
        """Write all rows and forget them."""
        cursor = sql.cursor()
        for table, rows in self.rows.items():
            if rows:
                cursor.executemany(WRITE[table], rows)
                rows.clear()
        for statement, rows in ((WRITE_WORDS, self.words), (WRITE_READ, self.files)):
            cursor.executemany(statement, rows)
            rows.clear()
        self.size = 0


def title_of(path: str, note: Note) -> str:
    """Give the title of a note: its first heading of level 1, else its file name."""
    for heading in note.headings:
        if heading.level == 1 and heading.text:
            return heading.text
    return path[path.rfind("/") + 1 : -3]


def rating_of(note: Note, conventions: Conventions) -> Value:
    """Give the value of the property that is the rating, from the origin that wins."""
    found = [one for one in note.properties if property_key(one.name) == conventions.rating]
    return min(found, key=lambda one: conventions.origins.index(one.origin)).value if found else None


def _rating_row(rating: "tuple[float | None, str | None, str | None, str] | None") -> Row:
    if rating is None:
        return None, None, None, None
    grade, scale, state, text = rating
    return text, grade, scale, state


def property_rows(note: int, order: int, one: Property, key: str) -> list[Row]:
    """Give the rows of a property: one for each value of a list."""
    start, end, line, name, value, origin, kind = one
    if not isinstance(value, list):
        return [(note, order, 0, 0, name, key, origin, kind, *_cell(value), start, end, line)]
    if not value:
        return [(note, order, 0, 2, name, key, origin, kind, "null", None, start, end, line)]
    rest = name, key, origin, kind
    return [(note, order, item, 1, *rest, *_cell(each), start, end, line) for item, each in enumerate(value)]


def _cell(value: Value) -> tuple[str, str | int | float | None]:
    """Give the form of one value and what SQLite keeps of it."""
    if isinstance(value, str):
        return "text", value
    if value is None:
        return "null", None
    if isinstance(value, bool):
        return "checkbox", int(value)
    if isinstance(value, int | float):
        return "number", value if -(1 << 63) <= value < 1 << 63 else float(value)
    return "object", json.dumps(value, ensure_ascii=False)


def _fields(fields: tuple[Property, ...]) -> str | None:
    return json.dumps({one.name: one.value for one in fields}, ensure_ascii=False) if fields else None


def _more_findings(note: Note, conventions: Conventions) -> list[Finding]:
    """Give what is wrong in one note that its elements show only together."""
    found = []
    for first, second in duplicates(note.block_ids) if len(note.block_ids) > 1 else ():
        message = f"the block id ^{second.id} stands on line {first.line} already"
        found.append(Finding("duplicate-block-id", message, *second.span))
    if len(note.properties) > 1:
        for winner, other in disagreements(note, conventions):
            message = f"{other.name} is “{_said(other)}” here and “{_said(winner)}” in the {winner.origin}"
            found.append(Finding("property-disagrees", message, *other.span))
    return found


def _said(one: Property) -> str:
    value = one.value
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
