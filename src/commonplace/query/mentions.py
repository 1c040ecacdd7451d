"""Names in prose that are no links (spec 5.3). The only door to ahocorasick-rs."""

from collections.abc import Iterator
from unicodedata import combining

import ahocorasick_rs

from commonplace.index.store import Connection
from commonplace.query.answers import Mention
from commonplace.query.links import Reader
from commonplace.query.names import file_id
from commonplace.query.notes import stem
from commonplace.query.sentences import sentence
from commonplace.syntax.blocks import inside
from commonplace.syntax.parse import parse
from commonplace.syntax.prose import not_prose
from commonplace.syntax.scripts import spaced, unspaced
from commonplace.text import Lines, plain

ALIASES = "SELECT name FROM alias WHERE note = ? ORDER BY number"
LIKELY = """
SELECT path FROM words JOIN file ON file.id = words.rowid
WHERE words MATCH ? AND NOT excluded AND file.id <> ? ORDER BY path"""
ALL = "SELECT path FROM note JOIN file USING (id) WHERE NOT excluded AND file.id <> ? ORDER BY path"


def mentions(sql: Connection, path: str, read: Reader) -> list[Mention]:
    """Answer `Vault.mentions`: whole words, in any case, in the prose of other notes that are not excluded."""
    number = file_id(sql, path)
    names = [stem(path), *(row[0] for row in sql.execute(ALIASES, (number,)))]
    names = list(dict.fromkeys(name for name in names if name.strip()))
    if not names:
        return []
    finder = Finder(names)
    return [mention for other in _likely(sql, number, names) for mention in find_mentions(other, read(other), finder)]


def _likely(sql: Connection, number: int, names: list[str]) -> list[str]:
    """Give the notes whose words hold one of the names: the index only narrows."""
    phrases = ['"' + spaced(plain(name)).replace('"', '""') + '"' for name in names]
    if all(any(c.isalnum() for c in name) for name in names):
        rows = sql.execute(LIKELY, (f"body : ({' OR '.join(phrases)})", number))
    else:
        rows = sql.execute(ALL, (number,))
    return [row[0] for row in rows]


class Finder:
    """Finds any of many names in one pass over a text, the longest at each place."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        self.automaton = ahocorasick_rs.AhoCorasick(
            [lowered(name) for name in names], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        )

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Give start and end, in characters, and the name, of each whole word or phrase."""
        low = lowered(text)
        for which, start, end in self.automaton.find_matches_as_indexes(low):
            if _edge(low, start - 1, start) and _edge(low, end, end - 1):
                yield start, end, self.names[which]


def lowered(text: str) -> str:
    """Lower the case without changing the length."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _edge(text: str, outer: int, inner: int) -> bool:
    """Say whether a word ends between two neighbouring characters; scripts without spaces match by character."""
    if not 0 <= outer < len(text):
        return True
    return not (_in_word(text[outer]) and _in_word(text[inner]))


def _in_word(c: str) -> bool:
    return (c.isalnum() or c == "_" or combining(c) > 0) and not unspaced().match(c)


def find_mentions(path: str, data: bytes, finder: Finder) -> Iterator[Mention]:
    """Find the mentions in one note."""
    note = parse(data)
    text = note.source.decode("utf-8")
    found = list(finder.find(text))
    if not found:
        return
    hidden, lines = not_prose(note), Lines(note.source)
    end = known = 0  # the offset of a character that is known already
    for first, last, name in found:
        start = end + len(text[known:first].encode())
        end, known = start + len(text[first:last].encode()), last
        if not inside(hidden, start):
            around = sentence(note.source, lines.span(start, end))
            yield Mention(path, lines.at(start), text[first:last], name, around, start, end)
