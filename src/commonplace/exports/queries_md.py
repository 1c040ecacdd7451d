"""A note with each of its queries followed by its answer in Markdown, or with the answers in their place.

Within a quotation, a callout or a list the answer stands in the same. What cannot be answered is said in one quoted
line. No answer makes the note grow without end.
"""

import re
from collections.abc import Iterable

from commonplace.exports import rows_md
from commonplace.query.embedded import Answered
from commonplace.query.markdown import Place, as_markdown, inline
from commonplace.syntax.note import Note
from commonplace.text import Lines

LONGEST = 20_000_000  # bytes of all answers
NO_ROOM = "> Not answered: the answers of this note are too long.\n"
MARKS = re.compile(r"[^\s>]")  # of a list: what follows stands under them
OPENING = re.compile(r"[`~]{3,}")
ENDS = (b"\n", b"\r")


def export(note: Note, answers: Iterable[Answered], place: Place, *, replace: bool = False) -> bytes:
    """Give the note with the answers; if they are to `replace` the queries, without those."""
    lines = Lines(note.source)
    parts: list[bytes] = []
    at = room = 0
    for one in answers:
        start, end = one.block.start, one.block.end
        if start < at:
            continue
        line = lines.starts[lines.at(start) - 1]
        if one.block.language.startswith("inline"):
            answer = _inline(one, place, table=_in_table(note, line, start))
            parts += [note.source[at : start if replace else end], b"" if replace else b" ", answer.encode()]
        else:
            prefix = MARKS.sub(" ", note.source[line:start].decode("utf-8", "replace"))
            answer = _block(one, place) if room < LONGEST else NO_ROOM
            parts += _around(note.source, (at, start, end), prefix, answer, replace=replace)
            end = _line_end(note.source, end)
        room += len(answer)
        at = end
    return b"".join([*parts, note.source[at:]])


def _inline(one: Answered, place: Place, *, table: bool) -> str:
    if one.problem:
        return f"*({inline(one.problem, table=table)})*"
    return as_markdown(one.value, place, table=table)


def _block(one: Answered, place: Place) -> str:
    if one.rows is None:
        return f"> {inline(one.problem)}.\n"
    return rows_md.export(one.rows, place).decode()


def _in_table(note: Note, line: int, start: int) -> bool:
    """Whether a place of the note lies in a table, where bars are escaped."""
    if any(block.kind == "table" and block.start <= start < block.end for block in note.blocks):
        return True
    return note.source[line:start].lstrip(b" \t>").startswith(b"|")


def _around(source: bytes, place: tuple[int, int, int], prefix: str, answer: str, *, replace: bool) -> Iterable[bytes]:
    """Give what stands before the answer of a block, and the answer in the quotations and lists of the block."""
    at, start, end = place
    written = [f"{prefix}{line}".rstrip() for line in answer.rstrip("\n").split("\n")]
    after, blank = _line_end(source, end), prefix.rstrip()
    below = [blank] if _says(source[after : _line_end(source, after + 1)]) else []
    if replace:
        line = max(source.rfind(b"\n", 0, start) + 1, at)
        marked = any(sign not in " \t>" for sign in source[line:start].decode("utf-8", "replace"))
        before = source[source.rfind(b"\n", 0, max(line - 1, 0)) + 1 : line]
        above = f"{blank}\n" if _says(before) and not marked else ""
        parted = (source[at:line], above.encode(), source[line:start]) if above else (source[at:start],)
        return *parted, "\n".join([written[0].removeprefix(prefix), *written[1:], *below, ""]).encode()
    block = source[start:after].decode("utf-8", "replace")
    closing = [] if _is_closed(block) else [prefix + _fence(block)]
    breaks = b"" if source[after - 1 : after] in ENDS else b"\n"
    return source[at:after], breaks, "\n".join([*closing, blank, *written, *below, ""]).encode()


def _says(line: bytes) -> bool:
    """Whether a line holds more than the marks of quotations."""
    return bool(line.strip(b" \t>\r\n"))


def _line_end(source: bytes, end: int) -> int:
    """Give the beginning of the line after the one on which a block ends."""
    if source[end - 1 : end] in ENDS:
        return end
    found = source.find(b"\n", end)
    return len(source) if found < 0 else found + 1


def _fence(block: str) -> str:
    match = OPENING.match(block)
    return match[0] if match else "```"


def _is_closed(block: str) -> bool:
    lines = block.strip("\r\n").splitlines()
    last = lines[-1].strip(" \t>") if len(lines) > 1 else ""
    mark = _fence(block)
    return last.startswith(mark) and not last.strip(mark[0])
