"""One file as a search sees it: its path, its text, and what stands in it, read when it is asked for.

Units of the text are told by their lines, so that what the index keeps of a note and what its bytes say are the same.
"""

import json
import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, NamedTuple, Protocol

from commonplace.criticism.conventions import property_key
from commonplace.query.search.matching import Searched
from commonplace.syntax.note import Note, Value
from commonplace.text import as_utf8

LINE_END = re.compile(r"\r\n?|\n")
NOTE, CANVAS, BASE, OTHER = "note", "canvas", "base", "other"
SIMPLE = frozenset(["paragraph", "heading", "code", "table", "yaml"])  # blocks without list items
Values = list[Value]
May = Callable[[Searched], bool]


def anything(_text: Searched) -> bool:
    """Say of any text that it may hold what is asked."""
    return True


class Passage(NamedTuple):
    """A unit of a text: what it says, its first and last line; `level` is that of its heading, 0 without one."""

    said: Searched
    first: int
    last: int
    level: int = 0


class Facts(Protocol):
    """What is known of a note beside its text."""

    def headings(self) -> list[tuple[int, int, str]]:
        """Give line, level and text of each heading."""

    def tasks(self) -> list[tuple[int, str, str]]:
        """Give line, mark and text of each task."""

    def blocks(self) -> list[tuple[int, int, int, str]]:
        """Give line, start, end and kind of each block at the top."""

    def tags(self) -> list[tuple[int, str]]:
        """Give line and name, with its hash, of each tag."""

    def properties(self) -> list[tuple[int, str, Values]]:
        """Give line, key and values of each property; none for an empty list."""


class Parsed:
    """What the bytes of a note say."""

    def __init__(self, note: Note) -> None:
        self.note = note

    def headings(self) -> list[tuple[int, int, str]]:
        """Give line, level and text of each heading."""
        return [(one.span.line, one.level, one.text) for one in self.note.headings]

    def tasks(self) -> list[tuple[int, str, str]]:
        """Give line, mark and text of each task."""
        return [(one.span.line, one.status, one.text) for one in self.note.tasks]

    def blocks(self) -> list[tuple[int, int, int, str]]:
        """Give line, start, end and kind of each block."""
        return [(one.span.line, one.span.start, one.span.end, one.kind) for one in self.note.blocks]

    def tags(self) -> list[tuple[int, str]]:
        """Give line and name of each tag."""
        return [(one.span.line, one.name) for one in self.note.tags]

    def properties(self) -> list[tuple[int, str, Values]]:
        """Give line, key and values of each property."""
        found = ((one.span.line, property_key(one.name), one.value) for one in self.note.properties)
        return [(line, key, value if isinstance(value, list) else [value]) for line, key, value in found]


