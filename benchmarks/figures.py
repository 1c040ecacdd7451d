"""The figures that have a target: a table of what is computed from the measured costs of one vault.

To add one, add a line to `FIGURES`.
"""

import statistics
from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks.peers import Peer
from benchmarks.places import Place
from benchmarks.process import Cost

MIB = 1024 * 1024
PLAIN_SIZE = 16_000_000


@dataclass(slots=True)
class Result:
    """What was measured of one vault: by measure, by query, and why what is not there is not."""

    place: Place
    costs: dict[str, list[Cost]] = field(default_factory=dict)
    queries: dict[str, list[Cost]] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)

    def cpu(self, name: str) -> float | None:
        """The median CPU seconds of a measure."""
        costs = self.costs.get(name)
        return statistics.median(cost.cpu for cost in costs) if costs else None

    def peak(self, name: str) -> float | None:
        """The median peak memory of a measure, in bytes."""
        costs = self.costs.get(name)
        return statistics.median(cost.peak for cost in costs) if costs else None


Value = Callable[[Result, Result | None], float | None]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and its target: at most, at most as a wish, or at least.

    `value` gets the result and that of the next smaller made-up vault. A figure that grows with
    the vault has `plain_only`: its target holds up to 16 MB of notes, and beyond that it is shown
    and not judged.
    """

    name: str
    unit: str
    value: Value
    most: float | None = None
    wish: float | None = None
    least: float | None = None
    plain_only: bool = False

    def target(self) -> str:
        """The target in words.

        >>> Figure("cold / floor", "x", lambda *_: None, most=9, wish=6).target()
        '<= 9 x (wish 6)'
        """
        wish = f" (wish {self.wish:g})" if self.wish is not None else ""
        sign, bound = (">=", self.least) if self.least is not None else ("<=", self.most)
        return f"{sign} {bound:g} {self.unit}{wish}"

    def verdict(self, value: float, place: Place) -> str:
        """`met`, `wish met`, `MISSED`, or that the vault is too large for the target."""
        if self.plain_only and place.size > PLAIN_SIZE:
            return "not judged (> 16 MB)"
        if self.wish is not None and value <= self.wish:
            return "wish met"
        bounds = (self.least or float("-inf"), self.most or float("inf"))
        return "met" if bounds[0] <= value <= bounds[1] else "MISSED"


def ratio(above: str, below: str) -> Value:
    """How many times the CPU of one measure another takes, by their medians."""

    def value(result: Result, _: Result | None) -> float | None:
        top, bottom = result.cpu(above), result.cpu(below)
        return top / bottom if top is not None and bottom else None

    return value


def milliseconds_a_note(result: Result, _: Result | None) -> float | None:
    """CPU milliseconds of `cold` for each note."""
    cpu = result.cpu("cold")
    return cpu * 1000 / result.place.notes if cpu is not None else None


def mebibytes(result: Result, _: Result | None) -> float | None:
    """Peak memory of `cold`."""
    peak = result.peak("cold")
    return peak / MIB if peak is not None else None


def growth(result: Result, smaller: Result | None) -> float | None:
    """Bytes of peak memory of `cold` for each note more than in the next smaller vault."""
    if smaller is None:
        return None
    peak, before = result.peak("cold"), smaller.peak("cold")
    if peak is None or before is None:
        return None
    return (peak - before) / (result.place.notes - smaller.place.notes)


FIGURES = (
    Figure("cold / floor", "x", ratio("cold", "floor"), most=9, wish=6),
    Figure("cold a note", "ms", milliseconds_a_note, most=0.30),
    Figure("cold peak memory", "MiB", mebibytes, most=128, plain_only=True),
    Figure("cold memory growth a note", "bytes", growth, most=4095),
    Figure("unchanged / bare", "x", ratio("unchanged", "bare"), most=8, plain_only=True),
    Figure("one changed / bare", "x", ratio("one changed", "bare"), most=12, plain_only=True),
)


def peer_figure(peer: Peer) -> Figure:
    """How many times the CPU of `cold` a peer takes."""
    return Figure(f"{peer.name} / cold", "x", ratio(peer.name, "cold"), least=peer.at_least)


def smaller_of(result: Result, results: list[Result]) -> Result | None:
    """The made-up vault next below a made-up one in number of notes."""
    below = [
        other
        for other in results
        if other.place.made_up and result.place.made_up and other.place.notes < result.place.notes
    ]
    return max(below, key=lambda other: other.place.notes, default=None)
