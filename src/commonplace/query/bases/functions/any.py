"""Functions that every value has."""

from commonplace.query.bases.order import empty, truthy
from commonplace.query.bases.shelf import function
from commonplace.query.bases.text import text, type_of
from commonplace.query.evaluate import Asking
from commonplace.query.values import Tag, Value


@function("Any", "(): boolean")
def is_empty(_asking: Asking, value: Value) -> bool:
    """Say whether there is nothing: null, no text, no element, no field.

    >>> base('rating.isEmpty()'), base('missing.isEmpty()'), base('[].isEmpty()'), base('(5).isEmpty()')
    (False, True, True, False)
    """
    return empty(value)


@function("Any", "(): boolean")
def is_truthy(_asking: Asking, value: Value) -> bool:
    """Say whether a value counts as true: all but null, false, 0 and the empty text.

    >>> base('(1).isTruthy()'), base('"".isTruthy()'), base('[].isTruthy()')
    (True, False, True)
    """
    return truthy(value)


@function("Any", "(type): boolean")
def is_type(_asking: Asking, value: Value, wanted: Value) -> bool:
    """Say whether a value is of a type: string, number, boolean, date, duration, list, link, file, object, null...

    >>> base('author.isType("string")'), base('answers.isType("link")')
    (True, True)
    """
    name = text(wanted).lower()
    return type_of(value).lower() == name or (isinstance(value, Tag) and name == "string")


@function("Any", "(): string")
def to_string(_asking: Asking, value: Value) -> str:
    """Give the text of a value.

    >>> base('year.toString() + "!"'), base('answers.toString()')
    ('1791!', '[[Reflections on the Revolution in France]]')
    """
    return text(value)
