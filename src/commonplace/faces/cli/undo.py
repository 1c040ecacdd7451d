"""Take back the last change that was written to the vault.

N takes back so many, one after the other. A file that has changed since is left as it is, and named.

For example:

    commonplace undo
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from commonplace.faces.cli.terminal.call import Answer, Call, command
from commonplace.faces.cli.terminal.lines import Line, bad, line
from commonplace.faces.cli.terminal.text import count

if TYPE_CHECKING:
    from commonplace import Undone


@command
@click.argument("steps", metavar="[N]", type=click.IntRange(1, 500), default=1)
def undo(call: Call, steps: int) -> Answer:
    """Answer the command."""
    done: list[Undone] = []
    while len(done) < steps and (one := call.vault.undo()) is not None:
        done.append(one)
    return Answer({"undone": done}, _lines(done), code=1 if any(one.left for one in done) else 0)


def _lines(done: "list[Undone]") -> Iterator[Line]:
    if not done:
        yield line("There is nothing to take back.")
    for one in done:
        yield line(f"Taken back: {one.title} ({count(len(one.files), 'file')}).")
        for path, reason in one.left:
            yield line("  ", bad("left: "), f"{path}: {reason}")
