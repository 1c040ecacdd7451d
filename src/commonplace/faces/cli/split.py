"""Make a note of one section; links follow.

The section ends before the next heading of the same level or a higher one. The note is called as the heading is, and
lies beside the other. A link stays in its place; --leave embed or --leave nothing changes that.

For example:

    commonplace split "On Liberty" --at "One very simple principle"
"""

import click

from commonplace.faces.cli.terminal.call import NOTE, TEXT, Answer, Call, command
from commonplace.faces.cli.terminal.changes import answer_change, change_options


@command
@change_options
@click.argument("name", metavar="NOTE", type=NOTE)
@click.option("--at", metavar="HEADING", type=TEXT, required=True, help="The heading, as in a link.")
@click.option("--to", "new", metavar="NEW", type=TEXT, help="The name of the new note, or its path.")
@click.option("--leave", type=click.Choice(("link", "embed", "nothing")), default="link", show_default=True)
def split(call: Call, name: str, at: str, new: str | None, leave: str, apply: bool) -> Answer:
    """Answer the command."""
    return answer_change(call, call.vault.split(name, at, new, leave=leave), apply=apply)
