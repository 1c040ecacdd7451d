"""The block structure of one body, and what in it is opaque. The only door to pyromark (pulldown-cmark).

pulldown-cmark knows CommonMark and GFM; the vault's own inline elements are found in the bytes beside it (`inline`). So
this module keeps, besides the blocks, the *masks*: the stretches in which nothing may be found.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pyromark

from commonplace.syntax.note import Block, new
from commonplace.text import Lines, holds

OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES | pyromark.Options.ENABLE_MATH
MARKDOWN = pyromark.Markdown(options=OPTIONS)

TASK = re.compile(rb"(?:[-*+]|\d{1,9}[.)])[ \t]+\[([^\r\n][\x80-\xbf]*)\](?=[ \t\r\n]|\Z)[ \t]*")
CALLOUT = re.compile(rb">[ \t]{0,4}\[!([^\]\r\n|]+)(?:\|([^\]\r\n]*))?\]([+-]?)[ \t]*([^\r\n]*)")
DISPLAY_MATH = re.compile(rb"^[ \t>]*(\$\$)", re.M)

WRITTEN_OUT = frozenset({"Inline", "Autolink", "Email"})  # link forms that need no definition
FAR = 1 << 62
BLANK = b" \t\r\n"
NOTHING = (-1, -1)  # the range that is none

Events = Iterator[tuple[Any, Any]]  # what pyromark gives: an event, and its range in bytes
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
        "maths",
        "opaque",
        "paragraphs",
        "quotes",
        "tasks",
    )

    def __init__(self) -> None:
        self.blocks: list[Block] = []  # of the top level, each without the blanks and line ends after it
        self.headings: list[tuple[int, int, int]] = []  # start, end, level
        self.paragraphs: list[Range] = []  # below the top level
        self.items: list[ListItem] = []
        self.tasks: dict[int, re.Match[bytes]] = {}  # by the start of the item
        self.quotes: list[Quote] = []
        self.cells: list[Range] = []  # of tables
        self.footnotes: list[tuple[int, int, str]] = []  # definitions: start, end, id
        self.links: list[MarkdownLink] = []
        self.opaque: list[Range] = []  # code blocks, HTML blocks, display maths: no element begins there
        self.masks: list[Range] = []  # inline code and inline HTML
        self.maths: list[Range] = []  # maths inside of paragraphs


def skeleton(source: bytes, body: int, lines: Lines) -> Skeleton:
    """Read the blocks of `source` from `body` on. The source must be valid UTF-8."""
    found = Skeleton()
    text = source[body:].decode("utf-8") if body else source.decode("utf-8")
    events = iter(MARKDOWN.events_with_range(text, merge_text=True))
    _Reader(source, body, found, events, lines.starts).read()
    if holds(source, b"$$"):
        _take_display_math(source, body, found)
    if any(link.form not in WRITTEN_OUT for link in found.links):
        _drop_indented_definitions(source, body, text, found)
    return found


class _Reader:
    """Walks the events once; the stacks hold what is open, told by ranges alone, so End events are not needed."""

    __slots__ = ("events", "found", "items", "lists", "off", "quotes", "source", "starts", "top")

    def __init__(self, source: bytes, off: int, found: Skeleton, events: Events, starts: list[int]) -> None:
        self.source, self.off, self.found, self.events = source, off, found, events
        self.starts = starts  # of lines
        self.top = off  # the end of the last top-level block
        self.items: list[tuple[int, int]] = []  # open items: end, index in found.items
        self.lists: list[tuple[int, int]] = []  # open lists: end, start of the first item
        self.quotes: list[int] = []  # ends of open quotations

    def read(self) -> None:
        """Read all events. Most are text and ends, which say nothing that is not known."""
        off, handlers, masks, paragraphs = self.off, HANDLERS, self.found.masks, self.found.paragraphs
        for event, where in self.events:
            if "Start" in event:
                what = event["Start"]
                start, end = where["start"] + off, where["end"] + off
                if what == "Paragraph":  # half of all that starts
                    if start < self.top:
                        paragraphs.append((start, end))
                    else:
                        self.section(start, end, "paragraph")
                    continue
                (kind,) = (what,) if type(what) is str else what
                if kind in handlers:
                    handlers[kind](self, what, start, end)
            elif "Text" in event or "End" in event:
                continue
            elif "Code" in event:
                masks.append((where["start"] + off, where["end"] + off))
            else:
                self.inline(event, where["start"] + off, where["end"] + off)

    def inline(self, event: Any, start: int, end: int) -> None:  # noqa: ANN401  # a dict or a word, as pyromark has it
        """Take in what hides its inside, and rules."""
        if "Code" in event or "InlineHtml" in event:
            self.found.masks.append((start, end))
        elif "InlineMath" in event or "DisplayMath" in event:
            # spec 3.30: the closing $ is not followed by a digit
            if "DisplayMath" in event or not self.source[end : end + 1].isdigit():
                self.found.maths.append((start, end))
        elif event == "Rule":
            self.section(start, end, "thematicBreak")

    def section(self, start: int, end: int, kind: str, info: str = "") -> None:
        """Take in a block if it is of the top level: if it begins after the end of the last one."""
        if start >= self.top:
            self.top, source = end, self.source
            while source[end - 1] in BLANK and end > start:
                end -= 1
            self.found.blocks.append(new(Block, (start, end, bisect_right(self.starts, start), kind, info)))

    def heading(self, what: Any, start: int, end: int) -> None:  # noqa: ANN401  # as pyromark has it
        self.found.headings.append((start, end, int(what["Heading"]["level"][1])))
        self.section(start, end, "heading")

    def code(self, what: Any, start: int, end: int) -> None:  # noqa: ANN401  # as pyromark has it
        fence = what["CodeBlock"]
        self.found.opaque.append((start, end))
        self.section(start, end, "code", fence["Fenced"] if type(fence) is dict else "")

    def html(self, _what: object, start: int, end: int) -> None:
        self.found.opaque.append((start, end))
        self.section(start, end, "html")

    def quote(self, _what: object, start: int, end: int) -> None:
        while self.quotes and self.quotes[-1] <= start:
            self.quotes.pop()
        callout = CALLOUT.match(self.source, start)
        self.found.quotes.append(Quote(start, end, len(self.quotes), callout))
        self.quotes.append(end)
        if start >= self.top:
            kind = callout[1].decode().strip().lower() if callout else ""
            self.section(start, end, "callout" if callout else "blockquote", kind)

    def table(self, _what: object, start: int, end: int) -> None:
        self.section(start, end, "table")

    def cell(self, _what: object, start: int, end: int) -> None:
        self.found.cells.append((start, end))

    def footnote(self, what: Any, start: int, end: int) -> None:  # noqa: ANN401  # as pyromark has it
        self.found.footnotes.append((start, end, what["FootnoteDefinition"]))
        self.section(start, end, "footnoteDefinition")

    def list(self, _what: object, start: int, end: int) -> None:
        self.close(start)
        self.lists.append((end, self.indented(start)))
        if self.items:
            index = self.items[-1][1]
            item = self.found.items[index]
            if item.own_end > start:
                self.found.items[index] = ListItem(item.start, item.end, start, item.first, item.parent)
        self.section(start, end, "list")

    def item(self, _what: object, start: int, end: int) -> None:
        self.close(start)
        start = self.indented(start)
        first = self.lists[-1][1] if self.lists else start
        parent = self.found.items[self.items[-1][1]].start if self.items else None
        self.items.append((end, len(self.found.items)))
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

    def link(self, what: Any, start: int, end: int) -> None:  # noqa: ANN401  # as pyromark has it
        """Read to the end of a link and of those inside it: the text of each ends where its last child ends."""
        opened = [_OpenLink(what, start, end)]
        for event, where in self.events:
            child, child_end = where["start"] + self.off, where["end"] + self.off
            top = opened[-1]
            if "End" in event:
                if (child, child_end) == (top.start, top.end):
                    self.found.links.append(opened.pop().closed())
                    if not opened:
                        return
                    opened[-1].text_end = child_end
                continue
            top.text_end = max(top.text_end, child_end)
            if "Start" in event:
                inner = event["Start"]
                if type(inner) is dict and ("Link" in inner or "Image" in inner):
                    opened.append(_OpenLink(inner, child, child_end))
            elif "Text" not in event:
                self.inline(event, child, child_end)


class _OpenLink:
    """A link whose end has not been read yet. Images may hold images, to any depth: hence no recursion."""

    __slots__ = ("end", "image", "link", "start", "text_end")

    def __init__(self, what: Any, start: int, end: int) -> None:  # noqa: ANN401  # as pyromark has it
        self.image = "Image" in what
        self.link = what["Image" if self.image else "Link"]
        self.start, self.end, self.text_end = start, end, start + 1 + self.image

    def closed(self) -> MarkdownLink:
        link = self.link
        return MarkdownLink(self.start, self.end, self.text_end, link["dest_url"], link["link_type"], self.image)


HANDLERS: dict[str, Callable[[_Reader, Any, int, int], None]] = {
    "Item": _Reader.item,
    "List": _Reader.list,
    "Heading": _Reader.heading,
    "Link": _Reader.link,
    "Image": _Reader.link,
    "CodeBlock": _Reader.code,
    "HtmlBlock": _Reader.html,
    "BlockQuote": _Reader.quote,
    "Table": _Reader.table,
    "TableCell": _Reader.cell,
    "FootnoteDefinition": _Reader.footnote,
}


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
    if not ranges:
        return False
    place = bisect_right(ranges, (offset, FAR))
    return place > 0 and ranges[place - 1][1] > offset


def holding(ranges: list[Range], offset: int) -> Range:
    """Give the last of the sorted ranges that begin before an offset, if it holds it, else NOTHING."""
    place = bisect_right(ranges, (offset, FAR)) - 1
    return ranges[place] if place >= 0 and ranges[place][1] > offset else NOTHING
