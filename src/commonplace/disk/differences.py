"""A Change as people review it: a unified diff, with what is moved, made and taken away."""

from collections.abc import Callable, Iterator
from difflib import unified_diff

from commonplace.text import Change, FileChange, after

CONTEXT = 2  # lines around what is changed
NO_END = "\\ No newline at end of file"


def differences(change: Change, read: Callable[[str], bytes]) -> Iterator[str]:
    """Yield the lines of a unified diff of a Change; `read` gives the bytes of a file by its vault path."""
    for file in sorted(change.files, key=lambda one: one.path):
        yield from _of_file(file, read)


def _of_file(file: FileChange, read: Callable[[str], bytes]) -> Iterator[str]:
    if file.to and file.to != file.path:
        yield f"rename from {file.path}"
        yield f"rename to {file.to}"
    old = b"" if file.is_new or not (file.edits or file.removed or file.content is not None) else read(file.path)
    new = b"" if file.removed else after(file, old)
    if old == new and not (file.is_new or file.removed):
        return
    if file.is_new:
        yield f"new file {file.path}"
    before = "/dev/null" if file.is_new else f"a/{file.path}"
    then = "/dev/null" if file.removed else f"b/{file.to or file.path}"
    for line in unified_diff(_lines(old), _lines(new), before, then, n=CONTEXT, lineterm=""):
        yield line.removesuffix("\n") if line[-1:] == "\n" else line
        if line[:1] in "+- " and line[:3] not in {"+++", "---"} and line[-1:] != "\n":
            yield NO_END


def _lines(data: bytes) -> list[str]:
    """Give the lines of a text with their ends, which only a line feed is."""
    text = data.decode("utf-8", "replace")
    parts = text.split("\n")
    return [part + "\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
