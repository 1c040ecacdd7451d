"""Print what changes in the vault, until Ctrl-C.

With --json, one object a line.

For example:

    commonplace watch
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
def watch(call: Call) -> Iterator[Answer]:
    """Answer the command each time something has changed."""
    first = True
    try:
        for done in call.vault.watch():
            yield Answer(done._asdict(), _said(done, call.vault.root if first else ""))
            first = False
    except KeyboardInterrupt:
        return


def _said(done: "Refreshed", root: str) -> Iterator[Line]:
    if root:
        yield line(f"Watching {count(done.files, 'file')} in {root}; Ctrl-C ends it.")
    yield from change_lines(done)
