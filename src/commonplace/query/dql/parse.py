"""Text -> Question, text -> Expression, by the grammar in `dql.lark`."""

import re
from typing import TYPE_CHECKING

from commonplace.query.dql.question import (
    Column,
    Csv,
    Flatten,
    From,
    Group,
    Incoming,
    Inside,
    Joined,
    Key,
    Limit,
    Outgoing,
    Question,
    Sort,
    Source,
    Step,
    Tagged,
    Where,
    Without,
)
from commonplace.query.expression import (
    Call,
    Expression,
    Lambda,
    Literal,
    Name,
    ObjectOf,
)
from commonplace.query.grammar import Parser, bad_query, parser
from commonplace.query.reading import Kept, Node, Reader

if TYPE_CHECKING:
    from collections.abc import Callable

KEYWORDS = (
    "TABLE LIST TASK CALENDAR FROM WHERE SORT LIMIT FLATTEN WITHOUT AND OR ASC DESC AS outgoing true false null"
).split()
TERMINALS = {
    "TABLE": "TABLE",
    "LIST": "LIST",
    "TASK": "TASK",
    "CALENDAR": "CALENDAR",
    "FROM": "FROM",
    "WHERE": "WHERE",
    "GROUP_BY": "GROUP BY",
    "SORT": "SORT",
    "LIMIT": "LIMIT",
    "FLATTEN": "FLATTEN",
    "TAG": "a #tag",
    "LINK": "a [[link]]",
    "VARIABLE": "a field",
    "NAME": "a name",
    "COMMA": "a comma",
    "RPAR": "“)”",
    "RSQB": "“]”",
    "RBRACE": "“}”",
    "STRING": "a text in double quotes",
    "AND": "an operator",
    "$END": "the end",
}
SLIPS = tuple(
    (re.compile(pattern, re.I), advice)
    for pattern, advice in (
        (r"==", "Equality is written with one ="),
        (r"(?<![\w-])\w+\s*=>", "A function is written (x) => ..."),
        (r"(?<![\w-])not\s", "“Not” is written !"),
        (r"(?<![\w-])(order|sort)\s+by(?![\w-])", "Rows are sorted with SORT, without “by”"),
        (r"(?<![\w-])like\s", 'A text within another is found with contains(field, "text")'),
        (r"&&|\|\|", "Conditions are joined with “and” and “or”"),
        (r"'", "Texts stand in double quotes"),
    )
)
ESCAPE = re.compile(r'\\(["\\])')
CALENDAR = "calendar"


def parse_query(text: str) -> Question:
    """Parse a query. Raises BadQuery.

    >>> parse_query('LIST rating FROM #book').columns[0].name
    'rating'
    """
    return _Reader(text).question(_parser("query").parse(text))


def parse_expression(text: str) -> Expression:
    """Parse one expression, as an inline query holds it. Raises BadQuery.

    >>> parse_expression("a.b + 1")
    Binary(sign='+', left=Field(of=Name(name='a'), name='b'), right=Literal(value=1))
    """
    return _Reader(text).expression(_parser("expression").parse(text))


def parse_source(text: str) -> Source:
    """Parse what may follow FROM. Raises BadQuery."""
    return _Reader(text).source(_parser("source").parse(text))


def _parser(start: str) -> Parser:
    from commonplace.query.dql.dialect import DIALECT

    functions = (name for name in DIALECT.functions if name.upper() not in KEYWORDS)
    return parser("dql/dql.lark", start, (*KEYWORDS, *functions), _named, SLIPS)


def _named(terminal: str) -> str:
    return TERMINALS.get(terminal, "")


