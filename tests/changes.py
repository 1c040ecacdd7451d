"""Changes in tests: applied to a dict of bytes, and what the links of a vault mean."""

import commonplace
from commonplace.text import after, digest
from fences import lay


def applied(change, files):
    """Give the files of a vault (path to bytes) after a Change; checks that it was planned from them."""
    result = dict(files)
    for one in change.files:
        data = files.get(one.path)
        assert (data is None) == (one.digest is None and one.content is not None)
        assert one.digest is None or one.digest == digest(data)
        result.pop(one.path, None)
    for one in change.files:
        if not one.removed:
            to = one.to or one.path
            assert to not in result
            result[to] = after(one, files.get(one.path, b""))
    return result


def as_bytes(files):
    """Give the files of a vault as bytes, without the app's settings."""
    return {
        path: text.encode() if isinstance(text, str) else text
        for path, text in files.items()
        if not path.startswith(".obsidian")
    }


def meanings(vault):
    """Give what each link of a vault means: by its file, the destination and the kind of each, in order."""
    found = {}
    for link in vault.links():
        if link.kind != "base":
            found.setdefault(link.path, []).append((link.destination, link.kind, link.embed))
    return found


def opened(folder, files):
    """Lay files into a folder and open it, with an index of its own."""
    folder.mkdir(parents=True)
    lay(folder, files)
    return commonplace.open(folder, index=":memory:")
