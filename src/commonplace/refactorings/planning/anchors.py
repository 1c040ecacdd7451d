"""Links to a place inside one file, when the name of that place changes."""

from collections.abc import Callable

from commonplace.index.names import names_in
from commonplace.query import renaming
from commonplace.refactorings.planning.follow import said_of
from commonplace.refactorings.planning.ground import Ground, file_change, get_name
from commonplace.resolver.resolve import Missing, resolve
from commonplace.syntax.note import Link
from commonplace.syntax.respell import Respelt, respell
from commonplace.text import Edit, FileChange

NewAnchor = Callable[[str], str | None]


def follow_anchors(ground: Ground, path: str, edit: Edit, new: NewAnchor) -> tuple[list[FileChange], list[str]]:
    """Give the changes of one file by `edit`, and of all links into it by `new`, which is asked for each anchor."""
    number = get_name(ground, path).id
    names = names_in(ground.sql)
    files, said = [], []
    for source in sorted(renaming.linking(ground.sql, [number]) | {path}):
        data = ground.read(source)

        def asked(link: Link, source: str = source) -> Respelt | None:
            if not link.anchor or link.kind in {"external", "base"}:
                return None
            found = resolve(link.target, source, names, exact=link.kind == "canvas")
            if isinstance(found, Missing) or found.file.path != path:
                return None
            anchor = new(link.anchor)
            return Respelt(anchor=anchor) if anchor is not None and anchor != link.anchor else None

        respelt = respell(source, data, asked)
        said += said_of(source, data, respelt)
        files.append(file_change(source, data, [*respelt.edits, *([edit] if source == path else [])]))
    return files, said


def apart(path: str, edit: Edit, files: list[FileChange]) -> list[FileChange]:
    """Join an edit with one inside of it: a heading that is renamed may hold links to itself, which go with it."""
    joined = []
    for one in files:
        if one.path != path:
            joined.append(one)
            continue
        kept = [each for each in one.edits if each == edit or not edit.start <= each.start < edit.end]
        joined.append(one._replace(edits=tuple(kept)))
    return joined