class Document:
    """A file of the vault. `facts` tells of a note what its bytes say, or what the index keeps of them."""

    def __init__(self, path: str, data: bytes, facts: Facts | None = None) -> None:
        self.path, self.data = path, as_utf8(data)
        self._facts = facts

    @cached_property
    def kind(self) -> str:
        """Whether it is a note, a canvas, a base or something else."""
        return kind_of(self.path)

    @cached_property
    def note(self) -> Note:
        """The note that its bytes are."""
        from commonplace.syntax.parse import parse  # what parses is loaded when there is something to parse

        return parse(self.data)

    @property
    def facts(self) -> Facts:
        """What is known of it."""
        return self._facts or Parsed(self.note)

    @cached_property
    def named(self) -> Searched:
        """The path as it is searched for words: that of a note without its ending (6.7)."""
        return Searched(shown(self.path))

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text; of a canvas, those of its text cards, with an empty one between them."""
        return self._text().split("\n")

    @cached_property
    def content(self) -> Searched:
        """The whole text, front matter included (6.15), its lines ended in one way."""
        return Searched(self._text())

    def _text(self) -> str:
        text = self.data.decode("utf-8", "replace").removeprefix("\ufeff") if self.kind == NOTE else ""
        text = "\n\n".join(self.cards) if self.kind == CANVAS else text
        return LINE_END.sub("\n", text) if "\r" in text else text

    @cached_property
    def cards(self) -> list[str]:
        """The texts of a canvas (6.7)."""
        return [LINE_END.sub("\n", text) for text in _cards(self.data)]

    def _on_cards(self, units: "Callable[[Document], list[Passage]]") -> list[Passage]:
        """Give the units of each text card, by their lines in the text of the canvas."""
        found, line = [], 1
        for card in self.cards:
            note = Document("card.md", b"\n" + card.encode())  # never front matter (12.8)
            found += [_moved(one, line) for one in units(note)]
            line += card.count("\n") + 2
        return found

    def line(self, number: int) -> Passage:
        """Give one line."""
        return Passage(Searched(self.lines[number - 1]), number, number)

    def sections(self) -> list[Passage]:
        """Give the sections: the front matter, what stands before the first heading, each heading with its text."""
        if self.kind == CANVAS:
            return self._on_cards(Document.sections)
        starts = [(line, level) for line, level, _ in self.facts.headings()]
        front = front_lines(self.data)
        begins = sorted({(1, 0), (front + 1, 0)} if front else {(1, 0)}) + starts
        ends = [*begins[1:], (len(self.lines) + 1, 0)]
        return [
            self._passage(first, end - 1, level)
            for (first, level), (end, _) in zip(begins, ends, strict=True)
            if end > first
        ]

    def _passage(self, first: int, last: int, level: int = 0) -> Passage:
        return Passage(Searched("\n".join(self.lines[first - 1 : last])), first, last, level)

    def blocks(self, may: "May" = anything) -> Iterator[Passage]:
        """Give the blocks: paragraphs, tables and so on, and each list item; of a canvas, those of its cards.

        The items of a list that may not hold what is asked need not be given.
        """
        if self.kind == CANVAS:
            yield from self._on_cards(lambda card: list(card.blocks()))
            return
        open_lists = self._facts is None
        for line, start, end, kind in self.facts.blocks():
            passage = self._slice(line, start, end)
            if kind != "list":
                yield passage
            open_lists = open_lists or (kind not in SIMPLE and may(passage.said))
        if open_lists:
            items = self.note.items
            starts = [one.span.start for one in items]
            for one, after in zip(items, [*starts[1:], len(self.data)], strict=False):
                yield self._slice(one.span.line, one.span.start, min(one.span.end, after))

    def _slice(self, line: int, start: int, end: int) -> Passage:
        text = self.data[start:end].decode("utf-8", "replace").removeprefix("\ufeff").rstrip()
        text = LINE_END.sub("\n", text) if "\r" in text else text
        return Passage(Searched(text), line, line + text.count("\n"))

    def tasks(self, unit: str) -> list[Passage]:
        """Give the tasks: all, those to do, those done (6.9)."""
        if self.kind == CANVAS:
            return self._on_cards(lambda card: card.tasks(unit))
        found = []
        for line, mark, text in self.facts.tasks():
            if unit == "task" or (mark == " ") == (unit == "task-todo"):
                said = "\n".join(LINE_END.split(text))
                found.append(Passage(Searched(said), line, line + said.count("\n")))
        return found


def _moved(passage: Passage, line: int) -> Passage:
    """Move a passage of a card, which begins with an empty line, to where the card begins."""
    return passage._replace(first=max(passage.first + line - 2, line), last=passage.last + line - 2)


def kind_of(path: str) -> str:
    """Say whether a file is a note, a canvas, a base or something else."""
    low = path.lower()
    return (
        NOTE if low.endswith(".md") else CANVAS if low.endswith(".canvas") else BASE if low.endswith(".base") else OTHER
    )


def shown(path: str) -> str:
    """Give the path of a file as it is searched for words: that of a note without its ending."""
    return path[:-3] if kind_of(path) == NOTE else path


def front_lines(data: bytes) -> int:
    """Count the lines of the front matter, with those that close it in."""
    from commonplace.syntax.front import BOM, CLOSE, OPEN  # with what parses

    opened = OPEN.match(data, 3 if data.startswith(BOM) else 0)
    closed = CLOSE.search(data, opened.end()) if opened else None
    return data[: closed.end()].decode("utf-8", "replace").rstrip("\r\n").count("\n") + 1 if closed else 0


def _cards(data: bytes) -> Iterator[str]:
    try:
        canvas: Any = json.loads(data.decode("utf-8", "replace").removeprefix("\ufeff") or "null")
    except (ValueError, RecursionError):
        return
    nodes = canvas.get("nodes") if isinstance(canvas, dict) else None
    for node in nodes if isinstance(nodes, list) else ():
        if isinstance(node, dict) and node.get("type") == "text" and isinstance(node.get("text"), str):
            yield node["text"].encode("utf-8", "replace").decode()
