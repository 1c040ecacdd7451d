"""Lines of a terminal: parts of text with a style, put under each other in columns.

A line is a tuple of parts. Whatever stands in a part is made safe when it is printed.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from commonplace.faces.cli.terminal.text import fill, flat, safe, shorten, width, wrap, wrap_first

GAP = "  "
NARROWEST = 6  # columns to which a cell is shortened at most


class Part(NamedTuple):
    """A piece of a line; `style` is plain, strong, faint, good or bad."""

    text: str
    style: str = "plain"


Line = tuple[Part, ...]
Cell = Part | str | int
BLANK: Line = ()


def strong(text: str) -> Part:
    """Give a part that stands out."""
    return Part(text, "strong")


def faint(text: str) -> Part:
    """Give a part that stands back."""
    return Part(text, "faint")


def bad(text: str) -> Part:
    """Give a part that says what is wrong."""
    return Part(text, "bad")


def line(*cells: Cell) -> Line:
    """Make a line of parts and of plain text."""
    return tuple(cell if isinstance(cell, Part) else Part(str(cell)) for cell in cells)


def indented(text: str, columns: int, by: int = 2, style: str = "plain") -> Iterator[Line]:
    """Wrap a text under an indentation."""
    for piece in wrap(safe(flat(text)), max(columns - by, NARROWEST)):
        yield line(" " * by, Part(piece, style))


def labelled(pairs: Iterable[tuple[str, str]], columns: int, most: int = sys.maxsize - 1) -> Iterator[Line]:
    """Put texts beside their labels, so many lines of each at most; a pair without text is left out."""
    known = [(label, text) for label, text in pairs if text]
    by = max((len(label) for label, _ in known), default=0) + len(GAP)
    for label, text in known:
        for number, piece in enumerate(wrap_first(safe(flat(text)), max(columns - by, NARROWEST), most)):
            yield line(faint(fill("" if number else label, by)), piece)


def table(
    rows: Iterable[Sequence[Cell]],
    columns: int,
    *,
    head: Sequence[str] = (),
    by: int = 0,
    right: Sequence[bool] | None = None,
) -> Iterator[Line]:
    """Put cells under each other, indented `by`; numbers stand to the right, and long cells are cut to fit.

    `right` says of each column whether it is one of numbers, where its cells are texts.
    """
    written = list(rows)
    if not written:
        return
    to_right = right or [any(isinstance(cell, int) for cell in column) for column in zip(*written, strict=True)]
    heads = [[faint(name) for name in head]] if head else []
    cells = [[_clean(cell) for cell in row] for row in (*heads, *written)]
    widths = fit([max(width(cell.text) for cell in column) for column in zip(*cells, strict=True)], columns - by)
    for row in cells:
        yield (Part(" " * by), *_spread(row, widths, to_right)) if by else tuple(_spread(row, widths, to_right))


def _clean(cell: Cell) -> Part:
    if isinstance(cell, int):
        return Part(f"{cell:,}")
    text, style = cell if isinstance(cell, Part) else (cell, "plain")
    return Part(safe(flat(text)), style)


def _spread(row: Sequence[Part], widths: Sequence[int], right: Sequence[bool]) -> Iterator[Part]:
    """Yield the cells of one row with what stands between them; nothing stands after the last that says something."""
    last = max((number for number, cell in enumerate(row) if cell.text), default=-1)
    for number, (cell, columns, to_right) in enumerate(zip(row[: last + 1], widths, right, strict=False)):
        text = shorten(cell.text, columns)
        space = " " * (columns - width(text))
        if to_right and space:
            yield Part(space)
        yield Part(text, cell.style)
        if number < last:
            yield Part(GAP if to_right else space + GAP)


def fit(natural: list[int], columns: int) -> list[int]:
    """Make columns narrower, the widest first, until they fit beside each other.

    >>> fit([4, 60, 30], 60)
    [4, 26, 26]
    """
    room = columns - len(GAP) * (len(natural) - 1)
    widths = [min(each, max(room, NARROWEST)) for each in natural]
    while sum(widths) > room and max(widths) > NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths
