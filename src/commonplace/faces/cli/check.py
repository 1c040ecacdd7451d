"""Judge the notes; exits with 1 at a warning or an error.

PATHS are files and folders, else the whole vault is judged. What is only worth knowing is shown with --level info, or
where it is asked for by name. --fix shows what would be put right as a diff, and writes it with --apply. A comment in a
note silences a check: %% commonplace: ignore missing-link %%.

For example:

    commonplace check --level info --statistics
"""

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, TYPE_CHECKING

import click

from commonplace.faces.cli.terminal.call import FOUND, TEXT, Answer, Call, command
from commonplace.faces.cli.terminal.changes import answer_change
from commonplace.faces.cli.terminal.entries import by_file, ended
from commonplace.faces.cli.terminal.lines import BLANK, Line, Part, faint, indented, line, table
from commonplace.faces.cli.terminal.text import count

if TYPE_CHECKING:
    from commonplace import Finding

LEVELS = ("error", "warning", "info")
FAULTS = LEVELS[:2]
STYLES = {"error": "bad", "warning": "bad", "info": "faint"}
BASELINE = "commonplace.baseline/1"
Known = Counter[tuple[str, str, str]]


@command
@click.argument("paths", metavar="[PATHS]...", type=TEXT, nargs=-1)
@click.option("--select", metavar="NAMES", type=TEXT, multiple=True, help="Only these checks; commas between them.")
@click.option("--ignore", metavar="NAMES", type=TEXT, multiple=True, help="Not these checks.")
@click.option("--level", type=click.Choice(LEVELS), help="What is shown at least; else warnings.")
@click.option("--fix", is_flag=True, help="Show what can be put right without guessing.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix: what has to be guessed as well.")
@click.option("--apply", is_flag=True, help="With --fix: write it.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github", "sarif"]), default="text", help="How to answer."
)
@click.option("--statistics", is_flag=True, help="Count the findings of each check.")
@click.option("--baseline", metavar="FILE", type=click.File("r", "utf-8"), help="Leave out what that file lists.")
@click.option(
    "--write-baseline", "kept", metavar="FILE", type=click.File("w", "utf-8", lazy=True), help="List what is found."
)
def check(
    call: Call,
    paths: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    level: str | None,
    fix: bool,
    unsafe_fixes: bool,
    apply: bool,
    form: str,
    statistics: bool,
    baseline: IO[str] | None,
    kept: IO[str] | None,
) -> Answer:
    """Answer the command."""
    if (apply or unsafe_fixes) and not fix:
        raise click.UsageError("--apply and --unsafe-fixes are for --fix")
    call.json = call.json or form == "json"
    old = _read_baseline(baseline)
    names = _names(select)
    least = level or ("info" if names else "warning")

    def judge() -> "list[Finding]":
        return _new(call.vault.check(paths or None, names, _names(ignore)), old)

    found = judge()
    diff, changed = "", None
    if fix:
        shown = [one for one in found if one.level in FAULTS or least == "info"]
        changed = answer_change(call, call.vault.fixes(shown, unsafe=unsafe_fixes), apply=apply)
        diff = str(changed.data["diff"])
        found = judge() if apply else found
    if kept is not None:
        _write_baseline(kept, found)
    shown = [one for one in found if LEVELS.index(one.level) <= LEVELS.index(least)]
    code = FOUND if kept is None and any(one.level in FAULTS for one in found) else 0
    data = {"findings": [_data(one) for one in shown], "counts": _counts(found), "applied": apply, "diff": diff}
    raw = call.vault.export_findings(shown, form, _folder(call)) if form in ("github", "sarif") else None
    return Answer(data, _lines(call, found, shown, changed, statistics=statistics), code, raw)


def _names(written: tuple[str, ...]) -> list[str]:
    return [name for one in written for name in one.replace(",", " ").split()]


def _folder(call: Call) -> str:
    """Give where the vault is, seen from here."""
    return os.path.relpath(call.vault.root).replace(os.sep, "/").removeprefix(".")


def _read_baseline(file: IO[str] | None) -> Known:
    if file is None:
        return Counter()
    try:
        listed = json.load(file)["findings"]
        return Counter({(path, name, message): int(times) for path, name, message, times in listed})
    except (ValueError, KeyError, TypeError) as error:
        raise click.UsageError(f"The file {file.name} is no baseline: {error}") from None


def _write_baseline(file: IO[str], found: "Iterable[Finding]") -> None:
    """List findings by file, check and sentence, so that lines may move."""
    listed = sorted((*key, times) for key, times in Counter(map(_key, found)).items())
    rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in listed)
    file.write(f'{{"schema": "{BASELINE}", "findings": [\n{rows}\n]}}\n')


def _key(one: "Finding") -> tuple[str, str, str]:
    return one.path, one.check, one.message


def _new(found: "list[Finding]", old: Known) -> "list[Finding]":
    """Leave out what a baseline lists, as often as it does."""
    left = old.copy()
    fresh = []
    for one in found:
        left[_key(one)] -= 1
        if left[_key(one)] < 0:
            fresh.append(one)
    return fresh


def _data(one: "Finding") -> dict[str, object]:
    edits = one.fix.files[0].edits if one.fix else ()
    return one._asdict() | {"fix": [list(edit) for edit in edits]}


def _counts(found: "Iterable[Finding]") -> list[tuple[str, str, int]]:
    counts = Counter((LEVELS.index(one.level), one.check) for one in found)
    ordered = sorted(counts.items(), key=lambda pair: (pair[0][0], -pair[1], pair[0][1]))
    return [(LEVELS[level], name, times) for (level, name), times in ordered]


def _lines(
    call: Call,
    found: "Sequence[Finding]",
    shown: "Sequence[Finding]",
    changed: Answer | None,
    *,
    statistics: bool,
) -> Iterator[Line]:
    """Lay out what a run has to say: the diff, or the findings, or their numbers."""
    if changed is not None:
        yield from changed.lines
        if not changed.data["applied"]:
            return
        yield BLANK
    if statistics:
        yield from table(_counts(found), call.columns)
        yield from ([BLANK] if found else [])
    elif shown:
        yield from ended(by_file(shown, lambda group: _of_file(group, call.columns)), _summary(found, shown))
        return
    yield line(_summary(found, shown))


def _of_file(group: "list[Finding]", columns: int) -> Iterator[Line]:
    by = max(len(f"{one.line}:{one.column}") for one in group) + 4
    for one in group:
        fix = "" if one.fix is None else "  can be fixed" if one.safe else "  can be fixed by a guess"
        place = f"{one.line}:{one.column}".rjust(by - 2)
        yield line(faint(place), "  ", Part(one.check, STYLES[one.level]), faint(fix))
        yield from indented(one.message, columns, by)


def _summary(found: "Sequence[Finding]", shown: "Sequence[Finding]") -> str:
    """Say how many findings there are; of those that are only worth knowing, how to see them."""
    faults = [one for one in found if one.level in FAULTS]
    hidden = len(found) - len(shown)
    words = f"{count(len(faults), 'fault')} in {count(len({one.path for one in faults}), 'file')}" if faults else ""
    infos = len(found) - len(faults)
    more = f"{count(infos, 'thing')} worth knowing{' (--level info shows them)' if hidden else ''}" if infos else ""
    return "; ".join(part for part in (words or "No faults", more) if part) + "."
