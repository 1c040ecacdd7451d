"""Give a note a property: where it already stands, else in its front matter, in the vault's order (spec 2.24)."""

from commonplace.criticism.conventions import property_key
from commonplace.errors import Refused
from commonplace.query import renaming
from commonplace.refactorings.planning.ground import Ground, file_change, made
from commonplace.refactorings.planning.values import line_end, opening, spell_scalar, spell_values, value_place
from commonplace.syntax import FRONT_MATTER
from commonplace.syntax.note import Note, Property
from commonplace.syntax.parse import parse
from commonplace.syntax.values import FIXED
from commonplace.text import Change, Edit, fold

LISTS = {"multitext", "tags", "aliases"}


def set(ground: Ground, path: str, name: str, values: list[str]) -> Change:  # noqa: A001  # as the user types it
    """Plan it for the note at `path`: one value, or several for a list. Only the lines of the property change.

    Raises Refused.
    """
    data = ground.read(path)
    note = parse(data)
    check_writable(path, note)
    if not name.strip() or any(c in name for c in "\r\n"):
        raise Refused(path=path, reason=f"“{name}” cannot be the name of a property")
    found = [one for one in note.properties if property_key(one.name) == property_key(name)]
    order = ground.conventions.origins
    one = min(found, key=lambda each: order.index(each.origin)) if found else None
    edit = _changed(ground, note, one, values) if one else _added(ground, note, name.strip(), values)
    edits = [edit] if data[edit.start : edit.end] != edit.text.encode() else []
    return made(f"Set {name.strip()} of {path} to {', '.join(values)}", [file_change(path, data, edits)])


def check_writable(path: str, note: Note) -> None:
    """Refuse a note whose front matter cannot be edited. Raises Refused."""
    if not path.lower().endswith(".md"):
        raise Refused(path=path, reason="it is no note")
    if note.damaged:
        raise Refused(path=path, reason="it is not UTF-8")
    if note.front_matter == "invalid":
        raise Refused(path=path, reason="its front matter cannot be read")
    if note.source[opening(note) : note.body].lstrip().startswith(b"{"):
        raise Refused(path=path, reason="its front matter is written as JSON")


def _is_text(ground: Ground, name: str) -> bool:
    return ground.settings.types.get(fold(name)) in {"text", "multitext", "tags", "aliases"} or fold(name) in FIXED


def _is_list(ground: Ground, name: str, values: list[str]) -> bool:
    return len(values) != 1 or (FIXED.get(fold(name)) or ground.settings.types.get(fold(name))) in LISTS


def _changed(ground: Ground, note: Note, one: Property, values: list[str]) -> Edit:
    start, end = value_place(note, one)
    if one.origin != FRONT_MATTER:
        value = ", ".join(values)
        if any(c in value for c in "\r\n`") or (note.source[end : end + 1] in {b"]", b")"} and set_of(value)):
            raise Refused(path=one.name, reason=f"“{value}” cannot stand in the text")
        return Edit(start, end, f" {value}" if note.source[start - 1 : start] in {b":", b"`"} and value else value)
    many = isinstance(one.value, list) or _is_list(ground, one.name, values)
    written = note.source[start:end].decode()
    text = _is_text(ground, one.name)
    return Edit(start, end, spell_values(values, text=text, many=many, written=written, end=line_end(note)))


def set_of(value: str) -> bool:
    """Say whether a value holds brackets that would end the field it stands in."""
    return value.count("[") != value.count("]") or value.count("(") != value.count(")")


def _added(ground: Ground, note: Note, name: str, values: list[str]) -> Edit:
    """Write a new line: behind those that stand before it in most notes."""
    end = line_end(note)
    many = _is_list(ground, name, values)
    spelt = spell_values(values, text=_is_text(ground, name), many=many, end=end)
    line = f"{spell_scalar(name, text=True)}:{spelt}{end}"
    at = opening(note)
    if note.front_matter == "none":
        return Edit(at, at, f"---{end}{line}---{end}")
    order = [fold(one) for one in renaming.property_order(ground.sql)]
    rank = {key: number for number, key in enumerate(order)}
    own = rank.get(fold(name), len(order))
    before = [one for one in note.properties if one.origin == FRONT_MATTER and rank.get(fold(one.name), 0) <= own]
    if before:
        after = note.source.find(b"\n", max(one.end for one in before))
        at = after + 1
    return Edit(at, at, line)
