"""Tags, properties and tasks across the vault."""

import json
from collections import Counter
from collections.abc import Iterator

from commonplace.index.store import Connection, Row
from commonplace.query.answers import PropertyUse, TagEntry, TaskEntry
from commonplace.query.names import file_id
from commonplace.text import encodable

FIRST_SPELLINGS = """
SELECT tag.folded, tag.name FROM tag JOIN file ON file.id = tag.note WHERE NOT excluded ORDER BY path, tag.number"""
TAG_COUNTS = """
SELECT tag.folded, count(DISTINCT note), count(*) FROM tag JOIN file ON file.id = tag.note
WHERE NOT excluded GROUP BY 1 ORDER BY 2 DESC, 3 DESC, 1"""
USES = """
SELECT key, name, type, origin, form, value, note, shape FROM property JOIN file ON file.id = property.note
WHERE NOT excluded ORDER BY key, path, number, item"""
USES_OF = """
SELECT key, name, type, origin, form, value, note, shape FROM property JOIN file ON file.id = property.note
WHERE key = ? AND NOT excluded ORDER BY path, number, item"""
TASKS = """
SELECT path, line, status, text, fields FROM task JOIN file ON file.id = task.note WHERE NOT excluded{more}
ORDER BY path, start"""
SHOWN = 8  # values of a property in a list of properties


def tags(sql: Connection) -> list[TagEntry]:
    """Answer `Vault.tags`; a tag is shown in its first spelling (spec 3.37)."""
    spelling: dict[str, str] = {}
    for folded, name in sql.execute(FIRST_SPELLINGS):
        spelling.setdefault(folded, name)
    return [TagEntry(spelling[folded], notes, count) for folded, notes, count in sql.execute(TAG_COUNTS)]


def properties(sql: Connection, key: str | None) -> list[PropertyUse]:
    """Answer `Vault.properties`; the key is as compared. Names that differ in case only are one (spec 2.6)."""
    rows = sql.execute(USES) if key is None else sql.execute(USES_OF, (encodable(key),))
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[0], []).append(row)
    found = [_use(group, None if key is not None else SHOWN) for group in groups.values()]
    return sorted(found, key=lambda use: (-use.notes, use.name.lower()))


def _use(rows: list[Row], shown: int | None) -> PropertyUse:
    names = Counter(row[1] for row in rows)
    values = Counter(said(row[4], row[5]) for row in rows if row[7] < 2 and row[5] is not None)
    best = sorted(values.items(), key=lambda pair: (-pair[1], pair[0]))
    return PropertyUse(
        name=max(sorted(names), key=names.__getitem__),
        notes=len({row[6] for row in rows}),
        types=tuple(dict.fromkeys(row[2] for row in rows)),
        origins=tuple(dict.fromkeys(row[3] for row in rows)),
        values=tuple(best[:shown]),
    )


def said(form: str, value: object) -> str:
    """Give the text of a stored value."""
    return ("false", "true")[bool(value)] if form == "checkbox" else str(value)


def tasks(sql: Connection, path: str | None, status: str | None, done: bool | None) -> list[TaskEntry]:  # noqa: FBT001  # three-valued
    """Answer `Vault.tasks`."""
    clauses: list[str] = []
    values: list[str | int] = []
    if path is not None:
        clauses.append(" AND note = ?")
        values.append(file_id(sql, path))
    if status is not None:
        clauses.append(" AND status = ?")
        values.append(encodable(status))
    if done is not None:
        clauses.append(" AND status <> ' '" if done else " AND status = ' '")
    return list(_task_entries(sql, TASKS.format(more="".join(clauses)), values))


def _task_entries(sql: Connection, query: str, values: list[str | int]) -> Iterator[TaskEntry]:
    for path, line, status, text, fields in sql.execute(query, values):
        known = json.loads(fields) if fields else {}
        yield TaskEntry(path, line, status, status != " ", status in "xX", text, known)