class _Reader(Reader):
    """Makes values of the trees that the grammar gives for one text."""

    def __init__(self, text: str) -> None:
        super().__init__(text, _sign)

    def question(self, tree: Node) -> Question:
        head, clauses = tree.children
        shape = str(head.data)
        kept = head.children
        steps = tuple(self.step(each) for each in clauses.children)
        columns: tuple[Column, ...] = ()
        if shape == "table" and kept[2] is not None:
            columns = tuple(self.column(each) for each in kept[2].children)
        elif shape in {"list", CALENDAR} and kept[-1] is not None:
            columns = (Column(self.written(kept[-1]), self.expression(kept[-1])),)
        self.one_from(steps, tree)
        return Question(shape, shape in {"table", "list"} and kept[1] is not None, columns, steps)

    def one_from(self, steps: tuple[Step, ...], tree: Node) -> None:
        """Refuse a FROM that is not the first step (spec 8.2). Raises BadQuery."""
        for step, clause in zip(steps[1:], tree.children[1].children[1:], strict=True):
            if isinstance(step, From):
                raise bad_query(
                    self.text, clause.meta.start_pos, "FROM must come first, before WHERE, SORT and the like"
                )

    def step(self, tree: Node) -> Step:
        made: dict[str, Callable[[Kept], Step]] = {
            "from": lambda kept: From(self.source(kept[1])),
            "where": lambda kept: Where(self.expression(kept[1])),
            "sort": lambda kept: Sort(tuple(self.key(each) for each in kept[1:])),
            "limit": lambda kept: Limit(self.expression(kept[1])),
            "group": lambda kept: Group(self.column(kept[1])),
            "flatten": lambda kept: Flatten(self.column(kept[1])),
        }
        return made[tree.data](tree.children)

    def key(self, tree: Node) -> Key:
        expression, *order = tree.children
        descending = any(one is not None and one.type == "DESCENDING" for one in order)
        return Key(self.expression(expression), descending)

    def column(self, tree: Node) -> Column:
        expression, _as, name = tree.children
        if name is None:
            return Column(self.written(tree), self.expression(expression))
        return Column(_unquoted(name) if name[0] == '"' else str(name), self.expression(expression))

    def written(self, node: Node) -> str:
        """Give the words of the query that a node was read from: the name of a column that has none (spec 8.1)."""
        meta = getattr(node, "meta", node)
        start, end = getattr(meta, "start_pos", 0), getattr(meta, "end_pos", 0)
        return " ".join(self.text[start:end].split())

    def source(self, tree: Node) -> Source:
        made: dict[str, Callable[[Kept], Source]] = {
            "tag": lambda kept: Tagged(kept[0][1:]),
            "folder": lambda kept: Inside(_unquoted(kept[0])),
            "incoming": lambda kept: Incoming(kept[0].lstrip("!")[2:-2]),
            "outgoing": lambda kept: Outgoing(kept[1].lstrip("!")[2:-2]),
            "csv": lambda kept: Csv(_unquoted(kept[1])),
            "without": lambda kept: Without(self.source(kept[1])),
            "sources": lambda kept: Joined(_sign(kept[1]), self.source(kept[0]), self.source(kept[2])),
        }
        return made[tree.data](tree.children)

    def _call(self, kept: Kept) -> Expression:
        return Call(self.expression(kept[0]), self._all(kept[1]))

    def _object_of(self, kept: Kept) -> Expression:
        pairs = [pair.children for pair in kept if pair is not None]
        return ObjectOf(
            tuple((_unquoted(key) if key[0] == '"' else str(key), self.expression(of)) for key, of in pairs)
        )

    def _lambda(self, kept: Kept) -> Expression:
        return Lambda(tuple(re.findall(r"[\w-]+", kept[0])), self.expression(kept[1]))

    def _number(self, kept: Kept) -> Expression:
        return Literal(float(kept[0]) if "." in kept[0] else int(kept[0][:300]))

    def _string(self, kept: Kept) -> Expression:
        return Literal(_unquoted(kept[0]))

    def _link(self, kept: Kept) -> Expression:
        return Call(Name("[["), (Literal(str(kept[0])),))

    def _date(self, kept: Kept) -> Expression:
        return Call(Name("date("), (Literal(_inner(kept[0])),))

    def _duration(self, kept: Kept) -> Expression:
        return Call(Name("dur("), (Literal(_inner(kept[0])),))


def _unquoted(token: str) -> str:
    r"""Give what stands in quotes; only `\"` and `\\` are escapes (spec 8.8).

    >>> _unquoted(r'"a\"b\d"')
    'a"b\\d'
    """
    return ESCAPE.sub(r"\1", token[1:-1])


def _inner(token: str) -> str:
    """Give what stands in the brackets of `date(...)` or `dur(...)`."""
    return token[token.index("(") + 1 : -1].strip()


def _sign(token: str) -> str:
    return {"and": "&", "or": "|"}.get(token.lower(), str(token))
