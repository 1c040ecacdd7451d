"""Where the strings of a canvas stand: the file cards and text cards of its JSON, to the byte."""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{},:]|[^\s\[\]{},:"]+', re.S)
PIECE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]+", re.S)

Path = tuple[str | int, ...]


class Place(NamedTuple):
    """A string of a JSON text: what it says, and where it stands in bytes, quotation marks included."""

    said: str
    start: int
    end: int


class Card(NamedTuple):
    """A card: its role (file or text), its path or its words, and its anchor with the hash, if it has one."""

    role: str
    words: Place
    anchor: Place | None


def cards(data: bytes) -> list[Card]:
    r"""Give the file cards and the text cards of a canvas, in the order of its nodes; none of what is no UTF-8.

    >>> cards(b'{"nodes": [{"id": "a.md", "type": "file", "file": "a.md"}]}')
    [Card(role='file', words=Place(said='a.md', start=50, end=56), anchor=None)]
    """
    try:
        text = data.decode("utf-8")
        canvas = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return []
    nodes = canvas.get("nodes") if isinstance(canvas, dict) else None
    if not isinstance(nodes, list):
        return []
    places = _places(text)
    found = []
    for number, node in enumerate(nodes):
        role = node.get("type") if isinstance(node, dict) else None
        words = places.get((number, role)) if role in {"file", "text"} else None
        if words:
            found.append(Card(str(role), words, places.get((number, "subpath"))))
    return found


def _places(text: str) -> dict[tuple[int, str], Place]:
    """Give where the strings of each node stand, by its number and their key; of a key that stands twice, the last."""
    found: dict[tuple[int, str], Place] = {}
    at = known = 0  # the byte offset of a character that is known already
    for path, first, last in _strings(text):
        if len(path) == 3 and path[0] == "nodes" and path[2] in {"file", "text", "subpath"}:
            start = at + len(text[known:first].encode())
            at, known = start + len(text[first:last].encode()), last
            found[int(path[1]), str(path[2])] = Place(json.loads(text[first:last]), start, at)
    return found


def _strings(text: str) -> Iterator[tuple[Path, int, int]]:
    """Give the path of keys and the place, in characters, of every string value of a JSON text that is valid."""
    path: list[str | int] = []
    key = False  # whether the next string names a value
    for match in TOKEN.finditer(text):
        mark = match[0]
        if mark in ("{", "["):
            path.append("" if mark == "{" else 0)
            key = mark == "{"
        elif mark in ("}", "]"):
            path.pop()
            key = False
        elif mark == ",":
            if isinstance(path[-1], int):
                path[-1] += 1
            key = isinstance(path[-1], str)
        elif mark == ":":
            key = False
        elif mark[0] == '"':
            if key:
                path[-1] = json.loads(mark)
            else:
                yield tuple(path), match.start(), match.end()


def offsets(written: str) -> tuple[list[int], list[int], list[int]]:
    r"""Map what a JSON string says to how it is written: for each piece of it, its offset in both and its length.

    Offsets into what is said are bytes, as are those into what is written (quotation marks included).
    """
    said, raw, sizes = [], [], []
    at, place = 0, 1
    for match in PIECE.finditer(written[1:-1]):
        decoded = len(str(json.loads(f'"{match[0]}"', strict=False)).encode("utf-8", "replace"))
        said.append(at)
        raw.append(place)
        sizes.append(decoded if match[0][0] != "\\" else 0)
        at += decoded
        place += len(match[0].encode())
    return [*said, at], [*raw, place], [*sizes, 0]


def spell_string(text: str, written: str) -> str:
    r"""Write a text inside of a JSON string, in the manner of one that is written.

    >>> spell_string('é "a"', '"plain"'), spell_string("é", '"\\u00e8"'), spell_string("a/b", '"x\\/y"')
    ('é \\"a\\"', '\\u00e9', 'a\\/b')
    """
    spelt = json.dumps(text, ensure_ascii=written.isascii() and "\\u" in written)[1:-1]
    return spelt.replace("/", "\\/") if "\\/" in written else spelt
