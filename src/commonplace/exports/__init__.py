"""Answers -> bytes for others. One file a format; nothing is applied, nothing is written.

A module `graph_<format>` has one function, `export(graph) -> bytes`.
"""

from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from commonplace.errors import BadRequest
from commonplace.query.answers import Graph

Exporter = Callable[[Graph], bytes]


def formats() -> tuple[str, ...]:
    """Give the formats of this shelf: the folder is the list."""
    return tuple(sorted(module.name.removeprefix("graph_") for module in iter_modules(__path__)))


def find_format(what: str, fmt: str) -> Exporter:
    """Give the exporter of a format. Raises BadRequest."""
    known = formats()
    if what != "graph" or fmt not in known:
        raise BadRequest(reason=f"What can be exported is graph, as {', '.join(known)}, not {what} as {fmt}")
    module = import_module(f"{__name__}.graph_{fmt}")
    return cast("Exporter", module.export)
