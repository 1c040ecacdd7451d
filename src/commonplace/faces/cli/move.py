"""Put a file or folder into another folder; links follow.

The folder is made if it is not there; `/` is the root of the vault. A path that ends like the file (`a/b.md`) gives it
another name as well. Links in what is moved follow, too. Queries are text: they follow with --queries.

For example:

    commonplace move "On Liberty" Archive
"""

import click

from commonplace.faces.cli.terminal.call import NOTE, TEXT, Answer, Call, command
from commonplace.faces.cli.terminal.changes import answer_change, change_options


@command
@change_options
@click.argument("name", metavar="NOTE", type=NOTE)
@click.argument("folder", metavar="FOLDER", type=TEXT)
@click.option("--queries", is_flag=True, help="Let bases and blocks of Dataview follow, too.")
def move(call: Call, name: str, folder: str, queries: bool, apply: bool) -> Answer:
    """Answer the command."""
    return answer_change(call, call.vault.move(name, folder, queries=queries), apply=apply)
