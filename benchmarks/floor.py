"""The raw floor: `python floor.py VAULT DATABASE`; what any index of a vault must at least do.

Scans, stats and reads every note, and inserts one row for each in one transaction. It looks at
nothing in them.
"""

import os
import sys
from collections.abc import Iterator

import apsw

SCHEMA = "CREATE TABLE note (path TEXT, mtime INTEGER, size INTEGER, length INTEGER) STRICT"
INSERT = "INSERT INTO note VALUES (?, ?, ?, ?)"


def rows(root: str) -> Iterator[tuple[str, int, int, int]]:
    """Path, time in nanoseconds, size in bytes and bytes read of each note under the folder."""
    waiting = [root]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                elif entry.name.endswith(".md"):
                    stat = entry.stat(follow_symlinks=False)
                    length = len(read(entry.path, stat.st_size))
                    yield entry.path, stat.st_mtime_ns, stat.st_size, length


def read(path: str, size: int) -> bytes:
    """The bytes of a file of that size, by the shortest way that Python has."""
    file = os.open(path, os.O_RDONLY)
    try:
        return os.read(file, size + 1)
    finally:
        os.close(file)


def main(vault: str, database: str) -> None:
    """Fill a new database from a vault."""
    connection = apsw.Connection(database)
    with connection:
        connection.execute(SCHEMA)
        connection.executemany(INSERT, rows(vault))
    connection.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
