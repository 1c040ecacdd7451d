"""Make a note of the section of a heading, and leave a link, an embed or nothing in its place (spec 9.14)."""

from commonplace.disk.portable import FORBIDDEN
from commonplace.errors import Refused
from commonplace.refactorings.extract import part
from commonplace.refactorings.planning.ground import Ground
from commonplace.resolver.anchor import find_heading, spell_heading
from commonplace.syntax.parse import parse
from commonplace.text import Change


def split(ground: Ground, path: str, at: str, new: str | None = None, leave: str = "link") -> Change:
    """Plan it for a heading of the note at `path`, written as in a link; the new note is called as the heading is.

    The section ends before the next heading of the same level or a higher one. Raises Refused.
    """
    note = parse(ground.read(path))
    index = find_heading([(one.level, one.text) for one in note.headings], at.lstrip("# "))
    if index is None:
        raise Refused(path=path, reason=f"it has no heading “{at}”")
    heading = note.headings[index]
    following = [one.start for one in note.headings[index + 1 :] if one.level <= heading.level]
    place = heading.start, following[0] if following else len(note.source)
    name = new or FORBIDDEN.sub("", spell_heading(heading.text).replace("/", " ")).strip(" .")
    return part(ground, path, note, place, name, leave, f"Split {heading.text} off")
