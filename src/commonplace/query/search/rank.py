"""The order of what was found: by BM25, by path, by time.

Title, aliases and headings weigh more than the text. A word counts for the rank where it stands as a whole word: what
fits only inside a word, by a path, a tag or a property comes after what is ranked, in the order of the paths.
"""

import json
from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING

from commonplace.query.search.catalogue import Catalogue
from commonplace.query.search.interval import Ids
from commonplace.query.search.question import All, Either, Phrase, Question, Within, Word
from commonplace.query.search.words import quote
from commonplace.syntax.scripts import spaced
from commonplace.text import plain

if TYPE_CHECKING:
    from commonplace.index.store import Row

RANKED = """
SELECT rowid, bm25(words, 10.0, 8.0, 4.0, 1.0) AS score FROM words WHERE words MATCH ? ORDER BY score LIMIT ?"""
AMONG = RANKED.replace("ORDER BY", "AND +rowid IN (SELECT value FROM json_each(?)) ORDER BY")
FEW = 20_000  # files among which it is cheaper to rank those alone
ALL = 1 << 40
SPARE = 40  # rows that are asked for beside those needed, for ties and for what other conditions leave out
Ranked = tuple[int, float | None]


def ranked(catalogue: Catalogue, question: Question, ids: Ids, most: int, *, reverse: bool) -> list[Ranked]:
    """Give so many of the files, each with its score, the best first; or the worst first."""
    if not most:
        return []
    if reverse:
        return ranked(catalogue, question, ids, len(ids), reverse=False)[::-1][:most]
    expression = words_of(question)
    best = _best(catalogue, expression, ids, most) if expression else []
    if len(best) < most and len(best) < len(ids):
        known = {number for number, _ in best}
        rest = by_path(catalogue, (number for number in ids if number not in known))
        best += [(number, None) for number in islice(rest, most - len(best))]
    return best[:most]


def _best(catalogue: Catalogue, expression: str, ids: Ids, most: int) -> list[Ranked]:
    """Give the best of the files that words rank, at least so many: ties are settled by the path."""
    found: list[tuple[float, int]] = []
    for enough in (most + SPARE, ALL):
        few = (json.dumps(sorted(ids)),) if len(ids) < FEW else ()
        rows: list[Row] = catalogue.sql.execute(AMONG if few else RANKED, (expression, *few, enough)).fetchall()
        found = [(score, number) for number, score in rows if number in ids]
        if len(rows) < enough or (len(found) >= most and rows[-1][1] > found[most - 1][0]):
            break
    place = {number: at for at, number in enumerate(by_path(catalogue, (number for _, number in found)))}
    found.sort(key=lambda pair: (pair[0], place[pair[1]]))
    return [(number, -score) for score, number in found]


def words_of(question: Question) -> str:
    """Give what a question asks of whole words, as FTS5 is asked; nothing where it asks nothing of the kind.

    >>> words_of(All((Word("to-do"), Either((Word("a"), Word("++"), Phrase("b c"))))))
    '("to-do" AND ("a" OR "b c"))'
    """
    if isinstance(question, Word | Phrase):
        text = plain(question.text)
        return quote(spaced(text)) if question.place in ("file", "content") and any(map(str.isalnum, text)) else ""
    if isinstance(question, Within):
        return words_of(question.inner)
    if not isinstance(question, All | Either):
        return ""
    parts = [words for part in question.parts if (words := words_of(part))]
    joint = " AND " if isinstance(question, All) else " OR "
    return f"({joint.join(parts)})" if len(parts) > 1 else "".join(parts)


def by_path(catalogue: Catalogue, ids: Iterable[int]) -> list[int]:
    """Sort files by their paths as people do: without regard to case and accents, numbers by their value (6.8)."""
    return sorted(ids, key=catalogue.natural)


def by_time(catalogue: Catalogue, ids: Iterable[int], column: str, *, reverse: bool) -> list[int]:
    """Sort files by the time at which they were made or changed; those of one time by their paths."""
    files = catalogue.files
    times = {number: files[number].modified if column == "modified" else files[number].created for number in ids}
    return sorted(by_path(catalogue, times), key=times.__getitem__, reverse=reverse)
