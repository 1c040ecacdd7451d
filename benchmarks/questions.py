"""Forty searches and twenty queries, in one process and cold from the shell: `python -m benchmarks.questions`.

Beside them, in the same pass, where they can be had: `rg -l` for searches of one word, and Dataview's own parser for
parsing. Prints one table and stores it as JSON.
"""

import argparse
import datetime as dt
import json
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import machine
from benchmarks.peers import Skipped, output
from benchmarks.places import CACHE, HERE, ROOT, Place, made_up, parse_size
from benchmarks.report import p95

DATAVIEW = "0.5.68"
DATAVIEW_NEEDS = (
    "luxon@3",
    "parsimmon@1",
    "papaparse@5",
    "localforage@1",
    "emoji-regex@10",
    "remove-markdown@0.5",
    "preact@10",
)
FREQUENT = ("liberty", "property", "the", "social")
TWO_WORDS = ("liberty woman", "property war", "labour image", "Burke liberty", "moral strike", "quotations archive")
SEARCHES = (
    *FREQUENT,
    *TWO_WORDS,
    *("Wollstonecraft", "été", "哲学", "zzyzx", "iber", "to-read", "Bentham", "1848", "lit"),
    *("tag:#theme", "tag:#period/1848 liberty", "path:Sources liberty", "file:Scrap", "-path:Sources tag:#quote"),
    *('"social war"', '"political liberty"', "liberty OR zzyzx", "liberty -property", "(war OR peace) tag:#book"),
    *("[genre:political]", "[rating:A] liberty", "[rating:>4]", "[reread:true]", '["author":Marx]'),
    *("section:(quotations zzyzx)", "line:(slavery grief)", "task-todo:Reread", "block:(edition late)"),
    *("/zz[xy]+x/", "content:hegel tag:#person"),
)
TABLES = (
    'TABLE author, rating FROM "Archive" WHERE genre = "political" SORT rating',
    'TABLE author, rating FROM "People" WHERE genre = "novel" SORT author',
    'TABLE genre FROM "Questions" WHERE rating = "A" SORT file.name',
)
SCANS = (
    "TABLE author WHERE rating != genre SORT author",
    "LIST WHERE length(file.name) > 40 SORT file.name",
    "TABLE length(rows) AS count GROUP BY genre",
)
QUERIES = (
    *TABLES,
    *SCANS,
    "LIST FROM #quote LIMIT 20",
    "LIST FROM #theme and -#book WHERE rating",
    'TABLE author FROM #period/1848 WHERE contains(author, "Marx")',
    "LIST FROM [[Religion]]",
    "LIST FROM outgoing([[Religion]])",
    'TABLE genre, format WHERE genre = "political" AND format = "book"',
    "TABLE created WHERE created > date(2020-01-01) SORT created DESC LIMIT 10",
    "LIST WHERE reread",
    'TABLE rows.file.link FROM "Sources" GROUP BY format',
    'TABLE tag FROM "Archive" FLATTEN file.tags AS tag LIMIT 50',
    'LIST FROM "Inbox" WHERE file.mtime > date(2020-01-01)',
    'TASK FROM "Projects" WHERE !completed',
    'CALENDAR created FROM "Daily"',
    'TABLE length(file.inlinks) AS links FROM "Topics" SORT length(file.inlinks) DESC LIMIT 5',
)


class Group(NamedTuple):
    """Questions that have a target together: at most so many ms at p95, on vaults of up to so many notes."""

    name: str
    language: str
    texts: tuple[str, ...]
    most: float | None
    notes: int


GROUPS = (
    Group("40 searches", "search", SEARCHES, 10, 6_600),
    Group("frequent words", "search", FREQUENT, 120, 100_000),
    Group("two words", "search", TWO_WORDS, 10, 100_000),
    Group("20 queries", "dataview", QUERIES, None, 0),
    Group("tables of a folder", "dataview", TABLES, 60, 100_000),
    Group("tables of every note", "dataview", SCANS, 1_500, 100_000),
)


