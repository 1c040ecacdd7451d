"""The queries that stand in a note: blocks in one of the languages, and inline ones (spec 6.20, 7.32, 8.36)."""

from typing import NamedTuple

from commonplace.syntax.fences import fences, inline_code
from commonplace.syntax.note import Note

LANGUAGES = ("dataview", "dataviewjs", "base", "query")  # the info strings of blocks that are queries
INLINE = {"=": "inline", "$=": "inlinejs"}  # what inline code begins with: an expression, a script


class QueryBlock(NamedTuple):
    """A query in a note: its language, its text, the line (from 1) and the bytes that it takes up in the note."""

    language: str
    text: str
    line: int
    start: int
    end: int


def query_blocks(note: Note) -> list[QueryBlock]:
    r"""Give the queries of a note in its order.

    >>> from commonplace.syntax.parse import parse
    >>> [(one.language, one.text) for one in query_blocks(parse(b"`= 1 + 1`\n```dataview\nLIST\n```\n"))]
    [('inline', '1 + 1'), ('dataview', 'LIST\n')]
    """
    found = []
    for fence in fences(note):
        language = fence.info.split()[0].lower() if fence.info else ""
        if language in LANGUAGES:
            found.append(QueryBlock(language, fence.text, fence.span.line, fence.span.start, fence.span.end))
    for code in inline_code(note):
        sign = next((sign for sign in INLINE if code.text.startswith(sign)), None)
        if sign:
            text = code.text.removeprefix(sign).strip()
            found.append(QueryBlock(INLINE[sign], text, code.span.line, code.span.start, code.span.end))
    return sorted(found, key=lambda one: one.start)
