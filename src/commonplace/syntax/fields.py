"""Properties written in the body: label lines (our own format) and Dataview inline fields (spec 8.21 to 8.25).

Dataview looks into code blocks too (8.24), and so does this module; label lines are never looked for in code blocks.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from commonplace.syntax.blocks import Range, inside

LABEL = re.compile(rb"`([^`\r\n:]{1,80})(?::`|\xef\xbc\x9a`|`[ \t]?(?::|\xef\xbc\x9a))(?!`)")
LINE_START = re.compile(rb"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?")
LINE_END = re.compile(rb"[\r\n]|\Z")
BRACKETED = re.compile(r"([\[(])([^\[\]()]*?)::")
NESTED = re.compile(r"\\.|[\[\]()]", re.S)
FULL_KEY = re.compile(
    r"[\w\s/\-\u2190-\u21ff\u2300-\u23ff\u2460-\u27bf\u2900-\u2bff\u3000-\u303f\ufe0f\U0001f000-\U0001faff]+"
)
TICK = 0x60
NOT_WORD = re.compile(r"\W*")
LONGEST = 32_768  # characters of a line that Dataview still reads (spec 8.24)


class Written(NamedTuple):
    """A property as found in the body: its range, its name, its raw value."""

    start: int
    end: int
    name: str
    value: str


def label_lines(source: bytes, body: int, opaque: list[Range]) -> Iterator[Written]:
    """Find `` `AUTHOR:` Name `` at the start of a line, several on one line; each value ends at the next label."""
    labels = list(_labels(source, body, opaque))
    starts = [label.start() for label, _ in labels[1:]] + [len(source)]
    for (label, line_end), following in zip(labels, starts, strict=False):
        value = source[label.end() : min(following, line_end)].decode()
        written = len(value.rstrip().encode())
        yield Written(label.start(), label.end() + written, label[1].decode().strip(), value.strip())


def _labels(source: bytes, body: int, opaque: list[Range]) -> Iterator[tuple[re.Match[bytes], int]]:
    """Give each label with the end of its line: those that begin a line, and those that follow one on it."""
    line_end = -1
    for match in LABEL.finditer(source, body):
        start = match.start()
        if (start and source[start - 1] == TICK) or not is_label(match[1].decode()):
            continue
        if start >= line_end:
            line = max(source.rfind(b"\n", 0, start), source.rfind(b"\r", 0, start)) + 1
            if not LINE_START.fullmatch(source, max(line, body), start) or (opaque and inside(opaque, start)):
                continue
            stop = LINE_END.search(source, start)
            line_end = stop.start() if stop else len(source)
        yield match, line_end


def is_label(name: str) -> bool:
    """Say whether a name is written as labels are: letters, none of them small, save a plural `(s)`.

    >>> is_label("AUTHOR(S)"), is_label("npm install"), is_label("1.2")
    (True, False, False)
    """
    name = name.strip().removesuffix("(s)")
    return any(c.isalpha() for c in name) and not any(c.islower() for c in name)


def inline_fields(text: str) -> list[tuple[int, int, str, str]]:
    """Find the bracketed fields of one line or item, else its full-line field: start, end (characters), name, value.

    >>> inline_fields("Read it [rating:: 4] (mood:: calm)")
    [(8, 20, 'rating', '4'), (21, 34, 'mood', 'calm')]
    """
    if len(text) > LONGEST:
        return []
    return _bracketed(text) or _full_line(text)


def _bracketed(text: str) -> list[tuple[int, int, str, str]]:
    fields: list[tuple[int, int, str, str]] = []
    if "[" not in text and "(" not in text:
        return fields
    closers = None
    last = 0
    for match in BRACKETED.finditer(text):
        if match.start() < last or not match[2].strip():
            continue
        if closers is None:
            closers = _closers(text)
        end = closers.get(match.start())
        if end is not None and end >= match.end():
            fields.append((match.start(), end + 1, match[2].strip(), text[match.end() : end].strip()))
            last = end + 1
    return fields


def _closers(text: str) -> dict[int, int]:
    """Pair each opening bracket with its closing one of the same kind, in one pass; a backslash escapes."""
    pairs: dict[int, int] = {}
    stacks: dict[str, list[int]] = {"[": [], "(": []}
    for match in NESTED.finditer(text):
        mark = match[0]
        if mark in stacks:
            stacks[mark].append(match.start())
        elif mark in "])" and (stack := stacks["[" if mark == "]" else "("]):
            pairs[stack.pop()] = match.start()
    return pairs


def _full_line(text: str) -> list[tuple[int, int, str, str]]:
    before, mark, after = text.partition("::")
    if not mark:
        return []
    start = NOT_WORD.match(before).end()  # type: ignore[union-attr]  # the expression matches the empty string
    key = " ".join(before[start:].rstrip().rstrip("*_~`").split())
    if not key or not FULL_KEY.fullmatch(key):
        return []
    return [(start, len(text.rstrip()), key, after.strip())]
