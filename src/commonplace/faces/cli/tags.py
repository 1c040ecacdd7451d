"""List the tags of the vault, the commonest first.

For example:

    commonplace tags
"""

from commonplace.faces.cli.terminal.call import Answer, Call, command
from commonplace.faces.cli.terminal.entries import ended
from commonplace.faces.cli.terminal.lines import line, table
from commonplace.faces.cli.terminal.text import count


@command
def tags(call: Call) -> Answer:
    """Answer the command."""
    found = call.vault.tags()
    if not found:
        return Answer({"tags": []}, [line("There are no tags.")])
    lines = table(((tag.notes, tag.count, tag.name) for tag in found), call.columns, head=("Notes", "Times", "Tag"))
    return Answer({"tags": found}, ended(lines, f"{count(len(found), 'tag')}."))
