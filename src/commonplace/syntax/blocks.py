"""The block structure of one body, and what in it is opaque. The only door to pyromark (pulldown-cmark).

pulldown-cmark knows CommonMark and GFM; the vault's own inline elements are found in the bytes beside it (`inline`). So
this module keeps, besides the blocks, the *masks*: the stretches in which nothing may be found.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, NamedTuple

import pyromark

OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES | pyromark.Options.ENABLE_MATH
MARKDOWN = pyromark.Markdown(options=OPTIONS)

TASK = re.compile(rb"(?:[-*+]|\d{1,9}[.)])[ \t]+\[([^\r\n][\x80-\xbf]*)\](?=[ \t\r\n]|\Z)[ \t]*")
CALLOUT = re.compile(rb">[ \t]{0,4}\[!([^\]\r\n|]+)(?:\|([^\]\r\n]*))?\]([+-]?)[ \t]*([^\r\n]*)")
DISPLAY_MATH = re.compile(rb"^[ \t>]*(\$\$)", re.M)

WRITTEN_OUT = frozenset({"Inline", "Autolink", "Email"})  # link forms that need no definition
FAR = 1 << 62

Event = tuple[Any, dict[str, int]]
Range = tuple[int, int]


class MarkdownLink(NamedTuple):
    """A CommonMark link or image: its range, the end of its text, its destination, and how it was written."""

    start: int
    end: int
    text_end: int
    destination: str
    form: str
    image: bool


class ListItem(NamedTuple):
    """A list item: its range, the end of its own text, the start of the first item of its list, its parent's start."""

    start: int
    end: int
    own_end: int
    first: int
    parent: int | None


class Quote(NamedTuple):
    """A block quotation, with the match of its first line if that makes it a callout."""

    start: int
    end: int
    depth: int
    callout: re.Match[bytes] | None


class Skeleton:
    """What the block parser saw in one body. Offsets are into the whole source."""

    __slots__ = (
        "blocks",
        "cells",
        "footnotes",
        "headings",
        "items",
        "links",
        "masks",
        "opaque",
        "paragraphs",
        "quotes",
        "tasks",
    )

    def __init__(self) -> None:
        self.blocks: list[tuple[int, int, str, str]] = []  # top level: start, end, kind, info
        self.headings: list[tuple[int, int, int]] = []  # start, end, level
        self.paragraphs: list[Range] = []  # at any depth
        self.items: list[ListItem] = []
        self.tasks: dict[int, re.Match[bytes]] = {}  # by the start of the item
        self.quotes: list[Quote] = []
        self.cells: list[Range] = []  # of tables
        self.footnotes: list[tuple[int, int, str]] = []  # definitions: start, end, id
        self.links: list[MarkdownLink] = []
        self.opaque: list[Range] = []  # code blocks, HTML blocks, display maths: no element begins there
        self.masks: list[Range] = []  # inline code, inline HTML, inline maths


def skeleton(source: bytes, body: int) -> Skeleton:
    """Read the blocks of `source` from `body` on. The source must be valid UTF-8."""
    found = Skeleton()
    text = source[body:].decode("utf-8") if body else source.decode("utf-8")
    events = iter(MARKDOWN.events_with_range(text, merge_text=True))
    _Reader(source, body, found).read(events)
    if b"$$" in source:
        _take_display_math(source, body, found)
    if any(link.form not in WRITTEN_OUT for link in found.links):
        _drop_indented_definitions(source, body, text, found)
    return found


