"""Answers -> bytes for others. One file a format; nothing is applied, nothing is written.

A module `graph_<format>` has one function, `export(graph) -> bytes`; a module `rows_<format>`, for answers to queries,
`export(rows, place) -> bytes`, where the place says how a link is spelled in Markdown; a module
`findings_<format>`, for what checks find, `export(findings, folder) -> bytes`.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, cast

from commonplace.checks import Finding
from commonplace.errors import BadRequest
from commonplace.query.answers import Graph, Rows
from commonplace.query.markdown import Place

Exporter = Callable[[Graph], bytes]
RowsExporter = Callable[[Rows, Place], bytes]
FindingsExporter = Callable[[Sequence[Finding], str], bytes]


def formats(what: str = "graph") -> tuple[str, ...]:
    """Give the formats of this shelf for a thing: the folder is the list."""
    names = (module.name.partition("_") for module in iter_modules(__path__))
    return tuple(sorted(form for kind, _, form in names if kind == what))


def find_format(what: str, fmt: str) -> Exporter:
    """Give the exporter of the graph to a format. Raises BadRequest."""
    if what != "graph" or fmt not in formats():
        known = ", ".join(formats())
        raise BadRequest(reason=f"What can be exported is graph, as {known}, not {what} as {fmt}")
    return cast("Exporter", _export(what, fmt))


def find_rows_format(fmt: str) -> RowsExporter:
    """Give the exporter of rows to a format. Raises BadRequest."""
    known = formats("rows")
    if fmt not in known:
        raise BadRequest(reason=f"Rows are written as table, list, {', '.join(known)}, not as “{fmt}”")
    return cast("RowsExporter", _export("rows", fmt))


def find_findings_format(fmt: str) -> FindingsExporter:
    """Give the exporter of findings to a format. Raises BadRequest."""
    known = formats("findings")
    if fmt not in known:
        raise BadRequest(reason=f"Findings are written as text, json, {', '.join(known)}, not as “{fmt}”")
    return cast("FindingsExporter", _export("findings", fmt))


def _export(what: str, fmt: str) -> Any:  # noqa: ANN401  # one of the three above
    return import_module(f"{__name__}.{what}_{fmt}").export
