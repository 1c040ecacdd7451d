"""List the notes that links ask for and that are not there.

Those that most notes ask for come first. With --create they are made, empty or from a template.

For example:

    commonplace wanted
"""

import click

from commonplace.faces.cli.terminal.call import NOTE, Answer, Call, command
from commonplace.faces.cli.terminal.changes import answer_change, change_options
from commonplace.faces.cli.terminal.entries import ended
from commonplace.faces.cli.terminal.lines import line, table
from commonplace.faces.cli.terminal.text import count


@command
@change_options
@click.option("--attachments", is_flag=True, help="Pictures and other files instead of notes.")
@click.option("--create", is_flag=True, help="Make the notes.")
@click.option("--template", metavar="NOTE", type=NOTE, help="The note that each begins as.")
def wanted(call: Call, attachments: bool, create: bool, template: str | None, apply: bool) -> Answer:
    """Answer the command."""
    if create:
        return answer_change(call, call.vault.create_wanted(template=template), apply=apply)
    if apply or template:
        raise click.UsageError("--apply and --template are for --create")
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
