"""Take a property away from a note, wherever it stands.

For example:

    commonplace unset "On Liberty" rating
"""

import click

from commonplace.faces.cli.terminal.call import NOTE, TEXT, Answer, Call, command
from commonplace.faces.cli.terminal.changes import answer_change, change_options


@command
@change_options
@click.argument("name", metavar="NOTE", type=NOTE)
@click.argument("key", metavar="PROPERTY", type=TEXT)
def unset(call: Call, name: str, key: str, apply: bool) -> Answer:
    """Answer the command."""
    return answer_change(call, call.vault.unset(name, key), apply=apply)
