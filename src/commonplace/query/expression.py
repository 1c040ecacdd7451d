"""What an expression is once it is parsed: a tree of small tuples, the same in both languages that have expressions."""

from collections.abc import Iterator
from typing import NamedTuple

from commonplace.query.values import Value


class Literal(NamedTuple):
    """A value written out."""

    value: Value


class Name(NamedTuple):
    """A variable."""

    name: str


class Field(NamedTuple):
    """A field of something: `of.name`."""

    of: "Expression"
    name: str


class Item(NamedTuple):
    """An element of something: `of[key]`."""

    of: "Expression"
    key: "Expression"


class Call(NamedTuple):
    """A function, by its name or as the value of an expression, with its arguments."""

    function: "Expression"
    arguments: tuple["Expression", ...]


class Method(NamedTuple):
    """A function of a value: `of.name(arguments)`."""

    of: "Expression"
    name: str
    arguments: tuple["Expression", ...]


class Unary(NamedTuple):
    """An operator before its operand."""

    sign: str
    of: "Expression"


class Binary(NamedTuple):
    """An operator between two operands."""

    sign: str
    left: "Expression"
    right: "Expression"


class ListOf(NamedTuple):
    """A list written out."""

    items: tuple["Expression", ...]


class ObjectOf(NamedTuple):
    """An object written out."""

    pairs: tuple[tuple[str, "Expression"], ...]


class Lambda(NamedTuple):
    """A function written out: `(a, b) => body`."""

    parameters: tuple[str, ...]
    body: "Expression"


Expression = Literal | Name | Field | Item | Call | Method | Unary | Binary | ListOf | ObjectOf | Lambda


def conjuncts(one: Expression, sign: str) -> Iterator[Expression]:
    """Yield the parts that must all be true for an expression joined by a sign to be true."""
    if isinstance(one, Binary) and one.sign == sign:
        yield from conjuncts(one.left, sign)
        yield from conjuncts(one.right, sign)
    else:
        yield one
