"""Put a file or a folder into another folder (spec 9.2 to 9.9).

Links to it follow, and so do the links inside it that would break.
"""

from collections.abc import Callable

from commonplace.query import renaming
from commonplace.refactorings.planning.ground import Ground, find_thing
from commonplace.refactorings.rename import relocate
from commonplace.text import Change, fold


def move(ground: Ground, name: str, folder: str, get: Callable[[str], str], *, queries: bool = False) -> Change:
    """Plan it. `folder` is a folder, there or not, in which it keeps its name; or a new path with its extension.

    A folder that is not there is made. `/` is the root of the vault. Raises Refused, NoSuchNote.
    """
    thing = find_thing(ground, name, get)
    last = thing.path.rpartition("/")[2]
    extension = last[last.rfind(".") :] if "." in last[1:] and not thing.folder else ""
    to = "/".join(part.strip() for part in folder.split("/") if part.strip() not in {"", "."})
    into = not extension or folder.endswith("/") or not fold(to).endswith(fold(extension))
    if not into and renaming.below(ground.sql, to):
        into = True  # a folder may be called `x.md`
    new = to if not into else f"{to}/{last}" if to else last
    return relocate(ground, thing, new, "Move", queries=queries)
