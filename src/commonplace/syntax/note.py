"""The values that a note is made of: one NamedTuple for each element, each with its Span.

Tuples all through: a Note may be shared between threads and kept as long as one likes. Each begins with the fields of
its Span, which is made when it is asked for: nearly half of all that is made for a note would be Spans, and the index
wants their fields alone. The fields after them are in the order of the columns of the index, which takes them as they
are.
"""

from typing import NamedTuple

from commonplace.text import Finding, Span

new = tuple.__new__
"""Makes an element in half the time of a call of its class: `new(Tag, (start, end, line, name))`, for those of many."""

Value = None | bool | int | float | str | list["Value"] | dict[str, "Value"]


class Property(NamedTuple):
    """A named value with its origin. `type` is inferred from the value alone (spec 2.9, 8.25)."""

    start: int
    end: int
    line: int
    name: str
    value: Value
    origin: str
    type: str

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end, self.line)


class Heading(NamedTuple):
    """`text` keeps its inline Markdown (spec 3.6)."""

    start: int
    end: int
    line: int
    level: int
    text: str

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end, self.line)


class Block(NamedTuple):
    """One top-level block; `kind` as in spec 3.47, `info` the info string of a code fence or the type of a callout."""

    start: int
    end: int
    line: int
    kind: str
    info: str

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end, self.line)


class Item(NamedTuple):
    """One list item. `parent` is the 0-based line of its parent, or minus that of the first item of its list (3.41)."""

    start: int
    end: int
    line: int
    parent: int
    task: str | None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end, self.line)


class Task(NamedTuple):
    """A list item with a mark; any mark but a space is done for Obsidian (spec 3.40). `fields` stay on it (8.23)."""

    start: int
    end: int
    line: int
    status: str
    text: str
    fields: tuple[Property, ...]

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end, self.line)


class Link(NamedTuple):
    """What is written, never what it means.

    `kind` is wikilink, markdown, reference, property, canvas, base or external. `target` is the path part, trimmed,
    percent-decoded if written as Markdown; empty for the same note. `anchor` comes without its first hash. `key` is the
    key path of a front matter link, `size` the width and height of an image.
    """

    start: int
    end: int
    line: int
    kind: str
    embed: bool
    target: str
    anchor: str | None
    alias: str | None
    key: str | None
    size: tuple[int, int | None] | None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end, self.line)

    def at(self, span: Span) -> "Link":
        """Give the same link in another place."""
        return self._replace(start=span.start, end=span.end, line=span.line)


class Tag(NamedTuple):
    """`name` begins with its hash, spelt as written."""

    start: int
    end: int
    line: int
    name: str

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end, self.line)


class Callout(NamedTuple):
    """`type` in lower case, `fold` is `+`, `-` or None; `depth` from 0; `body` is the offset after the first line."""

    start: int
    end: int
    line: int
    type: str
    title: str
    fold: str | None
    metadata: str | None
    depth: int
    body: int

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end, self.line)


class Footnote(NamedTuple):
    """`role` is reference, definition or inline; `text` is that of a definition or of an inline footnote."""

    start: int
    end: int
    line: int
    id: str
    role: str
    text: str

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end, self.line)


class BlockId(NamedTuple):
    """`id` in lower case (spec 3.19); the block that it names has a Span of its own, `block`."""

    start: int
    end: int
    line: int
    id: str
    block_start: int
    block_end: int
    block_line: int

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end, self.line)

    @property
    def block(self) -> Span:
        """Where the block stands."""
        return Span(self.block_start, self.block_end, self.block_line)


class Note(NamedTuple):
    """One file, parsed. `source` is its text in UTF-8: the bytes of the file, unless those were damaged (`damaged`)."""

    source: bytes
    damaged: bool
    body: int
    front_matter: str
    properties: tuple[Property, ...]
    aliases: tuple[str, ...]
    tags: tuple[Tag, ...]
    headings: tuple[Heading, ...]
    blocks: tuple[Block, ...]
    items: tuple[Item, ...]
    tasks: tuple[Task, ...]
    links: tuple[Link, ...]
    callouts: tuple[Callout, ...]
    footnotes: tuple[Footnote, ...]
    block_ids: tuple[BlockId, ...]
    comments: tuple[Span, ...]
    findings: tuple[Finding, ...]

    def slice(self, span: Span) -> str:
        """Give the text that a Span names."""
        return self.source[span.start : span.end].decode("utf-8", "replace")

    @property
    def text(self) -> str:
        """The body, without front matter and byte order mark."""
        return self.source[self.body :].decode("utf-8", "replace")
