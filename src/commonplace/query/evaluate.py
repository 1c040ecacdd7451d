"""An expression -> a Python function of a row, made once. What the signs and functions mean is told by a Dialect.

Bounds: an Asking counts the calls that a question makes and the room that its values take, and stops it in time.
"""

import random
import time
from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo
from typing import NamedTuple

from commonplace.errors import QueryFailed
from commonplace.query.expression import (
    Binary,
    Call,
    Expression,
    Field,
    Item,
    Lambda,
    ListOf,
    Literal,
    Method,
    Name,
    ObjectOf,
    Unary,
)
from commonplace.query.values import Around, Local, Record, Value, Wrong

Evaluated = Callable[[Record], Value]
SECONDS = 20.0  # for one question
ROOM = 1_000_000  # characters of one text, elements of one list
BYTES = 500_000_000  # of all values that a question makes, kept or not
DEEPEST = 60  # functions that are running inside each other
OFTEN = 2_000  # calls between two looks at the clock


class Asking:
    """What holds for a whole question: what time it is, where, in which note it is asked, and how much it may cost."""

    def __init__(
        self,
        now: datetime,
        zone: tzinfo,
        this: Record | None = None,
        around: Around | None = None,
        seconds: float = SECONDS,
    ) -> None:
        self.now, self.zone, self.this = now, zone, this
        self.around = around or Around()
        self.random = random.Random(int(now.timestamp()))  # noqa: S311  # a shuffled list is no secret
        self.seconds, self.stop = seconds, time.monotonic() + seconds
        self.calls, self.depth, self.taken = 0, 0, 0

    def tick(self) -> None:
        """Count a call. Raises QueryFailed when the question has taken too long."""
        self.calls += 1
        if self.calls % OFTEN == 0:
            self.check()

    def check(self) -> None:
        """Look at the clock. Raises QueryFailed when the question has taken too long."""
        if time.monotonic() > self.stop:
            raise QueryFailed(reason=f"it took longer than {self.seconds:g} seconds")

    def room(self, size: float) -> int:
        """Give a size in characters or elements as an int. Raises Wrong when nobody can have meant that much."""
        if not size <= ROOM:
            raise Wrong(f"a value would be larger than {ROOM:,}")
        return int(size)

    def take(self, size: float, each: int = 1) -> int:
        """Give a size, and count the bytes that a new value of it takes. Raises Wrong, or QueryFailed for too many."""
        self.taken += self.room(size) * each
        if self.taken > BYTES:
            raise QueryFailed(reason="its values take up too much room")
        return int(size)


class Shelved(NamedTuple):
    """A function of a language. `lazy` ones are given unevaluated arguments and the row; see the dialects."""

    run: Callable[..., Value]
    lazy: bool = False


class Dialect(NamedTuple):
    """What signs, fields and functions mean in one language.

    `binary` and `unary` are called with the Asking and the operands; those in `short` with the Asking and the operands
    still to be evaluated. `field` and `item` look into a value. `call` is given the function's name or value; `method`
    the value, the name; both the row and the arguments still to be evaluated.
    """

    binary: Mapping[str, Callable[[Asking, Value, Value], Value]]
    short: Mapping[str, Callable[[Asking, Callable[[], Value], Callable[[], Value]], Value]]
    unary: Mapping[str, Callable[[Asking, Value], Value]]
    name: Callable[[Asking, str], Evaluated]
    field: Callable[[Asking, Value, str], Value]
    item: Callable[[Asking, Value, Value], Value]
    functions: Mapping[str, Shelved]
    methods: Callable[[Asking, Value, str], Shelved]
    unknown: Callable[[str], str]


