"""The files that surely fit a question and those that may, from the index alone: a fast way before the slow one.

Each part of a question gives an interval of sets; together they are what is known of the whole. What lies between its
ends is decided by the predicate. A part that costs more to narrow than what is left costs to read stays undecided.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from commonplace.query.search.catalogue import Catalogue, File, Joined
from commonplace.query.search.document import CANVAS, NOTE, OTHER
from commonplace.query.search.interval import NONE, Ids, Interval
from commonplace.query.search.matching import Searched, holds, wanted
from commonplace.query.search.predicate import tagged, value_fits
from commonplace.query.search.question import (
    All,
    Either,
    Everything,
    Named,
    Not,
    Phrase,
    Property,
    Question,
    Regex,
    Tag,
    Text,
    Within,
    Word,
    names,
)
from commonplace.query.search.stored import value_of
from commonplace.query.search.words import READING, Words
from commonplace.text import plain

if TYPE_CHECKING:
    from commonplace.index.store import Row

TAGGED = "SELECT note FROM tag WHERE folded = ?"
ANY_TAG = "SELECT DISTINCT note FROM tag"
PROPERTY = "SELECT DISTINCT note FROM property WHERE key = ?"
VALUES = "SELECT form, value, group_concat(note) FROM property WHERE key = ? AND shape <> 2 GROUP BY form, value"
TASKS = {
    "task": "SELECT DISTINCT note FROM task",
    "task-todo": "SELECT DISTINCT note FROM task WHERE status = ' '",
    "task-done": "SELECT DISTINCT note FROM task WHERE status <> ' '",
}
LITERAL = re.compile(r"(?:[^\\^$.|?*+()\[\]{}]|\\[^\w\s])+")
REPEATED = re.compile(r"[?*{]")
"""What follows a character that an expression may do without."""


class Narrowing:
    """Narrows one question after another on one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.words = Words(catalogue)
        self.notes, self.canvases = catalogue.of_kind[NOTE], catalogue.of_kind[CANVAS]
        self.others = catalogue.of_kind[OTHER]

    def answers(self, question: Question) -> Interval:
        """Give the files that fit a question and those that may (6.7: other files only through their names)."""
        found = self.interval(question)
        reached = NONE.union(*(self.interval(part).sure for part in names(question)))
        strangers = self.others - reached
        return found if found.maybe.isdisjoint(strangers) else found.without(strangers)

    def interval(self, question: Question) -> Interval:
        """Give the files that fit a part of a question and those that may."""
        if isinstance(question, All):
            return self._all(question)
        if isinstance(question, Either):
            first, *rest = map(self.interval, question.parts)
            for one in rest:
                first = first.either(one)
            return first
        if isinstance(question, Not):
            return self.interval(question.inner).rest(self.catalogue.all)
        if isinstance(question, Named):
            return self.interval(question.inner)
        if isinstance(question, Word | Phrase | Regex):
            return self._text(question)
        if isinstance(question, Tag):
            return self._tag(question)
        if isinstance(question, Property):
            return Interval.exactly(self._property(question))
        if isinstance(question, Within):
            return self._within(question)
        return Interval.exactly(self.catalogue.all if isinstance(question, Everything) else NONE)

    def _all(self, question: All) -> Interval:
        """Join parts, the cheap and narrow ones first."""
        found: Interval | None = None
        for cost, part in sorted(((self._cost(one), one) for one in question.parts), key=lambda pair: pair[0]):
            if found is None:
                found = self.interval(part)
            elif len(found.maybe) * READING < cost:
                found = Interval.among(found.maybe)
            else:
                found = found.both(self.interval(part))
        return found or Interval.exactly(self.catalogue.all)

    def _cost(self, question: Question) -> float:
        """Guess what it costs to narrow a part, in microseconds."""
        if isinstance(question, Word | Phrase) and question.place in ("file", "content"):
            return self.words.cost(wanted_plain(question))
        if isinstance(question, All | Either):
            costs = [self._cost(part) for part in question.parts]
            return min(costs) if isinstance(question, All) else sum(costs)
        if isinstance(question, Not | Within):
            return self._cost(question.inner) + isinstance(question, Not)
        return 1.0 * len(self.notes) if isinstance(question, Regex) else 0.0

    def _text(self, leaf: Text) -> Interval:
        if leaf.place in ("name", "path"):
            return Interval.exactly(self._named(leaf))
        found = self._content(leaf)
        if leaf.place == "content":
            return found
        named = self._shown(leaf)
        return found.either(Interval.exactly(named)) if named else found

    def _content(self, leaf: Text) -> Interval:
        """Give the notes whose text fits, and the canvases whose text may."""
        if isinstance(leaf, Regex):
            found = Interval.among(self.words.holding(literal(leaf.expression.written)).maybe)
        elif not (text := wanted_plain(leaf)):
            return Interval.exactly(self.notes | self.canvases)
        else:
            found = self.words.phrase(text) if isinstance(leaf, Phrase) else self.words.holding(text)
            found = Interval.among(found.maybe) if leaf.case else found
        if isinstance(leaf, Regex):
            cards = self.canvases
        else:
            cards = frozenset(number for number, text in self.catalogue.cards.items() if wanted_plain(leaf) in text)
        return Interval(found.sure, found.maybe | cards) if cards else found

    def _shown(self, leaf: Text) -> Ids:
        """Give the files that a leaf finds by their path, as words do (6.7)."""
        return self._scan(leaf, *self.catalogue.shown, lambda file: Searched(file.shown))

    def _named(self, leaf: Text) -> Ids:
        """Give the files whose name, or whole path, fits (6.9)."""
        if leaf.place == "name":
            return self._scan(leaf, *self.catalogue.paths, lambda file: Searched(file.path.rpartition("/")[2]))
        return self._scan(leaf, *self.catalogue.paths, lambda file: Searched(file.path))

    def _scan(self, leaf: Text, ids: list[int], joined: Joined, said: Callable[[File], Searched]) -> Ids:
        """Look for a leaf in names; a plain word that may stand anywhere needs no second look."""
        text = "" if isinstance(leaf, Regex) else wanted_plain(leaf).replace("\n", " ")
        found = [ids[number] for number in joined.find(text)]
        if isinstance(leaf, Word) and not leaf.case and leaf.place != "name" and "\n" not in leaf.text:
            return frozenset(found)
        files = self.catalogue.files
        return frozenset(number for number in found if holds(said(files[number]), leaf))

    def _tag(self, question: Tag) -> Interval:
        sql = self.catalogue.sql
        if question.regex or not question.name:
            found = self.notes.intersection(row[0] for row in sql.execute(ANY_TAG))
            return Interval.among(found) if question.regex else Interval.exactly(found)
        names = [name for name in self.catalogue.tags if tagged(name, question)]
        return Interval.exactly(
            self.notes.intersection(row[0] for name in names for row in sql.execute(TAGGED, (name,)))
        )

    def _property(self, question: Property) -> Ids:
        sql, key = self.catalogue.sql, (question.key,)
        if question.inner is None:
            return self.notes.intersection(row[0] for row in sql.execute(PROPERTY, key))
        rows: list[Row] = sql.execute(VALUES, key).fetchall()
        fitting = (notes for form, value, notes in rows if value_fits(value_of(form, value), question.inner))
        return self.notes.intersection(int(note) for notes in fitting for note in notes.split(","))

    def _within(self, question: Within) -> Interval:
        """Give the files that may have a unit with all that is asked: what a unit holds, its file holds."""
        tasks = question.unit in TASKS
        found = self._bound(question.inner) & (self.notes | self.canvases)
        if not tasks:
            return Interval.among(found)
        rows = self.catalogue.sql.execute(TASKS[question.unit])
        having = self.notes.intersection(row[0] for row in rows)
        anything = isinstance(question.inner, Everything) or question.inner == Phrase("", "content")
        return Interval(having if anything else NONE, (found & having) | (found & self.canvases))

    def _bound(self, question: Question) -> Ids:
        """Give the files beyond which no unit fits: what a unit does not hold, its file may well hold."""
        if isinstance(question, All):
            parts: list[Question] = [part for part in question.parts if not isinstance(part, Not)]
            return self._all(All(tuple(parts))).maybe if all(map(_plain, parts)) else self._each(parts)
        if isinstance(question, Either):
            return NONE.union(*map(self._bound, question.parts))
        return self.catalogue.all if isinstance(question, Not) else self.interval(question).maybe

    def _each(self, parts: list[Question]) -> Ids:
        return self.catalogue.all.intersection(*map(self._bound, parts))


def _plain(question: Question) -> bool:
    """Say whether a question has no parts of its own, so that its interval is a bound."""
    return not isinstance(question, All | Either | Not)


def wanted_plain(leaf: Word | Phrase) -> str:
    """Give the plain text that a word or phrase cannot do without, whether its case counts or not."""
    return plain(wanted(leaf))


def literal(written: str) -> str:
    r"""Give the longest plain text without which an expression finds nothing, or no text.

    >>> literal(r"\bfree(dom)?"), literal(r"colou?r \d+"), literal("a|b")
    ('', 'colo', '')
    """
    if re.search(r"[|(]", written):
        return ""
    found = []
    for match in LITERAL.finditer(re.sub(r"\\[\w\s]+|\[(?:\\.|[^\]\\])*\]", "\0", written)):
        text = match[0].replace("\\", "")
        found.append(text[:-1] if REPEATED.match(match.string[match.end() :][:1]) else text)
    longest = max((part for one in found for part in re.split(r"[^\x01-\x7f]", one)), key=len, default="")
    return plain(longest) if len(longest) > 1 else ""
