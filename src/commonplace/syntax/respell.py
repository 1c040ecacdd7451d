"""The spelling of links again: the edits that put another target, anchor or display into what is written.

Everything else keeps its form: brackets, escaped bars, sizes, titles, angle brackets, quotation marks. What a link
means is for others to say: they are asked about each link of a file.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from commonplace.syntax import yaml
from commonplace.syntax.blocks import MARKDOWN, MarkdownLink, skeleton
from commonplace.syntax.cards import Card, cards, offsets, spell_string
from commonplace.syntax.front import MARKDOWN_LINK, read_link
from commonplace.syntax.markdown import encode
from commonplace.syntax.note import Link, Note
from commonplace.syntax.parse import parse
from commonplace.text import Edit, Lines, Span

OPENING = re.compile(rb"\s*\]\(\s*")
DEFINED = re.compile(rb"\[(?:[^\[\]\\]|\\.)+\]:[ \t]*(?:\r\n|\r|\n)?[ \t]*", re.S)
WRITTEN = re.compile(rb"<((?:[^<>\\\r\n]|\\.)*)>|([^\s]+)")
ENTITY = re.compile(r"\$|&(?=#?\w+;)")  # what a destination escapes: maths may not begin there
ANGLED = re.compile(r"[\x00-\x1f\x7f\\<>]")
SPECIAL = re.compile(r"([\\\[\]$`])")  # in the text of a Markdown link
QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'', re.S)


class Respelt(NamedTuple):
    """What to write anew in a link; None leaves a part as it stands, an empty anchor takes it away."""

    target: str | None = None
    anchor: str | None = None
    alias: str | None = None


class Respelling(NamedTuple):
    """The edits of one file, the links that they change, and those that should change and cannot be spelt."""

    edits: tuple[Edit, ...]
    done: tuple[Link, ...] = ()
    left: tuple[Link, ...] = ()


New = Callable[[Link], Respelt | None]
Piece = tuple[int, int, str]  # where in a text, in characters, and what to put there


def respell(path: str, data: bytes, new: New) -> Respelling:
    """Ask of each link of a file what is new in it, and give the edits that write it.

    A file whose bytes are no UTF-8 gets none.
    """
    lower = path.lower()
    if lower.endswith(".canvas"):
        return respell_canvas(data, new)
    return respell_note(parse(data), new) if lower.endswith(".md") else Respelling(())


def respell_note(note: Note, new: New) -> Respelling:
    """Do it for a note."""
    wanted = [(link, asked) for link in note.links if link.kind != "external" and (asked := new(link))]
    if note.damaged or not wanted:
        return Respelling((), (), tuple(link for link, _ in wanted))
    known = _Known(note)
    edits: dict[Edit, None] = {}
    done: list[Link] = []
    left: list[Link] = []
    for link, asked in wanted:
        found = _note_edits(known, link, asked)
        (done if found else left).append(link)
        edits |= dict.fromkeys(found)
    return Respelling(tuple(sorted(one for one in edits if one.text or one.end > one.start)), tuple(done), tuple(left))


class _Known:
    """A note with what is read of it once more, when it is first needed."""

    def __init__(self, note: Note) -> None:
        self.note = note
        self._links: dict[int, MarkdownLink] | None = None
        self._definitions: dict[str, list[int]] | None = None

    def link(self, start: int) -> MarkdownLink | None:
        if self._links is None:
            source = self.note.source
            self._links = {one.start: one for one in skeleton(source, self.note.body, Lines(source)).links}
        return self._links.get(start)

    def definitions(self, destination: str) -> list[int]:
        """Give where the definitions of a destination begin."""
        if self._definitions is None:
            source, body = self.note.source, self.note.body
            self._definitions = {}
            for one in MARKDOWN.reference_definitions(source[body:].decode()).values():
                start = one["span"]["start"] + body
                if start == body or source[start - 1] in b"\r\n":
                    self._definitions.setdefault(one["dest"], []).append(start)
        return self._definitions.get(destination, [])


def _note_edits(known: _Known, link: Link, asked: Respelt) -> list[Edit]:
    source = known.note.source
    if link.kind == "wikilink":
        return _wikilink_edits(source, link, asked)
    if link.kind == "markdown":
        return _markdown_edits(source, known.link(link.start), link, asked)
    if link.kind == "reference":
        bones = known.link(link.start)
        starts = known.definitions(bones.destination) if bones else []
        matches = [match for start in starts if (match := DEFINED.match(source, start))]
        return [edit for match in matches for edit in _destination_edits(source, match.end(), len(source), link, asked)]
    return _property_edits(known.note, link, asked) if link.kind == "property" else []


def _placed(text: str, base: int, pieces: list[Piece]) -> list[Edit]:
    """Turn pieces of a text that begins at a byte offset into edits; what changes nothing is left out."""
    return [
        Edit(base + len(text[:a].encode()), base + len(text[:b].encode()), put)
        for a, b, put in pieces
        if text[a:b] != put
    ] or ([Edit(base, base, "")] if pieces else [])


def _wikilink_edits(source: bytes, link: Link, asked: Respelt) -> list[Edit]:
    start = link.start + link.embed + 2
    inner = source[start : link.end - 2].decode()
    return _placed(inner, start, _wikilink_pieces(inner, link, asked))


def _wikilink_pieces(inner: str, link: Link, asked: Respelt) -> list[Piece]:
    head, bar, display = inner.partition("|")
    if bar:
        head = head.removesuffix("\\")
    target, mark, anchor = head.partition("#")
    pieces: list[Piece] = []
    if asked.target is not None:
        pieces.append((*_stripped(target, 0), asked.target))
    if asked.anchor is not None:
        at = len(target)
        if not mark:
            pieces += [(at, at, f"#{asked.anchor}")] if asked.anchor else []
        elif asked.anchor:
            pieces.append((*_stripped(anchor, at + 1), asked.anchor))
        else:
            pieces.append((at, len(head), ""))
    if asked.alias is not None and link.alias and link.alias in display:
        at = inner.index("|") + 1 + display.index(link.alias)
        pieces.append((at, at + len(link.alias), asked.alias))
    return pieces


def _stripped(text: str, base: int) -> tuple[int, int]:
    """Give where a text stands without the spaces around it."""
    if not text.strip():
        return base, base + len(text)
    lead = len(text) - len(text.lstrip())
    return base + lead, base + len(text.rstrip())


def _markdown_edits(source: bytes, bones: MarkdownLink | None, link: Link, asked: Respelt) -> list[Edit]:
    opening = OPENING.match(source, bones.text_end) if bones else None
    if not opening:
        return []
    edits = _destination_edits(source, opening.end(), link.end - 1, link, asked)
    if edits and asked.alias is not None and link.alias:
        start = link.start + 1 + link.embed
        text = source[start : opening.start()].decode()
        if link.alias in text:
            at = text.index(link.alias)
            put = SPECIAL.sub(r"\\\1", asked.alias)
            edits += _placed(text, start, [(at, at + len(link.alias), put)])
    return edits


def _destination_edits(source: bytes, start: int, end: int, link: Link, asked: Respelt) -> list[Edit]:
    """Write the destination at a place anew, in angle brackets if it stands in such."""
    match = WRITTEN.match(source, start, end)
    if not match:
        return []
    which = 1 if match[1] is not None else 2
    raw = match[which].decode()
    pieces = _destination_pieces(raw, link, asked, _angled if which == 1 else _bare)
    return _placed(raw, match.start(which), pieces)


def _bare(text: str) -> str:
    return ENTITY.sub(r"\\\g<0>", encode(text))


def _angled(text: str) -> str:
    r"""Write a destination that stands in angle brackets.

    >>> _angled("a b (c).md"), _angled("a<b.md")
    ('a b (c).md', 'a%3Cb.md')
    """
    if ANGLED.search(text) or re.search(r"%[0-9A-Fa-f]{2}", text):
        text = ANGLED.sub(lambda match: f"%{ord(match[0]):02X}", text.replace("%", "%25"))
    return ENTITY.sub(r"\\\g<0>", text)


def _destination_pieces(raw: str, link: Link, asked: Respelt, spell: Callable[[str], str]) -> list[Piece]:
    if "\\" in raw or "&" in raw:  # an escape may hide where the anchor begins
        target = link.target if asked.target is None else asked.target
        anchor = link.anchor if asked.anchor is None else asked.anchor
        return [(0, len(raw), spell(target) + (f"#{spell(anchor)}" if anchor else ""))]
    target, mark, _ = raw.partition("#")
    pieces: list[Piece] = []
    if asked.target is not None:
        pieces.append((0, len(target), spell(asked.target)))
    if asked.anchor is not None and (mark or asked.anchor):
        put = f"#{spell(asked.anchor)}" if asked.anchor else ""
        pieces.append((len(target), len(raw), put))
    return pieces


def _property_edits(note: Note, link: Link, asked: Respelt) -> list[Edit]:
    """Write a link of the front matter anew: as it stands there, or in the quoted string that says it."""
    source = note.source
    text = source[link.start : link.end].decode()
    if _same(read_link(text, link.key or ""), link):
        before = source[: link.start].rstrip(b" \t")[-1:].decode("utf-8", "replace")
        pieces = [(a, b, _quoted(put, before)) for a, b, put in _text_pieces(text, link, asked)]
        return _placed(text, link.start, pieces)
    around = next((one for one in note.properties if one.start <= link.start and link.end <= one.end), link)
    text = source[around.start : around.end].decode()
    pieces = []
    for match in QUOTED.finditer(text):
        said = yaml.load(match[0])
        if isinstance(said, str) and _same(read_link(said.strip(), link.key or ""), link):
            inner = _edited(said.strip(), _text_pieces(said.strip(), link, asked))
            quote = match[0][0]
            pieces.append((*match.span(), f"{quote}{_quoted(inner, quote)}{quote}"))
    return _placed(text, around.start, pieces)


def _text_pieces(text: str, link: Link, asked: Respelt) -> list[Piece]:
    """Give the pieces of a text that is one link as a whole."""
    skip = int(text.startswith("!"))
    if text.startswith("[[", skip):
        start = skip + 2
        found = _wikilink_pieces(text[start:-2], link, asked)
        return [(a + start, b + start, put) for a, b, put in found]
    match = MARKDOWN_LINK.fullmatch(text)
    if not match:
        return []
    angle = match[2].startswith("<")
    raw, start = match[2][angle : len(match[2]) - angle], match.start(2) + angle
    found = _destination_pieces(raw, link, asked, _angled if angle else _bare)
    pieces = [(a + start, b + start, put) for a, b, put in found]
    if asked.alias is not None and match[1] == link.alias:
        pieces.append((*match.span(1), asked.alias))
    return pieces


def _edited(text: str, pieces: list[Piece]) -> str:
    for a, b, put in sorted(pieces, reverse=True):
        text = text[:a] + put + text[b:]
    return text


def _quoted(text: str, quote: str) -> str:
    if quote == "'":
        return text.replace("'", "''")
    return text.replace("\\", "\\\\").replace('"', '\\"') if quote == '"' else text


def _same(one: Link | None, other: Link) -> bool:
    return one is not None and one[5:8] == other[5:8]


def respell_canvas(data: bytes, new: New) -> Respelling:
    """Do it for a canvas: its file cards, and the links in its text cards."""
    edits: list[Edit] = []
    done: list[Link] = []
    left: list[Link] = []
    for card in cards(data):
        for found in (_file_card if card.role == "file" else _text_card)(data, card, new):
            edits += found.edits
            done += found.done
            left += found.left
    return Respelling(tuple(edits), tuple(done), tuple(left))


def _file_card(data: bytes, card: Card, new: New) -> Iterator[Respelling]:
    path, where = card.words, card.anchor
    anchor = where.said.removeprefix("#") if where and where.said.strip("#") else None
    link = Link(*_span(data, card), "canvas", True, path.said, anchor, None, None, None)  # noqa: FBT003  # a card embeds
    asked = new(link)
    if not asked:
        return
    edits = []
    for place, text in ((path, asked.target), (where, f"#{asked.anchor}" if asked.anchor is not None else None)):
        if place and text is not None and text != place.said:
            put = spell_string(text, data[place.start : place.end].decode())
            edits.append(Edit(place.start, place.end, f'"{put}"'))
    yield Respelling(tuple(edits), (link,))


def _text_card(data: bytes, card: Card, new: New) -> Iterator[Respelling]:
    """Respell the links in the words of a card, and put each edit where the JSON string holds it."""
    words = card.words
    if "[" not in words.said or any("\ud800" <= one <= "\udfff" for one in words.said):
        return
    found = respell_note(parse(b"\n" + words.said.encode()), new)  # never front matter: spec 12.8
    if not found.done and not found.left:
        return
    written = data[words.start : words.end].decode()
    said, raw, sizes = offsets(written)

    def place(offset: int) -> int:
        piece = bisect_right(said, offset) - 1
        return words.start + raw[piece] + min(offset - said[piece], sizes[piece])

    edits = tuple(Edit(place(a - 1), place(b - 1), spell_string(put, written)) for a, b, put in found.edits)
    done, left = ([one.at(_span(data, card)) for one in each] for each in (found.done, found.left))
    yield Respelling(edits, tuple(done), tuple(left))


def _span(data: bytes, card: Card) -> Span:
    return Span(card.words.start, card.words.end, data.count(b"\n", 0, card.words.start) + 1)


__all__ = ["Respelling", "Respelt", "respell", "respell_canvas", "respell_note"]
