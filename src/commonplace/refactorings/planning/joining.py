"""Two notes that become one: their properties, their footnotes, their texts."""

from collections.abc import Iterator

from commonplace.refactorings.planning.values import line_end, opening, spell_scalar, value_place
from commonplace.syntax import FRONT_MATTER
from commonplace.syntax.note import Note, Property, Value
from commonplace.text import Edit, fold

LISTS = {"tags", "aliases", "cssclasses"}


def joined_properties(one: Note, other: Note) -> tuple[list[Edit], list[str]]:
    """Give the edits of the other note that let it hold the properties of the one, and what is left out.

    Lists grow by what they do not hold; a single value stays as it is (spec 1.16, 9.13).
    """
    there = {fold(each.name): each for each in other.properties if each.origin == FRONT_MATTER}
    edits: list[Edit] = []
    said, new = [], []
    for each in one.properties:
        if each.origin != FRONT_MATTER:
            continue
        known = there.get(fold(each.name))
        if known is None:
            new.append(_written(one, each))
        elif isinstance(known.value, list) or fold(each.name) in LISTS:
            edits += _grown(other, known, each.value)
        elif known.value is None and each.value is not None:
            edits.append(Edit(*value_place(other, known), one.source[slice(*value_place(one, each))].decode()))
        elif known.value != each.value and each.value is not None:
            said.append(f"{each.name} stays {_said(known.value)}; {_said(each.value)} is left out")
    return [*edits, *_lines(other, new)], said


def _written(note: Note, one: Property) -> str:
    """Give the lines of a property, without the line end."""
    end = value_place(note, one)[1]
    last = note.source.find(b"\n", end)
    return note.source[one.start : last if last >= 0 else end].decode().rstrip("\r")


def _lines(note: Note, lines: list[str]) -> Iterator[Edit]:
    if not lines:
        return
    end = line_end(note)
    text = "".join(
        "".join(each.splitlines(keepends=True)).replace("\r\n", "\n").replace("\n", end) + end for each in lines
    )
    at = opening(note)
    if note.front_matter == "none":
        yield Edit(at, at, f"---{end}{text}---{end}")
        return
    ends = [each.end for each in note.properties if each.origin == FRONT_MATTER]
    place = note.source.find(b"\n", max(ends)) + 1 if ends else at
    yield Edit(place, place, text)


def _grown(note: Note, known: Property, value: Value) -> Iterator[Edit]:
    """Add to a list what it does not hold; a single value becomes a list."""
    held = known.value if isinstance(known.value, list) else [] if known.value is None else [known.value]
    more = [each for each in (value if isinstance(value, list) else [value]) if each is not None]
    seen = {_key(each) for each in held}
    fresh = [str(each) for each in more if _key(each) not in seen]
    if not fresh:
        return
    start, end = value_place(note, known)
    text = note.source[start:end].decode()
    if text.strip().startswith("["):
        at = start + len(text[: text.rindex("]")].rstrip().encode())
        put = ", ".join(spell_scalar(each, flow=True) for each in fresh)
        yield Edit(at, at, f", {put}" if held else put)
    elif isinstance(known.value, list):
        indent = text[text.index("\n") + 1 :][: len(text.split("\n")[1]) - len(text.split("\n")[1].lstrip())]
        ending = line_end(note)
        yield Edit(end, end, "".join(f"{ending}{indent}- {spell_scalar(each)}" for each in fresh))
    else:
        yield Edit(start, end, " [" + ", ".join([*([text.strip()] if held else []), *map(_flow, fresh)]) + "]")


def _flow(text: str) -> str:
    return spell_scalar(text, flow=True)


def _key(value: Value) -> str:
    return fold(str(value)).lstrip("#")


def _said(value: Value) -> str:
    return f"“{', '.join(map(str, value)) if isinstance(value, list) else value}”"


def other_footnotes(one: Note, other: Note) -> list[Edit]:
    """Give other ids to the footnotes of the one note that the other has as well."""
    taken = {each.id.lower() for each in (*one.footnotes, *other.footnotes)}
    theirs = {each.id.lower() for each in other.footnotes if each.id}
    names: dict[str, str] = {}
    for each in one.footnotes:
        if each.id.lower() in theirs and each.id.lower() not in names:
            number = next(n for n in range(2, len(taken) + 3) if f"{each.id.lower()}-{n}" not in taken)
            names[each.id.lower()] = f"{each.id}-{number}"
            taken.add(f"{each.id.lower()}-{number}")
    edits = []
    for each in one.footnotes:
        new = names.get(each.id.lower()) if each.role != "inline" else None
        at = one.source.find(f"[^{each.id}]".encode(), each.start, each.end)
        if new and at >= 0:
            edits.append(Edit(at + 2, at + 2 + len(each.id.encode()), new))
    return edits


def appended(one: Note, other: Note) -> list[Edit]:
    """Put the body of the one note at the end of the other, with a blank line between."""
    text = one.source[one.body :].decode()
    body = text.lstrip("\r\n")
    if not body.strip():
        return []
    end = line_end(other)
    body = body.replace("\r\n", "\n").replace("\n", end)
    before = other.source[other.body :]
    ended = before.endswith((b"\n", b"\r"))
    gap = "" if not before.strip() else end if ended else end * 2
    if ended and before.strip() and before.rstrip(b" \t\r").endswith((b"\n\n", b"\n\r\n")):
        gap = ""
    if not before.strip() and other.front_matter != "none" and not other.source.endswith(b"\n"):
        gap = end
    at = len(other.source)
    return [Edit(at, at, gap + body)]
