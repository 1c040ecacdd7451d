"""How the entries of several answers look: links, passages around links, tasks, findings, what has changed.

Entries of one file stand under its path.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Protocol, TypeVar

from commonplace.faces.cli.terminal.lines import (
    BLANK,
    NARROWEST,
    Cell,
    Line,
    Part,
    bad,
    faint,
    indented,
    line,
    strong,
    table,
)
from commonplace.faces.cli.terminal.text import fill, flat, safe, shorten, wrap

if TYPE_CHECKING:
    from commonplace import Backlink, FindingEntry, HeadingEntry, LinkEntry, Mention, Refreshed, TaskEntry


class Placed(Protocol):
    """What stands in a file."""

    @property
    def path(self) -> str:
        """The file."""


E = TypeVar("E", bound=Placed)
Layout = Callable[[list[E]], Iterable[Line]]


def ended(lines: Iterable[Line], closing: str) -> Iterator[Line]:
    """Put a line of counts under other lines."""
    yield from lines
    yield BLANK
    yield line(closing)


def by_file(entries: Iterable[E], layout: Layout[E]) -> Iterator[Line]:
    """Lay out the entries of each file under its path."""
    for number, (path, group) in enumerate(groupby(entries, key=lambda entry: entry.path)):
        if number:
            yield BLANK
        yield line(strong(path))
        yield from layout(list(group))


def link_lines(links: Iterable["LinkEntry"], columns: int) -> Iterator[Line]:
    """Lay out links of one file: the line, what is written, what it means."""
    return table(((link.line, _written(link), *_meaning(link)) for link in links), columns, by=2)


def _written(link: "LinkEntry") -> str:
    shown = f" | {link.alias}" if link.alias else ""
    return f"{'!' if link.embed else ''}{link.written or '(itself)'}{shown}"


def _meaning(link: "LinkEntry") -> tuple[Cell, Cell]:
    """Give the destination and what is wrong."""
    if link.status == "external":
        return faint("external"), ""
    where = f"→ {link.destination}" if link.destination else ""
    if link.status == "ambiguous":
        others = [path for path in link.candidates if path != link.destination]
        return where, bad(f"ambiguous: or {', '.join(others)}")
    return where, bad({"missing": "missing", "anchor": "no such anchor"}.get(link.problem or "", ""))


def passages(found: Sequence["Backlink | Mention"], columns: int) -> Iterator[Line]:
    """Lay out sentences of one file beside their lines, with what they were found for made to stand out."""
    by = max(len(str(each.line)) for each in found) + 4
    for each in found:
        text = safe(flat(each.text))
        for number, piece in enumerate(wrap(safe(flat(each.sentence)) or text, max(columns - by, NARROWEST))):
            margin = "" if number else f"{each.line:>{by - 2}}"
            yield (faint(fill(margin, by)), *_pointed(piece, text))


def _pointed(text: str, found: str) -> Iterator[Part]:
    """Make what was found stand out, where a line holds all of it."""
    before, match, after = text.partition(found) if found else (text, "", "")
    yield from (part for part in (Part(before), strong(match), Part(after)) if part.text)


def task_lines(tasks: Iterable["TaskEntry"], columns: int) -> Iterator[Line]:
    """Lay out tasks of one file."""
    return table(((task.line, f"[{task.status}]", task.text) for task in tasks), columns, by=2)


def finding_lines(findings: Iterable["FindingEntry"], columns: int) -> Iterator[Line]:
    """Lay out findings of one file."""
    for finding in findings:
        yield line("  ", faint(str(finding.line)), "  ", bad(finding.check))
        yield from indented(finding.message, columns, 6)


def heading_lines(headings: Sequence["HeadingEntry"], columns: int) -> Iterator[Line]:
    """Lay out the headings of a note, each under the one it belongs to."""
    top = min((heading.level for heading in headings), default=1)
    by = max((len(str(heading.line)) for heading in headings), default=0) + 2
    for heading in headings:
        text = "  " * (heading.level - top) + safe(flat(heading.text))
        yield line(faint(f"{heading.line:>{by}}"), "  ", shorten(text, columns - by - 2))


def change_lines(done: "Refreshed") -> Iterator[Line]:
    """Lay out what a refresh has found: files that came, went, or have another content."""
    for mark, style, paths in (("+", "good", done.added), ("~", "plain", done.changed), ("-", "bad", done.removed)):
        for path in paths:
            yield line(Part(f"{mark} {path}", style))
