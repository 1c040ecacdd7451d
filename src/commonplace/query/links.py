"""Links, what they mean, and what is wrong with them (spec sections 4 and 5)."""

import json
from collections.abc import Callable, Iterator

from commonplace.index.names import names_in
from commonplace.index.store import Connection, Row
from commonplace.query.answers import Backlink, LinkEntry, Wanted
from commonplace.query.names import file_id
from commonplace.query.sentences import sentence
from commonplace.resolver.anchor import Anchors, find_anchor
from commonplace.resolver.names import bare, segment_of
from commonplace.resolver.resolve import Ambiguous, resolve
from commonplace.text import Span, as_utf8, fold

# The index of open links serves only a statement that names its condition: status IN ('missing', 'ambiguous').
LINKS = """
SELECT source.path, line, link.kind, embed, target, anchor, alias, status, destination.path, link.file, start, end
FROM link JOIN file AS source ON source.id = link.note LEFT JOIN file AS destination ON destination.id = link.file"""
OF_FILE = LINKS + " WHERE link.note = ? ORDER BY link.number"
OF_VAULT = LINKS + " ORDER BY source.path, link.number"
PROBLEMS = LINKS + " WHERE status IN ('missing', 'ambiguous') ORDER BY source.path, link.number"
ANCHORED = LINKS + " WHERE link.file IS NOT NULL AND anchor <> '' ORDER BY source.path, link.number"
AMBIGUOUS = (
    LINKS + " WHERE status IN ('missing', 'ambiguous') AND status = 'ambiguous' ORDER BY source.path, link.number"
)
TO_FILE = """
SELECT source.path, line, start, end, link.kind FROM link JOIN file AS source ON source.id = link.note
WHERE link.file = ? AND link.note <> ? AND link.kind <> 'base' ORDER BY source.path, link.number"""
COUNT_OPEN = """
SELECT status, count(*) FROM link WHERE status IN ('missing', 'ambiguous') AND kind <> 'base' GROUP BY status"""
ANCHORS = """
SELECT link.file, path, anchor, count(*) FROM link JOIN file ON file.id = link.file
WHERE link.file IS NOT NULL AND anchor <> '' AND status = 'resolved' AND kind <> 'base' GROUP BY link.file, anchor"""
HEADINGS = "SELECT level, text FROM heading WHERE note = ? ORDER BY start"
BLOCK_IDS = "SELECT id FROM block_id WHERE note = ?"
VIEWS = "SELECT name FROM base_view WHERE base = ? ORDER BY number"
MISSING = """
SELECT target, alias, source.path FROM link JOIN file AS source ON source.id = link.note
WHERE status IN ('missing', 'ambiguous') AND status = 'missing' AND link.kind <> 'base'
ORDER BY source.path, link.number"""
ORPHANS = """
SELECT path FROM file WHERE NOT excluded AND {of} AND id NOT IN (
    SELECT file FROM link WHERE file IS NOT NULL AND file <> note AND kind <> 'base') ORDER BY path"""
NOTES_ONLY = "id IN (SELECT id FROM note)"
ATTACHMENT = frozenset(  # extensions of files that are no notes (spec 1.2, and what else people attach)
    """canvas base avif bmp gif jpeg jpg png svg webp flac m4a mp3 ogg wav webm 3gp mkv mov mp4 ogv pdf csv txt json
    html zip docx""".split()
)

Reader = Callable[[str], bytes]


def links(sql: Connection, path: str | None, *, problems: bool, external: bool) -> list[LinkEntry]:
    """Answer `Vault.links`. Links in bases are no edges, but are listed with the others (spec 5.1)."""
    anchors = AnchorCheck(sql)
    if path is None and problems:
        rows = [*sql.execute(PROBLEMS), *(row for row in sql.execute(ANCHORED) if row[7] == "resolved")]
        rows.sort(key=lambda row: (row[0], row[10]))
    else:
        rows = (
            sql.execute(OF_VAULT).fetchall() if path is None else sql.execute(OF_FILE, (file_id(sql, path),)).fetchall()
        )
    found = (_entry(sql, row, anchors) for row in rows if external or row[7] != "external")
    return [link for link in found if link.problem or not problems]


