"""Say where vault and index are, and what was left out.

For example:

    commonplace doctor
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from commonplace.faces.cli.terminal.call import Answer, Call, command
from commonplace.faces.cli.terminal.lines import BLANK, Line, labelled, line, strong, table
from commonplace.faces.cli.terminal.text import count, moment, size

if TYPE_CHECKING:
    from commonplace import Health


@command
def doctor(call: Call) -> Answer:
    """Answer the command."""
    health = call.vault.health()
    return Answer(health._asdict(), _report(health, call.columns))


def _report(health: "Health", columns: int) -> Iterator[Line]:
    yield from labelled(_facts(health), columns)
    yield BLANK
    if not health.left_out:
        yield line("No file was left out.")
        return
    yield line(strong("Left out"))
    yield from table(health.left_out, columns, by=2)


def _facts(health: "Health") -> Iterator[tuple[str, str]]:
    yield "Vault", health.root
    yield "Files", f"{count(health.files, 'file')}, of which {count(health.notes, 'note')}"
    yield "Index", "in memory" if health.index == ":memory:" else f"{health.index} ({size(health.index_size)})"
    yield "Refreshed", moment(health.refreshed)
    yield "Versions", ", ".join(f"{name} {version}" for name, version in health.versions)
    for name, value in health.settings:
        yield name.capitalize(), value
