"""List links and what they mean, or those with a problem.

Of the whole vault or of one file. A problem is a link that is missing, ambiguous, or asks for an anchor that is not
there; with --problems the exit code is 1 if there is any.

For example:

    commonplace links --problems
"""

from typing import TYPE_CHECKING

import click

from commonplace.faces.cli.terminal.call import FOUND, NOTE, Answer, Call, command
from commonplace.faces.cli.terminal.entries import by_file, ended, link_lines
from commonplace.faces.cli.terminal.lines import line
from commonplace.faces.cli.terminal.text import count

if TYPE_CHECKING:
    from commonplace import LinkEntry


@command
@click.argument("name", metavar="[NOTE]", type=NOTE, required=False)
@click.option("--problems", is_flag=True, help="Only links with something wrong.")
@click.option("--external", is_flag=True, help="Links to the web as well.")
def links(call: Call, name: str | None, problems: bool, external: bool) -> Answer:
    """Answer the command."""
    found = call.vault.links(name, problems=problems, external=external)
    data = {"path": call.vault.get(name) if name is not None else None, "links": found}
    if not found:
        return Answer(data, [line("No link has a problem." if problems else "There are no links.")])
    columns = call.columns
    lines = by_file(found, lambda group: link_lines(group, columns))
    return Answer(data, ended(lines, _closing(found)), FOUND if problems else 0)


def _closing(found: list["LinkEntry"]) -> str:
    kinds = [link.problem for link in found]
    words = {"missing": "missing", "ambiguous": "ambiguous", "anchor": "without their anchor"}
    wrong = [f"{kinds.count(kind):,} {word}" for kind, word in words.items() if kind in kinds]
    return f"{count(len(found), 'link')}{': ' if wrong else ''}{', '.join(wrong)}."
