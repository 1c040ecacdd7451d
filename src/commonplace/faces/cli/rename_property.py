"""Give a property another name in all notes, or a value.

With --value OLD, it is this value of the property that becomes NEW. A note that has the new name already is left as it
is, which is said.

For example:

    commonplace rename-property author writer
    commonplace rename-property format article --value atticle
"""

import click

from commonplace.faces.cli.terminal.call import TEXT, Answer, Call, command
from commonplace.faces.cli.terminal.changes import answer_change, change_options


@command
@change_options
@click.argument("name", metavar="PROPERTY", type=TEXT)
@click.argument("new", metavar="NEW", type=TEXT)
@click.option("--value", metavar="OLD", type=TEXT, help="The value that becomes NEW.")
def rename_property(call: Call, name: str, new: str, value: str | None, apply: bool) -> Answer:
    """Answer the command."""
    return answer_change(call, call.vault.rename_property(name, new, value=value), apply=apply)