class AnchorCheck:
    """Looks for anchors; reads the headings, block ids and views of each file once."""

    def __init__(self, sql: Connection) -> None:
        self.sql = sql
        self.known: dict[int, Anchors] = {}

    def __call__(self, anchor: str | None, file: int | None, path: str | None) -> bool | None:
        """Say whether an anchor is there; None where there is no anchor or no file."""
        if not anchor or file is None or path is None:
            return None
        if file not in self.known:
            self.known[file] = self._read(file)
        return find_anchor(anchor, path, self.known[file]).found

    def _read(self, file: int) -> Anchors:
        headings: list[Row] = self.sql.execute(HEADINGS, (file,)).fetchall()
        blocks = {row[0] for row in self.sql.execute(BLOCK_IDS, (file,))}
        return Anchors(
            [(level, text) for level, text in headings], blocks, [row[0] for row in self.sql.execute(VIEWS, (file,))]
        )


def problem_counts(sql: Connection) -> dict[str, int]:
    """Count the links of each problem; each anchor of a file is looked for once, however many links name it."""
    found = {str(status): int(number) for status, number in sql.execute(COUNT_OPEN)}
    anchors = AnchorCheck(sql)
    rows: list[Row] = sql.execute(ANCHORS).fetchall()
    lost = sum(number for file, path, anchor, number in rows if anchors(anchor, file, path) is False)
    return found | ({"anchor": lost} if lost else {})


def _entry(sql: Connection, row: Row, anchors: AnchorCheck) -> LinkEntry:
    path, line, kind, embed, target, anchor, alias, status, destination, file, start, end = row
    tied = _candidates(sql, target, path, kind) if status == "ambiguous" else ()
    found = anchors(anchor, file, destination)
    return LinkEntry(path, line, kind, bool(embed), target, anchor, alias, status, destination, found, tied, start, end)


def _candidates(sql: Connection, target: str, path: str, kind: str) -> tuple[str, ...]:
    found = resolve(target, path, names_in(sql), exact=kind == "canvas")
    return tuple(name.path for name in found.candidates) if isinstance(found, Ambiguous) else ()


def ambiguous(sql: Connection) -> list[LinkEntry]:
    """Answer `Vault.ambiguous`."""
    anchors = AnchorCheck(sql)
    return [_entry(sql, row, anchors) for row in sql.execute(AMBIGUOUS).fetchall()]


def backlinks(sql: Connection, path: str, read: Reader) -> list[Backlink]:
    """Answer `Vault.backlinks`; each source is read once for the words around its links."""
    number = file_id(sql, path)
    rows = sql.execute(TO_FILE, (number, number)).fetchall()
    return list(_with_words(rows, read))


def _with_words(rows: list[Row], read: Reader) -> Iterator[Backlink]:
    """Read the words around each link; those of a link in a canvas are the text of its card."""
    last, source = None, b""
    for path, line, start, end, kind in rows:
        if path != last:
            last, source = path, as_utf8(read(path))
        text = source[start:end].decode("utf-8", "replace")
        if path.lower().endswith(".canvas"):
            said = str(json.loads(text)) if text.startswith('"') else ""
            yield Backlink(path, line, said, "" if kind == "canvas" else said, kind)
        else:
            yield Backlink(path, line, text, sentence(source, Span(start, end, line)), kind)


def wanted(sql: Connection, *, attachments: bool) -> list[Wanted]:
    """Answer `Vault.wanted`: one entry for each missing target, compared folded and without `.md` (spec 4.8, 5.8)."""
    groups: dict[str, list[Row]] = {}
    for row in sql.execute(MISSING):
        key = fold(bare(row[0]))
        if key and _is_attachment(key) == attachments:
            groups.setdefault(key, []).append(row)
    found = [_wanted(rows) for rows in groups.values()]
    return sorted(found, key=lambda one: (-one.notes, -one.links, fold(one.target)))


def _wanted(rows: list[Row]) -> Wanted:
    spellings = tuple(dict.fromkeys(row[0] for row in rows))
    aliases = tuple(dict.fromkeys(row[1] for row in rows if row[1]))
    sources = tuple(dict.fromkeys(row[2] for row in rows))
    return Wanted(bare(spellings[0]), len(sources), len(rows), spellings, aliases, sources)


def _is_attachment(key: str) -> bool:
    return segment_of(key).rpartition(".")[2] in ATTACHMENT and "." in segment_of(key)


def orphans(sql: Connection, *, attachments: bool) -> list[str]:
    """Answer `Vault.orphans`: a link from the file to itself does not count (spec 5.9)."""
    return [row[0] for row in sql.execute(ORPHANS.format(of="1" if attachments else NOTES_ONLY))]
