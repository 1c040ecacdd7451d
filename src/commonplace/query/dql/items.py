"""List items and tasks of one note as Dataview's records (spec 8.26, 8.27), read from the note itself."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from datetime import tzinfo
from typing import Any

from commonplace.query.dates import parse_date
from commonplace.query.values import Link, Record, Value
from commonplace.syntax import INLINE
from commonplace.syntax.note import Heading, Item, Note, Property
from commonplace.syntax.note import Link as Written

MARKER = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]*(?:\[.\](?:[ \t]|$))?")
SYMBOL = re.compile(rb"[-*+]|\d{1,9}[.)]")
SHORTHANDS = {"➕": "created", "🛫": "start", "⏳": "scheduled", "⌛": "scheduled", "✅": "completion"} | dict.fromkeys(
    ("📅", "📆", "🗓"), "due"
)
SHORTHAND = re.compile(rf"({'|'.join(SHORTHANDS)})\ufe0f?\s*(\d{{4}}-\d{{2}}-\d{{2}})")
Typed = Callable[[Value], Value]


class ItemFields(Record):
    """A list item with its fields; those under it are made before it is seen."""

    __slots__ = ("children", "own")

    def __init__(self, own: dict[str, Value]) -> None:
        self.own = own
        self.children: list[Record] = []

    def get(self, name: str) -> Value:
        """Give a field."""
        if name in {"children", "subtasks"}:
            return self.children
        if name == "fullyCompleted":
            return self.complete() if self.own["task"] else None
        return self.own.get(name)

    def complete(self) -> bool:
        """Whether this and every task below it is completed."""
        below = all(each.complete() for each in self.children if isinstance(each, ItemFields))
        return below and (bool(self.own.get("completed")) or not self.own["task"])

    def names(self) -> Iterable[str]:
        """Give the names of the fields."""
        return (*self.own, "children", *(["fullyCompleted"] if self.own["task"] else []))


class _Starts:
    """Elements of a note in the order of where they begin, for asking which of them lie in a range."""

    def __init__(self, elements: tuple[Any, ...]) -> None:
        self.elements = sorted(elements, key=lambda one: one.span.start)
        self.starts = [one.span.start for one in self.elements]

    def within(self, start: int, end: int) -> list[Any]:
        """Give the elements that begin in a range."""
        return self.elements[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


class Place:
    """What the items of one note share: its text, what stands in it, and how its values are read."""

    def __init__(self, note: Note, path: str, zone: tzinfo, typed: Typed, link: Callable[[Written], Link]) -> None:
        self.note, self.path, self.zone, self.typed, self.link = note, path, zone, typed, link
        self.tags = _Starts(note.tags)
        self.links = _Starts(note.links)
        self.ids = _Starts(note.block_ids)
        self.own = _Starts(tuple(one for one in note.properties if one.origin == INLINE))
        self.heads = [one.span.start for one in note.headings]
        self.tasks = {one.span.start: one for one in note.tasks}

    def heading(self, at: int) -> Heading | None:
        """Give the heading under which a place stands."""
        number = bisect_right(self.heads, at)
        return self.note.headings[number - 1] if number else None

    def fields(self, item: Item, end: int) -> list[Property]:
        """Give the fields written in an item: a task keeps them to itself, other items share them with the page."""
        task = self.tasks.get(item.span.start)
        if task:
            return list(task.fields)
        return self.own.within(item.span.start, end)


def items_of(note: Note, path: str, zone: tzinfo, typed: Typed, link: Callable[[Written], Link]) -> list[Record]:
    """Give all list items of a note in its order, each with those under it."""
    place = Place(note, path, zone, typed, link)
    made: list[ItemFields] = []
    by_line: dict[int, ItemFields] = {}
    for number, item in enumerate(note.items):
        following = note.items[number + 1].span.start if number + 1 < len(note.items) else item.span.end
        one = ItemFields(_fields(place, item, min(item.span.end, max(following, item.span.start))))
        parent = by_line.get(item.parent) if item.parent >= 0 else None
        one.own["list"] = parent.own["list"] if parent else _first_line(note, item)
        if parent:
            parent.children.append(one)
        by_line[item.span.line - 1] = one
        made.append(one)
    return list(made)


def _first_line(note: Note, item: Item) -> int:
    """Give the line (from 0) of the first item of a list from an item at its root, which keeps its negative (3.41)."""
    first = note.items[0].span.line - 1
    return 0 if item.parent == -1 and first == 0 else -item.parent


def _fields(place: Place, item: Item, end: int) -> dict[str, Value]:
    """Give the fields of an item but for what lies under it; `end` is where its own text ends."""
    note, span = place.note, item.span
    written = note.source[span.start : end].decode("utf-8", "replace").rstrip()
    text = _text(written)
    head = place.heading(span.start)
    section = Link(place.path, head.text) if head else Link(place.path)
    block = next((one.id for one in place.ids.within(span.start, end)), None)
    symbol = SYMBOL.search(note.source, span.start, end)
    own: dict[str, Value] = {
        "symbol": symbol[0].decode() if symbol else "-",
        "link": Link(place.path, f"^{block}") if block else section,
        "section": section,
        "text": text,
        "line": span.line - 1,
        "lineCount": written.count("\n") + 1,
        "path": place.path,
        "task": item.task is not None,
        "parent": item.parent if item.parent >= 0 else None,
        "blockId": block,
        "tags": [one.name for one in place.tags.within(span.start, end)],
        "outlinks": [place.link(one) for one in place.links.within(span.start, end) if one.kind != "external"],
        "position": {"start": {"line": span.line - 1}, "end": {"line": span.line - 1 + written.count("\n")}},
    }
    fields = place.fields(item, end)
    own["annotated"] = bool(fields)
    if item.task is not None:
        own |= _task(place, item, text)
    for one in fields:
        value = one.value if one.type == "string" else place.typed(one.value)
        own.setdefault(one.name, value)
        own.setdefault("-".join(one.name.lower().split()), value)
    return own


def _task(place: Place, item: Item, text: str) -> dict[str, Value]:
    """Give what only tasks have: only `x` and `X` complete one for Dataview, any mark checks it (spec 8.27)."""
    mark = item.task or " "
    found: dict[str, Value] = {"status": mark, "checked": bool(mark.strip()), "completed": mark in {"x", "X"}}
    for sign, day in SHORTHAND.findall(text):
        found.setdefault(SHORTHANDS[sign], parse_date(day, place.zone))
    return found


def _text(written: str) -> str:
    """Give the words of an item: without its marker, its box, and the marks of the quotation around it."""
    first, *rest = written.splitlines() or [""]
    match = MARKER.match(first)
    return "\n".join([first[match.end() if match else 0 :].strip(), *(line.strip(" \t>") for line in rest)]).strip()
