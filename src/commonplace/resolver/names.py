"""The table of names: which files have a given last path segment, folded."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from commonplace.text import fold


class Name(NamedTuple):
    """One file of a vault as the resolver sees it: its number, its path as on disk, its path folded."""

    id: int
    path: str
    folded: str


Names = Callable[[str], "list[Name]"]
"""Asked for a folded last segment, a table gives the files that have it (an empty list for none)."""


def name_of(number: int, path: str) -> Name:
    """Make the Name of a file."""
    return Name(number, path, fold(path))


def table(names: Iterable[Name]) -> Names:
    """Build a table in memory."""
    by_segment: dict[str, list[Name]] = {}
    for name in names:
        segment = name.folded[name.folded.rfind("/") + 1 :]
        if segment in by_segment:
            by_segment[segment].append(name)
        else:
            by_segment[segment] = [name]
    empty: list[Name] = []
    return lambda segment: by_segment.get(segment, empty)


def table_of_paths(paths: Iterable[str]) -> Names:
    """Build a table in memory from paths alone; files are numbered in order from 0."""
    return table(name_of(number, path) for number, path in enumerate(paths))


def segment_of(target: str) -> str:
    """Give the folded last segment of a link's target: the key under which it is looked up.

    >>> segment_of("Dir/My Note")
    'my note'
    """
    plain = target.replace("\\", "/") if "\\" in target else target
    return fold(plain[plain.rfind("/") + 1 :])


def bare(path: str) -> str:
    """Give a path or a target without its `.md`, in any case.

    >>> bare("a/Note.MD"), bare("a/b.png")
    ('a/Note', 'a/b.png')
    """
    return path[:-3] if path.lower().endswith(".md") else path


def segments_of_file(path: str) -> tuple[str, ...]:
    """Give every key under which a link could look for a file: its name, and without `.md`.

    >>> segments_of_file("a/Note.MD")
    ('note.md', 'note')
    """
    segment = segment_of(path)
    return (segment, segment[:-3]) if segment.endswith(".md") else (segment,)