class Maker:
    """Makes functions of expressions, for one question."""

    def __init__(self, dialect: Dialect, asking: Asking) -> None:
        self.dialect, self.asking = dialect, asking

    def make(self, one: Expression) -> Evaluated:
        """Give the function that evaluates an expression for a row. Running it raises Wrong, or QueryFailed."""
        return MAKE[type(one)](self, one)

    def literal(self, one: Literal) -> Evaluated:
        """Make a value."""
        value = one.value
        return lambda _row: value

    def name(self, one: Name) -> Evaluated:
        """Make a variable."""
        return self.dialect.name(self.asking, one.name)

    def field(self, one: Field) -> Evaluated:
        """Make a look at a field."""
        of, look, asking, name = self.make(one.of), self.dialect.field, self.asking, one.name
        return lambda row: look(asking, of(row), name)

    def item(self, one: Item) -> Evaluated:
        """Make a look at an element."""
        of, key, look, asking = self.make(one.of), self.make(one.key), self.dialect.item, self.asking
        return lambda row: look(asking, of(row), key(row))

    def unary(self, one: Unary) -> Evaluated:
        """Make a sign before its operand."""
        of, act, asking = self.make(one.of), self.dialect.unary[one.sign], self.asking
        return lambda row: act(asking, of(row))

    def binary(self, one: Binary) -> Evaluated:
        """Make a sign between its operands."""
        left, right, asking = self.make(one.left), self.make(one.right), self.asking
        short = self.dialect.short.get(one.sign)
        if short:
            return lambda row: short(asking, lambda: left(row), lambda: right(row))
        act = self.dialect.binary[one.sign]
        return lambda row: act(asking, left(row), right(row))

    def list_of(self, one: ListOf) -> Evaluated:
        """Make a list."""
        items = [self.make(each) for each in one.items]
        return lambda row: [each(row) for each in items]

    def object_of(self, one: ObjectOf) -> Evaluated:
        """Make an object."""
        pairs = [(key, self.make(value)) for key, value in one.pairs]
        return lambda row: {key: value(row) for key, value in pairs}

    def lambda_(self, one: Lambda) -> Evaluated:
        """Make a function."""
        body, parameters, asking = self.make(one.body), one.parameters, self.asking

        def closed(row: Record) -> Value:
            def run(*arguments: Value) -> Value:
                given = dict.fromkeys(parameters) | dict(zip(parameters, arguments, strict=False))
                return deeper(asking, body, Local(given, row))

            return run

        return closed

    def call(self, one: Call) -> Evaluated:
        """Make a call: of a function of the language by its name, else of a value."""
        arguments = [self.make(each) for each in one.arguments]
        asking, function = self.asking, one.function
        shelved = self.dialect.functions.get(function.name) if isinstance(function, Name) else None
        if shelved:
            return _runs(shelved, (), arguments, asking)
        called, unknown = self.make(function), self.dialect.unknown

        def call(row: Record) -> Value:
            value = called(row)
            if not callable(value):
                raise Wrong(unknown(function.name) if isinstance(function, Name) else "what is called is no function")
            asking.tick()
            return value(*[each(row) for each in arguments])

        return call

    def method(self, one: Method) -> Evaluated:
        """Make a call of a function of a value."""
        of, arguments, asking = self.make(one.of), [self.make(each) for each in one.arguments], self.asking
        find, name = self.dialect.methods, one.name

        def call(row: Record) -> Value:
            value = of(row)
            return _runs(find(asking, value, name), (value,), arguments, asking)(row)

        return call


def _runs(shelved: Shelved, before: tuple[Value, ...], arguments: list[Evaluated], asking: Asking) -> Evaluated:
    """Give the function that calls a function of the language with its arguments."""
    run = shelved.run

    def eager(row: Record) -> Value:
        asking.tick()
        return run(asking, *before, *[each(row) for each in arguments])

    def lazy(row: Record) -> Value:
        asking.tick()
        return run(asking, row, *before, *arguments)

    return lazy if shelved.lazy else eager


def deeper(asking: Asking, body: Evaluated, row: Record) -> Value:
    """Evaluate the body of a function, unless too many are running already. Raises Wrong."""
    if asking.depth >= DEEPEST:
        raise Wrong("functions call each other too deeply")
    asking.depth += 1
    try:
        asking.tick()
        return body(row)
    finally:
        asking.depth -= 1


MAKE: dict[type, Callable[..., Evaluated]] = {
    Literal: Maker.literal,
    Name: Maker.name,
    Field: Maker.field,
    Item: Maker.item,
    Unary: Maker.unary,
    Binary: Maker.binary,
    ListOf: Maker.list_of,
    ObjectOf: Maker.object_of,
    Lambda: Maker.lambda_,
    Call: Maker.call,
    Method: Maker.method,
}
