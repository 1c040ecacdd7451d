"""The bytes of a Markdown file -> one Note. Never raises; linear in the size of the file."""

import re
from bisect import bisect_right
from itertools import pairwise
from operator import itemgetter

from commonplace.syntax import INLINE, LABEL, inline
from commonplace.syntax.blocks import NOTHING, MarkdownLink, Range, Skeleton, holding, inside, merge, skeleton
from commonplace.syntax.fields import inline_fields, label_lines
from commonplace.syntax.front import Front, read_front
from commonplace.syntax.heads import headings
from commonplace.syntax.items import items, tasks
from commonplace.syntax.markdown import internal, parse_destination
from commonplace.syntax.note import (
    Block,
    BlockId,
    Callout,
    Footnote,
    Link,
    Note,
    Property,
    Tag,
    new,
)
from commonplace.syntax.values import field_value
from commonplace.text import Finding, Lines, as_utf8, holds

LONGEST_TEXT = 4_096  # bytes of a link's text that are kept: links nested without end must not cost their square
CONTINUATION = re.compile(
    rb"(?:[ \t]*\r?\n)* {2,3}(?! )[^\r\n]+(?:\r?\n|\Z)"
)  # of a footnote: two spaces will do (3.31)
ANGLE = 0x3C
BLANK = b"\r\n \t"
ONE_LINE = str.maketrans("\r\n", "  ")
START, PLACE = itemgetter(0), itemgetter(0, 1, 2)  # of an element: how it is sorted
MARKER = re.compile(rb"(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[^\r\n][\x80-\xbf]*\][ \t]+)?")


def parse(data: bytes) -> Note:
    """Read the bytes of a note. Bytes that are not UTF-8 are replaced by U+FFFD, and that is reported."""
    source = as_utf8(data)
    lines = Lines(source)
    front = read_front(source, lines)
    return _assemble(source, source is not data, front, skeleton(source, front.body, lines), lines)


def _assemble(source: bytes, damaged: bool, front: Front, bones: Skeleton, lines: Lines) -> Note:  # noqa: FBT001  # private
    body = front.body
    findings = front.findings
    if damaged:
        at = source.find("\ufffd".encode())
        findings.append(
            Finding("invalid-encoding", "the file is not UTF-8; read with replacement", at, at + 3, lines.at(at))
        )
    hidden = merge(bones.masks + bones.opaque) if bones.masks or bones.opaque else []
    links, spans, maths = _links(source, body, bones, hidden, lines, findings)
    if maths:
        hidden = merge(hidden + maths)
    comments = inline.comments(source, body, hidden) if holds(source, b"%%") else []
    heads = headings(source, bones, comments, lines)
    found_items = items(source, bones, lines)
    fields, task_fields = _fields(source, body, bones, lines)
    return Note(
        source=source,
        damaged=damaged,
        body=body,
        front_matter=front.state,
        properties=(*front.properties, *_labels(source, body, bones, lines), *fields),
        aliases=tuple(front.aliases),
        tags=(*front.tags, *_tags(source, body, hidden, spans, lines)),
        headings=heads,
        blocks=_blocks(source, front, bones, comments, lines),
        items=found_items,
        tasks=tasks(source, bones, task_fields, lines),
        links=(*front.links, *links),
        callouts=_callouts(bones, lines),
        footnotes=_footnotes(source, body, bones, hidden, spans, lines),
        block_ids=_block_ids(source, body, bones, spans, lines) if source.find(b"^", body) >= 0 else (),
        comments=tuple(lines.span(a, b) for a, b in comments),
        findings=tuple(findings),
    )


