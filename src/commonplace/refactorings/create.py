"""Make a note, empty or from a template (spec 1.15, 4.8).

Links that the new name would capture are spelled so that they mean what they meant; those that had no target and ask
for it lead to it.
"""

from collections.abc import Iterable
from datetime import datetime

from commonplace.errors import Refused
from commonplace.refactorings.planning.follow import Moved, follow
from commonplace.refactorings.planning.ground import Ground, check_free, check_names, file_change, made
from commonplace.refactorings.planning.templates import filled
from commonplace.resolver.names import bare
from commonplace.text import Change, FileChange, fold


def create(ground: Ground, name: str, template: str | None, now: datetime) -> Change:
    """Plan one note; `name` may be a path, `template` is the path of a note. Raises Refused."""
    path = path_of(name)
    check_names(ground, path)
    check_free(ground, path)
    return _created(ground, f"Create {path}", [path], template, now, ())


def create_all(ground: Ground, names: Iterable[str], template: str | None, now: datetime) -> Change:
    """Plan all notes that links ask for; what cannot be a file is said."""
    paths: dict[str, str] = {}
    said = []
    for name in names:
        path = path_of(name)
        try:
            check_names(ground, path)
            check_free(ground, path)
        except Refused as refused:
            said.append(str(refused))
        else:
            paths.setdefault(fold(path), path)
    return _created(ground, "Create the wanted notes", list(paths.values()), template, now, said)


def path_of(name: str) -> str:
    """Give the path of a note that is called so.

    >>> path_of("/a/b"), path_of("c.md")
    ('a/b.md', 'c.md')
    """
    path = "/".join(part.strip() for part in name.replace("\\", "/").split("/") if part.strip())
    return f"{bare(path)}.md" if not path.endswith(".md") else path


def _created(
    ground: Ground, title: str, paths: list[str], template: str | None, now: datetime, said: Iterable[str]
) -> Change:
    text = ground.read(template).decode("utf-8", "replace") if template else ""
    found = follow(ground, Moved(added=tuple(paths)))
    files = [file_change(path, found.data[path], one.edits) for path, one in found.files.items()]
    for path in paths:
        content = filled(text, bare(path.rpartition("/")[2]), now)
        files.append(FileChange(path, None, content=content.encode()))
    return made(title, files, [*said, *found.said])
