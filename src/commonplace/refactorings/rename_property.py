"""Give a property another name in all notes, or one value of it another value (spec 9.11).

Wherever it stands: front matter, label lines, inline fields. Its values and their order are kept.
"""

import re
from collections.abc import Iterable

from commonplace.criticism.conventions import property_key
from commonplace.errors import Refused
from commonplace.query import renaming
from commonplace.refactorings.planning.ground import Ground, file_change, made
from commonplace.refactorings.planning.values import spell_scalar, value_place
from commonplace.syntax import FRONT_MATTER, INLINE, LABEL
from commonplace.syntax.fields import is_label
from commonplace.syntax.note import Note, Property
from commonplace.syntax.parse import parse
from commonplace.text import Change, Edit, fold, squeeze

TOKEN = re.compile(
    r"(?<![^\s\[,])(?!-[ \t])(\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^\s\[\],\"'#][^\[\],\r\n#]*?)"
    r"(?=[ \t]*(?:[,\]\r\n#]|\Z))"
)


def rename_property(ground: Ground, name: str, new: str, value: str | None = None) -> Change:
    """Plan it. With `value`, `new` is what it becomes wherever it is a value of the property. Raises Refused.

    Names are compared in any case. A note that has the new name already is left as it is, which is said.
    """
    key = property_key(name)
    if not new.strip() or re.search(r"[\r\n`]", new) or (value is None and "::" in new):
        raise Refused(path=name, reason=f"“{new}” cannot be written")
    files, said = [], []
    for path in renaming.holding(ground.sql, key):
        data = ground.read(path)
        note = parse(data)
        all_of = [*note.properties, *(one for task in note.tasks for one in task.fields)]
        found = [one for one in all_of if property_key(one.name) == key]
        names = {property_key(one.name) for one in note.properties}
        if note.damaged:
            said.append(f"{path} is left as it is: it is not UTF-8")
        elif value is None and property_key(new) != key and property_key(new) in names:
            said.append(f"{path} is left as it is: it has {new} already")
        else:
            each = [_named(note, one, new.strip()) for one in found]
            edits = each if value is None else [edit for one in found for edit in _valued(note, one, value, new)]
            files.append(file_change(path, data, edits))
    if value is None and ground.settings.types.get(fold(name)):
        said.append(f"the app's types.json still says of which type {name} is")
    title = f"Rename the property {name} to {new}" if value is None else f"Rename {value} to {new} in {name}"
    return made(title, files, said)


def _named(note: Note, one: Property, new: str) -> Edit:
    """Write the name of a property anew."""
    text = note.source[one.start : one.end].decode()
    if one.origin == FRONT_MATTER:
        match = re.match(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^\r\n]*?(?=[ \t]*:(?:[ \t\r\n]|\Z))", text)
        a, b = match.span() if match else (0, 0)
        put = spell_scalar(new, text=True)
    else:
        a = text.index(one.name) if one.name in text else 0
        b = a + len(one.name)
        put = new.upper() if one.origin == LABEL and not is_label(new) else new
    if a == b:
        return Edit(one.start, one.start, "")
    return Edit(one.start + len(text[:a].encode()), one.start + len(text[:b].encode()), put)


def _valued(note: Note, one: Property, old: str, new: str) -> Iterable[Edit]:
    """Write each value of a property that is the old one anew."""
    start, end = value_place(note, one)
    text = note.source[start:end].decode()
    if one.origin != FRONT_MATTER:
        pieces = re.finditer(r"[^,]+", text) if one.origin in {INLINE, LABEL} else ()
        places = [_trimmed(text, match.span()) for match in pieces]
        if squeeze(text) == squeeze(old):
            places = [_trimmed(text, (0, len(text)))]
    else:
        places = [match.span(1) for match in TOKEN.finditer(text)]
    for a, b in places:
        written = text[a:b]
        said, quote = written, written[:1] if written[:1] in {"'", '"'} else ""
        if quote:
            said = written[1:-1].replace("''", "'") if quote == "'" else written[1:-1].replace('\\"', '"')
        if squeeze(said) == squeeze(old):
            at = a + written.index(said) if not quote else a
            put = new if one.origin != FRONT_MATTER else spell_scalar(new, quote=quote, flow=text.lstrip()[:1] == "[")
            yield Edit(start + len(text[:at].encode()), start + len(text[:b].encode()), put)


def _trimmed(text: str, place: tuple[int, int]) -> tuple[int, int]:
    a, b = place
    return a + len(text[a:b]) - len(text[a:b].lstrip()), a + len(text[a:b].rstrip())
