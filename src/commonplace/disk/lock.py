"""One writer at a time: a lock in the user's state folder, which the system frees when its holder ends.

The only door to filelock.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from commonplace.errors import VaultBusy

WAIT = 20.0  # seconds for another process's change


@contextmanager
def locked(state: str, seconds: float = WAIT) -> Iterator[None]:
    """Hold the vault for writing. Raises VaultBusy."""
    from filelock import FileLock, Timeout

    os.makedirs(state, exist_ok=True)
    try:
        with FileLock(os.path.join(state, "lock"), timeout=seconds):
            yield
    except Timeout:
        raise VaultBusy(seconds=f"{seconds:g}") from None
