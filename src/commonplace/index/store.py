"""One SQLite file: opening it, its mark, and what happens when it is damaged. The only door to apsw."""

import gc
import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from time import monotonic
from typing import Any, Final, Self

import apsw

from commonplace.errors import IndexBusy, IndexRefused
from commonplace.index.schema import INDEXES, SCHEMA, VIEWS
from commonplace.syntax import GRAMMAR
from commonplace.text import encodable

APPLICATION: Final = 0x434F4D4D  # "COMM"
WAIT = 120  # seconds for another process's commit
MEMORY = ":memory:"
PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-8000"

GET_META = "SELECT value FROM meta WHERE name = ?"
SET_META = "INSERT OR REPLACE INTO meta VALUES (?, ?)"
HAS_META = "SELECT 1 FROM sqlite_schema WHERE name = 'meta'"
LIST_OBJECTS = "SELECT type, name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'"

Connection = apsw.Connection
Cursor = apsw.Cursor
Progress = Callable[[int, int], None]  # called with the files done and the files to do
Row = tuple[Any, ...]
Refusal = apsw.Error  # of a statement that somebody wrote
OutOfTime, OutOfRoom = apsw.InterruptError, (apsw.NoMemError, MemoryError)
Damaged = (apsw.CorruptError, apsw.NotADBError)
Unwritable = (apsw.FullError, apsw.IOError, apsw.ReadOnlyError, apsw.CantOpenError, apsw.PermissionsError)


ROOM = 256 << 20  # bytes that one guarded statement may take
OFTEN = 1_000  # steps of SQLite after which a guard looks at the clock
LIMITS = {
    apsw.SQLITE_LIMIT_LENGTH: 1_000_000,  # bytes of one value: `instr` takes its square
    apsw.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    apsw.SQLITE_LIMIT_COLUMN: 200,
    apsw.SQLITE_LIMIT_EXPR_DEPTH: 100,
    apsw.SQLITE_LIMIT_COMPOUND_SELECT: 50,
    apsw.SQLITE_LIMIT_VDBE_OP: 100_000,
    apsw.SQLITE_LIMIT_FUNCTION_ARG: 50,
    apsw.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 1_000,
    apsw.SQLITE_LIMIT_ATTACHED: 0,
    apsw.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    apsw.SQLITE_LIMIT_WORKER_THREADS: 0,
}
READING = {apsw.SQLITE_SELECT, apsw.SQLITE_READ, apsw.SQLITE_FUNCTION, apsw.SQLITE_RECURSIVE}
BY_FTS5 = (apsw.SQLITE_PRAGMA, "data_version")  # what the index of words asks when it is read
FORBIDDEN = {"load_extension", "fts3_tokenizer", "sqlite_log"}


def mark_of(root: str, conventions: str) -> str:
    """Give the mark of an index: of its schema, the grammar, the vault and its conventions (house, sentence 2)."""
    parts = (SCHEMA, INDEXES, VIEWS, str(GRAMMAR), root, conventions)
    text = "\x1f".join(parts).encode("utf-8", "replace")
    return f"{zlib.crc32(text):08x}{zlib.adler32(text):08x}{len(text):x}"


