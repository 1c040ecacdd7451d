"""Turn mentions of a note into links to it.

All of them, or with --in those in one note, with --line those on one line of it. The words stay as they are.

For example:

    commonplace link-mentions "Edmund Burke" --in Ideas/Liberty
"""

import click

from commonplace.faces.cli.terminal.call import NOTE, Answer, Call, command
from commonplace.faces.cli.terminal.changes import answer_change, change_options


@command
@change_options
@click.argument("name", metavar="NOTE", type=NOTE)
@click.option("--in", "within", metavar="OTHER", type=NOTE, help="Only in this note.")
@click.option("--line", metavar="LINE", type=click.IntRange(min=1), help="Only on this line.")
def link_mentions(call: Call, name: str, within: str | None, line: int | None, apply: bool) -> Answer:
    """Answer the command."""
    return answer_change(call, call.vault.link_mentions(name, within=within, line=line), apply=apply)
