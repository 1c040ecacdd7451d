"""Show the headings of a note.

For example:

    commonplace outline "On Liberty"
"""

import click

from commonplace.faces.cli.terminal.call import NOTE, Answer, Call, command
from commonplace.faces.cli.terminal.entries import ended, heading_lines
from commonplace.faces.cli.terminal.lines import line
from commonplace.faces.cli.terminal.text import count


@command
@click.argument("name", metavar="NOTE", type=NOTE)
def outline(call: Call, name: str) -> Answer:
    """Answer the command."""
    path, found = call.vault.get(name), call.vault.outline(name)
    data = {"path": path, "headings": found}
    if not found:
        return Answer(data, [line(f"{path} has no headings.")])
    return Answer(data, ended(heading_lines(found, call.columns), f"{count(len(found), 'heading')} in {path}."))
