"""Waiting for changes in the vault. The only door to watchfiles."""

from collections.abc import Iterator
from threading import Event

import watchfiles


def watch_folder(root: str, stop: Event | None = None) -> Iterator[None]:
    """Yield each time something visible below `root` has changed; changes close together count once."""
    hidden = _Visible(root)
    for _changes in watchfiles.watch(root, watch_filter=hidden, stop_event=stop, debounce=400, step=50):
        yield


class _Visible:
    """Leaves out what lies in hidden folders."""

    def __init__(self, root: str) -> None:
        self.start = len(root.rstrip("/\\")) + 1

    def __call__(self, _change: object, path: str) -> bool:
        inner = path[self.start :].replace("\\", "/")
        return not any(part.startswith(".") for part in inner.split("/"))
