"""From what a link says to what it means: Obsidian's order of tests, spec 4.1 to 4.8 and 4.12 to 4.15."""

from typing import NamedTuple

from commonplace.resolver.names import Name, Names
from commonplace.text import fold

MANY_SLASHES = "//"


class Target(NamedTuple):
    """A file that a link means."""

    file: Name


class Missing(NamedTuple):
    """No file: the target as written."""

    target: str


class Ambiguous(NamedTuple):
    """Several files tie in the last step; `file` is the one chosen, the first by path (spec 4.2)."""

    file: Name
    candidates: tuple[Name, ...]


Resolution = Target | Missing | Ambiguous


def resolve(target: str, source: str, names: Names, *, exact: bool = False) -> Resolution:
    """Resolve the path part of a link that stands in the file `source` (a vault path).

    An empty target is the source itself. With `exact` only the full path with its
    extension counts, as in the cards of a canvas (12.4).
    """
    wanted = fold(target or source).replace("\\", "/")
    while MANY_SLASHES in wanted:
        wanted = wanted.replace(MANY_SLASHES, "/")
    segment = wanted[wanted.rfind("/") + 1 :]
    if not segment:
        return Missing(target)
    if exact:
        return _exact(names(segment), wanted, target) if target else Missing(target)
    candidates, wanted = _candidates(segment, wanted, names)
    if not candidates:
        return Missing(target)
    if wanted.startswith(("./", "../")):
        joined = _join(source, wanted)
        return _exact(candidates, joined, target) if joined is not None else Missing(target)
    if wanted[0] == "/":
        return _exact(candidates, wanted[1:], target)
    found = [name for name in candidates if name.folded == wanted]
    if found or not target:
        return _choose(found, target or source) if found else Missing(target)
    return _suffix(candidates, wanted, source, target)


def _candidates(segment: str, wanted: str, names: Names) -> tuple[list[Name], str]:
    """Give the files with the name as written, if it holds a dot, else those with `.md` added (step 2)."""
    if "." in segment and (found := names(segment)):
        return found, wanted
    return names(segment + ".md"), wanted + ".md"


def _join(source: str, wanted: str) -> str | None:
    """Join a relative path with the source's folder, folded; None when it climbs out of the vault (4.13)."""
    parts = fold(source).split("/")[:-1]
    for part in wanted.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def _exact(candidates: list[Name], path: str, target: str) -> Resolution:
    found = [name for name in candidates if name.folded == path]
    return _choose(found, target) if found else Missing(target)


def _choose(found: list[Name], target: str) -> Resolution:
    """Choose among files whose paths differ in case or normal form only: the one spelt as written (4.4)."""
    if len(found) == 1:
        return Target(found[0])
    written = target.lstrip("./")
    spelt = [name for name in found if _ends_as(name.path, written)]
    if len(spelt) == 1:
        return Target(spelt[0])
    tied = sorted(spelt or found, key=lambda name: name.path)
    return Ambiguous(tied[0], tuple(tied))


def _ends_as(path: str, written: str) -> bool:
    return path.endswith((written, written + ".md"))


def _suffix(candidates: list[Name], wanted: str, source: str, target: str) -> Resolution:
    """Take the files whose path ends in the link's: below the source's folder first, then the shortest (step 6)."""
    ending = "/" + wanted
    found = [name for name in candidates if name.folded.endswith(ending)]
    if not found:
        return Missing(target)
    if len(found) == 1:
        return Target(found[0])
    folder = fold(source[: source.rfind("/") + 1])
    own = [name for name in found if name.folded.startswith(folder)]
    found = own or found
    shortest = min(_length(name.path) for name in found)
    tied = [name for name in found if _length(name.path) == shortest]
    if len({name.folded for name in tied}) > 1:
        tied.sort(key=lambda name: name.path)
        return Ambiguous(tied[0], tuple(tied))
    return _choose(tied, target)


def _length(path: str) -> int:
    """Count UTF-16 units, as the app does."""
    return len(path) if path.isascii() else len(path.encode("utf-16-le", "surrogatepass")) // 2
