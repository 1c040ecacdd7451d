"""One stream of chance that writes words, sentences and links to the names of a catalogue."""

import re
from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar
from urllib.parse import quote

from benchmarks.writing import words
from benchmarks.writing.catalogue import Catalogue, Entry, pick

T = TypeVar("T")

SITE = "https://example.org"
MISSING_SHARE = 0.08
BLOCK_EVERY = 3
LINK_SHIFT = 8
LOOSE_MARK = re.compile(r" ([,.;:])(?= |$)")

SENTENCES = tuple(
    line.split()
    for line in """
    S SAYS that the N of L is A , but that the A N V it .
    According to S , the A N and the A N of the time V each other .
    This is where the question of L comes from .
    S SAYS that in such a period there is a feeling that the N is at an impasse .
    The N that S has in mind is L , and not the R of which the A school speaks .
    He SAYS that N and N are two names of one N .
    She SAYS that no A N has ever come without A N .
    Compare L , where the N is A rather than A .
    The text gives D as the year of the N , and D as that of the N .
    In D the N of the A N V the N of L .
    That would mean that the R of D was only a A form of N .
    Against this one may hold that a A N V every N , as L shows .
    S calls the N "A" and the N "A" , which makes the R hard to follow .
    The author then turns to L and to the A N of N .
    A N is not yet a A N : the N V it only where there is N .
    It is not clear to me whether the N here is that of L or that of the R .
    First comes N , then N , and last of all N ; none of them V the A N .
    If the N is A , then the N of the N V the N of the others .
    Most of the N on p. P is about the R , the A N and their N .
    I do not think that the N of L can be A in the sense that S needs .
    """.strip().splitlines()
)


def surname(author: str) -> str:
    """The last word of a name.

    >>> surname("Mary Wollstonecraft")
    'Wollstonecraft'
    """
    return author.rpartition(" ")[2]


def heading_of(index: int) -> str:
    """The first heading of the note at a position, so that links can aim at it."""
    return words.HEADINGS[index * 7 % len(words.HEADINGS)]


class Pen:
    """Chance, a catalogue to link into, and the author whom the note at hand is about."""

    def __init__(self, rng: Random, catalogue: Catalogue) -> None:
        """Write from this stream of chance into this catalogue's names."""
        self.rng = rng
        self.catalogue = catalogue
        self.author = words.AUTHORS[0]
        self._slots: dict[str, Callable[[], str]] = {
            "N": lambda: self.zipf(words.NOUNS),
            "A": lambda: self.zipf(words.ADJECTIVES),
            '"A"': lambda: f'"{self.zipf(words.ADJECTIVES)}"',
            "V": lambda: self.zipf(words.VERBS),
            "R": self.rare,
            "S": lambda: surname(self.author),
            "L": self.link_or_noun,
            "D": lambda: str(self.number(1500, 1920)),
            "P": lambda: str(self.number(1, 600)),
            "SAYS": lambda: self.pick(words.SAYS),
        }

    def pick(self, items: Sequence[T]) -> T:
        """One of the items, all equally likely."""
        return pick(self.rng, items)

    def chance(self, share: float) -> bool:
        """Say yes in this share (0 to 1) of cases."""
        return self.rng.random() < share

    def number(self, low: int, high: int) -> int:
        """Draw a whole number from `low` to `high`, both included."""
        return low + int(self.rng.random() * (high - low + 1))

    def zipf(self, items: Sequence[T], shift: float = 1) -> T:
        """One of the items, the one of rank r (from 0) about as likely as 1 / (r + shift)."""
        return items[int(((len(items) + shift) / shift) ** self.rng.random() * shift - shift)]

    def noun(self) -> str:
        """Draw a noun."""
        return self.zipf(words.NOUNS)

    def rare(self) -> str:
        """Draw a word that few notes have: one of some 25,000, all equally likely."""
        return f"{self.pick(words.BEFORE)}{self.pick(words.NOUNS)}{self.pick(words.AFTER)}"

    def phrase(self) -> str:
        """Draw an adjective and a noun."""
        return f"{self.zipf(words.ADJECTIVES)} {self.noun()}"

    def date(self) -> str:
        """A day as in front matter: 2021-03-09."""
        return f"{self.number(2015, 2024)}-{self.number(1, 12):02}-{self.number(1, 28):02}"

    def sentence(self) -> str:
        """One sentence, with a link or markup in some."""
        slots = self._slots
        made = [slots[word]() if word in slots else word for word in self.pick(SENTENCES)]
        if self.chance(0.07):
            made[-2] = self.marked(made[-2])
        text = LOOSE_MARK.sub(r"\1", " ".join(made))
        return text[0].upper() + text[1:]

    def sentences(self, count: int) -> str:
        """Several sentences on one line."""
        return " ".join([self.sentence() for _ in range(count)])

    def marked(self, word: str) -> str:
        """The word in one of the inline marks."""
        form = self.pick(("**{}**", "*{}*", "=={}==", "`{}`", "{} %%check this%%", "{} $x^2$", "~~{}~~", "_{}_"))
        return form.format(word)

    def tag(self) -> str:
        """Draw a tag with its mark."""
        return f"#{self.zipf(words.TAGS)}"

    def link_or_noun(self) -> str:
        """A link in most cases."""
        return self.link() if self.chance(0.9) else self.phrase()

    def link(self) -> str:
        """A link in one of the forms that people write."""
        if self.chance(MISSING_SHARE):
            return f"[[{self.zipf(self.catalogue.missing)}]]"
        index = self.zipf(self.catalogue.ranked, LINK_SHIFT)
        return self._spelled(index, self.catalogue.notes[index], self.rng.random())

    def _spelled(self, index: int, note: Entry, at: float) -> str:
        for bound, form in FORMS:
            if at < bound:
                return form(self, index, note)
        return f"[[{note.name}]]"

    def external(self) -> str:
        """A Markdown link to a page of the example site."""
        return f"[{self.phrase()}]({SITE}/{self.noun()}/{self.number(1, 9999)})"

    def attachment(self) -> str:
        """An embed of an attachment, or of a note where there is none."""
        attachments = self.catalogue.attachments
        if not attachments:
            return f"![[{self.pick(self.catalogue.notes).name}]]"
        return f"![[{self.pick(attachments).rpartition('/')[2]}]]"


def _alias(pen: Pen, _: int, note: Entry) -> str:
    return f"[[{note.name}|{pen.phrase()}]]"


def _heading(_: Pen, index: int, note: Entry) -> str:
    return f"[[{note.name}#{heading_of(index)}]]"


def _block(_: Pen, index: int, note: Entry) -> str:
    return f"[[{note.name}]]" if index % BLOCK_EVERY else f"[[{note.name}#^p{index}]]"


def _path(_: Pen, __: int, note: Entry) -> str:
    return f"[[{note.path.removesuffix('.md')}]]"


def _embed(_: Pen, index: int, note: Entry) -> str:
    return f"![[{note.name}#{heading_of(index)}]]"


def _markdown(pen: Pen, _: int, note: Entry) -> str:
    return f"[{pen.phrase()}]({quote(note.path)})"


def _angle(pen: Pen, _: int, note: Entry) -> str:
    return f"[{pen.phrase()}](<{note.path}>)"


FORMS: tuple[tuple[float, Callable[[Pen, int, Entry], str]], ...] = (
    (0.18, _alias),
    (0.24, _heading),
    (0.27, _block),
    (0.30, _path),
    (0.32, _embed),
    (0.35, _markdown),
    (0.36, _angle),
)
