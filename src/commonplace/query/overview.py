"""The vault on one screen, what is wrong in it, and how the index is."""

import sys
import time
from collections.abc import Iterable

from commonplace.disk.settings import Settings
from commonplace.disk.walk import LeftOut
from commonplace.index.store import Connection, size_of, versions
from commonplace.query.answers import FindingEntry, Health, Overview
from commonplace.query.links import orphans, problem_counts, wanted

COUNT_NOTES = "SELECT count(*) FROM note JOIN file USING (id) WHERE NOT excluded"
COUNT_ATTACHMENTS = "SELECT count(*) FROM file WHERE NOT excluded AND id NOT IN (SELECT id FROM note)"
COUNT_FILES = "SELECT count(*) FROM file"
COUNT_TAGS = "SELECT count(DISTINCT tag.folded) FROM tag JOIN file ON file.id = tag.note WHERE NOT excluded"
STATUSES = "SELECT status, count(*) FROM link WHERE kind <> 'base' GROUP BY status"
TASKS = "SELECT status <> ' ', count(*) FROM task JOIN file ON file.id = task.note WHERE NOT excluded GROUP BY 1"
KINDS = "SELECT kind, count(*) FROM note JOIN file USING (id) WHERE NOT excluded GROUP BY kind ORDER BY 2 DESC, kind"
RATINGS = """
SELECT rating, count(*) FROM note JOIN file USING (id) WHERE grade IS NOT NULL AND NOT excluded
GROUP BY rating ORDER BY max(grade) DESC, 2 DESC, rating"""
STATES = """
SELECT state, count(*) FROM note JOIN file USING (id) WHERE state IS NOT NULL AND NOT excluded
GROUP BY state ORDER BY 2 DESC, state"""
GENRES = """
SELECT min(value), count(DISTINCT note) FROM property JOIN file ON file.id = property.note
WHERE key = 'genre' AND value IS NOT NULL AND NOT excluded GROUP BY lower(value) ORDER BY 2 DESC, 1"""
MONTHS = """
SELECT coalesce(
    (SELECT substr(value, 1, 7) FROM property WHERE note = id AND key IN ('created', 'date created', 'added', 'read')
        AND value GLOB '[12][0-9][0-9][0-9]-[01][0-9]*' ORDER BY number LIMIT 1),
    CASE WHEN rule = 'title day' THEN substr(segment, 1, 7) END,
    strftime('%Y-%m', mtime / 1000000000, 'unixepoch', 'localtime')), count(*)
FROM note JOIN file USING (id) WHERE NOT excluded GROUP BY 1 ORDER BY 1"""
MOST_LINKED = """
SELECT path, count(DISTINCT note) FROM link JOIN file ON file.id = link.file
WHERE link.file <> link.note AND kind <> 'base' AND NOT excluded GROUP BY link.file ORDER BY 2 DESC, path LIMIT 10"""
FAULTS = 'SELECT "check", count(*) FROM finding GROUP BY 1 ORDER BY 1'
FINDINGS = (
    'SELECT path, line, "check", message FROM finding JOIN file ON file.id = finding.note ORDER BY path, line, number'
)
REFRESHED = "SELECT value FROM meta WHERE name = 'refreshed'"
SHOWN = 10


def overview(sql: Connection, root: str) -> Overview:
    """Answer `Vault.overview`."""
    statuses: dict[str, int] = dict(_pairs(sql, STATUSES))
    tasks: dict[str, int] = dict(_pairs(sql, TASKS))
    problems = problem_counts(sql)
    return Overview(
        root=root,
        notes=_one(sql, COUNT_NOTES),
        attachments=_one(sql, COUNT_ATTACHMENTS),
        links=sum(statuses.values()),
        resolved=statuses.get("resolved", 0) + statuses.get("ambiguous", 0),
        missing=statuses.get("missing", 0),
        ambiguous=statuses.get("ambiguous", 0),
        anchors_missing=problems.get("anchor", 0),
        tasks_open=tasks.get("0", 0),
        tasks_done=tasks.get("1", 0),
        tags=_one(sql, COUNT_TAGS),
        kinds=_pairs(sql, KINDS),
        ratings=_pairs(sql, RATINGS),
        states=_pairs(sql, STATES),
        genres=_pairs(sql, GENRES)[:SHOWN],
        months=_pairs(sql, MONTHS),
        most_linked=_pairs(sql, MOST_LINKED),
        wanted=tuple((one.target, one.notes) for one in wanted(sql, attachments=False)[:SHOWN]),
        orphans=len(orphans(sql, attachments=False)),
        faults=_faults(sql, problems),
    )


def _faults(sql: Connection, problems: dict[str, int]) -> tuple[tuple[str, int], ...]:
    found = dict(_pairs(sql, FAULTS))
    names = {"missing": "missing-link", "ambiguous": "ambiguous-link", "anchor": "missing-anchor"}
    found |= {names[kind]: count for kind, count in problems.items()}
    return tuple(sorted(found.items()))


def _one(sql: Connection, query: str) -> int:
    row = sql.execute(query).fetchone()
    return int(row[0]) if row else 0


def _pairs(sql: Connection, query: str) -> tuple[tuple[str, int], ...]:
    return tuple((str(word), int(count)) for word, count in sql.execute(query))


def findings(sql: Connection) -> list[FindingEntry]:
    """Answer `Vault.findings`."""
    return [FindingEntry(*row) for row in sql.execute(FINDINGS)]


def health(
    sql: Connection, root: str, index: str, settings: Settings, left_out: Iterable[LeftOut], said: tuple[str, ...]
) -> Health:
    """Answer `Vault.health`."""
    shown = {
        "new links": settings.link_style,
        "links as": "Markdown" if settings.markdown_links else "wikilinks",
        "excluded": ", ".join(settings.ignored),
        "typed properties": ", ".join(settings.types),
    }
    return Health(
        root=root,
        index=index,
        index_size=size_of(index),
        files=_one(sql, COUNT_FILES),
        notes=_one(sql, COUNT_NOTES),
        refreshed=_one(sql, REFRESHED) / 1e9 or time.time(),
        versions=(("Python", ".".join(map(str, sys.version_info[:3]))), *versions()),
        settings=tuple((name, value) for name, value in shown.items() if value),
        left_out=tuple(left_out),
        said=said,
    )
