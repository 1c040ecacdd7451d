"""Whether a heading, a block or a view that a link names is there (spec 3.19 to 3.25, 4.9 to 4.11)."""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from commonplace.text import fold

PUNCTUATION = str.maketrans(dict.fromkeys('!"#$%&()*+,.:;<=>?@^`{|}~/[]\\\r\n', " "))
UNSAFE = re.compile(r"[:#|^\\\r\n]|%%|\[\[|\]\]")
PAGE = re.compile(r"(?:^|&)(?:page|height|selection|offset|annotation)=")


class Anchor(NamedTuple):
    """An anchor: its kind (heading, block, page, view, other), whether it is found, the index of the heading meant."""

    kind: str
    found: bool
    heading: int | None = None


class Anchors(NamedTuple):
    """What can be linked to inside one file: headings as (level, text), block ids and view names."""

    headings: Sequence[tuple[int, str]] = ()
    blocks: Collection[str] = ()
    views: Collection[str] = ()


def kind_of_anchor(anchor: str, path: str) -> str:
    """Say what kind of place an anchor names, by its form and by the file's extension (a note where there is none)."""
    extension = fold(path).rpartition(".")[2] if "." in path.rpartition("/")[2] else "md"
    if extension == "base":
        return "view"
    if extension == "pdf":
        return "page" if PAGE.search(anchor) else "other"
    if extension != "md":
        return "other"
    if anchor.startswith("[^"):
        return "other"
    return "block" if anchor.startswith("^") or "#^" in anchor else "heading"


def find_anchor(anchor: str, path: str, inside: Anchors) -> Anchor:
    """Look for an anchor in the file at `path`. Pages and other forms are never checked: they count as found."""
    kind = kind_of_anchor(anchor, path)
    if kind == "heading":
        index = find_heading(inside.headings, anchor)
        return Anchor(kind, index is not None, index)
    if kind == "block":
        return Anchor(kind, anchor[1:].strip().lower() in inside.blocks if anchor.startswith("^") else False)
    if kind == "view":
        return Anchor(kind, fold(anchor) in {fold(view) for view in inside.views})
    return Anchor(kind, found=True)


def normal_heading(text: str) -> str:
    """Give the form in which headings are compared (spec 4.9).

    >>> normal_heading("Minecraft: The **Video** Game") == normal_heading("minecraft the video game")
    True
    """
    return " ".join(fold(text.translate(PUNCTUATION)).split())


def find_heading(headings: Sequence[tuple[int, str]], anchor: str) -> int | None:
    """Give the index of the heading that `A#B#C` names: A, then B below it, and so on; the first that fits (4.10)."""
    chain = find_chain(headings, anchor)
    return chain[-1] if chain else None


def find_chain(headings: Sequence[tuple[int, str]], anchor: str) -> tuple[int, ...] | None:
    """Give the indexes of the headings that `A#B#C` names, one for each part."""
    wanted = [normal_heading(part) for part in anchor.split("#")]
    normal = [normal_heading(text) for _, text in headings]
    return _below(headings, normal, wanted, 0, 0)


def _below(
    headings: Sequence[tuple[int, str]], normal: list[str], wanted: list[str], start: int, floor: int
) -> tuple[int, ...] | None:
    """Look in one section; where a first `A` has no `B` below it, a later `A` may have one."""
    for index in range(start, len(headings)):
        level = headings[index][0]
        if level <= floor:
            return None
        if normal[index] == wanted[0]:
            found = () if len(wanted) == 1 else _below(headings, normal, wanted[1:], index + 1, level)
            if found is not None:
                return (index, *found)
    return None


def spell_chain(headings: Sequence[tuple[int, str]], index: int) -> str | None:
    """Spell an anchor that means one heading: its text, after as many of those above it as it takes; None if none can.

    >>> spell_chain([(1, "A"), (2, "X"), (1, "C"), (2, "X")], 3)
    'C#X'
    """
    parts: list[str] = []
    floor = headings[index][0] + 1
    for number in range(index, -1, -1):
        level, text = headings[number]
        if level < floor:
            floor = level
            parts.insert(0, spell_heading(text))
            if find_heading(headings, "#".join(parts)) == index:
                return "#".join(parts)
    return None


def spell_heading(text: str) -> str:
    """Spell a heading as an anchor (spec 4.17).

    >>> spell_heading("A: B (c)")
    'A B (c)'
    """
    return " ".join(UNSAFE.sub(" ", text).split())
