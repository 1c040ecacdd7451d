"""How a vault is written: the rules by which a note has a kind, and which origin of a property wins.

Light: every command loads it. `commonplace.toml` makes another than the default.
"""

from functools import lru_cache
from typing import NamedTuple

from commonplace.syntax import ORIGINS
from commonplace.text import fold

KINDS = ("source", "idea", "person", "organisation", "question", "topic", "daily", "index", "template", "plain")


class Rule(NamedTuple):
    """One rule: the kind it gives, what it looks at (property, tag, folder or title), and the words that fit.

    For `property` a word is `name` or `name=value`; for `title` it is day, question, sentence or a name.
    """

    kind: str
    looks_at: str
    words: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.looks_at} {' | '.join(self.words)}"


def _rules(table: str) -> tuple[Rule, ...]:
    split = (line.split(":", 2) for line in table.strip().splitlines())
    return tuple(
        Rule(kind.strip(), looks.strip(), tuple(w.strip() for w in words.split(","))) for kind, looks, words in split
    )


DEFAULT_RULES = _rules("""
template: folder: templates, template, _templates
daily: title: day
source: property: kind=source, type=source, citekey, isbn, doi, url, source
person: property: kind=person, type=person, born, died
organisation: property: kind=organisation, type=organisation, founded, dissolved
question: property: kind=question, type=question
idea: property: kind=idea, type=idea
topic: property: kind=topic, type=topic
index: property: kind=index, type=index
person: property: categories=people, category=people, category=person
organisation: property: categories=organisations, categories=organizations, categories=companies
source: property: categories=books, categories=articles, categories=clippings, categories=movies
person: tag: person, people, author
organisation: tag: organisation, organization, org
question: tag: question, questions
idea: tag: idea, claim, concept
topic: tag: topic, moc
index: tag: index
source: tag: source, book, article, essay, paper, video, podcast, lecture, film, speech, pamphlet, letter
source: property: author, authors, format, link, links, citekey
daily: folder: daily, daily notes, journal, journals
person: folder: people, persons, authors
organisation: folder: organisations, organizations, orgs, parties
question: folder: questions
topic: folder: topics, maps
idea: folder: ideas, claims, concepts
source: folder: sources, literature, books, articles, clippings, references
index: title: index, home, start, readme, moc
question: title: question
idea: title: sentence
""")


class Conventions(NamedTuple):
    """How a vault is written: rules of kind, which origin of a property wins, which property is the rating."""

    rules: tuple[Rule, ...] = DEFAULT_RULES
    origins: tuple[str, ...] = ORIGINS
    rating: str = "rating"


class Wishes(NamedTuple):
    """What a vault wants of checks: those left out, everywhere or by folder, their levels, what kinds must have."""

    ignore: tuple[str, ...] = ()
    folders: tuple[tuple[str, tuple[str, ...]], ...] = ()
    levels: tuple[tuple[str, str], ...] = ()
    require: tuple[tuple[str, tuple[str, ...]], ...] = ()


@lru_cache(maxsize=4096)
def property_key(name: str) -> str:
    """Give the name under which properties are compared: folded, without a plural `(s)`.

    >>> property_key("AUTHOR(S)")
    'author'
    """
    return fold(name).removesuffix("(s)").strip()
