"""What many searches of one process share: the names, the words and the tags of a vault, and texts read lately.

It belongs to one state of the index and is made anew when that has changed.
"""

import re
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from commonplace.disk.read import LARGEST
from commonplace.index.store import Connection, Row
from commonplace.query.search.document import BASE, CANVAS, NOTE, OTHER, Document, kind_of, shown
from commonplace.query.search.stored import Stored
from commonplace.text import as_utf8, plain

if TYPE_CHECKING:
    from commonplace.query.search.interval import Interval

FILES = "SELECT id, path, mtime, created FROM file WHERE NOT excluded ORDER BY path"
TERMS = "SELECT term, doc FROM vocabulary"
TAGS = "SELECT DISTINCT folded FROM tag"
STATE = "SELECT value FROM meta WHERE name = 'refreshed'"
NUMBER = re.compile(r"([0-9]{1,18})")
KEPT = 64  # answers that are remembered
ROOM = 32_000_000  # bytes of texts that are kept

Reader = Callable[[str], bytes]


class File(NamedTuple):
    """A file that is not excluded (6.17); times in nanoseconds since 1970."""

    id: int
    path: str
    modified: int
    created: int
    kind: str

    @property
    def shown(self) -> str:
        """The path as words are looked for in it (6.7)."""
        return shown(self.path)


class Joined:
    """Many short texts as one, so that one pass finds in which of them a word stands."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = [text.replace("\n", " ") for text in texts]
        self._known: OrderedDict[str, list[int]] = OrderedDict()
        self.whole = "\n" + "\n".join([*self.texts, ""])
        self.starts = [1, *accumulate((len(text) + 1 for text in self.texts), initial=1)][1:]

    def find(self, word: str) -> list[int]:
        r"""Give the numbers of the texts that hold a word; a line end before or after it is the edge of a text.

        >>> one = Joined(["reason", "treason", "season"])
        >>> one.find("reason"), one.find("\nreason\n")
        ([0, 1], [0])
        """
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._find(word) if word else list(range(len(self.texts)))
            while len(self._known) > KEPT:
                self._known.popitem(last=False)
        return known

    def _find(self, word: str) -> list[int]:
        found, whole, starts = [], self.whole, self.starts
        at, edge = whole.find(word), int(word[0] == "\n")
        while at >= 0:
            number = bisect_right(starts, at + edge) - 1
            found.append(number)
            at = whole.find(word, starts[number + 1] - 1)
        return found


class Catalogue:
    """The names, words and tags of a vault in one state of its index."""

    def __init__(
        self, sql: Connection, read: Reader, texts: "OrderedDict[tuple[str, int], bytes] | None" = None
    ) -> None:
        self.sql, self.read = sql, read
        self.state = state(sql)
        rows: list[Row] = sql.execute(FILES).fetchall()
        self.files = {row[0]: File(row[0], row[1], row[2], row[3], kind_of(row[1])) for row in rows}
        self._texts = texts if texts is not None else OrderedDict[tuple[str, int], bytes]()
        self.answers: OrderedDict[str, Interval] = OrderedDict()  # what `words` remembers
        self._natural: dict[int, list[tuple[int, str]]] = {}
        self._size = sum(map(len, self._texts.values()))

    def again(self, sql: Connection) -> "Catalogue":
        """Give the catalogue of the index as it is now: this one if nothing has changed."""
        return self if sql is self.sql and state(sql) == self.state else Catalogue(sql, self.read, self._texts)

    @cached_property
    def of_kind(self) -> dict[str, frozenset[int]]:
        """The files of each kind."""
        kinds: dict[str, set[int]] = {NOTE: set(), CANVAS: set(), BASE: set(), OTHER: set()}
        for file in self.files.values():
            kinds[file.kind].add(file.id)
        return {kind: frozenset(ids) for kind, ids in kinds.items()}

    @cached_property
    def all(self) -> frozenset[int]:
        """Every file."""
        return frozenset(self.files)

    @cached_property
    def order(self) -> list[int]:
        """The files in the order of their paths."""
        return list(self.files)

    def natural(self, number: int) -> "list[tuple[int, str]]":
        """Give what a file is sorted by: its path, plain, numbers by their value (6.8)."""
        known = self._natural.get(number)
        if known is None:
            parts = NUMBER.split(plain(self.files[number].path))
            known = self._natural[number] = [(int(one), "") if at % 2 else (0, one) for at, one in enumerate(parts)]
            known.append((0, self.files[number].path))
        return known

    @cached_property
    def shown(self) -> tuple[list[int], Joined]:
        """The files that words are looked for in, and their paths, plain (6.7)."""
        files = [file for file in self.files.values() if file.kind != OTHER]
        return [file.id for file in files], Joined(plain(shown(file.path)) for file in files)

    @cached_property
    def paths(self) -> tuple[list[int], Joined]:
        """Every file and its path, plain."""
        return self.order, Joined(plain(file.path) for file in self.files.values())

    @cached_property
    def words(self) -> tuple[Joined, list[int]]:
        """The words of the notes, and in how many notes each stands."""
        rows: list[Row] = self.sql.execute(TERMS).fetchall()
        return Joined(row[0] for row in rows), [row[1] for row in rows]

    @cached_property
    def cards(self) -> dict[int, str]:
        """The plain texts of the canvases that have any: no index holds them, and they are few."""
        found = ((number, self.document(number).content.plain) for number in sorted(self.of_kind[CANVAS]))
        return {number: text for number, text in found if text}

    @cached_property
    def tags(self) -> list[str]:
        """The tags as the index compares them."""
        return [str(row[0]) for row in self.sql.execute(TAGS)]

    def document(self, number: int) -> Document:
        """Give a file with its text; what is known of a note beside it comes from the index."""
        file = self.files[number]
        facts = Stored(self.sql, number) if file.kind == NOTE else None
        return Document(file.path, self._text(file), facts)

    def _text(self, file: File) -> bytes:
        """Read a file, or remember it; the index knows nothing of what is in a very large one."""
        if file.kind not in (NOTE, CANVAS):
            return b""
        key = (file.path, file.modified)
        data = self._texts.get(key)
        if data is None:
            data = as_utf8(self.read(file.path))
            data = data if len(data) <= LARGEST else b""
            self._texts[key] = data
            self._size += len(data)
            while self._size > ROOM:
                self._size -= len(self._texts.popitem(last=False)[1])
        return data


def state(sql: Connection) -> object:
    """Give what tells one state of the index from another."""
    row = sql.execute(STATE).fetchone()
    return row[0] if row else None
