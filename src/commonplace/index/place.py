"""Where the index of a vault lies: in the user's cache folder. The only door to platformdirs."""

import os
import re
import zlib

VARIABLE = "COMMONPLACE_CACHE"


def index_place(root: str) -> str:
    """Give the file for the index of the vault at `root`: in $COMMONPLACE_CACHE, else in the user's cache folder."""
    folder = os.environ.get(VARIABLE)
    if not folder:
        import platformdirs

        folder = platformdirs.user_cache_dir("commonplace", appauthor=False)
    place = os.fsencode(os.path.realpath(root))
    digest = f"{zlib.crc32(place):08x}{zlib.adler32(place):08x}"
    name = re.sub(r"[^\w.-]+", "-", os.path.basename(root))[:40].strip(".-")
    return os.path.join(folder, f"{name or 'vault'}-{digest}.sqlite")