def main() -> None:
    """Read the command line, measure every vault, print the table and store the record."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.questions", description=__doc__)
    parser.add_argument("--sizes", default="1k,10k", help="made-up vaults: 1k,6600,100k")
    parser.add_argument("--rounds", type=int, default=7, help="counted rounds (7)")
    parser.add_argument("--results", type=Path, default=HERE / "results")
    options = parser.parse_args()
    record: dict[str, Any] = {"date": dt.datetime.now(dt.UTC).date().isoformat(), "commit": machine.commit(ROOT)}
    record |= {"machine": machine.facts(), "rounds": options.rounds, "vaults": []}
    for size in options.sizes.split(","):
        place = made_up(parse_size(size))
        found = measured(place, options.rounds)
        record["vaults"].append({"notes": place.notes, **found})
        for line in lines(place, found):
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
    record["parsing"] = parsing()
    sys.stdout.write(f"parsing a query, ms: {record['parsing']}\n")
    path = options.results / f"{record['date']}-{record['commit']}-questions.json"
    path.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"stored as {path.name}\n")


def measured(place: Place, rounds: int) -> dict[str, Any]:
    """Everything about one vault, milliseconds of the clock."""
    index = CACHE / f"questions-{place.notes}.sqlite"
    questions = [("search", text) for text in SEARCHES] + [("dataview", text) for text in QUERIES]
    given = "\n".join(json.dumps(one) for one in questions)
    command = [sys.executable, "-m", "benchmarks.asking", str(place.vault), str(index), str(rounds)]
    done = subprocess.run(command, input=given, capture_output=True, text=True, cwd=ROOT, check=False)  # noqa: S603 (ours)
    if done.returncode:
        raise SystemExit(done.stderr)
    answers = json.loads(done.stdout)
    inside = {text: answer for (_, text), answer in zip(questions, answers, strict=True)}
    cold = {text: _cold(place, index, language, text) for language, text in questions}
    return {"inside": inside, "cold": cold, "rg": {text: _ripgrep(place, text) for text in FREQUENT}}


def _cold(place: Place, index: Path, language: str, text: str) -> float:
    """The wall clock of a whole command, the vault unchanged."""
    name, extra = ("search", ["--limit", "10"]) if language == "search" else ("query", [])
    program = str(Path(sys.executable).with_name("commonplace"))
    command = [program, "--vault", str(place.vault), "--index", str(index), name, "--json", *extra, "--", text]
    return _clock(command)


def _ripgrep(place: Place, word: str) -> float | None:
    program = shutil.which("rg")
    return min(_clock([program, "-l", "-i", "-F", word, str(place.vault)]) for _ in range(3)) if program else None


def _clock(command: list[str]) -> float:
    begun = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)  # noqa: S603 (ours)
    if done.returncode not in {0, 1}:
        raise SystemExit(f"{command[-1]}: {done.stderr}")
    return 1000 * (time.perf_counter() - begun)


def parsing() -> dict[str, float | str]:
    """Milliseconds to parse a query: ours, and Dataview's own parser from npm, or why that could not be run."""
    command = [sys.executable, "-m", "benchmarks.asking", "--parse", "20"]
    given = json.dumps(QUERIES)
    ours = subprocess.run(command, input=given, capture_output=True, text=True, cwd=ROOT, check=True)  # noqa: S603 (ours)
    try:
        return {"ours": float(ours.stdout), "dataview": _dataview(given)}
    except (OSError, subprocess.CalledProcessError, Skipped) as error:
        return {"ours": float(ours.stdout), "dataview": f"not run: {error}"}


def _dataview(given: str) -> float:
    folder = HERE / ".peers" / "dataview"
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "package").is_dir():
        output(("npm", "install", "--no-audit", "--no-fund", *DATAVIEW_NEEDS), folder)
        name = output(("npm", "pack", f"obsidian-dataview@{DATAVIEW}"), folder).split()[-1]
        output(("tar", "xzf", name), folder)
    queries = folder / "queries.json"
    queries.write_text(given, encoding="utf-8")
    return float(output(("node", str(HERE / "dataview_parser.cjs"), str(folder), str(queries), "20"), folder))


def lines(place: Place, found: dict[str, Any]) -> list[str]:
    """The table of one vault, which is Markdown too."""
    told = [f"| {place.name} | p50 ms | p95 ms | target p95 | verdict | cold p50 | cold p95 |", "|" + " --- |" * 7]
    for group in GROUPS:
        times = [each for text in group.texts for each in found["inside"][text]["ms"]]
        cold = [found["cold"][text] for text in group.texts]
        judged = group.most is not None and place.notes <= group.notes
        verdict = ("met" if p95(times) <= (group.most or 0) else "MISSED") if judged else ""
        target = f"<= {group.most:g}" if judged else ""
        told.append(
            f"| {group.name} | {statistics.median(times):.1f} | {p95(times):.1f} | {target} | {verdict} "
            f"| {statistics.median(cold):.0f} | {p95(cold):.0f} |"
        )
    grep = [each for each in found["rg"].values() if each is not None]
    told.append(
        f"| rg -l, frequent words | {statistics.median(grep):.0f} | | | | | |" if grep else "| rg: not installed |"
    )
    worst = sorted(found["inside"].items(), key=lambda pair: -statistics.median(pair[1]["ms"]))[:5]
    told += [f"slowest: {statistics.median(a['ms']):.1f} ms, {a['found']:,} found: {text}" for text, a in worst]
    return told


if __name__ == "__main__":
    main()
