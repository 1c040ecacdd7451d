"""Where in a note there is prose: outside of front matter, code, maths, HTML, links and addresses."""

import re

from commonplace.syntax.blocks import Range, merge, skeleton
from commonplace.syntax.note import Note
from commonplace.text import Lines

ADDRESS = re.compile(rb"(?:https?|ftp|file|obsidian)://[^\s<>]+", re.I)
DEFINITION = re.compile(rb"^ {0,3}\[(?!\^)[^\]\r\n]+\]:[^\r\n]*", re.M)


def not_prose(note: Note) -> list[Range]:
    """Give the sorted ranges of a note's source that are no prose; headings, callouts and comments are."""
    bones = skeleton(note.source, note.body, Lines(note.source))
    definitions = [match.span() for match in DEFINITION.finditer(note.source, note.body)]
    addresses = [match.span() for match in ADDRESS.finditer(note.source, note.body)]
    links = [(link.start, link.end) for link in note.links]
    return merge([(0, note.body), *bones.opaque, *bones.masks, *bones.maths, *definitions, *addresses, *links])
