"""Lists of notes: filtered, sorted, limited."""

from collections.abc import Mapping
from typing import Any

from commonplace.errors import BadRequest
from commonplace.index.store import Connection
from commonplace.query.answers import NoteEntry
from commonplace.resolver.names import bare
from commonplace.text import encodable, fold, squeeze

COLUMNS = "file.path, note.title, note.kind, note.rule, note.rating, note.grade, note.state, file.size, file.mtime"
HAS_PROPERTY = "note.id IN (SELECT note FROM property WHERE key = ?)"
HAS_VALUE = """note.id IN (SELECT note FROM property
    WHERE key = ? AND squeeze(CASE form WHEN 'checkbox' THEN iif(value, 'true', 'false') ELSE value END) = ?)"""
MANY = 1 << 40  # more notes than there are
SORTS = {
    "path": "file.folded",
    "name": "substr(file.segment, 1, length(file.segment) - 3)",
    "title": "fold(note.title)",
    "kind": "note.kind",
    "rating": "note.grade",
    "modified": "file.mtime",
    "size": "file.size",
}


def notes(
    sql: Connection,
    kind: str | None,
    tag: str | None,
    folder: str | None,
    where: Mapping[str, str | None],
    sort: str,
    *,
    reverse: bool,
    limit: int | None,
) -> list[NoteEntry]:
    """Answer `Vault.notes`; the keys of `where` are property keys as compared."""
    if sort not in SORTS:
        raise BadRequest(reason=f"notes can be sorted by {', '.join(SORTS)}, not by “{sort}”")
    know_folding(sql)
    clauses, values = conditions(kind, tag, folder, where)
    order = SORTS[sort] + (" DESC" if reverse else "")
    query = (
        f"SELECT {COLUMNS} FROM note JOIN file USING (id) WHERE {' AND '.join(clauses)}"  # noqa: S608  # clauses are ours
        f" ORDER BY {SORTS[sort]} IS NULL, {order}, file.path LIMIT ?"
    )
    values = [encodable(value) for value in values]
    return [_entry(*row) for row in sql.execute(query, (*values, -1 if limit is None else min(max(limit, 0), MANY)))]


def conditions(
    kind: str | None, tag: str | None, folder: str | None, where: Mapping[str, str | None]
) -> tuple[list[str], list[str]]:
    """Give the SQL conditions of a filter and their values, in step."""
    clauses, values = ["NOT file.excluded"], []
    if kind is not None:
        clauses.append("note.kind = ?")
        values.append(fold(kind))
    if tag is not None:
        name = fold(tag.strip().removeprefix("#").rstrip("/"))
        clauses.append("note.id IN (SELECT note FROM tag WHERE folded = ? OR (folded > ? AND folded < ?))")
        values += [name, name + "/", name + "0"]  # spec 3.38: a tag and those nested in it
    if folder is not None and folder.strip("/. "):
        prefix = fold(folder.strip().strip("/")) + "/"
        clauses.append("substr(file.folded, 1, length(?)) = ?")
        values += [prefix, prefix]
    for key, value in where.items():
        clauses.append(HAS_PROPERTY if value is None else HAS_VALUE)
        values += [key] if value is None else [key, squeeze(value)]
    return clauses, values


def know_folding(sql: Connection) -> None:
    """Teach SQLite our comparison of names and values."""
    sql.create_scalar_function("fold", _fold_value, 1, deterministic=True)
    sql.create_scalar_function("squeeze", _squeeze_value, 1, deterministic=True)


def _fold_value(*values: Any) -> str:  # noqa: ANN401  # any SQLite value
    return fold(str(values[0]))


def _squeeze_value(*values: Any) -> str:  # noqa: ANN401  # any SQLite value
    value = values[0]
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return squeeze("" if value is None else str(value))


def _entry(
    path: str,
    title: str,
    kind: str,
    rule: str,
    rating: str | None,
    grade: float | None,
    state: str | None,
    size: int,
    mtime: int,
) -> NoteEntry:
    return NoteEntry(path, stem(path), title, kind, rule, rating, grade, state, size, mtime / 1e9)


def stem(path: str) -> str:
    """Give the name of a note as Obsidian shows it: without folder and `.md`."""
    return bare(path[path.rfind("/") + 1 :])
