"""Fenced code blocks and inline code of one note with what stands in them: queries are written in such places."""

import re
from typing import NamedTuple

from commonplace.syntax.blocks import skeleton
from commonplace.syntax.note import Note
from commonplace.text import Lines, Span

OPENING = re.compile(rb"(`{3,}|~{3,})[ \t]*([^\r\n]*)(\r\n|\r|\n|\Z)")
CONTAINER = re.compile(r"[ \t]*>[ ]?")
TICK = b"`"


class Fence(NamedTuple):
    """A fenced code block: its info string, its text without the marks of quotations and lists around it, its span."""

    info: str
    text: str
    span: Span


def fences(note: Note) -> list[Fence]:
    r"""Give the fenced code blocks of a note in its order; those of its top level only with an info string.

    >>> from commonplace.syntax.parse import parse
    >>> [(one.info, one.text) for one in fences(parse(b"> [!a]\n> ```dataview\n> LIST\n> ```\n"))]
    [('dataview', 'LIST\n')]
    """
    lines = Lines(note.source)
    plain = {block.start for block in note.blocks if block.kind == "code" and not block.info}  # indented, or of no use
    found = (
        _fence(note.source, start, end, lines)
        for start, end in sorted(skeleton(note.source, note.body, lines).opaque)
        if start not in plain
    )
    return [one for one in found if one]


def inline_code(note: Note) -> list[Fence]:
    r"""Give the inline code of a note in its order, without its marks; it has no info string.

    >>> from commonplace.syntax.parse import parse
    >>> [one.text for one in inline_code(parse(b"a `= this.x` and ``b ` c``"))]
    ['= this.x', 'b ` c']
    """
    lines = Lines(note.source)
    masks = sorted(skeleton(note.source, note.body, lines).masks)
    found = (
        (start, end, note.source[start:end].decode()) for start, end in masks if note.source[start:end][:1] == TICK
    )
    return [Fence("", _unticked(text), lines.span(start, end)) for start, end, text in found]


def _unticked(text: str) -> str:
    """Give the text of inline code: without its marks, and without one space on each side if it has them on both."""
    marks = len(text) - len(text.lstrip("`"))
    inner = " ".join(text[marks : len(text) - marks].splitlines())
    return inner[1:-1] if inner[:1] == inner[-1:] == " " and inner.strip() else inner


def _fence(source: bytes, start: int, end: int, lines: Lines) -> Fence | None:
    """Read the fence of a stretch that is code; None where it is an indented block, HTML or maths."""
    opening = OPENING.match(source, start, end)
    if not opening or (opening[1].startswith(TICK) and TICK in opening[2]):
        return None
    first = max(source.rfind(b"\n", 0, start), source.rfind(b"\r", 0, start)) + 1
    before = source[first:start].decode()
    inner = source[opening.end() : end].decode().splitlines(keepends=True)
    if inner and _closes(inner[-1], opening[1].decode()):
        if source[end - 1 : end] in (b"\n", b"\r"):
            return None  # the stretch of a fence ends with its marks; this one is indented, in a list or a quotation
        inner.pop()
    text = "".join(_bare(line, before.count(">"), len(before)) for line in inner)
    return Fence(opening[2].decode().strip(), text, lines.span(start, end))


def _closes(line: str, mark: str) -> bool:
    """Whether a line closes a fence: as many marks of its kind, or more."""
    rest = line.strip(" \t\r\n>")
    return len(rest) >= len(mark) and not rest.strip(mark[0])


def _bare(line: str, quotes: int, width: int) -> str:
    """Give a line without the marks of the quotations around it, else without the indentation of the list around it."""
    for _ in range(quotes):
        match = CONTAINER.match(line)
        line = line[match.end() :] if match else line
    if quotes:
        return line
    indent = len(line) - len(line.lstrip(" \t"))
    return line[min(indent, width) :]
