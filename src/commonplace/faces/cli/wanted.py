"""List the notes that links ask for and that are not there.

Those that most notes ask for come first.

For example:

    commonplace wanted
"""

import click

from commonplace.faces.cli.terminal.call import Answer, Call, command
from commonplace.faces.cli.terminal.entries import ended
from commonplace.faces.cli.terminal.lines import line, table
from commonplace.faces.cli.terminal.text import count


@command
@click.option("--attachments", is_flag=True, help="Pictures and other files instead of notes.")
def wanted(call: Call, attachments: bool) -> Answer:
    """Answer the command."""
    found = call.vault.wanted(attachments=attachments)
    what = "attachment" if attachments else "note"
    if not found:
        return Answer({"wanted": []}, [line(f"No {what} is missing.")])
    rows = ((one.notes, one.target, ", ".join(map(_name, one.sources))) for one in found)
    lines = table(rows, call.columns, head=("Notes", "Wanted", "Asked for by"))
    links = count(sum(one.links for one in found), "link")
    return Answer({"wanted": found}, ended(lines, f"{count(len(found), f'wanted {what}')}, asked for by {links}."))


def _name(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")
