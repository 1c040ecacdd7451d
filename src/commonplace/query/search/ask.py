"""Answers a search: narrows, decides what is left, ranks, cuts snippets, suggests."""

import re
from collections.abc import Iterator
from time import monotonic

from commonplace.errors import BadRequest
from commonplace.query.answers import Found, Hit
from commonplace.query.names import nearest_of
from commonplace.query.notes import stem
from commonplace.query.search.catalogue import Catalogue
from commonplace.query.search.document import CANVAS, NOTE
from commonplace.query.search.interval import Ids, Interval
from commonplace.query.search.narrow import Narrowing, wanted_plain
from commonplace.query.search.parse import parse
from commonplace.query.search.predicate import fits
from commonplace.query.search.question import Phrase, Question, Regex, Tag, Word, leaves
from commonplace.query.search.rank import Ranked, by_path, by_time, ranked
from commonplace.query.search.snippet import snippets
from commonplace.query.search.words import pieces

TITLE = "SELECT title FROM note WHERE id = ?"
SORTS = ("rank", "path", "modified", "created")
MOST = 100_000  # files that an answer lists (6.8)
PREFIX = re.compile(r"(?:^|[\s(-])([A-Za-z-]{2,20}):(?!/)")
OPERATORS = "file path content match-case ignore-case tag line block section task task-todo task-done".split()
SECONDS = 20.0  # for deciding what the index leaves open
SHORTEST = 3  # letters of a word that may be misspelt
SUGGESTED = 3  # words for one


def search(catalogue: Catalogue, query: str, sort: str, limit: int | None, lines: int, *, reverse: bool) -> Found:
    """Answer `Vault.search`."""
    if sort not in SORTS:
        raise BadRequest(reason=f"what is found can be sorted by {', '.join(SORTS)}, not by “{sort}”")
    question = parse(query)
    if question is None:
        return Found(query, 0, True, (), (), ())  # noqa: FBT003  # an empty answer is complete (6.19)
    narrowing = Narrowing(catalogue)
    ids, complete = decided(catalogue, question, narrowing.answers(question))
    most = MOST if limit is None else min(max(limit, 0), MOST)
    found = _sorted(catalogue, question, ids, sort, most, reverse=reverse)
    hits = tuple(_hit(catalogue, question, number, score, lines) for number, score in found)
    suggestions = () if ids else suggested(narrowing, question)
    return Found(
        query, len(ids), complete, hits, suggestions, tuple(_said(question, query, complete=complete, nothing=not ids))
    )


def decided(catalogue: Catalogue, question: Question, known: Interval) -> tuple[Ids, bool]:
    """Ask the predicate about the files that may fit, as long as there is time; say whether it was asked about all."""
    if known.known:
        return known.sure, True
    until = monotonic() + SECONDS
    found = set(known.sure)
    for number in sorted(known.maybe - known.sure):
        if fits(catalogue.document(number), question):
            found.add(number)
        if monotonic() > until:
            return frozenset(found), False
    return frozenset(found), True


def _sorted(catalogue: Catalogue, question: Question, ids: Ids, sort: str, most: int, *, reverse: bool) -> list[Ranked]:
    if sort == "rank":
        return ranked(catalogue, question, ids, most, reverse=reverse)
    if sort == "path":
        found = by_path(catalogue, ids)[:: -1 if reverse else 1]
    else:
        found = by_time(catalogue, ids, sort, reverse=reverse)
    return [(number, None) for number in found[:most]]


def _hit(catalogue: Catalogue, question: Question, number: int, score: float | None, lines: int) -> Hit:
    file = catalogue.files[number]
    row = catalogue.sql.execute(TITLE, (number,)).fetchone() if file.kind == NOTE else None
    shown = snippets(catalogue.document(number), question, lines) if lines > 0 and file.kind in (NOTE, CANVAS) else ()
    title = str(row[0]) if row else stem(file.path)
    return Hit(file.path, title, score, file.modified / 1e9, file.created / 1e9, shown)


def suggested(narrowing: Narrowing, question: Question) -> tuple[str, ...]:
    """Give the words of the vault that are nearest to those of a search that are in no note."""
    vocabulary = [word for word in narrowing.catalogue.words[0].texts if word.isalpha() and len(word) >= SHORTEST]
    found: list[str] = []
    for leaf in leaves(question):
        if isinstance(leaf, Word | Phrase) and leaf.place in ("file", "content"):
            for piece in pieces(wanted_plain(leaf)):
                if len(piece.text) >= SHORTEST and not narrowing.words.terms(piece.text):
                    found += nearest_of(piece.text, vocabulary, SUGGESTED)
    return tuple(dict.fromkeys(found))


def _said(question: Question, query: str, *, complete: bool, nothing: bool) -> Iterator[str]:
    """Say what was wrong with the expressions of a search, what may be a misspelt operator, when it took too long."""
    for name in dict.fromkeys(PREFIX.findall(query)) if nothing else ():
        if name.lower() not in OPERATORS:  # it is looked for as plain text (6.14)
            near = nearest_of(name.lower(), list(OPERATORS))
            yield f"There is no operator “{name}:”." + (f" Did you mean “{near[0]}:”?" if near else "")
    for leaf in leaves(question) + leaves(question, negated=True):
        regex = leaf.regex if isinstance(leaf, Tag) else leaf
        if isinstance(regex, Regex) and regex.expression.said:
            yield regex.expression.said
    if not complete:
        yield f"The search was ended after {SECONDS:.0f} seconds: there may be more."
