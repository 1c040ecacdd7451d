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


ON_CANVAS = "(on the canvas)"  # a canvas has no sentences
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
    """Lay out links of one file: the line, the file that is meant or what is written, what is wrong, the alias."""
    return table(((link.line, _meant(link), _status(link), _shown(link)) for link in links), columns, by=2)


def _meant(link: "LinkEntry") -> str:
    anchor = f"#{link.anchor}" if link.anchor and link.problem != "anchor" else ""
    return f"{'!' if link.embed else ''}{link.destination or link.target}{anchor}"


def _status(link: "LinkEntry") -> Cell:
    """Say what is wrong, or that the link leaves the vault."""
    if link.status == "ambiguous":
        return bad(f"or {' or '.join(path for path in link.candidates if path != link.destination)}")
    if link.problem:
        return bad(f"has no #{link.anchor}" if link.problem == "anchor" else link.problem)
    return faint("external") if link.status == "external" else ""


def _shown(link: "LinkEntry") -> Cell:
    return faint(f"as {link.alias}") if link.alias else ""


def passages(found: Sequence["Backlink | Mention"], columns: int) -> Iterator[Line]:
    """Lay out sentences of one file beside their lines, with what they were found for made to stand out."""
    by = _margin(found)
    for each in found:
        words = ON_CANVAS if getattr(each, "kind", "") == "canvas" else each.sentence
        for number, piece in enumerate(_wrapped(words, columns - by) or [safe(flat(each.text))]):
            margin = "" if number else f"{each.line:>{by - 2}}"
            yield (faint(fill(margin, by)), *_pointed(piece, safe(flat(each.text))))


def _pointed(text: str, found: str) -> Iterator[Part]:
    """Make what was found stand out, where a line holds all of it."""
    before, match, after = text.partition(found) if found else (text, "", "")
    yield from (part for part in (Part(before), strong(match), Part(after)) if part.text)


def task_lines(tasks: Sequence["TaskEntry"], columns: int) -> Iterator[Line]:
    """Lay out tasks of one file."""
    by = _margin(tasks)
    for task in tasks:
        for number, piece in enumerate(_wrapped(task.text, columns - by - 5) or [""]):
            margin = (" " * (by + 5),) if number else (faint(f"{task.line:>{by - 2}}  "), f"[{task.status}]  ")
            yield line(*margin, piece)


def _margin(entries: Iterable["Backlink | Mention | TaskEntry"]) -> int:
    """Give the width of the line numbers with the space around them."""
    return max((len(str(entry.line)) for entry in entries), default=0) + 4


def _wrapped(text: str, columns: int) -> list[str]:
    return list(wrap(safe(flat(text)), max(columns, NARROWEST)))


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
