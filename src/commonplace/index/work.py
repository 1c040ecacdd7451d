"""What a refresh does when files have changed: forget, name, read, resolve again."""

import time
from typing import NamedTuple

from commonplace.criticism.conventions import Conventions
from commonplace.disk.read import LARGEST, read_file
from commonplace.disk.settings import Settings, ignore
from commonplace.disk.walk import Entry, birth
from commonplace.index.names import names_in
from commonplace.index.rows import FULL, Batch, Resolver
from commonplace.index.schema import OWNER, TABLES
from commonplace.index.store import Connection, Progress, Row
from commonplace.resolver.names import Name, Names, name_of, segment_of, segments_of_file, table
from commonplace.syntax.note import Link
from commonplace.syntax.others import parse_base, parse_canvas
from commonplace.syntax.parse import parse
from commonplace.text import Finding, digest, fold

KNOWN = "SELECT path, size, mtime, id, hash FROM file"
KNOWN_PATH = "SELECT path, size, mtime, id, hash FROM file WHERE path = ?"
NEXT_ID = "SELECT coalesce(max(id), 0) + 1 FROM file"
WRITE_FILE = "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
WRITE_STAT = "UPDATE file SET size = ?, mtime = ?, stamp = ? WHERE id = ?"
FORGET = {name: f"DELETE FROM {name} WHERE {OWNER.get(name, 'note')} = ?" for name in TABLES}  # noqa: S608  # our own names
FORGET_FILE = "DELETE FROM file WHERE id = ?"
FORGET_WORDS = "DELETE FROM words WHERE rowid = ?"
LINKS_OF_SEGMENT = """
SELECT note, number, kind, target, anchor, status, link.file, file.path
FROM link JOIN file ON file.id = link.note WHERE link.segment = ?"""
RELINK = "UPDATE link SET status = ?, file = ? WHERE note = ? AND number = ?"
PATHS = "SELECT id, path FROM file"
EXCLUDE = "UPDATE file SET excluded = ? WHERE id = ?"

UNREADABLE = bytes(16)  # stands for the hash of a file that could not be read
# ns: a file changed so lately may change again within the same tick of its clock. Most clocks tick every few
# milliseconds; those of some file systems (and of archives) only every second or two, and show it in their figures.
FINE, COARSE = 100_000_000, 2_000_000_000
MANY = 300  # changed files from which a table of names in memory is cheaper than asking the index
NOTE, CANVAS, BASE = READ = ".md", ".canvas", ".base"  # the files that are read


class Known(NamedTuple):
    """A file that is in the index and looks different now: its number, its hash, whether its size or time differ."""

    entry: Entry
    number: int
    digest: bytes | None
    touched: bool


class Diff(NamedTuple):
    """Files of the disk against files of the index."""

    added: list[Entry]
    changed: list[Known]
    removed: list[tuple[str, int]]


def compare(entries: list[Entry], rows: list[Row], sql: Connection) -> Diff:
    """Compare the files of a walk with the rows of the index: path, size, time and stamp.

    Files that are as they were are told apart by comparing sets, so that only the others cost more than a glance.
    """
    as_they_were = set(rows)
    odd = [entry for entry in entries if entry not in as_they_were]
    gone = {str(row[0]) for row in rows}.difference(entry.path for entry in entries)
    known = _known([*gone, *(entry.path for entry in odd)], sql)
    added, changed = [], []
    for entry in odd:
        row = known.get(entry.path)
        if row is None:
            added.append(entry)
        else:
            changed.append(Known(entry, row[2], row[3], row[:2] != (entry.size, entry.mtime)))
    return Diff(added, changed, [(path, known[path][2]) for path in sorted(gone)])


def _known(paths: list[str], sql: Connection) -> dict[str, Row]:
    """Give size, time, number and hash of files that are in the index, by path."""
    if len(paths) > MANY:
        return {row[0]: row[1:] for row in sql.execute(KNOWN)}
    found = (sql.execute(KNOWN_PATH, (path,)).fetchone() for path in paths)
    return {row[0]: row[1:] for row in found if row}


