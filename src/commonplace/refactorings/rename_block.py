"""Give a block another id; the links to it follow (spec 9.10)."""

import re

from commonplace.errors import Refused
from commonplace.refactorings.planning.anchors import follow_anchors
from commonplace.refactorings.planning.ground import Ground, made
from commonplace.syntax.parse import parse
from commonplace.text import Change, Edit

ID = re.compile(r"[A-Za-z0-9-]+")


def rename_block(ground: Ground, path: str, old: str, new: str) -> Change:
    """Plan it for the note at `path`; the ids may be given with their `^`. Raises Refused."""
    note = parse(ground.read(path))
    key, new = old.lstrip("^").lower(), new.lstrip("^")
    found = [one for one in note.block_ids if one.id == key]
    if note.damaged:
        raise Refused(path=path, reason="it is not UTF-8")
    if not found:
        raise Refused(path=path, reason=f"it has no block ^{key}")
    if not ID.fullmatch(new):
        raise Refused(path=path, reason=f"“{new}” is no block id: letters, digits and hyphens are")
    if new.lower() != key and any(one.id == new.lower() for one in note.block_ids):
        raise Refused(path=path, reason=f"it has a block ^{new} already")
    edit = Edit(found[0].start, found[0].end, f"^{new}")

    def anchor(written: str) -> str | None:
        return f"^{new}" if written.startswith("^") and written[1:].strip().lower() == key else None

    files, said = follow_anchors(ground, path, edit, anchor)
    return made(f"Rename the block ^{key} of {path} to ^{new}", files, said)
