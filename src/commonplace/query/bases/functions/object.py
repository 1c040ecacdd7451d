"""Functions of objects: values of properties with names of their own, and all properties of a file."""

from commonplace.query.bases.shelf import function
from commonplace.query.evaluate import Asking
from commonplace.query.values import Record, Value


@function("Object", "(): list")
def keys(_asking: Asking, own: "dict[str, Value] | Record") -> list[Value]:
    """Give the names in an object.

    >>> base('file.properties.keys().slice(0, 3)')
    ['author', 'rating', 'genre']
    """
    return list(own if isinstance(own, dict) else own.names())


@function("Object", "(): list")
def values(_asking: Asking, own: "dict[str, Value] | Record") -> list[Value]:
    """Give the values in an object.

    >>> base('file.properties.values().slice(0, 3)')
    ['Thomas Paine', 'A', 'political']
    """
    return list((own if isinstance(own, dict) else own.whole()).values())
