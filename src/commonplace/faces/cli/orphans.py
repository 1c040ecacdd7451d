"""List the notes to which no other file links.

For example:

    commonplace orphans --attachments
"""

import click

from commonplace.faces.cli.terminal.call import Answer, Call, command
from commonplace.faces.cli.terminal.entries import ended
from commonplace.faces.cli.terminal.lines import line
from commonplace.faces.cli.terminal.text import count


@command
@click.option("--attachments", is_flag=True, help="Pictures and other files as well.")
def orphans(call: Call, attachments: bool) -> Answer:
    """Answer the command."""
    found = call.vault.orphans(attachments=attachments)
    what = "file" if attachments else "note"
    if not found:
        return Answer({"orphans": []}, [line(f"There is no {what} without a backlink.")])
    closing = f"{count(len(found), what)} without a backlink."
    return Answer({"orphans": found}, ended(map(line, found), closing))