class _Reader:
    """Walks the events once; the stacks hold what is open, told by ranges alone, so End events are not needed."""

    __slots__ = ("found", "items", "lists", "off", "quotes", "source", "top")

    def __init__(self, source: bytes, off: int, found: Skeleton) -> None:
        self.source, self.off, self.found = source, off, found
        self.top = off  # the end of the last top-level block
        self.items: list[list[int]] = []  # open items: start, end, own_end, index in found.items
        self.lists: list[list[int]] = []  # open lists: end, start of the first item
        self.quotes: list[int] = []  # ends of open quotations

    def read(self, events: Iterator[Event]) -> None:
        off, found = self.off, self.found
        mask, paragraph, block = found.masks.append, found.paragraphs.append, found.blocks.append
        simple = {"Item": self.item, "HtmlBlock": self.html, "TableCell": self.cell}
        for event, where in events:
            if "Start" in event:
                what = event["Start"]
                start, end = where["start"] + off, where["end"] + off
                if what == "Paragraph":
                    paragraph((start, end))
                    if start >= self.top:
                        self.top = end
                        block((start, end, "paragraph", ""))
                elif type(what) is str:
                    if what in simple:
                        simple[what](start, end)
                else:
                    for kind in what:
                        if kind in ("Link", "Image"):
                            self.link(events, kind, what[kind], start, end)
                        else:
                            getattr(self, kind, self.other)(what[kind], start, end)
            elif "Code" in event or "InlineHtml" in event or "DisplayMath" in event:
                mask((where["start"] + off, where["end"] + off))
            elif "InlineMath" in event:
                self.math(where["start"] + off, where["end"] + off)
            elif event == "Rule":
                self.section(where["start"] + off, where["end"] + off, "thematicBreak")

    def section(self, start: int, end: int, kind: str, info: str = "") -> None:
        if start >= self.top:
            self.top = end
            self.found.blocks.append((start, end, kind, info))

    def other(self, _what: object, start: int, end: int) -> None:
        """Take what has no method of its own for a paragraph of the top level."""
        self.section(start, end, "paragraph")

    def math(self, start: int, end: int) -> None:
        if not self.source[end : end + 1].isdigit():  # spec 3.30: the closing $ is not followed by a digit
            self.found.masks.append((start, end))

    def html(self, start: int, end: int) -> None:
        self.found.opaque.append((start, end))
        self.section(start, end, "html")

    def cell(self, start: int, end: int) -> None:
        self.found.cells.append((start, end))

    def Heading(self, what: dict[str, Any], start: int, end: int) -> None:
        self.found.headings.append((start, end, int(what["level"][1])))
        self.section(start, end, "heading")

    def CodeBlock(self, what: Any, start: int, end: int) -> None:
        info = what["Fenced"] if type(what) is dict else ""
        self.found.opaque.append((start, end))
        self.section(start, end, "code", info)

    def BlockQuote(self, _what: object, start: int, end: int) -> None:
        while self.quotes and self.quotes[-1] <= start:
            self.quotes.pop()
        callout = CALLOUT.match(self.source, start)
        self.found.quotes.append(Quote(start, end, len(self.quotes), callout))
        self.quotes.append(end)
        if start >= self.top:
            kind = callout[1].decode().strip().lower() if callout else ""
            self.section(start, end, "callout" if callout else "blockquote", kind)

    def Table(self, _what: object, start: int, end: int) -> None:
        self.section(start, end, "table")

    def FootnoteDefinition(self, what: str, start: int, end: int) -> None:
        self.found.footnotes.append((start, end, what))
        self.section(start, end, "footnoteDefinition")

    def List(self, _what: object, start: int, end: int) -> None:
        self.close(start)
        self.lists.append([end, self.indented(start)])
        if self.items:
            index = self.items[-1][1]
            item = self.found.items[index]
            if item.own_end > start:
                self.found.items[index] = item._replace(own_end=start)
        self.section(start, end, "list")

    def item(self, start: int, end: int) -> None:
        self.close(start)
        start = self.indented(start)
        first = self.lists[-1][1] if self.lists else start
        parent = self.found.items[self.items[-1][1]].start if self.items else None
        self.items.append([end, len(self.found.items)])
        self.found.items.append(ListItem(start, end, end, first, parent))
        if mark := TASK.match(self.source, start):
            self.found.tasks[start] = mark

    def indented(self, start: int) -> int:
        """Skip what pulldown-cmark counts in where an item is indented by a tab: the line end and the tab."""
        while self.source[start] in b" \t\r\n":
            start += 1
        return start

    def close(self, start: int) -> None:
        """Close the lists and items that ended before `start`."""
        while self.items and self.items[-1][0] <= start:
            self.items.pop()
        while self.lists and self.lists[-1][0] <= start:
            self.lists.pop()

    def link(self, events: Iterator[Event], kind: str, what: dict[str, str], start: int, end: int) -> None:
        """Read to the end of a link: its text ends where its last child ends."""
        image = kind == "Image"
        text_end = start + 1 + image
        for event, where in events:
            child, child_end = where["start"] + self.off, where["end"] + self.off
            if "End" in event and child == start and child_end == end:
                break
            text_end = max(text_end, child_end)
            if "Start" in event:
                inner = event["Start"]
                if type(inner) is dict and ("Link" in inner or "Image" in inner):
                    for name in inner:
                        self.link(events, name, inner[name], child, child_end)
            elif "Code" in event or "InlineHtml" in event or "InlineMath" in event or "DisplayMath" in event:
                self.found.masks.append((child, child_end))
        self.found.links.append(MarkdownLink(start, end, text_end, what["dest_url"], what["link_type"], image))


def _take_display_math(source: bytes, body: int, found: Skeleton) -> None:
    """Add the `$$` blocks that hold blank lines or block structure, which CommonMark cannot see (spec 3.30)."""
    position, hidden = body, sorted(found.opaque)
    while match := DISPLAY_MATH.search(source, position):
        start = match.start(1)
        position = start + 2
        if inside(hidden, start):
            continue
        end = source.find(b"$$", position)
        if end < 0:
            break
        found.opaque.append((start, end + 2))
        position = end + 2
    found.opaque = merge(found.opaque)


def _drop_indented_definitions(source: bytes, body: int, text: str, found: Skeleton) -> None:
    """Forget links whose definition has spaces before it: none since 1.11.0 (spec 3.14)."""
    definitions = MARKDOWN.reference_definitions(text).values()
    starts = {definition["dest"]: definition["span"]["start"] + body for definition in definitions}
    good = {dest for dest, start in starts.items() if start == body or source[start - 1] in b"\r\n"}
    found.links = [link for link in found.links if link.form in WRITTEN_OUT or link.destination in good]


def merge(ranges: list[Range]) -> list[Range]:
    """Sort ranges and join those that overlap, so that `inside` may be asked."""
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start < merged[-1][1]:
            if end > merged[-1][1]:
                merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def inside(ranges: list[Range], offset: int) -> bool:
    """Say whether an offset lies in one of the sorted, disjoint ranges."""
    place = bisect_right(ranges, (offset, FAR))
    return place > 0 and ranges[place - 1][1] > offset