class Store:
    """An open index. `fresh` until its first refresh; `said` holds what should be told of how it was opened."""

    def __init__(self, place: str, mark: str) -> None:
        if any(c == "\0" or "\ud800" <= c <= "\udfff" for c in place):
            shown = encodable(place).replace("\0", "?")
            raise IndexRefused(path=shown, reason="SQLite needs a path in UTF-8")
        self.place, self.mark = place, mark
        self.said: list[str] = []
        self.fresh = False
        self.sql = self._open()

    def _open(self, *, damaged: bool = False) -> Connection:
        try:
            if damaged:
                self._set_aside("is damaged")
            try:
                return self._connect(self.place)
            except Damaged:
                self._set_aside("is damaged")
                return self._connect(self.place)
        except apsw.BusyError:
            raise IndexBusy(path=self.place, seconds=WAIT) from None
        except (*Unwritable, OSError) as error:
            return self._in_memory(error)

    def _connect(self, place: str) -> Connection:
        if place != MEMORY:
            os.makedirs(os.path.dirname(place) or ".", exist_ok=True)
        sql = apsw.Connection(place)
        sql.set_busy_timeout(WAIT * 1000)
        # In this order: another process may make the tables and set its mark between the two questions.
        if sql.pragma("schema_version") and sql.pragma("application_id") != APPLICATION:
            sql.close()
            self._set_aside("was not made by commonplace")
            return self._connect(place)
        sql.execute(PRAGMAS).fetchall()  # to the end: a statement that gives a row holds up those after it
        self.prepare(sql)
        return sql

    def prepare(self, sql: Connection) -> None:
        """See that the tables are those of our mark; else make them anew, under the lock.

        Another process may have made them anew since they were opened: with another version, or after a change of
        commonplace.toml.
        """
        if self._marked(sql):
            return
        self._begin(sql)
        with sql:
            if not self._marked(sql):
                self._empty(sql)
                sql.execute(SCHEMA)
                sql.execute(VIEWS)
                sql.execute(SET_META, ("mark", self.mark))
                sql.execute(f"PRAGMA application_id = {APPLICATION}")
        sql.execute("COMMIT")

    def _begin(self, sql: Connection) -> None:
        """Take the lock for writing, or wait for it. Raises IndexBusy."""
        try:
            sql.execute("BEGIN IMMEDIATE")
        except apsw.BusyError:
            raise IndexBusy(path=self.place, seconds=WAIT) from None

    def _marked(self, sql: Connection) -> bool:
        if not sql.execute(HAS_META).fetchone():
            return False
        same = sql.execute(GET_META, ("mark",)).fetchone() == (self.mark,)
        self.fresh = not same or sql.execute(GET_META, ("built",)).fetchone() is None
        return same

    def _empty(self, sql: Connection) -> None:
        objects: list[Row] = sql.execute(LIST_OBJECTS).fetchall()
        if objects:
            self.said.append("The index was of another version: it is made anew.")
        for kind, name in objects:
            if kind == "view" or not name.startswith("words_"):
                sql.execute(f'DROP {kind} IF EXISTS "{name}"')
        self.fresh = True

    def _set_aside(self, why: str) -> None:
        """Move a file that is no index of ours out of the way, with its logs; nothing of it is lost."""
        names = (f"{self.place}.aside{number or ''}" for number in count())
        aside = next(name for name in names if not os.path.exists(name))
        for ending in ("-wal", "-shm", "-journal"):
            with suppress(FileNotFoundError):
                os.replace(self.place + ending, aside + ending)
        os.replace(self.place, aside)
        self.said.append(f"The index {why}: it is made anew ({os.path.basename(aside)} keeps the old file).")
        self.fresh = True

    def _in_memory(self, error: Exception) -> Connection:
        said = error.strerror if isinstance(error, OSError) else None
        reason = (said or str(error)).removeprefix(type(error).__name__ + ": ").lower()
        self.said.append(f"The index cannot be kept at {self.place} ({reason}): it is held in memory this time.")
        self.place, self.fresh = MEMORY, True
        return self._connect(MEMORY)

    def fall_back(self, error: Exception) -> None:
        """Go on in memory when the disk under the index is full or has become unwritable."""
        self.sql.close()
        self.sql = self._in_memory(error)

    def start_again(self) -> None:
        """Make a damaged index anew."""
        self.sql.close()
        self.sql = self._open(damaged=True)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Hold the write lock for one refresh: all of it or nothing."""
        self._begin(self.sql)
        try:
            yield self.sql
            self.sql.execute("COMMIT")
        except BaseException:
            if self.sql.in_transaction:
                self.sql.execute("ROLLBACK")
            raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """See one state of the index for as long as a question takes, whatever other processes commit."""
        self.sql.execute("BEGIN")
        try:
            yield
        finally:
            if self.sql.in_transaction:
                self.sql.execute("COMMIT")

    def meta(self, name: str) -> Any:  # noqa: ANN401  # a value of any SQLite type
        """Give a value of the bookkeeping, or None."""
        row = self.sql.execute(GET_META, (name,)).fetchone()
        return row[0] if row else None

    def set_meta(self, name: str, value: str | int) -> None:
        """Keep a value of the bookkeeping."""
        self.sql.execute(SET_META, (name, value))

    def close(self) -> None:
        """Close the file."""
        self.sql.close()


class Guard:
    """A connection for a statement that somebody wrote: it reads, for so long, in so much memory, and does no more.

    `refused` is what a statement wanted to do beside reading, as SQLite calls it.
    """

    def __init__(self, store: Store, seconds: float) -> None:
        self.refused = ""
        self.until = monotonic() + seconds
        self.sql = (
            apsw.Connection(store.place, flags=apsw.SQLITE_OPEN_READONLY) if store.place != MEMORY else copy(store.sql)
        )
        self.sql.set_busy_timeout(WAIT * 1000)
        self.sql.execute("PRAGMA temp_store=MEMORY; PRAGMA query_only=1").fetchall()
        self.sql.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
        for limit, value in LIMITS.items():
            self.sql.limit(limit, value)
        self.sql.authorizer = self.may
        self.sql.set_progress_handler(lambda: monotonic() > self.until, OFTEN)

    def may(self, action: int, one: str | None, two: str | None, _of: str | None, _by: str | None) -> int:
        """Say whether a statement may do a thing: read, and call a function that does no more."""
        word = str(apsw.mapping_authorizer_function[action]).removeprefix("SQLITE_")  # both ways round in apsw
        if (action in READING and two not in FORBIDDEN) or ((action, one) == BY_FTS5 and two is None):
            return apsw.SQLITE_OK
        self.refused = f"{two}()" if action == apsw.SQLITE_FUNCTION else word.replace("_", " ")
        return apsw.SQLITE_DENY

    def __enter__(self) -> Self:
        if not apsw.hard_heap_limit(-1):  # one for the whole process; it is another's if it is set
            apsw.hard_heap_limit(apsw.memory_used() + ROOM)
        return self

    def __exit__(self, *_: object) -> None:
        apsw.hard_heap_limit(0)
        self.sql.close()


def copy(sql: Connection) -> Connection:
    """Give a copy of an index that is held in memory."""
    made = apsw.Connection(MEMORY)
    with made.backup("main", sql, "main") as backup:
        while not backup.done:
            backup.step(1_000)
    return made


def size_of(place: str) -> int:
    """Give the size of an index in bytes, with its write-ahead log; 0 in memory."""
    files = (place + ending for ending in ("", "-wal", "-shm"))
    return sum(os.stat(file).st_size for file in files if place != MEMORY and os.path.isfile(file))


def versions() -> tuple[tuple[str, str], ...]:
    """Give the versions of what the index is made with."""
    return ("SQLite", apsw.sqlite_lib_version()), ("apsw", apsw.apsw_version()), ("grammar", str(GRAMMAR))


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the collector of cycles from walking rows and values by the hundred thousand; none of them are cycles."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
