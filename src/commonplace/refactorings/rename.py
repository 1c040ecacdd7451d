"""Give a file or a folder another name where it is (spec 9.1 to 9.9).

Every link follows: in notes, front matter and canvases, whatever its form; those that the new name would capture are
spelled so that they mean what they meant.
"""

from collections.abc import Callable

from commonplace.errors import Refused
from commonplace.refactorings.planning.follow import Moved, follow
from commonplace.refactorings.planning.ground import (
    Ground,
    Thing,
    check_free,
    check_names,
    file_change,
    find_thing,
    made,
)
from commonplace.refactorings.planning.queries import follow_queries
from commonplace.text import Change, FileChange, fold


def rename(ground: Ground, name: str, new: str, get: Callable[[str], str], *, queries: bool = False) -> Change:
    """Plan it. The extension is kept when `new` does not say it; spaces around it are dropped. Raises Refused."""
    thing = find_thing(ground, name, get)
    wanted = new.strip()
    if "/" in wanted:
        raise Refused(path=thing.path, reason=f"the name “{wanted}” holds a slash; to put it elsewhere, move it")
    folder, _, last = thing.path.rpartition("/")
    extension = last[last.rfind(".") :] if "." in last[1:] and not thing.folder else ""
    if extension and not fold(wanted).endswith(fold(extension)):
        wanted += extension
    return relocate(ground, thing, f"{folder}/{wanted}" if folder else wanted, "Rename", queries=queries)


def relocate(ground: Ground, thing: Thing, new: str, verb: str, *, queries: bool) -> Change:
    """Plan that a file or a folder has another path, with everything that is in it."""
    moves = {one.path: new + one.path[len(thing.path) :] for one in thing.files}
    moves = {old: path for old, path in moves.items() if old != path}
    title = f"{verb} {thing.path} to {new}"
    if not moves:
        return made(title, [])
    if thing.folder and fold(new).startswith(fold(thing.path) + "/"):
        raise Refused(path=thing.path, reason="a folder cannot be moved into itself")
    check_names(ground, new)
    for path in moves.values():
        check_free(ground, path, moves)
    moved = Moved(moves)
    found = follow(ground, moved)
    edits = {path: list(one.edits) for path, one in found.files.items()}
    data = dict(found.data)
    said = found.said + follow_queries(ground, moved, (thing.path, new) if thing.folder else None, edits, data, queries)
    files = [file_change(path, data[path], edits.get(path, ()), to=moves.get(path)) for path in data]
    files += [FileChange(old, None, to=path) for old, path in moves.items() if old not in data]
    return made(title, files, said)
