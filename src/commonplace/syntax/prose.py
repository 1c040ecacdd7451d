"""Where in a note there is prose: outside of front matter, code, maths, HTML and links."""

from commonplace.syntax.blocks import Range, merge, skeleton
from commonplace.syntax.note import Note


def not_prose(note: Note) -> list[Range]:
    """Give the sorted ranges of a note's source that are no prose; headings, callouts and comments are."""
    bones = skeleton(note.source, note.body)
    links = [(link.span.start, link.span.end) for link in note.links]
    return merge([(0, note.body), *bones.opaque, *bones.masks, *links])
