"""The functions of Dataview (spec 8.34), one file a family. The folder is the list: what stands in it is found.

The docstring of a function is its entry in the manual, and its examples are run. Texts are made of characters, not of
UTF-16 halves as in JavaScript: `length("😀")` is 1.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from commonplace.query.dql.shelf import Entry
from commonplace.query.evaluate import Shelved


@cache
def entries() -> dict[str, tuple[Entry, ...]]:
    """Give the functions of each file of this folder, in its order."""
    found = {}
    for module in iter_modules(__path__):
        own = vars(import_module(f"{__name__}.{module.name}")).values()
        found[module.name] = tuple(
            one for one in own if isinstance(one, Entry) and one.run.__module__.endswith(module.name)
        )
    return found


@cache
def table() -> dict[str, Shelved]:
    """Give all functions by name."""
    return {name: Shelved(one.__call__) for own in entries().values() for one in own for name in (one.name, *one.also)}
