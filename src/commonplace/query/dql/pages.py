"""Notes as Dataview's pages: their fields from properties (spec 8.17 to 8.20), and those under `file` (8.18)."""

import re
from collections.abc import Callable, Iterable
from datetime import datetime, tzinfo
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING

from commonplace.index.names import names_in
from commonplace.query.columns import Columns, Known, LinkRow, ValueRow, decoded
from commonplace.query.dates import parse_date, parse_duration
from commonplace.query.dql.items import items_of
from commonplace.query.values import Around, Link, Record, Value
from commonplace.resolver.resolve import Missing, resolve
from commonplace.syntax import FRONT_MATTER, LABEL, ORIGINS
from commonplace.syntax.wikilink import split_wikilink
from commonplace.text import fold

if TYPE_CHECKING:
    from commonplace.syntax.note import Link as WrittenLink
    from commonplace.syntax.note import Value as Written

DROPPED = re.compile(r"[^\w\s\u2190-\u2bff\u3030\ufe0f\U0001f000-\U0001faff-]")
ONE_LINK = re.compile(r"(!?)\[\[([^\[\]\n]+)\]\]\Z")
SPLIT_TAGS = re.compile(r"[,\s]+")
DAY_IN_NAME = re.compile(r"(\d{4})-(\d{2})-(\d{2})|(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)")
SHAPE, ORIGIN = 3, 7  # where a row of a property tells whether its value stands alone, in a list, or is no element
DIGITS = frozenset("0123456789-")
TYPED = DIGITS | {"[", "!"}  # the first characters of all that is more than its text
Reader = Callable[[str], bytes]


@lru_cache(maxsize=4096)
def canonical(name: str) -> str:
    """Give the form of a field's name in which all its spellings agree (spec 8.20).

    >>> canonical("Long Key!")
    'long-key'
    """
    return re.sub(r"\s+", "-", DROPPED.sub("", name).strip()).lower()


