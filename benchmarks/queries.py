"""The questions whose time is measured: a table of command lines, asked of an up-to-date index.

To add one, add a line. `{name}` stands for the name of a much linked note, another in each run. A
command that commonplace does not know is shown with what it said, and the others go on.
"""

from benchmarks.measures import Bench, Run

QUERIES: dict[str, tuple[str, ...]] = {
    "backlinks": ("backlinks", "{name}", "--json"),
}


def line(bench: Bench, query: str, turn: int) -> Run:
    """A query in its turn; an empty answer is not believed."""
    name = bench.names[turn % len(bench.names)]
    words = (word.format(name=name) for word in QUERIES[query])
    return Run(bench.ask("kept.sqlite", *words), "" if "--json" in QUERIES[query] else None)
