"""Show all about one note.

What it is, its properties with their origin, outline, links, backlinks, callouts, tasks, and what is wrong. NOTE is
what one would write in a link: a name or a path, with or without brackets.

For example:

    commonplace note "Rights of Man"
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

import click

from commonplace.faces.cli.terminal.call import NOTE, Answer, Call, command
from commonplace.faces.cli.terminal.entries import (
    by_file,
    finding_lines,
    heading_lines,
    link_lines,
    passages,
    task_lines,
)
from commonplace.faces.cli.terminal.lines import (
    BLANK,
    Cell,
    Line,
    Part,
    bad,
    faint,
    indented,
    labelled,
    line,
    strong,
    table,
)
from commonplace.faces.cli.terminal.text import count, moment, size
from commonplace.faces.cli.terminal.values import spelt

if TYPE_CHECKING:
    from commonplace import CalloutEntry, Card, PropertyEntry

SHOWN = 3  # lines of a callout
NESTED = re.compile(r"^> *\[!", re.M)  # a callout in a callout, which is shown by itself


@command
@click.argument("name", metavar="NOTE", type=NOTE)
def note(call: Call, name: str) -> Answer:
    """Answer the command."""
    card = call.vault.note(name)
    return Answer(card._asdict(), _card(card, call.columns))


def _card(card: "Card", columns: int) -> Iterator[Line]:
    yield line(strong(card.title))
    yield from labelled(_facts(card), columns)
    for title, number, lines in _sections(card, columns):
        if number:
            yield BLANK
            yield line(strong(title), faint(f" ({number:,})"))
            yield from lines


def _facts(card: "Card") -> Iterator[tuple[str, str]]:
    yield "File", card.path
    yield "Kind", f"{card.kind} ({card.rule})"
    yield "Rating", _rating(card)
    yield "State", card.state or ""
    yield "Aliases", ", ".join(card.aliases)
    yield "Tags", " ".join(card.tags)
    yield "Length", ("" if card.kind == "attachment" else f"{count(card.words, 'word')}, ") + size(card.size)
    yield "Changed", moment(card.modified)


def _rating(card: "Card") -> str:
    if card.rating is None:
        return ""
    return f"{card.rating} ({card.grade:.2f} of 1, by {card.scale})" if card.grade is not None else card.rating


def _sections(card: "Card", columns: int) -> Iterator[tuple[str, int, Iterable[Line]]]:
    properties = table((_property(each) for each in card.properties), columns, by=2)
    yield "Properties", len(card.properties), properties
    yield "Outline", len(card.outline), heading_lines(card.outline, columns)
    yield "Links", len(card.links), link_lines(card.links, columns)
    yield "Backlinks", len(card.backlinks), _inset(by_file(card.backlinks, lambda group: passages(group, columns - 2)))
    yield "Callouts", len(card.callouts), _callouts(card.callouts, columns)
    yield "Tasks", len(card.tasks), task_lines(card.tasks, columns)
    yield "Findings", len(card.findings), finding_lines(card.findings, columns)


def _property(one: "PropertyEntry") -> tuple[Cell, ...]:
    wrong = f"is no {one.type}" if one.mismatch else "" if one.wins else "overridden"
    return one.name, spelt(one.value), faint(one.origin), faint(one.type), bad(wrong)


def _inset(lines: Iterable[Line]) -> Iterator[Line]:
    return ((Part("  "), *each) if each else each for each in lines)


def _callouts(callouts: Iterable["CalloutEntry"], columns: int) -> Iterator[Line]:
    for callout in callouts:
        by = 2 + 2 * callout.depth
        title = "" if callout.title.lower() == callout.type.lower() else f" {callout.title}"
        yield line(" " * by, faint(f"{callout.line}  "), strong(callout.type), title)
        lines = list(islice(indented(NESTED.split(callout.text)[0], columns - 2, by + 4), SHOWN + 1))
        if len(lines) > SHOWN:
            lines[-2:] = [(*lines[-2], faint(" …"))]
        yield from lines
