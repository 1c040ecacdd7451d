"""Where the index of a vault and its journal lie: in the user's own folders. The only door to platformdirs."""

import os
import re
import zlib

CACHE, STATE = "COMMONPLACE_CACHE", "COMMONPLACE_STATE"


def index_place(root: str) -> str:
    """Give the file for the index of the vault at `root`: in $COMMONPLACE_CACHE, else in the user's cache folder."""
    folder = os.environ.get(CACHE)
    if not folder:
        import platformdirs

        folder = platformdirs.user_cache_dir("commonplace", appauthor=False)
    return os.path.join(folder, f"{_name(root)}.sqlite")


def journal_place(root: str) -> str:
    """Give the folder of the journal of the vault at `root`: in $COMMONPLACE_STATE, else where the user's state is."""
    folder = os.environ.get(STATE)
    if not folder:
        import platformdirs

        folder = platformdirs.user_state_dir("commonplace", appauthor=False)
    return os.path.join(folder, _name(root))


def _name(root: str) -> str:
    """Give a name that no other vault has: that of its folder, and a checksum of its path."""
    place = os.fsencode(os.path.realpath(root))
    digest = f"{zlib.crc32(place):08x}{zlib.adler32(place):08x}"
    name = re.sub(r"[^\w.-]+", "-", os.path.basename(root))[:40].strip(".-")
    return f"{name or 'vault'}-{digest}"
