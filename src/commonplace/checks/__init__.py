"""Answers -> findings, with fixes: one file a check. Knows no check by name, and writes nothing.

A check is a module of this folder, named for what is found. Its docstring says what that is and why it matters, and
shows it in a small vault; the example is the test (`tests/test_checks.py`) and the page (`docs/checks.md`). It has

    LEVEL = "warning"        error: something is lost or unreadable; warning: a fault; info: worth knowing
    SAFE = True              if it has fixes: whether they leave nothing to guess
    WHOLE = True             if what it finds is the file as a whole
    def find(ask)            -> places, asking the whole vault, and/or
    def find_in(sheet, ask)  -> places in one note, which is read for all checks together
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import chain
from pkgutil import iter_modules
from types import ModuleType
from typing import NamedTuple

from commonplace.criticism.conventions import Wishes
from commonplace.errors import BadRequest
from commonplace.query.checking import Answers, Sheet
from commonplace.query.names import nearest_of
from commonplace.text import Change, Edit, FileChange, digest

LEVELS = ("error", "warning", "info")
ALL = "all"
SILENCE = re.compile(rb"(?:%%|#)[ \t]*commonplace:[ \t]*ignore\b[ \t]*([\w \t,-]*?)[ \t]*(?:%%|\r?$)", re.M)
ALONE = re.compile(rb"[ \t]*\Z")


class Seen(NamedTuple):
    """What a check yields: a place in a file (bytes), a sentence, how sure, the edits that right it."""

    path: str
    start: int
    end: int
    message: str
    sure: float = 1.0
    edits: tuple[Edit, ...] = ()
    level: str | None = None  # where it is not that of the check


def listed(words: Sequence[str], word: str = "and") -> str:
    """Join words for a sentence; of many the first three, and how many more.

    >>> listed(["a", "b", "c"], "or"), listed(list("abcde"))
    ('a or b or c', 'a and b and c and 2 more')
    """
    more = [f"{len(words) - 3} more"] if len(words) > 3 else []
    return f" {word} ".join([*words[:3], *more])


class Finding(NamedTuple):
    """What is wrong at a place. `column` counts characters from 1, `sure` goes from 0 to 1, `safe` is of the fix."""

    check: str
    level: str
    path: str
    line: int
    column: int
    start: int
    end: int
    message: str
    sure: float
    fix: Change | None
    safe: bool | None


def names() -> list[str]:
    """Give the names of the checks, as users write them."""
    return sorted(module.name.replace("_", "-") for module in iter_modules(__path__))


def load(name: str) -> ModuleType:
    """Load a check."""
    return import_module(f"{__name__}.{name.replace('-', '_')}")


def chosen(select: Collection[str], ignore: Collection[str]) -> dict[str, ModuleType]:
    """Load the checks that are asked for: all, or those selected, without those ignored. Raises BadRequest."""
    known = names()
    for name in (*select, *ignore):
        if name not in known and name != ALL:
            near = nearest_of(name, known)
            hint = f"; did you mean “{near[0]}”?" if near else ""
            raise BadRequest(reason=f"There is no check “{name}”{hint}")
    wanted = known if not select or ALL in select else select
    return {name: load(name) for name in known if name in wanted and name not in ignore and ALL not in ignore}


def check(ask: Answers, checks: Mapping[str, ModuleType], wishes: Wishes) -> list[Finding]:
    """Run checks over the files that are asked for; what is silenced there is left out."""
    found: dict[str, list[tuple[str, Seen]]] = defaultdict(list)
    judged = {file.path for file in ask.files}
    for name, module in checks.items():
        if hasattr(module, "find"):
            for seen in module.find(ask):
                if seen.path in judged:
                    found[seen.path].append((name, seen))
    inner = [(name, module.find_in) for name, module in checks.items() if hasattr(module, "find_in")]
    notes = {file.path for file in ask.notes}
    paths = sorted(notes | set(found)) if inner else sorted(found)
    return list(chain.from_iterable(_of_file(path, found[path], inner, ask, checks, wishes) for path in paths))


Inner = Sequence[tuple[str, Callable[[Sheet, Answers], Iterable[Seen]]]]


def _of_file(
    path: str,
    found: list[tuple[str, Seen]],
    inner: Inner,
    ask: Answers,
    checks: Mapping[str, ModuleType],
    wishes: Wishes,
) -> Iterator[Finding]:
    """Give the findings of one file in their order."""
    sheet = ask.sheet(path)
    if inner and path.lower().endswith(".md"):
        found = found + [(name, seen) for name, find_in in inner for seen in find_in(sheet, ask)]
    if not found:
        return
    silent = {name for folder, names in wishes.folders if _within(path, folder) for name in names}
    silence = Silence(sheet)
    for name, seen in sorted(found, key=lambda pair: (pair[1].start, pair[0], pair[1].end)):
        if name not in silent and ALL not in silent and not silence(name, seen.start):
            yield _finding(name, seen, sheet, checks[name], wishes)


def _within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip("/") + "/")


def _finding(name: str, seen: Seen, sheet: Sheet, module: ModuleType, wishes: Wishes) -> Finding:
    """Complete what a check has seen: line and column, and the Change. Of damaged files nothing is changed."""
    fix = safe = None
    if seen.edits and not sheet.damaged:
        fix = Change(f"Fix {name}", (FileChange(seen.path, digest(sheet.raw), seen.edits),))
        safe = bool(module.SAFE)
    level = dict(wishes.levels).get(name) or seen.level or module.LEVEL
    line = max(sheet.lines.at(seen.start), 1)
    place = line, sheet.column(seen.start), seen.start, seen.end
    return Finding(name, level, seen.path, *place, seen.message, seen.sure, fix, safe)


class Silence:
    """What a note asks not to be told of: `%% commonplace: ignore missing-link %%`, without a name: of anything.

    Alone in its line such a comment is for the whole note, else for its line. In front matter it is one of YAML, and
    for its line: `# commonplace: ignore dead-key`.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.whole: set[str] = set()
        self.lines: dict[int, set[str]] = defaultdict(set)
        if b"commonplace:" in sheet.source:
            for match in SILENCE.finditer(sheet.source):
                self.take(match)

    def take(self, match: "re.Match[bytes]") -> None:
        """Take in one such comment."""
        source, line = self.sheet.source, self.sheet.lines.at(match.start())
        named = {word for word in re.split(r"[\s,]+", match[1].decode("utf-8", "replace")) if word} or {ALL}
        first = self.sheet.lines.starts[line - 1]
        rest = re.split(rb"[\r\n]", source[match.end() :], maxsplit=1)[0]
        alone = ALONE.match(source[first : match.start()]) and ALONE.match(rest)
        if alone and source.startswith(b"%%", match.start()):
            self.whole |= named
        else:
            self.lines[line] |= named

    def __call__(self, name: str, offset: int) -> bool:
        """Say whether a check is silenced at a place."""
        silent = self.whole | self.lines.get(max(self.sheet.lines.at(offset), 1), set()) if self.lines else self.whole
        return name in silent or ALL in silent


def fixes(findings: Iterable[Finding], *, unsafe: bool) -> Change:
    """Join the fixes of findings into one Change: where two overlap, the first is taken, and that is said."""
    taken: dict[str, list[Edit]] = defaultdict(list)
    digests: dict[str, bytes | None] = {}
    counts: Counter[str] = Counter()
    left = 0
    for one in findings:
        if one.fix is None or not (one.safe or unsafe):
            continue
        for file in one.fix.files:
            if digests.setdefault(file.path, file.digest) != file.digest or _overlap(file.edits, taken[file.path]):
                left += 1
                continue
            taken[file.path] += file.edits
            counts[one.check] += 1
    files = tuple(
        FileChange(path, digests[path], tuple(sorted(edits))) for path, edits in sorted(taken.items()) if edits
    )
    title = "Fix " + (", ".join(f"{name} ({times})" for name, times in sorted(counts.items())) or "nothing")
    return Change(title, files, (f"{left} more cannot be made together with these: check again",) if left else ())


def _overlap(edits: Iterable[Edit], taken: list[Edit]) -> bool:
    return any(
        (one.start < other.end and other.start < one.end) or one.start == other.start
        for one in edits
        for other in taken
    )