class Pages(Around):
    """All pages of a vault, for one question."""

    def __init__(self, columns: Columns, zone: tzinfo, read: Reader, origins: tuple[str, ...] = ORIGINS) -> None:
        self.columns, self.zone, self.read, self.origins = columns, zone, read, origins
        self.names = names_in(columns.sql)
        self.keys: dict[str, list[str]] | None = None
        self.known: dict[str, dict[int, Value]] = {}
        self.others: dict[int, dict[str, list[ValueRow]]] = {}
        self.items: dict[int, list[Record]] = {}

    def page(self, known: Known) -> "Page":
        """Give the page of a note."""
        return Page(self, known)

    def record(self, path: str) -> Record | None:
        """Give the page of a note by its path."""
        known = self.columns.at(path) if path.lower().endswith(".md") else None
        return Page(self, known) if known else None

    def resolve(self, target: str, source: str = "") -> str | None:
        """Give the path of the file that a link's target means from a file; None when missing."""
        if not target:
            return source or None
        found = resolve(target, source, self.names)
        return None if isinstance(found, Missing) else found.file.path

    def keys_of(self, name: str) -> list[str]:
        """Give the keys of the index under which a field may be kept."""
        if self.keys is None:
            self.keys = {}
            for key in self.columns.keys():  # noqa: SIM118  # it is no dict
                self.keys.setdefault(canonical(key), []).append(key)
        return self.keys.get(canonical(name), [])

    def field(self, known: Known, name: str) -> Value:
        """Give a field of a page: one value, or the list of all where it is written more than once (spec 8.17)."""
        if not self.columns.matters(known.id):
            return self.field_of_one(known.id, name)
        column = self.known.get(name)
        if column is None:
            column = self.known[name] = self.column(name)
        return column.get(known.id)

    def column(self, name: str) -> dict[int, Value]:
        """Give a field of all pages that matter, by their numbers."""
        single: dict[int, ValueRow] = {}
        several: dict[int, list[ValueRow]] = {}
        for key in self.keys_of(name):
            for row in self.columns.values(key):
                if row[SHAPE] == 0 and row[0] not in single:
                    single[row[0]] = row
                else:
                    several.setdefault(row[0], []).append(row)
        for note, rows in several.items():
            if note in single:
                rows.append(single.pop(note))
        found = {note: self.value(row) for note, row in single.items()}
        found.update((note, self.together(rows)) for note, rows in several.items())
        return found

    def field_of_one(self, note: int, name: str) -> Value:
        """Give a field of a page that is only looked at from others."""
        rows = self.others.get(note)
        if rows is None:
            rows = self.others[note] = self.columns.values_of(note)
        found = [row for key in self.keys_of(name) for row in rows.get(key, ())]
        return self.together(found) if found else None

    def together(self, rows: list[ValueRow]) -> Value:
        """Give the value of a field from all its places, in the order of the note: front matter comes first.

        A label line says again what the front matter says: the one that wins by the conventions of the vault is taken.
        """
        found = {row[ORIGIN] for row in rows}
        if found >= {FRONT_MATTER, LABEL}:
            loser = max(FRONT_MATTER, LABEL, key=self.origins.index)
            rows = [row for row in rows if row[ORIGIN] != loser]
        places: dict[int, list[ValueRow]] = {}
        for row in sorted(rows, key=itemgetter(1, 2)):
            places.setdefault(row[1], []).append(row)
        made = [self.of_place(each) for each in places.values()]
        if len(made) == 1:
            return made[0]
        return [one for each in made for one in (each if isinstance(each, list) else [each])]

    def of_place(self, rows: list[ValueRow]) -> Value:
        """Give what stands in one place: a value, or a list."""
        if rows[0][SHAPE] == 0:
            return self.value(rows[0])
        return [self.value(row) for row in rows if row[SHAPE] == 1]

    def value(self, row: ValueRow) -> Value:
        """Give one value: its text may be a date, a length of time or a link (spec 8.19, 8.25)."""
        note, _number, _item, _shape, kind, form, value, _origin = row
        if form != "text":
            return value if form in {"number", "null"} else self.typed(decoded(form, value), note)
        return value if kind == "string" or value[:1] not in TYPED else self.text(value, note)

    def typed(self, value: "Written", path: str | int) -> Value:
        """Give a value with its texts read as dates, lengths of time and links."""
        if isinstance(value, str):
            return self.text(value, path)
        if isinstance(value, list):
            return [self.typed(each, path) for each in value]
        return {key: self.typed(each, path) for key, each in value.items()} if isinstance(value, dict) else value

    def text(self, text: str, path: str | int) -> Value:
        """Give what a text says: a date, a length of time, a link, or itself."""
        first = text[:1]
        if first in DIGITS:
            return parse_date(text, self.zone) or parse_duration(text) or text
        if first in {"[", "!"} and (match := ONE_LINK.match(text)):
            return self.link(match[2], path if isinstance(path, str) else self.path(path), embed=bool(match[1]))
        return text

    def path(self, number: int) -> str:
        """Give the path of a file."""
        known = self.columns.file(number)
        return known.path if known else ""

    def link(self, written: str, path: str, *, embed: bool = False) -> Link:
        """Give the link that stands between double brackets in a file."""
        target, anchor, alias = split_wikilink(written)[:3]
        found = self.resolve(target, path)
        whole = f"{target}#{anchor}" if anchor else target
        return Link(found or target, anchor or None, alias, embed, found is None, whole)

    def body_link(self, link: "WrittenLink", path: str) -> Link:
        """Give a link of a note that has just been parsed."""
        found = self.resolve(link.target, path)
        whole = f"{link.target}#{link.anchor}" if link.anchor else link.target
        return Link(found or link.target, link.anchor, link.alias, link.embed, found is None, whole)

    def written_link(self, row: LinkRow, path: str) -> Link:
        """Give a link of the index."""
        known = self.columns.file(row.file) if row.file is not None else None
        whole = f"{row.target}#{row.anchor}" if row.anchor else row.target
        to = known.path if known else row.target or path
        return Link(to, row.anchor, row.alias, bool(row.embed), known is None, whole)


class Page(Record):
    """A note: its own fields, and `file`."""

    __slots__ = ("known", "pages")

    def __init__(self, pages: Pages, known: Known) -> None:
        self.pages, self.known = pages, known

    def get(self, name: str) -> Value:
        """Give a field; a field of one's own called `file` is not seen (spec 8.17)."""
        return FileFields(self) if name == "file" else self.pages.field(self.known, name)

    def names(self) -> Iterable[str]:
        """Give the names of the fields as they are compared."""
        return dict.fromkeys([*(canonical(one.name) for one in self.pages.columns.properties(self.known.id)), "file"])


class FileFields(Record):
    """What is known of a page's file (spec 8.18)."""

    __slots__ = ("page",)

    def __init__(self, page: Page) -> None:
        self.page = page

    def get(self, name: str) -> Value:
        """Give one of the implicit fields; None for any other name."""
        made = IMPLICIT.get(name.lower())
        return made(self.page) if made else None

    def names(self) -> Iterable[str]:
        """Give the names of the implicit fields."""
        return IMPLICIT


def stem(path: str) -> str:
    """Give the name of a file without folder and extension."""
    return path[path.rfind("/") + 1 :].rpartition(".")[0]


