"""Take a property away from a note, wherever it stands in it: front matter, label line, inline field."""

from commonplace.criticism.conventions import property_key
from commonplace.refactorings.planning.ground import Ground, file_change, made
from commonplace.refactorings.planning.values import value_place, whole_lines
from commonplace.refactorings.set import check_writable
from commonplace.syntax import FRONT_MATTER
from commonplace.syntax.note import Note, Property
from commonplace.syntax.parse import parse
from commonplace.text import Change, Edit


def unset(ground: Ground, path: str, name: str) -> Change:
    """Plan it for the note at `path`. Raises Refused."""
    data = ground.read(path)
    note = parse(data)
    check_writable(path, note)
    key = property_key(name)
    found = [one for one in note.properties if property_key(one.name) == key]
    found += [one for task in note.tasks for one in task.fields if property_key(one.name) == key]
    edits = [_gone(note, one) for one in found]
    return made(f"Unset {name} of {path}", [file_change(path, data, edits)])


def _gone(note: Note, one: Property) -> Edit:
    end = one.end
    if one.origin == FRONT_MATTER:
        end = max(value_place(note, one)[1], one.start)
        last = note.source.find(b"\n", end)
        return Edit(one.start, last + 1 if last >= 0 else len(note.source), "")
    lines = whole_lines(note, one.start, end)
    if lines:
        return lines
    before, after = note.source[one.start - 1 : one.start], note.source[end : end + 1]
    if before == b" ":
        return Edit(one.start - 1, end, "")
    return Edit(one.start, end + (after == b" "), "")
