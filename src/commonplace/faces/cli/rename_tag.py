"""Give a tag another name; nested tags follow.

In bodies and in front matter, in any case of letters; `#a/b` follows `#a`, `#ab` does not.

For example:

    commonplace rename-tag idea concept
"""

import click

from commonplace.faces.cli.terminal.call import TEXT, Answer, Call, command
from commonplace.faces.cli.terminal.changes import answer_change, change_options


@command
@change_options
@click.argument("old", metavar="OLD", type=TEXT)
@click.argument("new", metavar="NEW", type=TEXT)
def rename_tag(call: Call, old: str, new: str, apply: bool) -> Answer:
    """Answer the command."""
    return answer_change(call, call.vault.rename_tag(old, new), apply=apply)
