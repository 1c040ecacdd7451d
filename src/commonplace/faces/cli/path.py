"""Show a shortest way from one file to another along links.

An arrow → stands where the file above links to the one below, ← where the one below links to the one above.

For example:

    commonplace path "Edmund Burke" "Charles Darwin"
"""

import click

from commonplace.faces.cli.terminal.call import NOTE, Answer, Call, command
from commonplace.faces.cli.terminal.entries import ended
from commonplace.faces.cli.terminal.lines import Line, faint, line
from commonplace.faces.cli.terminal.text import count

ARROWS = {"start": "  ", "to": "→ ", "from": "← "}


@command
@click.argument("one", metavar="NOTE", type=NOTE)
@click.argument("other", metavar="NOTE", type=NOTE)
def path(call: Call, one: str, other: str) -> Answer:
    """Answer the command."""
    steps = call.vault.path(one, other)
    if not steps:
        ends = f"{call.vault.get(one)} to {call.vault.get(other)}"
        return Answer({"steps": []}, [line(f"No way leads from {ends}.")])
    lines: list[Line] = [line(faint(ARROWS[step.direction]), step.path) for step in steps]
    return Answer({"steps": steps}, ended(lines, f"{count(len(steps) - 1, 'link')}."))
