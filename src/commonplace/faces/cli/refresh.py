"""Bring the index up to the files and say what had changed.

Every other command does this by itself.

For example:

    commonplace refresh
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from commonplace.faces.cli.terminal.call import Answer, Call, command
from commonplace.faces.cli.terminal.entries import change_lines
from commonplace.faces.cli.terminal.lines import Line, line
from commonplace.faces.cli.terminal.text import count

if TYPE_CHECKING:
    from commonplace import Refreshed


@command
def refresh(call: Call) -> Answer:
    """Answer the command."""
    done = call.refresh()
    return Answer(done._asdict(), _said(done))


def _said(done: "Refreshed") -> Iterator[Line]:
    files = count(done.files, "file")
    if not (done.added or done.changed or done.removed):
        yield line(f"{files}, none changed.")
        return
    if len(done.added) < done.files:
        yield from change_lines(done)
    parts = ((done.added, "added"), (done.changed, "changed"), (done.removed, "removed"))
    yield line(f"{files}: {', '.join(f'{len(paths):,} {what}' for paths, what in parts if paths)}.")
