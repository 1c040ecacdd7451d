"""Give a block another id; links follow.

For example:

    commonplace rename-block "Mutual Aid" gladiators huxley
"""

import click

from commonplace.faces.cli.terminal.call import NOTE, TEXT, Answer, Call, command
from commonplace.faces.cli.terminal.changes import answer_change, change_options


@command
@change_options
@click.argument("name", metavar="NOTE", type=NOTE)
@click.argument("old", metavar="OLD", type=TEXT)
@click.argument("new", metavar="NEW", type=TEXT)
def rename_block(call: Call, name: str, old: str, new: str, apply: bool) -> Answer:
    """Answer the command."""
    return answer_change(call, call.vault.rename_block(name, old, new), apply=apply)
