"""The meaning of Bases' expressions, for the evaluator: names, signs, fields, functions (spec 7.14 to 7.20)."""

from commonplace.query.bases.functions import entries, family
from commonplace.query.bases.look import families, field, has, item
from commonplace.query.bases.signs import BINARY, SHORT, UNARY
from commonplace.query.bases.text import string, type_of
from commonplace.query.evaluate import Asking, Dialect, Evaluated, Shelved
from commonplace.query.values import Record, Value, Wrong

OLD = {"contains", "empty", "not", "inFolder", "hasTag", "taggedWith", "linksTo", "startsWith", "endsWith", "join"}
OLD |= {"dateModify", "dateDiff", "concat", "len", "lower", "title", "trim", "round", "abs", "year", "month", "day"}
GONE = "; that is an older syntax, gone since Obsidian 1.9.2"


def name(asking: Asking, word: str) -> Evaluated:
    """Make a variable: `this`, else what the row calls so (`file`, `note`, `formula`, `value`), else a property."""
    if word == "this":
        return lambda _row: asking.this
    return lambda row: row.get(word)


def methods(_asking: Asking, value: Value, wanted: str) -> Shelved:
    """Find a function of a value. Null has every function that any value has, and all of them give null.

    Raises Wrong where the value's type has no such function.
    """
    kind = type_of(value)
    for each in families(kind):
        entry = family(each).get(wanted)
        if entry:
            return _on_text(entry.shelved) if each == "String" and kind == "Link" else entry.shelved
    if value is None and has(wanted):
        return NOTHING
    raise Wrong(f'Cannot find function "{wanted}" on type {kind}')


def _on_text(shelved: Shelved) -> Shelved:
    """Let a function of texts work on a link, which is its target as written."""
    return Shelved(lambda asking, value, *rest: shelved.run(asking, string(value), *rest))


def _nothing(_asking: Asking, _row: Record, *_rest: object) -> None:
    """Give null."""


NOTHING = Shelved(_nothing, lazy=True)


def unknown(wanted: str) -> str:
    """Say that there is no such function (spec 7.17), and if the app once had it (7.35)."""
    snake = "_" in wanted
    return f'Cannot find function "{wanted}"{GONE if snake or wanted in OLD else ""}'


def _global() -> dict[str, Shelved]:
    return {each: entry.shelved for (kind, each), entry in entries().items() if kind == "Global"}


DIALECT = Dialect(BINARY, SHORT, UNARY, name, field, item, _global(), methods, unknown)
