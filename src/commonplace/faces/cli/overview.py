"""Show the vault on one screen.

What is in it, how it grows, what most notes link to, what is wanted, what is wrong.

For example:

    commonplace overview
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING

from commonplace.faces.cli.terminal.call import Answer, Call, command
from commonplace.faces.cli.terminal.lines import BLANK, Cell, Line, indented, labelled, line, strong, table
from commonplace.faces.cli.terminal.text import count

if TYPE_CHECKING:
    from commonplace import Overview

YEAR = 12  # months; and so many years at most


@command
def overview(call: Call) -> Answer:
    """Answer the command."""
    seen = call.vault.overview()
    return Answer(seen._asdict(), _screen(seen, call.columns))


def _screen(seen: "Overview", columns: int) -> Iterator[Line]:
    yield line(strong(seen.root))
    yield BLANK
    if not seen.notes and not seen.attachments:
        yield line("The vault is empty.")
        return
    yield from labelled([*_counts(seen), *_words(seen)], columns)
    yield from _lists(seen, columns)
    if seen.faults:
        yield BLANK
        yield from indented(
            "`commonplace links --problems` and `commonplace findings` say what is wrong where.", columns, 0
        )


def _counts(seen: "Overview") -> Iterator[tuple[str, str]]:
    files = (count(seen.notes, "note"), count(seen.attachments, "attachment"), count(seen.tags, "tag"))
    yield "Vault", ", ".join(files) + f", {count(seen.orphans, 'note')} without a backlink"
    outside = seen.links - seen.resolved - seen.missing
    sorts = {"resolved": seen.resolved, "missing": seen.missing, "external": outside}
    sorts |= {"ambiguous": seen.ambiguous, "without their anchor": seen.anchors_missing}
    parts = [f"{number:,} {what}" for what, number in sorts.items() if number]
    yield "Links", f"{seen.links:,}: {', '.join(parts)}" if seen.links else "none"
    if seen.tasks_open or seen.tasks_done:
        yield "Tasks", f"{seen.tasks_open:,} to do, {seen.tasks_done:,} done"


def _words(seen: "Overview") -> Iterator[tuple[str, str]]:
    yield "Kinds", _listed(seen.kinds)
    yield "Ratings", _listed(seen.ratings)
    yield "States", _listed(seen.states)
    yield "Genres", _listed(seen.genres)
    yield "Growth", _listed(_periods(seen.months))
    yield "Wrong", _listed(seen.faults)


def _listed(words: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{word}\u00a0({number:,})" for word, number in words)


def _periods(months: tuple[tuple[str, int], ...]) -> Iterable[tuple[str, int]]:
    """Give the months of a year, or years where there are more months than that."""
    if len(months) <= YEAR:
        return months
    years = Counter[str]()
    for month, number in months:
        years[month[:4]] += number
    return list(years.items())[-YEAR:]


def _lists(seen: "Overview", columns: int) -> Iterator[Line]:
    """Put what most notes link to and what most notes ask for beside each other."""
    lists = {title: words for title, words in (("Most linked", seen.most_linked), ("Wanted", seen.wanted)) if words}
    if lists:
        yield BLANK
        rows = zip_longest(*map(_ranks, lists.values()), fillvalue=("", ""))
        yield from table(
            (sum(row, ()) for row in rows), columns, head=[cell for title in lists for cell in ("", title)]
        )


def _ranks(words: Iterable[tuple[str, int]]) -> Iterator[tuple[Cell, Cell]]:
    for name, number in words:
        yield number, name.rpartition("/")[2].removesuffix(".md")
