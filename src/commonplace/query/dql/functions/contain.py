"""Whether something is contained in a list, a text or an object."""

from collections.abc import Callable
from typing import Any

from commonplace.query.dql.order import equal, type_name
from commonplace.query.dql.shelf import function, regex
from commonplace.query.evaluate import DEEPEST, Asking
from commonplace.query.values import Record, Value, Wrong

SIGNS = set(".*+?^${}()|[]\\")


def _has(value: Any, key: str) -> bool:  # noqa: ANN401  # a dict or a Record
    return key in set(value.names()) if isinstance(value, Record) else key in value


def _found(asking: Asking, where: Value, what: Value, texts: Callable[[str, str], bool], depth: int = 0) -> bool:
    """Look for a value in another one, in lists inside lists as well."""
    asking.tick()
    if isinstance(where, list):
        if depth >= DEEPEST:
            raise Wrong("lists lie inside each other too deeply")
        return any(_found(asking, each, what, texts, depth + 1) for each in where)
    return _in_one(asking, where, what, texts)


def _in_one(asking: Asking, where: Value, what: Value, texts: Callable[[str, str], bool]) -> bool:
    if type_name(what) == "string":
        if type_name(where) == "string":
            return texts(where, what)
        if type_name(where) == "object":
            return _has(where, what)
    return equal(where, what, asking)


def _within(where: str, what: str) -> bool:
    return what in where


@function("* *", vector=(1,))
def contains(asking: Asking, where: Value, what: Value) -> bool:
    """Whether a value is in a list, in the lists inside it, or in one of its texts; a key in an object.

    A list of values gives a list of answers.

    >>> dql('contains(["abc", "d"], "b")')
    true
    >>> dql('contains(["#ab"], "#a")')
    true
    >>> dql("contains([1, [2, 3]], 3)")
    true
    >>> dql('contains({a: 1}, "a")')
    true
    >>> dql('contains("hello", ["l", "x"])')
    [true, false]
    """
    return _found(asking, where, what, _within)


@function("* *", vector=(1,))
def icontains(asking: Asking, where: Value, what: Value) -> bool:
    """Whether a value is contained in another, upper and lower case being the same.

    >>> dql('icontains(["ABC"], "b")')
    true
    """
    return _found(asking, where, what, lambda whole, part: part.lower() in whole.lower())


@function("* *", vector=(1,))
def econtains(asking: Asking, where: Value, what: Value) -> bool:
    """Whether a value is an element of a list, exactly; a part of a text; a key of an object.

    >>> dql('econtains(["abc"], "b")')
    false
    >>> dql('econtains("abc", "b")')
    true
    >>> dql("econtains([[1], 2], 1)")
    false
    """
    if not isinstance(where, list):
        return _in_one(asking, where, what, _within)
    for each in where:
        asking.tick()
        if equal(what, each, asking):
            return True
    return False


@function("string string", vector=(0, 1), null=(0, 1))
def containsword(asking: Asking, where: str, what: str) -> bool:
    """Whether a word, whole, is in a text, upper and lower case being the same; of a list, whether it is in each.

    >>> dql('containsword("Hello there!", "hello")')
    true
    >>> dql('containsword(["I like cheese", "cheesecake"], "Cheese")')
    [true, false]
    """
    word = "".join(f"\\{each}" if each in SIGNS else each for each in what)
    return bool(regex(asking, f"\\b{word}\\b", lambda found: found.search(where), "i"))
