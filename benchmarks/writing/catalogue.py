"""The names of a made-up vault: its notes, its attachments, and the names nobody wrote yet.

Pure: the same generator of chance gives the same catalogue.
"""

import datetime as dt
import itertools
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import NamedTuple, TypeVar

from benchmarks.writing import words

T = TypeVar("T")

FOREIGN_SHARE = 0.045
TWIN_SHARE = 0.005
ATTACHMENT_SHARE = 0.02
LAST_DAY = dt.date(2024, 12, 31)


class Entry(NamedTuple):
    """One note to be written: its kind, its folder ("" is the vault itself) and its name."""

    kind: str
    folder: str
    name: str

    @property
    def path(self) -> str:
        """The path inside the vault, with slashes."""
        return f"{self.folder}/{self.name}.md" if self.folder else f"{self.name}.md"


class Catalogue(NamedTuple):
    """All names of one vault; `ranked` holds positions in `notes`, the most linked first."""

    notes: list[Entry]
    ranked: list[int]
    missing: list[str]
    attachments: list[str]


class Kind(NamedTuple):
    """A kind of note: its share of the vault, how much it is linked, its folders and names."""

    share: float
    pull: float
    folders: tuple[str, ...]
    names: Callable[[Random], Iterator[str]]


def pick(rng: Random, items: Sequence[T]) -> T:
    """One of the items, all equally likely; `random()` alone is the same in every Python."""
    return items[int(rng.random() * len(items))]


def sources(rng: Random) -> Iterator[str]:
    """Works, then chapters of works."""
    yield from words.WORKS
    while True:
        chapter = f"ch. {1 + int(rng.random() * 60)} on {pick(rng, words.NOUNS)}"
        yield f"{pick(rng, words.WORKS).rpartition(' ')[0]}, {chapter}"


def people(rng: Random) -> Iterator[str]:
    """Authors, then what each thinks of something."""
    yield from words.AUTHORS
    while True:
        about = f"{pick(rng, words.ADJECTIVES)} {pick(rng, words.NOUNS)}"
        yield f"{pick(rng, words.AUTHORS)} on {about}"


def ideas(rng: Random) -> Iterator[str]:
    """Pairs of an adjective and a noun, then longer ones."""
    for adjective, noun in itertools.product(words.ADJECTIVES[:40], words.NOUNS[:80]):
        if rng.random() < 0.7:
            yield f"{adjective} {noun}"
    while True:
        yield f"{pick(rng, words.NOUNS)} and {pick(rng, words.ADJECTIVES)} {pick(rng, words.NOUNS)}"


def topics(rng: Random) -> Iterator[str]:
    """Single nouns, then histories."""
    yield from (noun.capitalize() for noun in words.NOUNS)
    while True:
        yield f"History of {pick(rng, words.ADJECTIVES)} {pick(rng, words.NOUNS)}"


def days(_: Random) -> Iterator[str]:
    """Dates, the last day first."""
    for back in itertools.count():
        yield (LAST_DAY - dt.timedelta(days=back)).isoformat()


def questions(rng: Random) -> Iterator[str]:
    """Questions, without the mark that some disks refuse."""
    while True:
        phrase = f"{pick(rng, words.ADJECTIVES)} {pick(rng, words.NOUNS)}"
        yield f"What {pick(rng, words.VERBS)} the {phrase}"


def scraps(_: Random) -> Iterator[str]:
    """Numbered pieces of paper."""
    yield from (f"Scrap {number}" for number in itertools.count(1))


KINDS = {
    "source": Kind(0.34, 1, ("Sources/Books", "Sources/Articles", "Sources/Pamphlets", "Sources"), sources),
    "idea": Kind(0.28, 4, ("Ideas", "Ideas/Drafts", "Ideas/Concepts/Old"), ideas),
    "day": Kind(0.12, 0.2, ("Daily",), days),
    "person": Kind(0.08, 8, ("People",), people),
    "topic": Kind(0.08, 10, ("Topics",), topics),
    "question": Kind(0.06, 0.5, ("Questions", "Projects/Thesis"), questions),
    "scrap": Kind(0.04, 0.1, ("Inbox", ""), scraps),
}


def catalogue(rng: Random, count: int) -> Catalogue:
    """Name `count` notes, 2% as many attachments and 5% as many missing notes."""
    taken: set[str] = set()
    notes = _with_twins(rng, [_entry(rng, *made, taken) for made in _kinds(rng, count)])
    return Catalogue(
        notes=notes,
        ranked=_ranked(rng, notes),
        missing=_missing(rng, max(3, count // 20), taken),
        attachments=_attachments(rng, int(count * ATTACHMENT_SHARE)),
    )


def _kinds(rng: Random, count: int) -> Iterator[tuple[str, Iterator[str]]]:
    """The kind of each note and the names of that kind."""
    names = {kind: KINDS[kind].names(rng) for kind in KINDS}
    bounds = list(itertools.accumulate(kind.share for kind in KINDS.values()))
    for _ in range(count):
        at = rng.random() * bounds[-1]
        kind = next(kind for kind, bound in zip(KINDS, bounds, strict=True) if at < bound)
        yield kind, names[kind]


def _entry(rng: Random, kind: str, names: Iterator[str], taken: set[str]) -> Entry:
    name = next(names)
    if kind != "day" and rng.random() < FOREIGN_SHARE:
        name = f"{pick(rng, words.FOREIGN)} and {name}"
    name = _unique(name, taken)
    folder = pick(rng, KINDS[kind].folders)
    return Entry(kind, f"{folder}/{name[:4]}" if kind == "day" else folder, name)


def _unique(name: str, taken: set[str]) -> str:
    """The name, or the name and the first number that makes it new in any case of letters."""
    tries = itertools.chain([name], (f"{name} {number}" for number in itertools.count(2)))
    found = next(name for name in tries if name.casefold() not in taken)
    taken.add(found.casefold())
    return found


def _with_twins(rng: Random, notes: list[Entry]) -> list[Entry]:
    """Give a few notes the name of another, in a folder where no note has it."""
    for index in range(len(notes) // 2, len(notes)):
        if rng.random() < TWIN_SHARE * 2:
            name = pick(rng, notes[: len(notes) // 2]).name
            notes[index] = Entry(notes[index].kind, f"Archive/Box {index}", name)
    return notes


def _ranked(rng: Random, notes: list[Entry]) -> list[int]:
    pulls = [rng.random() * KINDS[note.kind].pull for note in notes]
    return sorted(range(len(notes)), key=pulls.__getitem__, reverse=True)


def _missing(rng: Random, count: int, taken: set[str]) -> list[str]:
    names = ideas(rng)
    return [_unique(f"{next(names)} unwritten", taken) for _ in range(count)]


def _attachments(rng: Random, count: int) -> list[str]:
    kinds = ("png", "jpg", "pdf", "svg", "csv", "canvas", "mp3")
    return [f"Attachments/{pick(rng, words.NOUNS)} {number}.{pick(rng, kinds)}" for number in range(count)]
