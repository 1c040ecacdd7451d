"""Put lines of a note into a new note, and leave a link, an embed or nothing in their place (spec 9.14).

Links inside the lines, links to what stands in them, and links from them back are spelled so that they mean what they
meant.
"""

from commonplace.errors import Refused
from commonplace.query import renaming
from commonplace.refactorings.planning.follow import Follower, Moved, said_of
from commonplace.refactorings.planning.ground import Ground, check_free, check_names, file_change, get_name, made
from commonplace.refactorings.planning.parting import Parter, Parting, spelled
from commonplace.refactorings.set import check_writable
from commonplace.resolver.names import segment_of
from commonplace.resolver.spell import spell_markdown, spell_wikilink
from commonplace.syntax.blocks import skeleton
from commonplace.syntax.note import Note
from commonplace.syntax.parse import parse
from commonplace.syntax.respell import respell
from commonplace.text import Change, Edit, FileChange, Lines, edited

LEAVES = ("link", "embed", "nothing")


def extract(ground: Ground, path: str, lines: tuple[int, int], new: str, leave: str = "link") -> Change:
    """Plan it for the lines from one to another, both counted from 1, of the note at `path`. Raises Refused."""
    note = parse(ground.read(path))
    starts = [*Lines(note.source).starts, len(note.source)]
    first, last = lines
    if not 1 <= first <= last < len(starts):
        raise Refused(path=path, reason=f"it has no lines {first} to {last}")
    return part(
        ground, path, note, (starts[first - 1], starts[last]), new, leave, f"Extract lines {first} to {last} of"
    )


def part(ground: Ground, path: str, note: Note, place: tuple[int, int], new: str, leave: str, verb: str) -> Change:
    """Plan that a stretch of a note is a note of its own: at the path `new`, or beside it if that is a bare name."""
    check_writable(path, note)
    if place[0] < note.body:
        raise Refused(path=path, reason="its front matter cannot go")
    if not note.source[slice(*place)].strip():
        raise Refused(path=path, reason="there is nothing to take")
    opaque = skeleton(note.source, note.body, Lines(note.source)).opaque
    if any(start < at < end for start, end in opaque for at in place):
        raise Refused(path=path, reason="code, HTML or maths would be cut in two")
    folder = path.rpartition("/")[0]
    new = (new if new.lower().endswith(".md") else f"{new}.md").strip("/")
    new = f"{folder}/{new}" if folder and "/" not in new else new
    check_names(ground, new)
    check_free(ground, new)
    follower = Follower(ground, Moved(added=(new,)))
    parter = Parter(follower, Parting(path, new, note, *place))
    sources = renaming.linking(ground.sql, [get_name(ground, path).id])
    sources |= renaming.looking(ground.sql, follower.segments) | {path}
    files: list[FileChange] = []
    said: list[str] = []
    for source in sorted(sources):
        parter.look_into(source)
        data = ground.read(source)
        respelt = respell(source, data, parter)
        said += said_of(source, data, respelt)
        if source != path:
            files.append(file_change(source, data, respelt.edits))
            continue
        left = _left(follower, path, new, leave, ground.settings.markdown_links)
        both = _parted(path, note, place, new, respelt.edits, left)
        _check(path, note, both, left)
        files += both
    return made(f"{verb} {path} to {new}", files, said)


def _left(follower: Follower, path: str, new: str, leave: str, markdown: bool) -> str:  # noqa: FBT001  # a setting
    if leave == "nothing":
        return ""
    name = next(one for one in follower.after(segment_of(new)) if one.path == new)
    target = spelled(name, path, follower, extension=markdown)
    if markdown:
        return spell_markdown(target, None, new.rpartition("/")[2][:-3], embed=leave == "embed")
    return spell_wikilink(target, None, None, embed=leave == "embed")


def _parted(
    path: str, note: Note, place: tuple[int, int], new: str, edits: tuple[Edit, ...], left: str
) -> list[FileChange]:
    """Give the two changes: of the note, and the new note with the edits that lie in what goes."""
    start, end = place
    inside = [
        edit._replace(start=edit.start - start, end=edit.end - start) for edit in edits if start <= edit.start < end
    ]
    content = edited(note.source[start:end], inside)
    ended = b"\r\n" if content.endswith(b"\r\n") else b"\n" if content.endswith(b"\n") else b""
    gap = content[len(content.rstrip()) :] if left else b""
    rest = [edit for edit in edits if not start <= edit.start < end]
    cut = Edit(start, end, left + gap.decode())
    content = content.lstrip(b"\r\n").rstrip() + ended
    return [file_change(path, note.source, [*rest, cut]), FileChange(new, None, content=content)]


def _check(path: str, note: Note, files: list[FileChange], left: str) -> None:
    """See that both texts together hold what the one held. Raises Refused."""
    one, other = parse(edited(note.source, files[0].edits)), parse(files[1].content or b"")
    for elements in ("headings", "links", "block_ids", "footnotes", "tasks"):
        before, after = len(getattr(note, elements)), len(getattr(one, elements)) + len(getattr(other, elements))
        if after != before + (elements == "links" and bool(left)):
            raise Refused(path=path, reason=f"the {elements.replace('_', ' ')} would not be the same in the two texts")
    ids = [{each.id.lower() for each in part.footnotes if each.role != "inline"} for part in (one, other)]
    if both := sorted(ids[0] & ids[1]):
        raise Refused(path=path, reason=f"the footnote [^{both[0]}] would be parted from its text")
