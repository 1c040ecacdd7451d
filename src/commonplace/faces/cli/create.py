"""Make a note, empty or from a template.

NAME may be a path. In a template, {{title}}, {{date}} and {{time}} are filled in; {{date:YYYY}} writes a date with the
tokens of Moment. Links that the new name would capture are spelled anew, so that each means what it meant.

For example:

    commonplace create "Sources/Common Sense" --template "Source note"
"""

import click

from commonplace.faces.cli.terminal.call import NOTE, TEXT, Answer, Call, command
from commonplace.faces.cli.terminal.changes import answer_change, change_options


@command
@change_options
@click.argument("name", metavar="NAME", type=TEXT)
@click.option("--template", metavar="NOTE", type=NOTE, help="The note that it begins as.")
@click.option("--now", metavar="TIME", type=TEXT, help="The time to fill in, instead of the clock of this machine.")
def create(call: Call, name: str, template: str | None, now: str | None, apply: bool) -> Answer:
    """Answer the command."""
    return answer_change(call, call.vault.create(name, template=template, now=now), apply=apply)
