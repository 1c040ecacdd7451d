"""Measures commonplace from outside: `python -m benchmarks`; see README.md in this folder."""

import argparse
import datetime as dt
import functools
import shlex
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

from benchmarks import machine, queries, report
from benchmarks.figures import FIGURES, Result, peer_figure
from benchmarks.measures import MEASURES, Bench, Run, bench
from benchmarks.peers import Peer, Skipped, peers
from benchmarks.places import CACHE, HERE, ROOT, Place, copied, made_up, parse_size, real_vaults
from benchmarks.process import ANSWER, Cost, Failed, run

SLOW = 60.0
QUERY_RUNS = 20
Line = Callable[[int], Run]


def main() -> None:
    """Read the command line, measure every vault, print the table and store the record."""
    options = _parser().parse_args()
    if options.quick:
        options.sizes, options.repeat = [1000], min(options.repeat, 3)
    skipped: list[str] = []
    found = _installed(options, skipped)
    with ExitStack() as stack:
        results = [_measured(place, found, options) for place in _places(stack, options, skipped)]
    figures = (*FIGURES, *(peer_figure(peer) for peer in found))
    _say("", report.table(results, figures), "", *report.remarks(results), *skipped)
    path = options.results / f"{_name(options)}.json"
    report.store(path, _about(options, found, skipped), results, figures)
    _say(f"stored as {path.name}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    add = parser.add_argument
    add("--sizes", type=_sizes, default=[1000, 6600, 10_000], help="made-up vaults: 1k,6600,100k")
    add("--repeat", type=int, default=7, help="counted runs of each measure (7)")
    add("--quick", action="store_true", help="only 1k notes, 3 runs, no real vaults")
    add("--peers", action="store_true", help="measure other programs too (installs them)")
    add("--vault", type=Path, action="append", default=[], metavar="PATH", help="a copy of it too")
    add("--command", type=_command, default=_default(), help="how to start commonplace")
    add("--limit", type=float, default=900, help="seconds after which a run is stopped (900)")
    add("--results", type=Path, default=HERE / "results", help="where the record is stored")
    return parser


def _sizes(text: str) -> list[int]:
    return sorted({parse_size(part) for part in text.split(",") if part.strip()})


def _command(text: str) -> tuple[str, ...]:
    """Split a command line; a program of this folder is found from any other."""
    first, *rest = shlex.split(text)
    return (str(Path(first).absolute()) if Path(first).exists() else first, *rest)


def _default() -> tuple[str, ...]:
    return (str(Path(sys.executable).with_name("commonplace")),)


def _installed(options: argparse.Namespace, skipped: list[str]) -> list[Peer]:
    """The peers that could be installed; adds why the others could not."""
    found = []
    for peer in peers() if options.peers else ():
        folder = _home(peer)
        folder.mkdir(parents=True, exist_ok=True)
        try:
            peer.install(folder)
            found.append(peer)
        except Skipped as error:
            skipped.append(f"{peer.name} skipped: {error}")
    return found


def _home(peer: Peer) -> Path:
    return HERE / ".peers" / peer.name


def _places(stack: ExitStack, options: argparse.Namespace, skipped: list[str]) -> Iterator[Place]:
    """Each vault when its turn comes, smallest first; copies last until the stack is closed."""
    yield from map(made_up, options.sizes)
    real = () if options.quick else real_vaults()
    if real:
        yield stack.enter_context(copied("real vaults", *real))
    else:
        skipped.append(f"real vaults: {'left out by --quick' if options.quick else 'absent (../shared/vaults)'}")
    for number, vault in enumerate(options.vault, 1):
        yield stack.enter_context(copied(f"given vault {number}", vault.resolve()))


def _measured(place: Place, found: list[Peer], options: argparse.Namespace) -> Result:
    """Everything about one vault."""
    CACHE.mkdir(exist_ok=True)
    result = Result(place)
    with (
        tempfile.TemporaryDirectory(dir=CACHE, prefix="scratch-") as scratch,
        bench(place, options.command, Path(scratch)) as made,
    ):
        lines = _measure_lines(made) | _peer_lines(made, found, result)
        result.costs = _in_turn(made, lines, options.repeat, result.failures, options.limit)
        runs = min(options.repeat, QUERY_RUNS) if options.quick else QUERY_RUNS
        asked = {query: functools.partial(queries.line, made, query) for query in queries.QUERIES}
        result.queries = _in_turn(made, asked, runs, result.failures, options.limit)
    return result


def _measure_lines(made: Bench) -> dict[str, Line]:
    return {name: functools.partial(of, made) for name, of in MEASURES.items()}


def _peer_lines(made: Bench, found: list[Peer], result: Result) -> dict[str, Line]:
    """How to run each peer on what it can read of the vault."""
    lines = {}
    for peer in found:
        scratch = made.scratch / peer.name
        scratch.mkdir()
        try:
            vault, remark = peer.readable(_home(peer), made.place.vault, scratch)
        except Skipped as error:
            result.failures[peer.name] = str(error)
            continue
        result.remarks += [f"{peer.name}: {remark}"] if remark else []
        lines[peer.name] = _peer_line(peer, vault, scratch)
    return lines


def _peer_line(peer: Peer, vault: Path, scratch: Path) -> Line:
    return lambda _: Run(peer.command(_home(peer), vault, scratch))


def _in_turn(
    made: Bench, lines: Mapping[str, Line], repeat: int, failures: dict[str, str], limit: float
) -> dict[str, list[Cost]]:
    """Run all lines once to warm up, then `repeat` rounds of all in turn.

    A line that fails is not run again, nor is one whose first run took over a minute of CPU: that run counts.
    """
    costs: dict[str, list[Cost]] = {name: [] for name in lines}
    for turn in range(repeat + 1):
        for name in [name for name in lines if name not in failures and not _slow(costs[name])]:
            _say_progress(f"{made.place.name}: {name} {turn}/{repeat}")
            try:
                cost = _believed(made, lines[name](turn), limit)
            except Failed as error:
                failures[name] = str(error)
                continue
            if turn or cost.cpu > SLOW:
                costs[name].append(cost)
    _say_progress("")
    return {name: found for name, found in costs.items() if found}


def _believed(made: Bench, order: Run, limit: float) -> Cost:
    """What a run cost, once its answer was looked at."""
    cost = run(order.command, made.scratch, limit)
    order.believe((made.scratch / ANSWER).read_text(encoding="utf-8", errors="replace"))
    return cost


def _slow(costs: list[Cost]) -> bool:
    return bool(costs) and costs[0].cpu > SLOW


def _name(options: argparse.Namespace) -> str:
    quick = "-quick" if options.quick else ""
    return f"{dt.datetime.now(dt.UTC).date().isoformat()}-{machine.commit(ROOT)}{quick}"


def _about(options: argparse.Namespace, found: list[Peer], skipped: list[str]) -> dict[str, object]:
    return {
        "date": dt.datetime.now(dt.UTC).date().isoformat(),
        "commit": machine.commit(ROOT),
        "command": Path(options.command[0]).name,
        "repeat": options.repeat,
        "machine": machine.facts(),
        "skipped": skipped,
        "peers": {peer.name: peer.version for peer in found},
    }


def _say(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def _say_progress(text: str) -> None:
    """Replace the last line of a terminal; nothing elsewhere."""
    if sys.stderr.isatty():
        width = shutil.get_terminal_size().columns - 1
        sys.stderr.write(f"\r\x1b[K{text[:width]}")
        sys.stderr.flush()


if __name__ == "__main__":
    main()
