"""One whole note: front matter, label lines, title and blocks up to its size."""

import math

from benchmarks.writing import words
from benchmarks.writing.catalogue import Entry
from benchmarks.writing.elements import element
from benchmarks.writing.pen import BLOCK_EVERY, SITE, Pen, heading_of

MEDIAN = 1380
SIGMA = 0.9
LARGEST = 60_000
FRONT_MATTER_SHARE = 0.70
LABEL_SHARE = 0.25


def note(pen: Pen, index: int) -> str:
    """The text of the note at a position of the pen's catalogue."""
    entry = pen.catalogue.notes[index]
    pen.author = pen.zipf(words.AUTHORS)
    parts = [front_matter(pen, entry)] if pen.chance(FRONT_MATTER_SHARE) else []
    parts.append(_top(pen, entry))
    _fill(pen, parts, index, _size(pen))
    text = "\n\n".join(parts) + ("\n" if pen.chance(0.8) else "")
    return text.replace("\n", "\r\n") if pen.chance(0.01) else text


def front_matter(pen: Pen, entry: Entry) -> str:
    """The properties of a note, in the ways that people write them."""
    lines = [
        *_authors(pen),
        *_maybe(pen, 0.6, f"rating: {pen.pick(('A', 'B', 'C', 'D', '3', '4', '5', '8.5'))}"),
        *_maybe(pen, 0.5, f"genre: {pen.zipf(words.GENRES)}"),
        *_maybe(pen, 0.5, f"format: {pen.zipf(words.FORMATS)}"),
        *_maybe(pen, 0.15, f"aliases: [{entry.name[:12].strip(' ,.')} {pen.noun()}]"),
        *_maybe(pen, 0.6, _tags(pen)),
        *_maybe(pen, 0.5, f"created: {pen.date()}"),
        *_maybe(pen, 0.2, f"finished: {pen.date()}T09:{pen.number(0, 59):02}:00"),
        *_maybe(pen, 0.1, f"reread: {pen.pick(('true', 'false'))}"),
        *_maybe(pen, 0.1, f'related: "[[{pen.pick(pen.catalogue.notes).name}]]"'),
        *_maybe(pen, 0.1, f"url: {SITE}/{pen.noun()}"),
    ]
    return "\n".join(("---", *(lines or ["kind: note"]), "---"))


def _maybe(pen: Pen, share: float, line: str) -> tuple[str, ...]:
    return (line,) if pen.chance(share) else ()


def _authors(pen: Pen) -> tuple[str, ...]:
    if pen.chance(0.25):
        return ()
    if pen.chance(0.05):
        return ("author:", f"  - {pen.author}", f"  - {pen.pick(words.AUTHORS)}")
    return (f'author: "[[{pen.author}]]"' if pen.chance(0.3) else f"author: {pen.author}",)


def _tags(pen: Pen) -> str:
    tags = list(dict.fromkeys(pen.zipf(words.TAGS) for _ in range(pen.number(1, 4))))
    if pen.chance(0.5):
        return f"tags: [{', '.join(tags)}]"
    return "\n".join(("tags:", *(f"  - {tag}" for tag in tags)))


def _top(pen: Pen, entry: Entry) -> str:
    """The title and the label lines, each in a part of the notes."""
    lines = [f"# {entry.name}"] if pen.chance(0.6) else []
    if pen.chance(LABEL_SHARE):
        lines += [
            f"`LINKS:` [Source]({SITE}/{pen.noun()}/)",
            f"`AUTHOR:` {pen.author}",
            f"`TAGS:` {pen.tag()} {pen.tag()}",
        ]
    return "\n".join(lines) if lines else pen.sentence()


def _size(pen: Pen) -> float:
    """Bytes to write: log-normal, by the Box-Muller transform."""
    radius = math.sqrt(-2 * math.log(1 - pen.rng.random()))
    normal = radius * math.cos(2 * math.pi * pen.rng.random())
    return min(LARGEST, MEDIAN * math.exp(SIGMA * normal))


def _fill(pen: Pen, parts: list[str], index: int, size: float) -> None:
    """Add blocks until the size is reached, the promised heading and block id first."""
    parts.append(f"## {heading_of(index)}\n{pen.sentence()}")
    if index % BLOCK_EVERY == 0:
        parts[-1] += f" ^p{index}"
    length = sum(map(len, parts))
    while length < size:
        parts.append(element(pen))
        length += len(parts[-1]) + 2
