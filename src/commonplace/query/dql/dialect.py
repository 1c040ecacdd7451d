"""What expressions mean in Dataview: its operators, fields and functions, put together for the evaluator."""

from collections.abc import Iterator, Mapping

from commonplace.query.dql.functions import table
from commonplace.query.dql.links import literal
from commonplace.query.dql.literals import written_date, written_duration
from commonplace.query.dql.look import field, item
from commonplace.query.dql.signs import BINARY, UNARY
from commonplace.query.evaluate import Asking, Dialect, Evaluated, Shelved
from commonplace.query.grammar import nearest_word
from commonplace.query.values import Local, Value, Wrong

WRITTEN = {
    "[[": Shelved(literal),
    "date(": Shelved(written_date),
    "dur(": Shelved(written_duration),
}  # what the grammar makes of literals


class Functions(Mapping[str, Shelved]):
    """All functions by name, read from the shelf when one is first asked for."""

    def __getitem__(self, name: str) -> Shelved:
        found = WRITTEN.get(name) or table().get(name)
        if found is None:
            raise KeyError(name)
        return found

    def __iter__(self) -> Iterator[str]:
        """Give the names that people write."""
        return iter(table())

    def __len__(self) -> int:
        return len(table())


def _name(asking: Asking, name: str) -> Evaluated:
    """Make a variable: a field of the row, else `this`, else null (spec 8.11); `row` is the row itself."""
    if name == "row":
        return lambda row: row.get(name) if isinstance(row, Local) and name in row.own else row
    if name == "this":
        return lambda row: asking.this if row.get(name) is None else row.get(name)
    return lambda row: row.get(name)


def _method(_asking: Asking, _value: Value, name: str) -> Shelved:
    raise Wrong(f"“{name}” is no function of a value")


def unknown(name: str) -> str:
    """Say that there is no such function, and which may be meant."""
    near = name.lower() if name.lower() in table() else nearest_word(name, table())
    return f"Unrecognized function name '{name}'" + (f". Did you mean '{near}'?" if near else "")


DIALECT = Dialect(
    binary=BINARY,
    short={},
    unary=UNARY,
    name=_name,
    field=field,
    item=item,
    functions=Functions(),
    methods=_method,
    unknown=unknown,
)
