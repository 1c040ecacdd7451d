"""The lines of a file that show why it was found, with the places marked that fit."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from commonplace.query.answers import Snippet
from commonplace.query.search.document import NOTE, Document, Passage
from commonplace.query.search.matching import Hits, Searched, hits
from commonplace.query.search.predicate import passages, property_fits, tagged
from commonplace.query.search.question import (
    All,
    Either,
    Phrase,
    Property,
    Question,
    Regex,
    Tag,
    Text,
    Within,
    Word,
)

LONGEST, BEFORE = 240, 80  # characters of a line that are shown, and before what was found
Mark = tuple[int, int, int, int]  # line, start, end, and the number of what was found there


class Marks:
    """Gathers what a question finds in one file."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.found: dict[int, set[tuple[int, int]]] = defaultdict(set)
        self.kinds: dict[int, set[Question]] = defaultdict(set)

    def gather(self, question: Question, scope: Passage | None = None) -> None:
        """Mark what a question asks for, in the file or in a passage of it; not what it excludes."""
        if isinstance(question, All | Either):
            for part in question.parts:
                self.gather(part, scope)
        elif isinstance(question, Within):
            for passage in passages(self.document, question, scope):
                self.gather(question.inner, passage)
                self.kinds[passage.first].add(question)
        elif isinstance(question, Word | Phrase | Regex):
            if question.place in ("file", "content"):
                self.mark(question, scope)
        elif isinstance(question, Tag | Property) and self.document.kind == NOTE:
            for line, word in self.lines_of(question):
                if scope is None or scope.first <= line <= scope.last:
                    self.mark_line(line, Word(word), question)

    def lines_of(self, question: Tag | Property) -> Iterator[tuple[int, str]]:
        """Give the lines of a tag or a property that fit, and what is marked there."""
        facts = self.document.facts
        if isinstance(question, Tag):
            yield from ((line, name.removeprefix("#")) for line, name in facts.tags() if tagged(name, question))
        else:
            for line, key, values in facts.properties():
                if key == question.key and property_fits(values, question):
                    yield line, key

    def mark(self, leaf: Text, scope: Passage | None) -> None:
        """Mark a leaf everywhere in the file, or on each line of a passage."""
        if scope is None:
            for line, start, end in _by_line(self.document.content, hits(self.document.content, leaf)):
                self.found[line].add((start, end))
                self.kinds[line].add(leaf)
        else:
            for line in range(scope.first, min(scope.last, len(self.document.lines)) + 1):
                self.mark_line(line, leaf, leaf, always=False)

    def mark_line(self, line: int, leaf: Text, question: Question, *, always: bool = True) -> None:
        """Mark a leaf on one line; a line that always counts is shown even if the leaf is spelt otherwise there."""
        spans = hits(Searched(self.document.lines[line - 1]), leaf)
        if spans or always:
            self.found[line].update(spans)
            self.kinds[line].add(question)


def snippets(document: Document, question: Question, most: int) -> tuple[Snippet, ...]:
    """Give so many lines of a file, in order: those that show the most of what was asked, the earliest first."""
    marks = Marks(document)
    marks.gather(question)
    best = sorted(marks.kinds, key=lambda line: (-len(marks.kinds[line]), line))[:most]
    headings = document.facts.headings() if document.kind == NOTE else []
    starts = [line for line, _, _ in headings]
    found = []
    for line in sorted(best):
        at = bisect_right(starts, line) - 1
        text, spans = _cut(Searched(document.lines[line - 1]).text, merged(marks.found[line]))
        found.append(
            Snippet(line if document.kind == NOTE else None, headings[at][2] if at >= 0 else None, text, spans)
        )
    return tuple(found)


def merged(spans: set[tuple[int, int]]) -> Hits:
    """Join places that touch or overlap.

    >>> merged({(4, 6), (0, 2), (1, 3)})
    [(0, 3), (4, 6)]
    """
    joined: Hits = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _by_line(text: Searched, spans: Hits) -> Iterator[tuple[int, int, int]]:
    """Turn places in a text into places on its lines; one that goes on is marked on its first line."""
    if not spans:
        return
    starts = [0, *(at + 1 for at, sign in enumerate(text.text) if sign == "\n")]
    for start, end in spans:
        line = bisect_right(starts, start)
        last = starts[line] - 1 if line < len(starts) else len(text.text)
        yield line, start - starts[line - 1], min(end, last) - starts[line - 1]


def _cut(text: str, spans: Hits) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Cut a long line around its first hit, and leave out the space at its ends."""
    first = spans[0][0] if spans else 0
    start = len(text) - len(text.lstrip())
    start, end = min(start, first), len(text.rstrip())
    before = after = ""
    if end - start > LONGEST:
        if first - start > BEFORE:
            start, before = _word_start(text, first - BEFORE, first), "…"
        if end - start > LONGEST:
            end, after = max(start + LONGEST, min(spans[0][1] if spans else 0, start + 2 * LONGEST)), "…"
    shift = len(before) - start
    kept = tuple((a + shift, min(b, end) + shift) for a, b in spans if a < end and b > start)
    return before + text[start:end] + after, kept


def _word_start(text: str, at: int, before: int) -> int:
    """Give the start of the first word from a place on, if there is one before another place."""
    space = text.find(" ", at, before)
    return space + 1 if space >= 0 else at