class Work:
    """One refresh under way."""

    def __init__(
        self, sql: Connection, root: str, settings: Settings, conventions: Conventions, progress: Progress | None
    ) -> None:
        self.sql, self.root, self.conventions = sql, root, conventions
        self.progress = progress
        self.excluded = ignore(settings.ignored)
        self.parsed = 0
        self.changed: list[str] = []
        self.now = time.time_ns()

    def run(self, diff: Diff, entries: list[Entry]) -> None:
        """Do it all: forget, name, read, resolve again."""
        for _path, number in diff.removed:
            self.forget(number)
        fresh_names = self.name_files(diff)
        names = self.table(diff, entries, fresh_names)
        batch = Batch(self.conventions, Resolver(names))
        parsed = self.read_all(diff, fresh_names, batch)
        batch.write(self.sql)
        moved = [path for path, _ in diff.removed] + [entry.path for entry in diff.added]
        if moved and len(diff.added) < len(entries):
            self.resolve_again(moved, parsed, names)

    def forget(self, number: int) -> None:
        """Delete a file with all its rows."""
        self.clear(number)
        self.sql.execute(FORGET_FILE, (number,))

    def clear(self, number: int) -> None:
        """Delete the rows of a file."""
        for statement in FORGET.values():
            self.sql.execute(statement, (number,))
        self.sql.execute(FORGET_WORDS, (number,))

    def name_files(self, diff: Diff) -> dict[str, Name]:
        """Number the new files and write their rows, so that every name is known before any link is resolved."""
        first = next(number for (number,) in self.sql.execute(NEXT_ID))
        names = {entry.path: name_of(first + i, entry.path) for i, entry in enumerate(diff.added)}
        self.sql.executemany(WRITE_FILE, (self.file_row(entry, names[entry.path]) for entry in diff.added))
        return names

    def file_row(self, entry: Entry, name: Name) -> Row:
        """Give the row of a file that has not been read yet: without its hash."""
        path, size, mtime, _ = entry
        excluded, born = int(self.excluded(path)), birth(self.root, path)
        return name.id, path, name.folded, segment_of(path), size, mtime, self.stamp(entry), None, born, excluded

    def stamp(self, entry: Entry) -> int:
        """Give the stamp to keep: none for a file changed a moment ago, so that it is looked at once more."""
        tick = COARSE if entry.mtime % 1_000_000 == 0 else FINE
        return 0 if abs(self.now - entry.mtime) < tick else entry.stamp

    def table(self, diff: Diff, entries: list[Entry], fresh: dict[str, Name]) -> Names:
        """Give the cheapest table of names for so many changes."""
        if len(diff.added) + len(diff.changed) < MANY < len(entries):
            return names_in(self.sql)
        if len(fresh) == len(entries):
            return table(fresh.values())
        return table(name_of(number, path) for number, path in self.sql.execute(PATHS))

    def read_all(self, diff: Diff, fresh: dict[str, Name], batch: Batch) -> set[int]:
        """Read what is new or changed; give the numbers of the files whose links were resolved just now."""
        total = len(diff.added) + len(diff.changed)
        parsed: set[int] = set()
        todo: list[tuple[Entry, Known | None]] = [(entry, None) for entry in diff.added]
        todo += [(known.entry, known) for known in diff.changed]
        for done, (entry, known) in enumerate(todo):
            name = name_of(known.number, entry.path) if known else fresh[entry.path]
            if entry.path.lower().endswith(READ):
                if self.read(entry, name, known, batch):
                    parsed.add(name.id)
            elif known:
                self.look_again(known)
                if known.touched:
                    self.changed.append(entry.path)
            if batch.size > FULL:
                batch.write(self.sql)
            if self.progress and not done % 256:
                self.progress(done, total)
        return parsed

    def look_again(self, known: Known) -> None:
        """Keep the size and times that a file has now: what is in it is as it was."""
        entry = known.entry
        self.sql.execute(WRITE_STAT, (entry.size, entry.mtime, self.stamp(entry), known.number))

    def read(self, entry: Entry, name: Name, known: Known | None, batch: Batch) -> bool:
        """Read one file if its content is not what it was; a file that vanished meanwhile is empty for now."""
        data = read_file(self.root, entry.path, entry.size) if entry.size <= LARGEST else None
        now = digest(data) if data is not None else UNREADABLE
        if known and now == known.digest:
            self.look_again(known)
            return False
        if known:
            self.clear(name.id)
            self.changed.append(entry.path)
        moving = data is None or len(data) != entry.size
        batch.files.append((entry.size, entry.mtime, 0 if moving else self.stamp(entry), now, name.id))
        self.parsed += 1
        if data is None:
            batch.add_findings(name.id, [Finding("unreadable", "the file cannot be read", 0, 0, 1)])
        _add(entry.path, data or b"", name, batch)
        return True

    def resolve_again(self, moved: list[str], parsed: set[int], names: Names) -> None:
        """Resolve the links that look for a name which has come or gone (house, section 3)."""
        resolver = Resolver(names)
        for segment in {segment for path in moved for segment in segments_of_file(path)}:
            rows: list[Row] = self.sql.execute(LINKS_OF_SEGMENT, (segment,)).fetchall()
            for note, number, kind, target, anchor, status, file, path in rows:
                if note not in parsed:
                    link = Link(0, 0, 1, kind, False, target, anchor, None, None, None)  # noqa: FBT003  # no matter here
                    found = resolver(link, Name(note, path, fold(path)))[1:]
                    if found != (status, file):
                        self.sql.execute(RELINK, (*found, note, number))

    def exclude_again(self) -> None:
        """Mark the excluded files anew after the filters of the app have changed."""
        rows = [(int(self.excluded(path)), number) for number, path in self.sql.execute(PATHS)]
        self.sql.executemany(EXCLUDE, rows)


def _add(path: str, data: bytes, name: Name, batch: Batch) -> None:
    """Parse a file by its extension and add its rows."""
    lower = path.lower()
    if lower.endswith(NOTE):
        batch.add_note(name, parse(data))
    elif lower.endswith(CANVAS):
        links, findings = parse_canvas(data)
        batch.add_links(name, links)
        batch.add_findings(name.id, findings)
    else:
        links, views, findings = parse_base(data)
        batch.add_links(name, links)
        batch.add_views(name.id, views)
        batch.add_findings(name.id, findings)
