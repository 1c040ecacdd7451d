"""Find notes in the search language of Obsidian.

Words are parts of the text or of the path, in any case and without regard to accents. Also: "a phrase", OR, -without,
(groups), /expressions/, file: path: content: tag: line: block: section: task: task-todo: task-done: match-case:, and
[property], [property:value], [property:>5].

For example:

    commonplace search 'tag:#period/victorian (liberty OR custom) -path:Ideas'
"""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

import click

import commonplace
from commonplace.faces.cli.terminal.call import TEXT, Answer, Call, command
from commonplace.faces.cli.terminal.lines import BLANK, NARROWEST, Line, Part, bad, faint, line, strong
from commonplace.faces.cli.terminal.rows import OURS, answer_rows, rows_lines, rows_options
from commonplace.faces.cli.terminal.text import count, fill, flat, safe, wrap

if TYPE_CHECKING:
    from commonplace import Found, Hit, Snippet

SORTS = ("rank", "path", "modified", "created")
SHOWN, LINES = 20, 3  # notes, and lines of each
MOST = 10**9  # notes


@command
@rows_options
@click.argument("query", type=TEXT)
@click.option("--sort", type=click.Choice(SORTS), default="rank", show_default=True, help="By what to sort.")
@click.option("--reverse", is_flag=True, help="Sort the other way round.")
@click.option(
    "--limit", metavar="N", type=click.IntRange(min=0), default=SHOWN, show_default=True, help="So many notes at most."
)
@click.option(
    "--lines",
    metavar="N",
    type=click.IntRange(min=0),
    default=LINES,
    show_default=True,
    help="So many lines of each note at most.",
)
def search(call: Call, query: str, sort: str, reverse: bool, limit: int, lines: int) -> Answer:
    """Answer the command."""
    found = call.vault.search(query, sort=sort, reverse=reverse, limit=min(limit, MOST), snippets=min(lines, MOST))
    if call.format in OURS and not call.json:
        given = commonplace.found_rows(found._replace(total=len(found.hits)))  # the closing tells of the others
        return Answer({}, rows_lines(given, call.columns, call.format, _closing(found)))
    if call.format not in (None, "json"):
        return answer_rows(call, commonplace.found_rows(found))
    call.json = call.json or call.format == "json"
    return Answer(found._asdict(), _lines(found, call.columns))


search.context_settings["ignore_unknown_options"] = True  # a search may begin with a hyphen


def _lines(found: "Found", columns: int) -> Iterator[Line]:
    """Lay out what was found, or what may have been meant."""
    for number, hit in enumerate(found.hits):
        if number and (hit.snippets or found.hits[number - 1].snippets):
            yield BLANK
        yield from _hit(hit, columns)
    if found.hits:
        yield BLANK
    yield line(_closing(found))
    for words in found.said:
        yield line(bad(words))


def _closing(found: "Found") -> str:
    if not found.query.strip():
        return "The search is empty."
    if not found.total:
        words = [f"“{safe(flat(word))}”" for word in found.suggestions]
        near = " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
        return "Nothing is like that." + (f" Did you mean {near}?" if near else "")
    kind = "note" if all(hit.path.lower().endswith(".md") for hit in found.hits) else "file"
    whole = count(found.total, kind)
    return f"{whole}." if len(found.hits) == found.total else f"{len(found.hits):,} of {whole}."


def _hit(hit: "Hit", columns: int) -> Iterator[Line]:
    """Lay out one note: its path, its title where that says more, its lines under their headings."""
    told = hit.title in (hit.path.rpartition("/")[2].removesuffix(".md"), hit.path.rpartition("/")[2])
    yield line(strong(hit.path)) if told else line(strong(hit.path), "  ", faint(safe(flat(hit.title))))
    by = max((len(str(snippet.line or "")) for snippet in hit.snippets), default=0) + 4
    section = hit.title
    for snippet in hit.snippets:
        if snippet.section and snippet.section != section:
            yield line(" " * by, faint(f"§ {safe(flat(snippet.section))}"))
        section = snippet.section or section
        for number, parts in enumerate(_marked(snippet, columns - by)):
            margin = "" if number or snippet.line is None else f"{snippet.line:>{by - 2}}"
            yield (faint(fill(margin, by)), *parts)


def _marked(snippet: "Snippet", columns: int) -> Iterator[list[Part]]:
    """Break a line into lines of a terminal, what was found made to stand out."""
    inside = {at for start, end in snippet.hits for at in range(start, end)}
    signs: list[tuple[str, bool]] = []
    for at, sign in enumerate(snippet.text):
        if not sign.isspace():
            signs += [(each, at in inside) for each in safe(sign)]
        elif signs and signs[-1][0] != " ":
            signs.append((" ", at in inside))
    text, place = "".join(sign for sign, _ in signs), 0
    for piece in wrap(text, max(columns, NARROWEST)):
        place = text.index(piece, place)
        shown = signs[place : place + len(piece)]
        place += len(piece)
        yield [
            Part("".join(sign for sign, _ in group), "strong" if marked else "plain")
            for marked, group in groupby(shown, key=lambda pair: pair[1])
        ]