def _time(page: Page, nanoseconds: int) -> datetime:
    return datetime.fromtimestamp(nanoseconds // 1_000_000 / 1000, page.pages.zone)


def _midnight(when: datetime) -> datetime:
    return when.replace(hour=0, minute=0, second=0, microsecond=0)


def _created(page: Page) -> datetime:
    return _time(page, page.known.created or page.known.mtime)


def _links(page: Page) -> list[Link]:
    return [page.pages.written_link(row, page.known.path) for row in page.pages.columns.links(page.known.id)]


def _inlinks(page: Page) -> list[Link]:
    """Give a link to each note that links here; canvases and bases are no pages (spec 8.17)."""
    return [Link(path) for path in page.pages.columns.backlinks(page.known.id) if path.lower().endswith(".md")]


def _front(page: Page, *keys: str) -> list["Written"]:
    held = (one for key in keys for one in page.pages.columns.property(key, page.known.id))
    return [one.value for one in held if one.origin == FRONT_MATTER]


def _split(values: list["Written"], at: re.Pattern[str]) -> list[str]:
    """Split texts where Dataview does; the elements of lists stay whole (spec 8.19)."""
    found: list[str] = []
    for value in values:
        if isinstance(value, list):
            found += [str(each).strip() for each in value if each is not None]
        elif value is not None:
            found += at.split(str(value))
    return [each for each in found if each]


def _etags(page: Page) -> list[str]:
    """Give the tags as written, with their hashes; Dataview also reads `tag` and splits texts (spec 8.19)."""
    front = [f"#{each.lstrip('#')}" for each in _split(_front(page, "tags", "tag"), SPLIT_TAGS)]
    known: dict[str, str] = {}
    for tag in (*front, *page.pages.columns.tags(page.known.id)):
        known.setdefault(fold(tag), tag)
    return list(known.values())


def _tags(page: Page) -> list[str]:
    """Give the tags with all those that they are nested in."""
    found = [part for tag in _etags(page) for part in reversed(list(accumulate(tag.split("/"), "{}/{}".format)))]
    return list(dict.fromkeys(found))


def _aliases(page: Page) -> list[str]:
    return list(dict.fromkeys(each.strip() for each in _split(_front(page, "aliases", "alias"), re.compile(","))))


def _frontmatter(page: Page) -> dict[str, Value]:
    held = page.pages.columns.properties(page.known.id)
    return {one.name: page.pages.typed(one.value, page.known.path) for one in held if one.origin == FRONT_MATTER}


def _day(page: Page) -> Value:
    """Give the day that a page is of: from a field `date` or `day`, else from its name (spec 8.18)."""
    for name in ("date", "day"):
        value = page.get(name)
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, datetime):
                return each
            if isinstance(each, Link) and (found := _day_in(stem(each.path), page.pages.zone)):
                return found
    return _day_in(stem(page.known.path), page.pages.zone)


def _day_in(name: str, zone: tzinfo) -> datetime | None:
    match = DAY_IN_NAME.search(name)
    if not match:
        return None
    try:
        return datetime(*(int(each) for each in match.groups() if each), tzinfo=zone)  # type: ignore[arg-type, misc]  # three numbers
    except ValueError:
        return None


def _items(page: Page) -> list[Record]:
    """Give the list items of a page, read from the file itself."""
    known = page.pages.items
    if page.known.id not in known:
        from commonplace.syntax.parse import parse  # what parses is loaded when there is something to parse

        path, pages = page.known.path, page.pages
        note = parse(pages.read(path))
        known[page.known.id] = items_of(
            note, path, pages.zone, lambda value: pages.typed(value, path), lambda link: pages.body_link(link, path)
        )
    return known[page.known.id]


IMPLICIT: dict[str, Callable[[Page], Value]] = {
    "path": lambda page: page.known.path,
    "folder": lambda page: page.known.path.rpartition("/")[0],
    "name": lambda page: stem(page.known.path),
    "ext": lambda page: page.known.path.rpartition(".")[2],
    "link": lambda page: Link(page.known.path),
    "outlinks": _links,
    "inlinks": _inlinks,
    "etags": _etags,
    "tags": _tags,
    "aliases": _aliases,
    "lists": _items,
    "tasks": lambda page: [item for item in _items(page) if item.get("task")],
    "ctime": _created,
    "cday": lambda page: _midnight(_created(page)),
    "mtime": lambda page: _time(page, page.known.mtime),
    "mday": lambda page: _midnight(_time(page, page.known.mtime)),
    "size": lambda page: page.known.size,
    "starred": lambda _page: False,  # bookmarks are kept by the app, not by the notes
    "frontmatter": _frontmatter,
    "day": _day,
}
