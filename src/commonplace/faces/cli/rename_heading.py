"""Give a heading another text; links follow.

A heading is named as in a link: `Heading`, or `Above#Heading` where there are two. Links to other headings that the new
text would capture are spelled with the headings above those.

For example:

    commonplace rename-heading "On Liberty" "One very simple principle" "Harm"
"""

import click

from commonplace.faces.cli.terminal.call import NOTE, TEXT, Answer, Call, command
from commonplace.faces.cli.terminal.changes import answer_change, change_options


@command
@change_options
@click.argument("name", metavar="NOTE", type=NOTE)
@click.argument("old", metavar="OLD", type=TEXT)
@click.argument("new", metavar="NEW", type=TEXT)
def rename_heading(call: Call, name: str, old: str, new: str, apply: bool) -> Answer:
    """Answer the command."""
    return answer_change(call, call.vault.rename_heading(name, old, new), apply=apply)
