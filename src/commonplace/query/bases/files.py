"""The files of a vault as rows of a base: what is known of each (spec 7.25), from the index, a column at a time.

Front matter is where a property is read; where it has none of a name, a label line of that name is (our own format).
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, tzinfo

from commonplace.criticism.conventions import property_key
from commonplace.index.names import names_in
from commonplace.query.bases.order import ONE_LINK, read_date
from commonplace.query.columns import Columns, Held, Known, LinkRow
from commonplace.query.evaluate import Evaluated
from commonplace.query.values import Around, File, Link, Record, Tag, Value, Wrong
from commonplace.resolver.names import bare
from commonplace.resolver.resolve import Missing, resolve
from commonplace.syntax import FRONT_MATTER, LABEL
from commonplace.syntax.note import Value as Written
from commonplace.syntax.values import registered_type, yaml_type
from commonplace.syntax.wikilink import split_wikilink
from commonplace.text import fold

DATES = {"date", "datetime"}
OF_PATH = "SELECT id, path, size, mtime, created FROM file WHERE path = ?"
OF_ID = "SELECT id, path, size, mtime, created FROM file WHERE id = ?"
RUNNING = object()  # stands for a formula that is being worked out
Linked = tuple[bool, str]  # whether the file is there; its path, or the folded target


class Files(Around):
    """All files of a vault, for one question."""

    def __init__(self, columns: Columns, zone: tzinfo, types: Mapping[str, str]) -> None:
        """Take the types of properties (`types.json`) by folded names."""
        self.columns, self.zone, self.types = columns, zone, types
        self.names = names_in(columns.sql)
        self.resolved: dict[tuple[str, str], str | None] = {}
        self.values: dict[str, dict[int, Value]] = {}
        self.linked: dict[int, frozenset[Linked]] = {}
        self.others: dict[str | int, Known | None] = {}
        self.rows: dict[str, Known] = {}
        self.words: dict[tuple[str, str | None], str] = {}

    def resolve(self, target: str, source: str = "") -> str | None:
        """Give the path of the file that a link's target means from a file; None when missing."""
        if not target:
            return source or None
        key = target, source[: source.rfind("/") + 1]
        if key not in self.resolved:
            found = resolve(target, source, self.names)
            self.resolved[key] = None if isinstance(found, Missing) else found.file.path
        return self.resolved[key]

    def record(self, path: str) -> "Row | None":
        """Give a file as a row."""
        known = self.known(path)
        return Row(self, known) if known else None

    def known(self, path: str) -> Known | None:
        """Give what is known of a file; it may be an excluded one, which is no row."""
        return self.rows.get(path) or self.columns.at(path) or self._other(path, OF_PATH)

    def narrow(self, numbers: frozenset[int] | None) -> list[Known]:
        """Say which files matter, and give them in the order of their paths; None means all."""
        found = self.columns.narrow(numbers)
        self.rows = {known.path: known for known in found}
        return found

    def numbered(self, number: int | None) -> Known | None:
        """Give what is known of a file by its number."""
        return None if number is None else self.columns.file(number) or self._other(number, OF_ID)

    def _other(self, key: str | int, statement: str) -> Known | None:
        if key not in self.others:
            row = self.columns.sql.execute(statement, (key,)).fetchone()
            self.others[key] = Known(*row) if row else None
        return self.others[key]

    def property(self, known: Known, name: str) -> Value:
        """Give a property of a file; null where it has none."""
        column = self.values.get(name)
        if column is None:
            column = self.values[name] = {}
        if known.id not in column:
            held = self.held(known, name)
            column[known.id] = self.value(held, known.path) if held else None
        return column[known.id]

    def held(self, known: Known, name: str) -> Held | None:
        """Find where a property stands: under the name as written, else in another case, else as a label line."""
        found = self.columns.property(property_key(name), known.id)
        if len(found) == 1 and found[0].name == name and found[0].origin == FRONT_MATTER:
            return found[0]
        own = [one for one in found if one.origin == FRONT_MATTER and fold(one.name) == fold(name)]
        own = [one for one in own if one.name == name] or own
        return next(iter(own), None) or next((one for one in found if one.origin == LABEL), None)

    def properties(self, known: Known) -> dict[str, Value]:
        """Give all properties of a file, those of front matter before those of label lines."""
        found = [one for one in self.columns.properties(known.id) if one.origin in {FRONT_MATTER, LABEL}]
        names: dict[str, str] = {}
        for one in sorted(found, key=lambda each: each.origin != FRONT_MATTER):
            names.setdefault(property_key(one.name), one.name)
        return {name: self.property(known, name) for name in names.values()}

    def value(self, held: Held, path: str) -> Value:
        """Give the value of a property: a date, a link, a list of tags, or what it is."""
        value, key = held.value, fold(held.name)
        if key == "tags" and isinstance(value, str | list) and held.origin == FRONT_MATTER:
            return [_tag(one) for one in ([value] if isinstance(value, str) else value)]
        if key == "aliases" and isinstance(value, str):
            return [value]
        if isinstance(value, str) and self.type_of(held) in DATES:
            return read_date(value, self.zone) or value
        return self.typed(value, path)

    def type_of(self, held: Held) -> str:
        """Give the type of a property: what the vault says it is, else what its value looks like."""
        if held.origin == LABEL:
            return yaml_type(held.value)
        return registered_type(held.name, held.value, self.types)[0]

    def typed(self, value: Written, path: str) -> Value:
        """Give a value with the links in it."""
        if isinstance(value, str):
            match = ONE_LINK.match(value.strip().removeprefix("!")) if "[[" in value else None
            return self.link(match[1], path, embed=value.strip().startswith("!")) if match else value
        if isinstance(value, list):
            return [self.typed(each, path) for each in value]
        return {key: self.typed(each, path) for key, each in value.items()} if isinstance(value, dict) else value

    def link(self, inner: str, path: str, *, embed: bool = False) -> Link:
        """Give the link that stands between double brackets in a file."""
        target, anchor, alias = split_wikilink(inner)
        return self.link_to(target, anchor, alias, path, embed=embed)

    def link_to(self, target: str, anchor: str | None, alias: str | None, path: str, *, embed: bool = False) -> Link:
        """Give a link to a target, as seen from a file."""
        found = self.resolve(target, path)
        return Link(found or target, anchor, alias, embed, found is None, written(target, anchor))

    def tags(self, known: Known) -> list[Tag]:
        """Give the tags of a file without their hashes, each once, those of front matter first."""
        return [Tag(one) for one in dict.fromkeys(tag.removeprefix("#") for tag in self.columns.tags(known.id))]

    def links(self, known: Known) -> list[Link]:
        """Give the links of a file: of front matter, of the body, then embeds; a link that is shown says how."""
        rows = [one for one in self.columns.links(known.id) if one.kind != "base"]
        rows.sort(key=lambda one: 0 if one.kind == "property" else 2 if one.embed else 1)
        return [self.shown(one, known.path) for one in rows]

    def embeds(self, known: Known) -> list[Link]:
        """Give the embeds of a file."""
        rows = self.columns.links(known.id)
        return [self.shown(one, known.path) for one in rows if one.embed and one.kind not in {"base", "property"}]

    def shown(self, row: LinkRow, path: str) -> Link:
        """Give a link of a file with the words that are shown for it."""
        to = self.numbered(row.file)
        target = to.path if to else row.target or path
        display = row.alias if row.alias is not None else self.said(row.target, row.anchor)
        missing = to is None and bool(row.target)
        return Link(target, row.anchor, display, bool(row.embed), missing, written(row.target, row.anchor))

    def said(self, target: str, anchor: str | None) -> str:
        """Give the words that are shown for a link that says none, worked out once."""
        key = target, anchor
        if key not in self.words:
            self.words[key] = shown_words(target, anchor)
        return self.words[key]

    def backlinks(self, known: Known) -> list[Link]:
        """Give a link to each file that links to one, in the order of their paths."""
        paths = [one for one in self.columns.backlinks(known.id) if one != known.path and not one.endswith(".base")]
        return [Link(one, None, self.said(one[one.rfind("/") + 1 :], None), written=one) for one in paths]

    def targets(self, known: Known) -> frozenset[Linked]:
        """Give the files to which a file links, and the targets it links to that are missing."""
        if known.id not in self.linked:
            self.linked[known.id] = frozenset(
                self._linked(one, known.path) for one in self.columns.links(known.id) if one.kind != "base"
            )
        return self.linked[known.id]

    def _linked(self, row: LinkRow, path: str) -> Linked:
        to = self.numbered(row.file)
        return (True, to.path) if to else (False, fold(row.target)) if row.target else (True, path)

    def time(self, nanoseconds: int) -> Value:
        """Give a time of a file; null where no calendar has it."""
        try:
            return datetime.fromtimestamp(nanoseconds // 1_000_000 / 1000, self.zone)
        except (ValueError, OverflowError, OSError):
            return None


def written(target: str, anchor: str | None) -> str:
    """Give a link's target with its anchor."""
    return target if anchor is None else f"{target}#{anchor}"


def shown_words(target: str, anchor: str | None) -> str:
    """Give the words that are shown for a link that says none.

    >>> shown_words("Other", "H#I"), shown_words("Other.md", None), shown_words("a/Other.md", None)
    ('Other > H > I', 'Other', 'a/Other.md')
    """
    name = target if "/" in target else bare(target)
    return " > ".join(part for part in (name, *(anchor or "").split("#")) if part)


def _tag(value: Written) -> Value:
    return Tag(value.strip().removeprefix("#")) if isinstance(value, str) else value


class Row(Record):
    """A file as expressions see it: its properties, and `file`, `note` and `formula`."""

    __slots__ = ("files", "formulas", "kept", "known")
    is_file = True

    def __init__(self, files: Files, known: Known, formulas: Mapping[str, Evaluated] | None = None) -> None:
        self.files, self.known, self.formulas = files, known, formulas or {}
        self.kept: dict[str, Value] = {}

    def get(self, name: str) -> Value:
        """Give a property, or what one of the three names stands for."""
        if name == "file":
            return File(self.known.path)
        if name == "note":
            return Properties(self.files, self.known)
        return Formulas(self) if name == "formula" else self.files.property(self.known, name)

    def names(self) -> Iterable[str]:
        """Give the names of the properties."""
        return self.files.properties(self.known)


class Properties(Record):
    """The properties of a file."""

    __slots__ = ("files", "known")

    def __init__(self, files: Files, known: Known) -> None:
        self.files, self.known = files, known

    def get(self, name: str) -> Value:
        """Give a property."""
        return self.files.property(self.known, name)

    def names(self) -> Iterable[str]:
        """Give the names of the properties, as written."""
        return self.files.properties(self.known)


class Formulas(Record):
    """The formulas of a base for one file, each worked out once (spec 7.4)."""

    __slots__ = ("row",)

    def __init__(self, row: Row) -> None:
        self.row = row

    def get(self, name: str) -> Value:
        """Give the value of a formula. Raises Wrong where it asks for itself, or there is none."""
        row, key = self.row, fold(name)
        if key in row.kept:
            if row.kept[key] is RUNNING:
                raise Wrong(f"the formula {name} needs itself")
            return row.kept[key]
        if key not in row.formulas:
            raise Wrong(f'Cannot find formula "{name}"')
        row.kept[key] = RUNNING
        try:
            row.kept[key] = row.formulas[key](row)
        except BaseException:
            del row.kept[key]
            raise
        return row.kept[key]

    def names(self) -> Iterable[str]:
        """Give the names of the formulas."""
        return self.row.formulas
