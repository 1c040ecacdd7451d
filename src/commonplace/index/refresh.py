"""Bringing the index up to the files: one comparison, one transaction."""

import time
from typing import NamedTuple

from commonplace.criticism.conventions import Conventions
from commonplace.disk.settings import Settings
from commonplace.disk.walk import walk
from commonplace.index.schema import INDEXES
from commonplace.index.store import Damaged, Progress, Row, Store, Unwritable, uncollected
from commonplace.text import encodable

STATS = "SELECT path, size, mtime, stamp FROM file ORDER BY path"


class Refreshed(NamedTuple):
    """What a refresh did: vault paths; `parsed` counts the files that were read and parsed."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    files: int
    parsed: int
    said: tuple[str, ...]


def refresh(
    store: Store, root: str, settings: Settings, conventions: Conventions, progress: Progress | None = None
) -> Refreshed:
    """Bring the index up to the files of the vault and say what had changed.

    A damaged index is made anew; one on a full or unwritable disk is held in memory instead.
    """
    with uncollected():
        return _refresh_safely(store, root, settings, conventions, progress)


def _refresh_safely(
    store: Store, root: str, settings: Settings, conventions: Conventions, progress: Progress | None
) -> Refreshed:
    try:
        done = _refresh(store, root, settings, conventions, progress)
    except Damaged:
        store.start_again()
        done = _refresh(store, root, settings, conventions, progress)
    except Unwritable as error:
        store.fall_back(error)
        done = _refresh(store, root, settings, conventions, progress)
    said, store.said = tuple(store.said), []
    return done._replace(said=said)


def _refresh(
    store: Store, root: str, settings: Settings, conventions: Conventions, progress: Progress | None
) -> Refreshed:
    filters = "\x1f".join(settings.ignored)
    store.prepare(store.sql)
    before, seen = store.meta("refreshed"), walk(root)
    store.said += [f"{path} is left out: {reason}." for path, reason in seen.left_out if path.endswith("/")]
    rows: list[Row] = store.sql.execute(STATS).fetchall()
    if not store.fresh and rows == seen.entries and store.meta("filters") == filters:
        return Refreshed((), (), (), len(seen.entries), 0, ())
    with store.transaction() as sql:
        from commonplace.index.work import Work, compare  # what parses is loaded when there is something to parse

        if store.meta("refreshed") != before:
            # Another process was quicker: the index may be newer than what was seen here.
            seen, rows = walk(root), sql.execute(STATS).fetchall()
        work = Work(sql, root, settings, conventions, progress)
        fresh = store.meta("built") is None
        diff = compare(seen.entries, rows, sql)
        work.run(diff, seen.entries)
        if fresh:
            sql.execute(INDEXES)
            store.set_meta("built", 1)
        elif store.meta("filters") != filters:
            work.exclude_again()
        store.set_meta("filters", filters)
        store.set_meta("root", encodable(root))
        store.set_meta("refreshed", time.time_ns())
    store.fresh = False
    added = tuple(entry.path for entry in diff.added)
    removed = tuple(sorted(path for path, _ in diff.removed))
    return Refreshed(added, tuple(sorted(work.changed)), removed, len(seen.entries), work.parsed, ())