def _links(
    source: bytes, body: int, bones: Skeleton, hidden: list[Range], lines: Lines, findings: list[Finding]
) -> tuple[list[Link], list[Range], list[Range]]:
    """Join wikilinks and Markdown links in source order.

    Also gives all that is link and not prose, and the maths that is left: none begins inside a wikilink.
    """
    destinations = [(link.text_end, link.end) for link in bones.links if link.end > link.text_end]
    closed = merge(hidden + destinations) if destinations else hidden
    links, spans, cut = inline.wikilinks(source, body, closed, bones.maths, bones.cells, lines)
    for start, end in cut:
        message = "a bar in a table must be escaped: \\|"
        findings.append(Finding("link-cut-by-table", message, start, end, lines.at(start)))
    maths = [one for one in bones.maths if not inside(spans, one[0])] if bones.maths else []
    for link in bones.links:
        if link.destination and not (spans and inside(spans, link.start)):
            links.append(_markdown_link(source, link, lines))
    if bones.links:
        links.sort(key=START)
    return links, merge(spans + destinations) if destinations else spans, maths


def _markdown_link(source: bytes, link: MarkdownLink, lines: Lines) -> Link:
    start, end, text_end, destination, form, image = link
    line = lines.at(start)
    text = source[start + 1 + image : min(text_end, start + LONGEST_TEXT)].decode("utf-8", "ignore").strip()
    if form in ("Autolink", "Email") or not internal(destination):
        return Link(start, end, line, "external", image, destination, None, text or None, None, None)
    alias, size = inline.split_size(text.replace("\\|", "|")) if image else (text, None)
    target, anchor = parse_destination(destination)
    kind = "markdown" if form == "Inline" else "reference"
    return Link(start, end, line, kind, image, target, anchor, alias or None, None, size)


def _tags(source: bytes, body: int, hidden: list[Range], links: list[Range], lines: Lines) -> list[Tag]:
    if source.find(b"#", body) < 0:
        return []
    at = lines.at
    return [new(Tag, (start, end, at(start), name)) for start, end, name in inline.tags(source, body, hidden, links)]


def _labels(source: bytes, body: int, bones: Skeleton, lines: Lines) -> list[Property]:
    if source.find(b"`", body) < 0:
        return []
    markup = [mask for mask in bones.masks if source[mask[0]] == ANGLE]  # a comment may begin within a paragraph
    hidden = merge(bones.opaque + markup) if markup else bones.opaque
    return [
        Property(start, end, lines.at(start), name, value, LABEL, "text")
        for start, end, name, value in label_lines(source, body, hidden)
    ]


def _fields(
    source: bytes, body: int, bones: Skeleton, lines: Lines
) -> tuple[list[Property], dict[int, list[Property]]]:
    """Find the inline fields of each line or list item that holds `::`; those of tasks apart, by the task's start."""
    page: list[Property] = []
    of_tasks: dict[int, list[Property]] = {}
    position = source.find(b"::", body)
    if position < 0:
        return page, of_tasks
    starts = [item.start for item in bones.items]
    while position >= 0:
        start, end, item = _holder(source, body, bones, starts, lines, position)
        text = source[start:end].decode("utf-8", "replace")
        task = item is not None and bones.tasks.get(item) is not None
        for a, b, name, raw in inline_fields(text.translate(ONE_LINE) if item is not None else text):
            if task and b == len(text.rstrip()) and text[a : a + 1] not in ("[", "("):
                continue  # a full-line field does not count in a task (spec 8.23)
            value, kind = field_value(raw)
            first = start + len(text[:a].encode())
            span = lines.span(first, first + len(text[a:b].encode()))
            home = of_tasks.setdefault(item, []) if task and item is not None else page
            home.append(Property(*span, name, value, INLINE, kind))
        position = source.find(b"::", max(end, position + 2))
    return page, of_tasks


def _holder(
    source: bytes, body: int, bones: Skeleton, starts: list[int], lines: Lines, position: int
) -> tuple[int, int, int | None]:
    """Give the range of the list item's own text, or else of the line, that holds an offset; and the item's start."""
    place = bisect_right(starts, position) - 1
    if place >= 0 and position < bones.items[place].own_end:
        item = bones.items[place]
        marker = MARKER.match(source, item.start)
        start = marker.end() if marker and marker.end() <= item.own_end else item.start
        return start, item.own_end, item.start
    number = lines.at(position)
    start = max(lines.starts[number - 1], body)
    end = lines.starts[number] if number < len(lines.starts) else len(source)
    return start, end, None


