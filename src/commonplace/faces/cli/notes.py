"""List notes: all, or of a kind, with a tag, in a folder.

The conditions are joined by “and”. A tag holds those nested in it.

For example:

    commonplace notes --kind source --where author="William Godwin" --sort rating --reverse
"""

from typing import TYPE_CHECKING

import click

from commonplace.faces.cli.terminal.call import TEXT, Answer, Call, command
from commonplace.faces.cli.terminal.entries import ended
from commonplace.faces.cli.terminal.lines import Cell, line, table
from commonplace.faces.cli.terminal.text import count, moment, size

if TYPE_CHECKING:
    from commonplace import NoteEntry

MOST = 10**9  # notes
SORTS = ("path", "name", "title", "kind", "rating", "modified", "size")


@command
@click.option("--kind", metavar="KIND", type=TEXT, help="Of this kind: source, idea, person ...")
@click.option("--tag", metavar="TAG", type=TEXT, help="With this tag or one nested in it.")
@click.option("--folder", metavar="FOLDER", type=TEXT, help="In this folder of the vault or below.")
@click.option(
    "--where",
    metavar="NAME[=VALUE]",
    type=TEXT,
    multiple=True,
    help="With this value of a property; NAME alone: with any value. May be repeated.",
)
@click.option("--sort", type=click.Choice(SORTS), default="path", show_default=True, help="By what to sort.")
@click.option("--reverse", is_flag=True, help="Sort the other way round.")
@click.option("--limit", metavar="N", type=click.IntRange(min=0), help="So many at most.")
def notes(
    call: Call,
    kind: str | None,
    tag: str | None,
    folder: str | None,
    where: tuple[str, ...],
    sort: str,
    reverse: bool,
    limit: int | None,
) -> Answer:
    """Answer the command."""
    conditions = dict(_condition(one) for one in where)
    most = MOST if limit is None else min(limit, MOST)
    found = call.vault.notes(
        kind=kind, tag=tag, folder=folder, where=conditions, sort=sort, reverse=reverse, limit=most + 1
    )
    more = len(found) > most
    found = found[:most]
    if not found and not more:
        return Answer(
            {"notes": [], "more": False},
            [line("No note is like that." if call.vault.notes(limit=1) else "There are no notes.")],
        )
    rows = table((_row(note, sort) for note in found), call.columns, head=_head(sort))
    return Answer({"notes": found, "more": more}, ended(rows, _total(len(found), more=more)))


def _total(shown: int, *, more: bool) -> str:
    return f"{count(shown, 'note')}; there are more." if more else f"{count(shown, 'note')}."


def _condition(written: str) -> tuple[str, str | None]:
    name, mark, value = written.partition("=")
    if not name.strip():
        raise click.BadParameter(f"“{written}” has no name before “=”", param_hint="--where")
    return name.strip(), value if mark else None


def _head(sort: str) -> list[str]:
    extra = {"title": "Title", "modified": "Changed", "size": "Size"}
    return ["Note", "Kind", "Rating", *([extra[sort]] if sort in extra else [])]


def _row(note: "NoteEntry", sort: str) -> list[Cell]:
    extra = {"title": note.title, "modified": moment(note.modified), "size": size(note.size)}
    return [note.path, note.kind, note.rating or "", *([extra[sort]] if sort in extra else [])]
