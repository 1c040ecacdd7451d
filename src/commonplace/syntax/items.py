"""List items and tasks of one body (spec 3.40, 3.41)."""

from collections.abc import Iterator
from itertools import takewhile

from commonplace.syntax.blocks import Skeleton, inside
from commonplace.syntax.note import Item, Property, Task
from commonplace.text import Lines, holds

COMMENT = "%%"  # alone on a line it closes a comment, and is no lazy continuation of an item


def items(source: bytes, bones: Skeleton, lines: Lines) -> tuple[Item, ...]:
    """Give every list item in order, with its mark if it is a task."""
    if not bones.items:
        return ()
    maths = bones.opaque if holds(source, b"$$") else []
    found = []
    for item in bones.items:
        if maths and inside(maths, item.start):
            continue
        mark = bones.tasks.get(item.start)
        # The app writes -1 for a list that begins on line 0, which has no negative (3.41).
        parent = min(1 - lines.at(item.first), -1) if item.parent is None else lines.at(item.parent) - 1
        status = mark[1].decode() if mark else None
        found.append(Item(item.start, item.end, lines.at(item.start), parent, status))
    return tuple(found)


def _unquoted(written: str) -> Iterator[str]:
    """Give the lines of an item's text without the quotation marks that hold the later ones."""
    for number, line in enumerate(written.splitlines()):
        yield line.lstrip(" \t>").rstrip() if number else line.strip()


def tasks(source: bytes, bones: Skeleton, fields: dict[int, list[Property]], lines: Lines) -> tuple[Task, ...]:
    """Give the items that have a mark, with their own text (not that of nested items) and their own fields."""
    if not bones.tasks:
        return ()
    ends = {item.start: item.own_end for item in bones.items}
    maths = bones.opaque if holds(source, b"$$") else []
    found = []
    for start, mark in bones.tasks.items():
        if maths and inside(maths, start):
            continue
        written = source[mark.end() : ends[start]].decode("utf-8", "replace")
        text = "\n".join(takewhile(lambda line: line != COMMENT, _unquoted(written)))
        own = tuple(fields.get(start, ()))
        found.append(Task(start, ends[start], lines.at(start), mark[1].decode(), text.strip(), own))
    return tuple(found)
