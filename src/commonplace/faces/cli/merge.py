"""Put a note at the end of another; links to it lead there.

Lists in the front matter grow, single values of the note that stays win. What is merged goes to the trash.

For example:

    commonplace merge Terms/Liberty Ideas/Liberty
"""

import click

from commonplace.faces.cli.terminal.call import NOTE, Answer, Call, command
from commonplace.faces.cli.terminal.changes import answer_change, change_options


@command
@change_options
@click.argument("name", metavar="NOTE", type=NOTE)
@click.argument("into", metavar="INTO", type=NOTE)
@click.option("--queries", is_flag=True, help="Let bases and blocks of Dataview follow, too.")
def merge(call: Call, name: str, into: str, queries: bool, apply: bool) -> Answer:
    """Answer the command."""
    return answer_change(call, call.vault.merge(name, into, queries=queries), apply=apply)
