"""List what was written to the vault, the newest first.

For example:

    commonplace history --limit 5
"""

from typing import TYPE_CHECKING

import click

from commonplace.faces.cli.terminal.call import Answer, Call, command
from commonplace.faces.cli.terminal.entries import ended
from commonplace.faces.cli.terminal.lines import Cell, line, table
from commonplace.faces.cli.terminal.text import count, moment

if TYPE_CHECKING:
    from commonplace import Written


@command
@click.option(
    "--limit", metavar="N", type=click.IntRange(min=0), default=20, show_default=True, help="So many at most."
)
def history(call: Call, limit: int) -> Answer:
    """Answer the command."""
    found = call.vault.history()[:limit]
    if not found:
        return Answer({"changes": []}, [line("Nothing has been written to this vault.")])
    rows = table((_row(one) for one in found), call.columns, head=["When", "Change", "Files", ""])
    return Answer({"changes": found}, ended(rows, f"{count(len(found), 'change')}."))


def _row(one: "Written") -> list[Cell]:
    state = "taken back" if one.undone is not None else ""
    return [moment(one.time), one.title, len(one.files), state]
