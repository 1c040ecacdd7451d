"""List where a note is named in prose without a link.

For example:

    commonplace mentions "Edmund Burke"
"""

import click

from commonplace.faces.cli.terminal.call import NOTE, Answer, Call, command
from commonplace.faces.cli.terminal.entries import by_file, ended, passages
from commonplace.faces.cli.terminal.lines import line
from commonplace.faces.cli.terminal.text import count


@command
@click.argument("name", metavar="NOTE", type=NOTE)
def mentions(call: Call, name: str) -> Answer:
    """Answer the command."""
    path, found = call.vault.get(name), call.vault.mentions(name)
    data = {"path": path, "mentions": found}
    if not found:
        return Answer(data, [line(f"No other note names {path} without a link.")])
    columns = call.columns
    files = count(len({each.path for each in found}), "note")
    lines = by_file(found, lambda group: passages(group, columns))
    return Answer(data, ended(lines, f"{count(len(found), 'mention')} of {path} in {files}."))
