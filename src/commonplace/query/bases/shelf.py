"""What a function of Bases is: a Python function with its family, its name in the language and its manual entry.

The functions stand in `functions/`, one file a family. A docstring is the contract and an example: `>>> base("...")`.
"""

import re
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from commonplace.query.evaluate import Shelved
from commonplace.query.values import Value, Wrong

F = TypeVar("F", bound=Callable[..., Value])
VARIABLE = 4  # the flag of a function that takes any number of arguments
NAMES = {"escape_html": "escapeHTML"}


class Entry(NamedTuple):
    """A function on the shelf: its family is the type whose values have it, Any, or Global. `asks` is its signature."""

    family: str
    name: str
    asks: str
    contract: str
    examples: str
    shelved: Shelved
    field: bool = False


ENTRIES: dict[tuple[str, str], Entry] = {}


def function(family: str, asks: str = "()", *, lazy: bool = False) -> Callable[[F], F]:
    """Put a function on the shelf of a family; it is called with the Asking, the value if any, and the arguments.

    A lazy one is called with the Asking, the row, the value if any, and the arguments still to be evaluated.
    """

    def put(made: F) -> F:
        _put(family, asks, made, Shelved(_counted(made, family, lazy=lazy), lazy), field=False)
        return made

    return put


def field(family: str) -> Callable[[F], F]:
    """Put a field on the shelf of a family; it is called with the Asking and the value."""

    def put(made: F) -> F:
        _put(family, "", made, Shelved(made), field=True)
        return made

    return put


def _counted(made: Callable[..., Value], family: str, *, lazy: bool) -> Callable[..., Value]:
    """Let a function say that it was given too few or too many arguments."""
    code, given = made.__code__, len(made.__defaults__ or ())
    most = float("inf") if code.co_flags & VARIABLE else code.co_argcount
    least, before = code.co_argcount - given, 1 + lazy + (family != "Global")
    name = _name(made)

    def counted(*arguments: Value) -> Value:
        if not least <= len(arguments) <= most:
            wanted = f"{least - before}" if least == most else f"{least - before} or more"
            raise Wrong(f"{name}() takes {wanted} arguments, not {len(arguments) - before}")
        return made(*arguments)

    return counted


def _name(made: Callable[..., Value]) -> str:
    """Give the name that a function has in the language."""
    own = made.__name__.rstrip("_")
    return NAMES.get(own) or re.sub(r"_(\w)", lambda one: one[1].upper(), own)


def _put(family: str, asks: str, made: Callable[..., Value], shelved: Shelved, *, field: bool) -> None:
    contract, _, examples = (made.__doc__ or "").partition(">>>")
    name = _name(made)
    made.__doc__ = contract.strip()  # the examples are in the language, and run by a test of its own
    shown = "\n".join(line.strip() for line in f">>>{examples}".strip().splitlines()) if examples else ""
    ENTRIES[family, name] = Entry(family, name, asks, made.__doc__, shown, shelved, field)
