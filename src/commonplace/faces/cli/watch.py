"""Print what changes in the vault, until Ctrl-C.

With --json, one object a line.

For example:

    commonplace watch
"""

from collections.abc import Iterator
from signal import SIGINT, signal
from threading import Event
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
    stop = Event()
    signal(SIGINT, lambda *_: stop.set())  # an interrupt while a change is printed ends it no less
    first = True
    for done in call.vault.watch(stop):
        yield Answer(done._asdict(), _said(done, call.vault.root if first else ""))
        first = False
        if stop.is_set():
            return


def _said(done: "Refreshed", root: str) -> Iterator[Line]:
    if root:
        yield line(f"Watching {count(done.files, 'file')} in {root}; Ctrl-C ends it.")
    yield from change_lines(done)
