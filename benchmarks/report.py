"""Results as one table, which is Markdown too, and as JSON."""

import json
import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.figures import MIB, Figure, Result, smaller_of
from benchmarks.process import Cost

Row = tuple[str, ...]
HEAD: Row = ("vault", "measured", "median", "range", "wall", "memory", "target", "verdict")
RIGHT = {2, 3, 4, 5}
LARGE = 1000


def table(results: Sequence[Result], figures: Sequence[Figure]) -> str:
    """Every measure, query and figure of every vault, as aligned Markdown."""
    found: list[Row] = [HEAD]
    for result in results:
        rows = list(_rows(result, list(results), figures))
        found += [(_name(result) if at == 0 else "", *row) for at, row in enumerate(rows)]
    return _aligned(found)


def remarks(results: Sequence[Result]) -> list[str]:
    """What has to be known to read the table."""
    return [f"{result.place.name}: {remark}" for result in results for remark in result.remarks]


def _name(result: Result) -> str:
    place = result.place
    notes = "" if place.made_up else f", {place.notes:,} notes"
    return f"{place.name}{notes}, {place.size / 1e6:.1f} MB"


def _rows(result: Result, results: list[Result], figures: Sequence[Figure]) -> Iterator[Row]:
    yield from (_cost_row(name, costs) for name, costs in result.costs.items())
    yield from (_query_row(name, costs) for name, costs in result.queries.items())
    yield from _figure_rows(result, results, figures)
    yield from ((name, "-", "", "", "", "", why) for name, why in result.failures.items())


def _cost_row(name: str, costs: list[Cost]) -> Row:
    cpu = [cost.cpu for cost in costs]
    wall = statistics.median(cost.wall for cost in costs)
    peak = statistics.median(cost.peak for cost in costs)
    spread = f"{min(cpu):.3f}-{max(cpu):.3f}" if len(cpu) > 1 else "once"
    middle = f"{statistics.median(cpu):.3f} s"
    return (name, middle, spread, f"{wall:.3f} s", f"{peak / MIB:.1f} MiB", "", "")


def _query_row(name: str, costs: list[Cost]) -> Row:
    """A query: the median of its CPU seconds, and their 95th percentile where a range stands."""
    row = _cost_row(name, costs)
    return (f"query: {name}", row[1], f"p95 {p95([cost.cpu for cost in costs]):.3f}", *row[3:])


def p95(values: list[float]) -> float:
    """The value that 95% do not exceed.

    >>> p95([float(number) for number in range(1, 101)])
    95.0
    """
    return sorted(values)[max(0, -(-95 * len(values) // 100) - 1)]


def _figure_rows(result: Result, results: list[Result], figures: Sequence[Figure]) -> Iterator[Row]:
    for figure, value in _values(result, results, figures):
        verdict = figure.verdict(value, result.place)
        yield (
            f"= {figure.name}",
            f"{_short(value)} {figure.unit}",
            "",
            "",
            "",
            figure.target(),
            verdict,
        )


def _short(value: float) -> str:
    """Three digits that count, but all of a large number.

    >>> _short(0.01234), _short(7.891), _short(3456.7)
    ('0.0123', '7.89', '3,457')
    """
    return f"{value:,.0f}" if abs(value) >= LARGE else f"{value:.3g}"


def _values(result: Result, results: list[Result], figures: Sequence[Figure]) -> Iterator[tuple[Figure, float]]:
    smaller = smaller_of(result, results)
    for figure in figures:
        value = figure.value(result, smaller)
        if value is not None:
            yield figure, value


def _aligned(rows: list[Row]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    rule = tuple("-" * (width - (at in RIGHT)) + ":" * (at in RIGHT) for at, width in enumerate(widths))
    return "\n".join(_line(row, widths) for row in (rows[0], rule, *rows[1:]))


def _line(row: Row, widths: list[int]) -> str:
    cells = (
        cell.rjust(width) if at in RIGHT else cell.ljust(width)
        for at, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return f"| {' | '.join(cells)} |"


def store(
    path: Path,
    about: dict[str, object],
    results: Sequence[Result],
    figures: Sequence[Figure],
) -> None:
    """Write everything as JSON: seconds and bytes."""
    vaults = [_record(result, list(results), figures) for result in results]
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(about | {"vaults": vaults}, indent=1, ensure_ascii=False)
    path.write_text(f"{text}\n", encoding="utf-8")


def _record(result: Result, results: list[Result], figures: Sequence[Figure]) -> dict[str, object]:
    place = result.place
    return {
        "vault": place.name,
        "notes": place.notes,
        "bytes": place.size,
        "measures": {name: _columns(costs) for name, costs in result.costs.items()},
        "queries": {name: _columns(costs) for name, costs in result.queries.items()},
        "figures": {
            figure.name: {
                "value": value,
                "unit": figure.unit,
                "target": figure.target(),
                "verdict": figure.verdict(value, place),
            }
            for figure, value in _values(result, results, figures)
        },
        "not measured": result.failures,
        "remarks": result.remarks,
    }


def _columns(costs: list[Cost]) -> dict[str, list[float]]:
    return {
        "cpu": [round(cost.cpu, 6) for cost in costs],
        "wall": [round(cost.wall, 6) for cost in costs],
        "peak": [cost.peak for cost in costs],
    }
