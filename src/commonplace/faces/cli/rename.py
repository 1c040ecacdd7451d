"""Give a file or folder another name; links follow.

Every link keeps its form: wikilinks, Markdown links, embeds, links in front matter and in canvases. Links that the new
name would capture are spelled anew, so that each means what it meant. Queries are text: they follow with --queries.

For example:

    commonplace rename "On Liberty" "On Liberty (1859)"
"""

import click

from commonplace.faces.cli.terminal.call import NOTE, TEXT, Answer, Call, command
from commonplace.faces.cli.terminal.changes import answer_change, change_options


@command
@change_options
@click.argument("name", metavar="NOTE", type=NOTE)
@click.argument("new", metavar="NEW", type=TEXT)
@click.option("--queries", is_flag=True, help="Let bases and blocks of Dataview follow, too.")
def rename(call: Call, name: str, new: str, queries: bool, apply: bool) -> Answer:
    """Answer the command."""
    return answer_change(call, call.vault.rename(name, new, queries=queries), apply=apply)
