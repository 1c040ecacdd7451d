"""List the bases of the vault with their views.

For example:

    commonplace bases
"""

from commonplace.faces.cli.terminal.call import Answer, Call, command
from commonplace.faces.cli.terminal.entries import ended
from commonplace.faces.cli.terminal.lines import line, table
from commonplace.faces.cli.terminal.text import count


@command
def bases(call: Call) -> Answer:
    """Answer the command."""
    found = call.vault.bases()
    if not found:
        return Answer({"bases": []}, [line("There are no bases.")])
    rows = [(one.path if not number else "", view) for one in found for number, view in enumerate(one.views)]
    return Answer(
        {"bases": found}, ended(table(rows, call.columns, head=("Base", "View")), f"{count(len(found), 'base')}.")
    )
