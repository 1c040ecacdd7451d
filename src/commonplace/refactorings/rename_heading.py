"""Give a heading another text; the links to it follow (spec 9.10).

Headings are compared as links compare them, nested ones as well; a link to another heading that the new text would
capture is spelled with the headings above it.
"""

from commonplace.errors import Refused
from commonplace.refactorings.planning.anchors import apart, follow_anchors
from commonplace.refactorings.planning.ground import Ground, made
from commonplace.resolver.anchor import (
    find_chain,
    find_heading,
    kind_of_anchor,
    normal_heading,
    spell_chain,
    spell_heading,
)
from commonplace.syntax.note import Heading, Note
from commonplace.syntax.parse import parse
from commonplace.text import Change, Edit


def rename_heading(ground: Ground, path: str, old: str, new: str) -> Change:
    """Plan it for the note at `path`; `old` is written as in a link: `Heading`, or `Above#Heading`. Raises Refused."""
    note = parse(ground.read(path))
    new = " ".join(new.split())
    before = [(one.level, one.text) for one in note.headings]
    index = find_heading(before, old.lstrip("# "))
    if note.damaged:
        raise Refused(path=path, reason="it is not UTF-8")
    if index is None:
        raise Refused(path=path, reason=f"it has no heading “{old}”")
    after = [*before[:index], (before[index][0], new), *before[index + 1 :]]
    if not normal_heading(new) or spell_chain(after, index) is None:
        raise Refused(path=path, reason=f"no link could mean a heading “{new}” at its place")
    edit = _edit(path, note, note.headings[index], new)

    def anchor(written: str) -> str | None:
        chain = find_chain(before, written) if kind_of_anchor(written, path) == "heading" else None
        if not chain:
            return None
        parts = zip(written.split("#"), chain, strict=True)
        spelt = "#".join(spell_heading(new) if number == index else part for part, number in parts)
        return spelt if find_heading(after, spelt) == chain[-1] else spell_chain(after, chain[-1])

    files, said = follow_anchors(ground, path, edit, anchor)
    return made(f"Rename the heading {note.headings[index].text} of {path} to {new}", apart(path, edit, files), said)


def _edit(path: str, note: Note, heading: Heading, new: str) -> Edit:
    written = heading.text.encode()
    at = note.source.find(written, heading.start, heading.end)
    if at < 0 or not written:
        raise Refused(path=path, reason="the heading is not written on one line")
    return Edit(at, at + len(written), new)
