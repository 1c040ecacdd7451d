"""List the files within a number of links of one.

Links count in either direction; the nearest files come first.

For example:

    commonplace neighbours "Mary Wollstonecraft" --depth 2
"""

import click

from commonplace.faces.cli.terminal.call import NOTE, Answer, Call, command
from commonplace.faces.cli.terminal.entries import ended
from commonplace.faces.cli.terminal.lines import line, table
from commonplace.faces.cli.terminal.text import count


@command
@click.argument("name", metavar="NOTE", type=NOTE)
@click.option(
    "--depth",
    metavar="N",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="So many links away at most.",
)
def neighbours(call: Call, name: str, depth: int) -> Answer:
    """Answer the command."""
    path, found = call.vault.get(name), call.vault.neighbours(name, depth)
    data = {"path": path, "depth": depth, "neighbours": found}
    if not found:
        return Answer(data, [line(f"{path} is joined to no other file.")])
    lines = table(((one.distance, one.path) for one in found), call.columns, head=("Away", "File"))
    return Answer(data, ended(lines, f"{count(len(found), 'file')} within {count(depth, 'link')} of {path}."))
