"""The functions of Bases: each file of this folder is a family of them, or a part of one. The folder is the list."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from commonplace.query.bases.shelf import ENTRIES, Entry


@cache
def entries() -> dict[tuple[str, str], Entry]:
    """Give all functions and fields by family and name."""
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
    return ENTRIES


@cache
def family(name: str, *, fields: bool = False) -> dict[str, Entry]:
    """Give the functions of a family by their names, or its fields."""
    return {one.name: one for one in entries().values() if one.family == name and one.field == fields}


@cache
def known(*, fields: bool = False) -> frozenset[str]:
    """Give every name that some value has a function by, or a field."""
    return frozenset(one.name for one in entries().values() if one.family != "Global" and one.field == fields)