def _blocks(source: bytes, front: Front, bones: Skeleton, comments: list[Range], lines: Lines) -> tuple[Block, ...]:
    blocks = bones.blocks
    if comments or holds(source, b"$$"):
        maths = merge(bones.opaque + bones.maths)
        blocks = [_special(source, one, maths, comments) if one.kind == "paragraph" else one for one in blocks]
    if front.state == "none":
        return tuple(blocks)
    start = 3 if source[:1] == b"\xef" else 0
    return Block(start, _trim(source, 0, front.body), lines.at(start), "yaml", ""), *blocks


def _special(source: bytes, block: Block, maths: list[Range], comments: list[Range]) -> Block:
    """Tell paragraphs that are a comment or maths as a whole (spec 3.47)."""
    start = block.start
    if block.end <= holding(comments, start)[1]:
        return block._replace(kind="comment")
    return block._replace(kind="math") if source.startswith(b"$$", start) and inside(maths, start) else block


def _trim(source: bytes, start: int, end: int) -> int:
    """Give the end of a block without its line ends."""
    return start + len(source[start:end].rstrip(BLANK))


def _callouts(bones: Skeleton, lines: Lines) -> tuple[Callout, ...]:
    found = []
    for start, end, depth, match in bones.quotes:
        if match is None:
            continue
        kind, metadata, fold, title = (
            one.decode("utf-8", "replace") if one is not None else None for one in match.groups()
        )
        kind = (kind or "").strip().lower()
        title = (title or "").strip() or kind[:1].upper() + kind[1:]
        metadata = metadata.strip() if metadata is not None else None
        place = start, end, lines.at(start)
        found.append(Callout(*place, kind, title, fold or None, metadata, depth, match.end()))
    return tuple(found)


def _footnotes(
    source: bytes, body: int, bones: Skeleton, hidden: list[Range], links: list[Range], lines: Lines
) -> tuple[Footnote, ...]:
    if source.find(b"^", body) < 0:
        return ()
    found = []
    for start, first_end, name in bones.footnotes:
        end = first_end
        while more := CONTINUATION.match(source, end):
            end = more.end()
        written = source[start:end].decode("utf-8", "replace")
        text = "\n".join(line.strip(" \t>") for line in written.partition("]:")[2].strip().splitlines())
        found.append(Footnote(start, _trim(source, start, end), lines.at(start), name, "definition", text))
    for start, end, role, said in inline.footnotes(source, body, hidden, links):
        name, text = (said, "") if role == "reference" else ("", said)
        found.append(Footnote(start, end, lines.at(start), name, role, text))
    return tuple(sorted(found, key=PLACE))


def _block_ids(source: bytes, body: int, bones: Skeleton, links: list[Range], lines: Lines) -> tuple[BlockId, ...]:
    found = list(inline.block_ids(source, body, bones.opaque, links))
    if not found:
        return ()
    items = [(item.start, item.own_end) for item in bones.items]
    blocks = [(block.start, block.end) for block in bones.blocks]
    ids = []
    for start, end, name in found:
        around = max(holding(ranges, start) for ranges in (bones.paragraphs, items, blocks))
        if around == NOTHING:  # the definition of a link is no block
            around = (start, end)
        if source[around[0] : end].strip() == source[start:end] and (before := bisect_right(blocks, around)) > 1:
            around = blocks[before - 2]  # alone, it names the block before (spec 3.17)
        block = around[0], _trim(source, *around), lines.at(around[0])
        ids.append(BlockId(start, end, lines.at(start), name, *block))
    return tuple(ids)


def duplicates(names: tuple[BlockId, ...]) -> list[tuple[BlockId, BlockId]]:
    """Pair each block id with an earlier one of the same name (spec 3.21)."""
    return [(a, b) for a, b in pairwise(sorted(names, key=lambda one: (one.id, one.start))) if a.id == b.id]
