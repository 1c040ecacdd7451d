"""The vault's own inline elements, found in the bytes of a body: wikilinks, tags, comments, footnotes, block ids.

Each function takes the source, the offset of the body and the masks of `blocks`; each is linear: the expressions are
possessive and stop at the line's end.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from commonplace.syntax.blocks import NOTHING, Range, holding, inside
from commonplace.syntax.note import Link, new
from commonplace.syntax.wikilink import split_wikilink
from commonplace.text import Lines

# Unrolled loops, and neither possessive quantifiers nor atomic groups: Python 3.11 before 3.11.5 gets those wrong.
WIKILINK = re.compile(rb"\[\[(?!\[)([^\[\]\r\n]*(?:(?:\[(?!\[)|\](?!\]))[^\[\]\r\n]*)*)\]\]")
SIZE = re.compile(r"(\d+)(?:x(\d+))?\Z")
TAG = re.compile(rb"#([^\s'!\"#$%&()*+,.:;<=>?@^`{|}~\[\]\\]+)")
TAG_END = re.compile("[\\s\u2000-\u206f\u2e00-\u2e7f]")
QUOTE_MARKS = re.compile(rb"(?:^|[\r\n])[ \t>]*\Z")
PERCENTS = re.compile(rb"%%+")
REFERENCE = re.compile(rb"\[\^([^\]\[\s]+)\]")
INLINE_FOOTNOTE = re.compile(rb"\^\[([^\[\]\r\n]*(?:(?:\[\[[^\[\]\r\n]*\]\]|\[[^\[\]\r\n]*\])[^\[\]\r\n]*)*)\]")
BLOCK_ID = re.compile(rb"\^([A-Za-z0-9-]+)[ \t]*(?=[\r\n]|\Z)")
AFTER_BLOCK = re.compile(  # what may follow the line of a block id: the block ends here
    rb"[ \t]*(?:\r\n|\r(?!\n)|\n|\Z)[ \t>]*"
    rb"(?:\r|\n|\Z|[-*+][ \t\r\n]|\d{1,9}[.)][ \t\r\n]|#{1,6}[ \t\r\n]|```|~~~"
    rb"|\^[\w-]+[ \t]*[\r\n]|-{3,}|={1,}[ \t]*[\r\n]|\|)"
)
BEFORE_QUOTE = re.compile(rb"[ \t]*(?:\r\n|\r(?!\n)|\n) {0,3}>")
QUOTED_LINE = re.compile(rb"(?:\A|[\r\n])[ \t]*>[^\r\n]*\Z")
SPACES = b" \t\r\n\x0b\x0c"
BACKSLASH, BANG = 0x5C, 0x21


def wikilinks(
    source: bytes, body: int, hidden: list[Range], maths: list[Range], cells: list[Range], lines: Lines
) -> tuple[list[Link], list[Range], list[Range]]:
    """Find `[[path#sub|display]]` (spec 3.8 to 3.10), their ranges, and those that a table's bar cuts in two.

    A link that begins inside a mask is dropped, a mask inside a link is no matter (spec 3.44). Maths that would begin
    inside of a link is none (spec 3.30).
    """
    links: list[Link] = []
    spans: list[Range] = []
    cut: list[Range] = []
    if source.find(b"[[", body) < 0:
        return links, spans, cut
    starts = lines.starts
    for match in WIKILINK.finditer(source, body):
        start, end = match.span()
        before = source[start - 1]
        if (hidden and inside(hidden, start)) or (before == BACKSLASH and escaped(source, start, body)):
            continue
        if maths and _in_maths(maths, spans, start):
            continue
        if cells and _crosses(cells, start, end):
            cut.append((start, end))
            continue
        target, anchor, alias = match[1].decode().strip(), None, None
        if "#" in target or "|" in target:
            target, anchor, alias = split_wikilink(target)
        if not target and anchor is None:
            continue
        embed, size = False, None
        if before == BANG and start > body and not escaped(source, start - 1, body):
            embed, start = True, start - 1
            alias, size = split_size(alias)
        spans.append((start, end))
        line = bisect_right(starts, start)
        links.append(new(Link, (start, end, line, "wikilink", embed, target, anchor, alias, None, size)))
    return links, spans, cut


def _in_maths(maths: list[Range], spans: list[Range], start: int) -> bool:
    """Say whether an offset lies in maths that does not begin inside one of the links before it."""
    around = holding(maths, start)
    return around != NOTHING and not inside(spans, around[0])


def split_size(alias: str | None) -> tuple[str | None, tuple[int, int | None] | None]:
    """Take the size off the display of an embed (spec 3.23).

    >>> split_size("cap|100x145")
    ('cap', (100, 145))
    """
    if not alias:
        return alias, None
    caption, _, last = alias.rpartition("|")
    match = SIZE.match(last.strip())
    if not match:
        return alias, None
    return caption.rstrip("\\") or None, (int(match[1][:9]), int(match[2][:9]) if match[2] else None)


def escaped(source: bytes, offset: int, floor: int) -> bool:
    """Say whether an odd number of backslashes stands before an offset."""
    before = offset - 1
    while before >= floor and source[before] == BACKSLASH:
        before -= 1
    return (offset - before) % 2 == 0


def _crosses(cells: list[Range], start: int, end: int) -> bool:
    """Say whether a stretch begins in a table cell and ends outside of it."""
    cell = holding(cells, start)
    return cell != NOTHING and cell[1] < end


def tags(source: bytes, body: int, hidden: list[Range], links: list[Range]) -> Iterator[tuple[int, int, str]]:
    """Find `#tag` (spec 3.36): start, end, and the name with its hash. None is part of a link (3.39)."""
    for match in TAG.finditer(source, body):
        start = match.start()
        if not _may_begin(source, start, body) or inside(hidden, start) or inside(links, start):
            continue
        name = tag_name(match[1])
        if name:
            yield start, start + 1 + len(name.encode()), "#" + name


def tag_name(written: bytes) -> str:
    """Cut a run of bytes at the end of the tag it holds; empty if it holds none (spec 3.36)."""
    name = written.decode("utf-8", "replace")
    if not written.isascii() and (end := TAG_END.search(name)):
        name = name[: end.start()]
    name = name.rstrip("/")
    return "" if name.isdigit() and name.isascii() else name


def _may_begin(source: bytes, start: int, body: int) -> bool:
    if start == body:
        return True
    before = source[start - 1]
    if before in SPACES:
        return True
    if before == 0x3E:  # a quotation mark without a space
        return QUOTE_MARKS.search(source, max(0, start - 64), start) is not None
    return before >= 0x80 and source[max(body, start - 3) : start].decode("utf-8", "ignore")[-1:].isspace()


def comments(source: bytes, body: int, hidden: list[Range]) -> list[Range]:
    """Find `%%comments%%` (spec 3.28): several lines only when opened at the start of one; unclosed, to the end."""
    found: list[Range] = []
    opened: int | None = None
    for match in PERCENTS.finditer(source, body):
        start, end = match.span()
        if (hidden and inside(hidden, start)) or escaped(source, start, body):
            continue
        if end - start == 4 and opened is None:
            found.append((start, end))
        elif end - start == 2:
            if opened is not None and (_opens_line(source, opened, body) or not _breaks(source, opened, start)):
                found.append((opened, end))
                opened = None
            else:
                opened = start
    if opened is not None and _opens_line(source, opened, body):
        found.append((opened, len(source)))
    return found


def _opens_line(source: bytes, offset: int, body: int) -> bool:
    return offset == body or source[offset - 1] in b"\r\n"


def _breaks(source: bytes, start: int, end: int) -> bool:
    return source.find(b"\n", start, end) >= 0 or source.find(b"\r", start, end) >= 0


def footnotes(source: bytes, body: int, hidden: list[Range], links: list[Range]) -> Iterator[tuple[int, int, str, str]]:
    """Find references and inline footnotes (spec 3.31): start, end, role, and the id or the text."""
    if source.find(b"[^", body) >= 0:
        for match in REFERENCE.finditer(source, body):
            start, end = match.span()
            defines = source[end : end + 1] == b":" and QUOTE_MARKS.search(source, max(0, start - 64), start)
            if not (defines or inside(hidden, start) or inside(links, start) or escaped(source, start, body)):
                yield start, end, "reference", match[1].decode()
    if source.find(b"^[", body) >= 0:
        for match in INLINE_FOOTNOTE.finditer(source, body):
            start = match.start()
            if not (source[start - 1 : start] == b"[" or inside(hidden, start) or inside(links, start)):
                yield start, match.end(), "inline", match[1].decode()


def block_ids(source: bytes, body: int, opaque: list[Range], links: list[Range]) -> Iterator[tuple[int, int, str]]:
    """Find `^id` at the end of a block or alone on its line (spec 3.16 to 3.19): start, end, the id in lower case."""
    for match in BLOCK_ID.finditer(source, body):
        start = match.start()
        if start > body and source[start - 1] not in SPACES and source[start - 2 : start] != b"]]":
            continue
        if not _ends_block(source, start, match.end(1)) or (opaque and inside(opaque, start)):
            continue
        if not (links and inside(links, start)):
            yield start, match.end(1), match[1].decode().lower()


def _ends_block(source: bytes, start: int, end: int) -> bool:
    """Say whether the block ends with this line; a quotation begins after it only if the line is not in one."""
    if AFTER_BLOCK.match(source, end):
        return True
    return bool(BEFORE_QUOTE.match(source, end)) and not QUOTED_LINE.search(source, max(0, start - 4096), start)
