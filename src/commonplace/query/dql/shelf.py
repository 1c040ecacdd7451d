"""How a function of Dataview is put on the shelf: the types it takes, which arguments may be lists, what null gives.

A function is called with the Asking and its arguments. The folder `functions` is the list of all.
"""

from collections.abc import Callable
from enum import Enum
from typing import Any, NamedTuple

from commonplace.query.dql.order import type_name
from commonplace.query.dql.signs import plain
from commonplace.query.evaluate import DEEPEST, Asking
from commonplace.query.regexes import Untrusted, untrusted
from commonplace.query.values import Value, Wrong

Run = Callable[..., Value]
ANY, VARIADIC = "*", ("...",)


class How(Enum):
    """What becomes of a call, which the types of its arguments decide."""

    SPREAD = 0  # it is made for each element of a list
    NOTHING = 1  # it is null
    RUN = 2
    WRONG = 3


class Entry(NamedTuple):
    """A function on the shelf. `takes` are the types of its arguments, one tuple for each way of calling it.

    `known` is what became of calls with arguments of the same Python types.
    """

    name: str
    also: tuple[str, ...]
    takes: tuple[tuple[str, ...], ...]
    vector: tuple[int, ...]
    null: tuple[int, ...]
    nothing: Value
    run: Run
    known: dict[tuple[type, ...], How]

    def __call__(self, asking: Asking, *arguments: Value) -> Value:
        """Call it: for each element of a list where it says so. Raises Wrong when it does not take such arguments."""
        kinds = tuple(map(type, arguments))
        how = self.known.get(kinds) or self.how(kinds, arguments)
        if how is How.RUN:
            return self.run(asking, *(map(_plain, arguments) if int in kinds else arguments))
        if how is How.SPREAD:
            return _Spreading(self, asking).each(arguments, 0)
        if how is How.NOTHING:
            return self.nothing
        types = ", ".join(map(type_name, arguments))
        raise Wrong(f"No implementation of '{self.name}' found for arguments: {types}")

    def how(self, kinds: tuple[type, ...], arguments: tuple[Value, ...]) -> How:
        """Tell what becomes of a call, and keep it in mind."""
        if self.takes == (VARIADIC,):
            return How.RUN
        names = tuple(map(type_name, arguments))
        if any(names[at] == "array" for at in self.vector if at < len(names)):
            found = How.SPREAD
        elif any(names[at] == "null" for at in self.null if at < len(names)):
            found = How.NOTHING
        else:
            found = How.RUN if any(_fits(types, names) for types in self.takes) else How.WRONG
        self.known[kinds] = found
        return found


def _plain(value: Value) -> Value:
    """Give a number that is too great to be exact as JavaScript would have it."""
    return plain(value) if type(value) is int else value


def _fits(types: tuple[str, ...], names: tuple[str, ...]) -> bool:
    """Whether a way of calling a function fits the types of its arguments."""
    return len(types) == len(names) and all(
        expected in {ANY, name} for expected, name in zip(types, names, strict=True)
    )


class _Spreading:
    """One call for each element of a list, lists inside it too, but not for too many."""

    def __init__(self, entry: Entry, asking: Asking) -> None:
        self.entry, self.asking, self.made = entry, asking, 0

    def each(self, arguments: tuple[Value, ...], depth: int) -> Value:
        """Call the function for each element; the shortest list decides how many there are."""
        lists = {at for at in self.entry.vector if at < len(arguments) and type(arguments[at]) is list}
        if not lists:
            self.asking.tick()
            return self.entry(self.asking, *arguments)
        if depth >= DEEPEST:
            raise Wrong("lists lie inside each other too deeply")
        count = min(len(arguments[at]) for at in lists)
        self.made = self.asking.room(self.made + count)
        rows = (
            tuple(value[row] if at in lists else value for at, value in enumerate(arguments)) for row in range(count)
        )
        return [self.each(given, depth + 1) for given in rows]


def function(
    *takes: str,
    vector: tuple[int, ...] = (),
    null: tuple[int, ...] = (),
    nothing: Value = None,
    also: tuple[str, ...] = (),
) -> Callable[[Run], Entry]:
    """Put a function on the shelf under its own name, without the underscore after it.

    Each of `takes` is one way of calling it: the types of its arguments, `*` for any, `...` for as many as there are.
    `vector` are the arguments which, where they are lists, make it be called for each element; `null` those for which
    null gives `nothing`.
    """
    ways = tuple(tuple(each.split()) for each in takes)

    def put(run: Run) -> Entry:
        return Entry(run.__name__.rstrip("_"), also, ways, vector, null, nothing, run, {})

    return put


def regex(asking: Asking, pattern: str, work: Callable[[Untrusted], Any], flags: str = "") -> Value:
    """Use a regular expression that somebody wrote in a note. Raises Wrong where it is none or takes too long."""
    try:
        return work(untrusted(pattern, flags))
    except TimeoutError:
        asking.check()
        raise Wrong(f"the regular expression '{pattern}' takes too long") from None
    except OverflowError:
        raise Wrong(f"the regular expression '{pattern}' makes a text that is too long") from None
    except ValueError as error:
        raise Wrong(f"Invalid regexp '{pattern}': {error}") from None
