"""Make a note of some lines of a note; links follow.

The new note lies beside the other, unless NEW is a path. A link stays in the place of the lines; --leave embed or
--leave nothing changes that.

For example:

    commonplace extract "Reading plan" --lines 9-10 "Next"
"""

import re

import click

from commonplace.faces.cli.terminal.call import NOTE, TEXT, Answer, Call, command
from commonplace.faces.cli.terminal.changes import answer_change, change_options

LINES = re.compile(r"(\d{1,9})(?:-(\d{1,9}))?")


@command
@change_options
@click.argument("name", metavar="NOTE", type=NOTE)
@click.argument("new", metavar="NEW", type=TEXT)
@click.option("--lines", metavar="FROM-TO", type=TEXT, required=True, help="The lines, counted from 1.")
@click.option("--leave", type=click.Choice(("link", "embed", "nothing")), default="link", show_default=True)
def extract(call: Call, name: str, new: str, lines: str, leave: str, apply: bool) -> Answer:
    """Answer the command."""
    match = LINES.fullmatch(lines)
    if not match:
        raise click.UsageError(f"“{lines}” names no lines; some are named like 10-20")
    first = int(match[1])
    change = call.vault.extract(name, first, int(match[2] or first), new, leave=leave)
    return answer_change(call, change, apply=apply)
