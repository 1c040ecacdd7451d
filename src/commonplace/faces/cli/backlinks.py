"""List the links from other files to one, in their sentences.

For example:

    commonplace backlinks "Mutual Aid"
"""

import click

from commonplace.faces.cli.terminal.call import NOTE, Answer, Call, command
from commonplace.faces.cli.terminal.entries import by_file, ended, passages
from commonplace.faces.cli.terminal.lines import line
from commonplace.faces.cli.terminal.text import count


@command
@click.argument("name", metavar="NOTE", type=NOTE)
def backlinks(call: Call, name: str) -> Answer:
    """Answer the command."""
    path, found = call.vault.get(name), call.vault.backlinks(name)
    data = {"path": path, "backlinks": found}
    if not found:
        return Answer(data, [line(f"No other file links to {path}.")])
    columns = call.columns
    files = count(len({each.path for each in found}), "file")
    lines = by_file(found, lambda group: passages(group, columns))
    return Answer(data, ended(lines, f"{count(len(found), 'link')} to {path} from {files}."))
