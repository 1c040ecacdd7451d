"""Give a note a property, where it already stands.

That is front matter, a label line or an inline field; a new one is added to the front matter, in the vault's order.
Several values make a list.

For example:

    commonplace set "On Liberty" rating A
"""

import click

from commonplace.faces.cli.terminal.call import NOTE, TEXT, Answer, Call, command
from commonplace.faces.cli.terminal.changes import answer_change, change_options


@command
@change_options
@click.argument("name", metavar="NOTE", type=NOTE)
@click.argument("key", metavar="PROPERTY", type=TEXT)
@click.argument("values", metavar="VALUE...", type=TEXT, nargs=-1, required=True)
def set(call: Call, name: str, key: str, values: tuple[str, ...], apply: bool) -> Answer:  # noqa: A001  # as it is typed
    """Answer the command."""
    return answer_change(call, call.vault.set(name, key, *values), apply=apply)
