"""The YAML of a base -> a Base (spec 7.1 to 7.8). What is wrong in it is a Fault, what is unknown is let be."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from commonplace.errors import BadQuery
from commonplace.query.answers import Fault
from commonplace.query.bases.parse import parse_expression
from commonplace.query.expression import Expression, Field, Item, Literal, Name
from commonplace.syntax.yaml import Fault as BadYaml
from commonplace.syntax.yaml import load
from commonplace.text import fold

VIEW_KEYS = {"type", "name", "filters", "order", "sort", "groupBy", "group_by", "limit", "summaries"}
DEEPEST = 60  # filters inside each other
Written = Any  # what YAML holds


class Statement(NamedTuple):
    """An expression as written, and parsed unless it cannot be."""

    text: str
    expression: Expression | None


class Joined(NamedTuple):
    """Filters of which all must be true (`and`), any (`or`) or none (`not`)."""

    sign: str
    parts: tuple["Filter", ...]


Filter = Statement | Joined


class Sorted(NamedTuple):
    """A property by which rows are sorted or grouped."""

    property: str
    descending: bool


class View(NamedTuple):
    """One view of a base; `more` holds what its type may know and we do not."""

    type: str
    name: str
    filters: Filter
    order: tuple[str, ...]
    sort: tuple[Sorted, ...]
    group: Sorted | None
    limit: int | None
    summaries: tuple[tuple[str, str], ...]
    more: dict[str, Written]


class Base(NamedTuple):
    """A base as written: its formulas and summaries by name, the display names of properties by folded id."""

    filters: Filter
    formulas: dict[str, Statement]
    names: dict[str, str]
    summaries: dict[str, Statement]
    views: tuple[View, ...]
    faults: tuple[Fault, ...]


ALL = Joined("and", ())


def read_base(text: str) -> Base:
    """Read the YAML of a base; of an empty one, a table of the whole vault (7.1). Raises BadQuery if it is no YAML.

    >>> read_base("views: [{type: list, name: T, limit: 5}]").views[0].limit
    5
    """
    value = load(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    if isinstance(value, BadYaml):
        raise BadQuery(line=value.line, column=value.column, reason=value.message)
    if value is not None and not isinstance(value, dict):
        raise BadQuery(line=1, column=1, reason="a base is written as key: value")
    return _Reader().base(value or {})


def property_id(written: str) -> tuple[str, str]:
    """Split a property id into its kind and its name (7.6); a name alone is that of a note's property.

    >>> property_id("file.mtime"), property_id("note.Space name"), property_id("rating")
    (('file', 'mtime'), ('note', 'Space name'), ('note', 'rating'))
    """
    kind, dot, name = written.strip().partition(".")
    return (kind, name) if dot and kind in {"note", "file", "formula"} else ("note", written.strip())


def property_expression(written: str) -> Expression:
    """Give the expression that a property id stands for."""
    kind, name = property_id(written)
    if kind == "file":
        return Field(Name("file"), name)
    return Item(Name(kind), Literal(name))


def property_key(written: str) -> str:
    """Give the form of a property id in which all its spellings agree."""
    kind, name = property_id(written)
    return f"{kind}.{fold(name)}"


class _Reader:
    """Reads one base, and keeps what is wrong with it."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def wrong(self, reason: str) -> None:
        self.faults.append(Fault(None, reason))

    def base(self, value: dict[str, Written]) -> Base:
        filters = self.filter(value.get("filters"), "filters")
        formulas = {name: self.statement(text, f"the formula {name}") for name, text in self.texts(value, "formulas")}
        summaries = {name: self.statement(text, f"the summary {name}") for name, text in self.texts(value, "summaries")}
        names = dict(self.display(value.get("properties")))
        views = tuple(self.view(each, at) for at, each in enumerate(self.mappings(value.get("views"), "views"), 1))
        whole = views or (View("table", "Table", ALL, (), (), None, None, (), {}),)
        return Base(filters, formulas, names, summaries, whole, tuple(self.faults))

    def texts(self, value: dict[str, Written], key: str) -> Iterator[tuple[str, str]]:
        """Yield the names and texts of a mapping."""
        found = value.get(key)
        if found is not None and not isinstance(found, dict):
            self.wrong(f"{key} must be written as name: expression")
            return
        for name, text in (found or {}).items():
            if isinstance(text, dict | list):
                self.wrong(f"{key}: {name} is no expression")
            else:
                yield str(name), as_text(text)

    def mappings(self, found: Written, key: str) -> list[dict[str, Written]]:
        """Give the mappings of a list."""
        if found is None:
            return []
        items = found if isinstance(found, list) else [found]
        for each in items:
            if not isinstance(each, dict):
                self.wrong(f"{key} must be a list whose items are written as key: value")
        return [each for each in items if isinstance(each, dict)]

    def display(self, found: Written) -> Iterator[tuple[str, str]]:
        """Yield the display names of properties."""
        for key, config in (found or {}).items() if isinstance(found, dict) else ():
            shown = config.get("displayName") if isinstance(config, dict) else None
            if shown is not None and not isinstance(shown, dict | list):
                yield property_key(str(key)), as_text(shown)

    def statement(self, text: str, where: str) -> Statement:
        """Parse an expression; one that cannot be is a fault."""
        try:
            return Statement(text, parse_expression(text))
        except BadQuery as error:
            facts = error.facts
            self.wrong(
                f"{where}: {text} cannot be read: line {facts['line']}, column {facts['column']}: {facts['reason']}"
            )
            return Statement(text, None)

    def filter(self, found: Written, where: str, depth: int = 0) -> Filter:
        """Read filters (7.2): a text, or one of and, or, not with a list of filters."""
        if found is None or depth > DEEPEST:
            return ALL
        if isinstance(found, list):
            self.wrong(f"{where}: a list must stand under and, or, or not")
            return Joined("and", tuple(self.filter(each, where, depth + 1) for each in found))
        if not isinstance(found, dict):
            return self.statement(as_text(found), where)
        signs = [key for key in found if key in {"and", "or", "not"}]
        if len(signs) != 1 or len(found) != 1:
            self.wrong(
                f"{where}: exactly one of and, or, not must stand there, not {', '.join(map(str, found)) or 'nothing'}"
            )
        parts = tuple(self.joined(sign, found[sign], where, depth) for sign in signs)
        return parts[0] if len(parts) == 1 else Joined("and", parts)

    def joined(self, sign: str, items: Written, where: str, depth: int) -> Joined:
        """Read what stands under and, or, or not."""
        listed = items if isinstance(items, list) else [] if items is None else [items]
        return Joined(sign, tuple(self.filter(each, where, depth + 1) for each in listed))

    def view(self, value: dict[str, Written], at: int) -> View:
        name = as_text(value.get("name") or f"View {at}")
        where = f"the view {name}"
        if "group_by" in value:
            self.wrong(f"{where}: group_by is an older name, gone since Obsidian 1.9.3: write groupBy")
        groups = self.keys(value.get("groupBy") or value.get("group_by"), f"{where}, groupBy")
        summaries = value.get("summaries")
        return View(
            as_text(value.get("type") or "table"),
            name,
            self.filter(value.get("filters"), f"{where}, filters"),
            tuple(as_text(one) for one in self.listed(value.get("order"))),
            tuple(self.keys(value.get("sort"), f"{where}, sort")),
            next(iter(groups), None),
            self.limit(value.get("limit"), where),
            tuple((str(key), as_text(one)) for key, one in summaries.items()) if isinstance(summaries, dict) else (),
            {str(key): one for key, one in value.items() if key not in VIEW_KEYS},
        )

    def listed(self, found: Written) -> list[Written]:
        items = found if isinstance(found, list) else [] if found is None else [found]
        return [each for each in items if isinstance(each, str | int | float)]

    def keys(self, found: Written, where: str) -> list[Sorted]:
        """Read what rows are sorted or grouped by."""
        if isinstance(found, str):
            return [Sorted(found, descending=False)]
        made = []
        for each in self.mappings(found, where):
            name = each.get("property") or each.get("column")
            if isinstance(name, str):
                made.append(Sorted(name, as_text(each.get("direction") or "ASC").upper().startswith("DESC")))
            else:
                self.wrong(f"{where}: a property must be named")
        return made

    def limit(self, found: Written, where: str) -> int | None:
        """Read how many rows there may be."""
        if found is None:
            return None
        if isinstance(found, bool) or not isinstance(found, int | float) or not 0 <= found < 1e9:
            self.wrong(f"{where}: limit must be a number of rows")
            return None
        return int(found)


def as_text(value: Written) -> str:
    """Give a plain value of YAML as it would be written in an expression."""
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    return str(value)
