"""List the links that could mean several files.

The file that a link is taken to mean comes first, then the others.

For example:

    commonplace ambiguous
"""

from commonplace.faces.cli.terminal.call import Answer, Call, command
from commonplace.faces.cli.terminal.entries import by_file, ended, link_lines
from commonplace.faces.cli.terminal.lines import line
from commonplace.faces.cli.terminal.text import count


@command
def ambiguous(call: Call) -> Answer:
    """Answer the command."""
    found = call.vault.ambiguous()
    if not found:
        return Answer({"links": []}, [line("No link is ambiguous.")])
    columns = call.columns
    lines = by_file(found, lambda group: link_lines(group, columns))
    return Answer({"links": found}, ended(lines, f"{count(len(found), 'ambiguous link')}."))
