"""The graph of links: neighbours, ways, the whole (spec 5.6, 5.7)."""

import json

from commonplace.index.store import Connection
from commonplace.query.answers import Graph, GraphEdge, GraphNode, Neighbour, Step
from commonplace.query.names import file_id
from commonplace.resolver.names import bare
from commonplace.text import fold

FROM_THESE = """
SELECT note, file FROM link
WHERE note IN (SELECT value FROM json_each(?)) AND file IS NOT NULL AND kind <> 'base'"""
TO_THESE = "SELECT file, note FROM link WHERE file IN (SELECT value FROM json_each(?)) AND kind <> 'base'"
PATHS_OF = "SELECT id, path FROM file WHERE id IN (SELECT value FROM json_each(?))"
NODES = """
SELECT path, coalesce(title, path), coalesce(kind, 'attachment'), grade FROM file LEFT JOIN note USING (id)
WHERE NOT excluded
    AND (note.id IS NOT NULL OR id IN (SELECT file FROM link WHERE file IS NOT NULL) OR id IN (SELECT note FROM link))
ORDER BY path"""
EDGES = """
SELECT a.path, b.path, count(*) FROM link JOIN file AS a ON a.id = link.note JOIN file AS b ON b.id = link.file
WHERE kind <> 'base' AND NOT a.excluded AND NOT b.excluded GROUP BY 1, 2 ORDER BY 1, 2"""
OPEN_ENDS = """
SELECT path, target, count(*) FROM link JOIN file ON file.id = link.note
WHERE status IN ('missing', 'ambiguous') AND status = 'missing' AND target <> '' AND kind <> 'base' AND NOT excluded
GROUP BY 1, 2 ORDER BY 1, min(number)"""


def neighbours(sql: Connection, path: str, depth: int) -> list[Neighbour]:
    """Answer `Vault.neighbours` by breadth-first search over edges in both directions."""
    start = file_id(sql, path)
    distances = {start: 0}
    level = [start]
    for distance in range(1, max(depth, 0) + 1):
        level = [one for one in sorted({b for _, b, _ in _edges(sql, level)}) if one not in distances]
        distances.update(dict.fromkeys(level, distance))
        if not level:
            break
    paths = dict(sql.execute(PATHS_OF, (json.dumps(list(distances)),)))
    found = [Neighbour(paths[one], distance) for one, distance in distances.items() if one != start]
    return sorted(found, key=lambda one: (one.distance, one.path))


def _edges(sql: Connection, level: list[int]) -> list[tuple[int, int, str]]:
    ids = json.dumps(level)
    found = [(a, b, "to") for a, b in sql.execute(FROM_THESE, (ids,))]
    return found + [(a, b, "from") for a, b in sql.execute(TO_THESE, (ids,))]


def shortest(sql: Connection, one: str, other: str) -> list[Step]:
    """Answer `Vault.path`; of several shortest ways the one is given that the order of paths decides."""
    start, goal = file_id(sql, one), file_id(sql, other)
    came: dict[int, tuple[int, str]] = {start: (start, "start")}
    level = [start]
    while level and goal not in came:
        fresh: list[int] = []
        paths = dict(sql.execute(PATHS_OF, (json.dumps(level),)))
        for a, b, direction in sorted(_edges(sql, level), key=lambda edge: (edge[2] != "to", paths[edge[0]])):
            if b not in came:
                came[b] = (a, direction)
                fresh.append(b)
        level = fresh
    return _walk_back(sql, came, start, goal) if goal in came else []


def _walk_back(sql: Connection, came: dict[int, tuple[int, str]], start: int, goal: int) -> list[Step]:
    steps = [goal]
    while steps[-1] != start:
        steps.append(came[steps[-1]][0])
    paths = dict(sql.execute(PATHS_OF, (json.dumps(steps),)))
    return [Step(paths[one], came[one][1]) for one in reversed(steps)]


def whole(sql: Connection, *, missing: bool) -> Graph:
    """Answer `Vault.graph`; missing targets are joined when they differ in case or `.md` only (spec 5.6)."""
    nodes = [GraphNode(*row) for row in sql.execute(NODES)]
    edges = [GraphEdge(*row) for row in sql.execute(EDGES)]
    if missing:
        names: dict[str, str] = {}
        counts: dict[tuple[str, str], int] = {}
        for path, target, count in sql.execute(OPEN_ENDS):
            name = names.setdefault(fold(bare(target)), bare(target))
            counts[path, name] = counts.get((path, name), 0) + count
        nodes += [GraphNode(name, name, "missing", None) for name in names.values()]
        edges += [GraphEdge(path, name, count) for (path, name), count in counts.items()]
    return Graph(tuple(sorted(nodes, key=lambda node: (node.id, node.kind))), tuple(sorted(edges)))
