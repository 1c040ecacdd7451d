"""Headings of one body, with their text as written (spec 3.4 to 3.7)."""

import re

from commonplace.syntax.blocks import Range, Skeleton, inside
from commonplace.syntax.note import Heading, new
from commonplace.text import Lines, holds

ATX = re.compile(rb"[ \t]*#{1,6}(?:[ \t]+|(?=[\r\n]|\Z))([^\r\n]*)")
CLOSING = re.compile(rb"(?:^|[ \t]+)#+[ \t]*\Z")
UNDERLINE = re.compile(rb"[\r\n]+[ \t>]*(?:=+|-+)[ \t]*\Z")
HASHES = [b"#" * level + b" " for level in range(7)]
CONTINUED = re.compile(r"\s*[\r\n]+[ \t>]*")


def headings(source: bytes, bones: Skeleton, comments: list[Range], lines: Lines) -> tuple[Heading, ...]:
    """Give the headings that are in neither maths nor comments (spec 3.7)."""
    heads = bones.headings
    if holds(source, b"$$"):
        heads = [head for head in heads if not inside(bones.opaque, head[0])]
    if comments:
        heads = [head for head in heads if not inside(comments, head[0])]
    return tuple(_heading(source, start, end, level, lines) for start, end, level in heads)


def _heading(source: bytes, start: int, end: int, level: int, lines: Lines) -> Heading:
    written = source[start:end].rstrip(b"\r\n")
    end, line = start + len(written), lines.at(start)
    if written.startswith(HASHES[level]) and b"#" not in written[level:] and b"\n" not in written:
        return new(Heading, (start, end, line, level, written[level:].decode("utf-8", "replace").strip()))
    atx = ATX.match(written)
    text = CLOSING.sub(b"", atx[1]) if atx else UNDERLINE.sub(b"", written.rstrip())
    clean = text.decode("utf-8", "replace").strip()
    return Heading(start, end, line, level, clean if atx else CONTINUED.sub(" ", clean))
