"""List the properties of the vault, or the values of one.

For example:

    commonplace properties author
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from commonplace.faces.cli.terminal.call import TEXT, Answer, Call, command
from commonplace.faces.cli.terminal.entries import ended
from commonplace.faces.cli.terminal.lines import Line, line, table
from commonplace.faces.cli.terminal.text import count

if TYPE_CHECKING:
    from commonplace import PropertyUse


@command
@click.argument("name", metavar="[NAME]", type=TEXT, required=False)
def properties(call: Call, name: str | None) -> Answer:
    """Answer the command."""
    found = call.vault.properties(name)
    lines = _all(found, call.columns) if name is None else _one(found, name, call.columns)
    return Answer({"properties": found}, lines)


def _all(found: list["PropertyUse"], columns: int) -> Iterator[Line]:
    if not found:
        yield line("There are no properties.")
        return
    rows = ((use.notes, use.name, ", ".join(use.types), ", ".join(value for value, _ in use.values)) for use in found)
    lines = table(rows, columns, head=("Notes", "Property", "Types", "Values"))
    yield from ended(lines, f"{count(len(found), 'property', 'properties')}.")


def _one(found: list["PropertyUse"], name: str, columns: int) -> Iterator[Line]:
    if not found:
        yield line(f"No note has a property “{name}”.")
    for use in found:
        lines = table(((number, value) for value, number in use.values), columns, head=("Times", use.name))
        where = f"in {count(use.notes, 'note')}, from {' and '.join(use.origins)}, as {' and '.join(use.types)}"
        yield from ended(lines, f"{count(len(use.values), 'value')} {where}.")
