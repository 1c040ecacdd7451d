"""The manual is run: what README.md and docs/ show is what happens.

A page is one session, read from its top, in a folder of its own:

- a fence with the info string `LANG NAME` is a file of the vault;
- in a `console` fence, each line that begins with `$ ` is run in the vault, and its answer is compared; a last line
  `[1]` is the exit code, if it is not 0; what begins with the home folder is shown with `~`;
- a `python` fence with `>>>` is run by doctest, in the vault; the names it binds last to the end of the vault;
- `<!-- vault: examples/library -->` begins anew in a copy of that folder, `<!-- vault -->` in an empty one.

`pytest --accept tests/test_manual.py` writes the answers of the console as they are now.
"""

import difflib
import doctest
import re
import shutil

import pytest

from fences import FENCE, lay
from modules import ROOT

ANEW = re.compile(r"^<!-- vault(?:: (?P<folder>[\w./-]+))? -->$", re.M)
STEP = re.compile(f"{FENCE.pattern}|{ANEW.pattern}", re.M | re.S)
MAY_RUN = re.compile(r"\$ (commonplace|cat|ls|echo|printf)(?= |$)")

PAGES = [path for path in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))] if path.exists()]


def runs(step: re.Match[str]) -> bool:
    """Whether something is run at this step."""
    return step["lang"] == "console" or (step["lang"] == "python" and not step["name"] and ">>>" in step["body"])


class Reader:
    """Somebody who follows a page: the vault they are in, and the names they have bound in Python."""

    def __init__(self, page, home, shell, monkeypatch):
        self.page, self.home, self.shell, self.chdir = page, home, shell, monkeypatch.chdir
        self.begin(None)

    def begin(self, folder):
        self.names = {}
        self.vault = self.home / (ROOT / folder if folder else ROOT / "notes").name
        for old in (self.vault, self.home / "cache"):
            shutil.rmtree(old, ignore_errors=True)
        if folder:
            shutil.copytree(ROOT / folder, self.vault)
        else:
            self.vault.mkdir()
        self.chdir(self.vault)

    def follow(self, step):
        """Do what a step of the page says, and give the step as it really went."""
        if not step["ticks"]:
            self.begin(step["folder"])
        elif step["name"]:
            lay(self.vault, {step["name"]: step["body"]})
        elif step["lang"] == "console":
            answers = "".join(self.answer(line) for line in step["body"].splitlines() if line.startswith("$ "))
            return step[0][: step.start("body") - step.start()] + answers + step["ticks"]
        elif runs(step):
            self.check(step)
        return step[0]

    def answer(self, line):
        if not MAY_RUN.match(line):
            pytest.fail(f"the manual may not run: {line}", pytrace=False)
        done = self.shell(line.removeprefix("$ "), self.vault)
        said = done.stdout.replace(str(self.home), "~")
        code = f"[{done.returncode}]\n" if done.returncode else ""
        return f"{line}\n{said}{code}"

    def check(self, step):
        line = step.string.count("\n", 0, step.start("body"))
        test = doctest.DocTestParser().get_doctest(step["body"], self.names, "python", str(self.page), line)
        wrong = []
        runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS)
        runner.run(test, out=wrong.append, clear_globs=False)
        self.names = test.globs
        if wrong:
            pytest.fail("".join(wrong), pytrace=False)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(page, id=str(page.relative_to(ROOT)))
        for page in PAGES
        if any(runs(step) for step in STEP.finditer(page.read_text("utf-8")))
    ],
)
def test_what_a_page_shows_is_what_happens(page, shell, tmp_path, monkeypatch, request):
    text = page.read_text("utf-8")
    new = STEP.sub(Reader(page, tmp_path, shell, monkeypatch).follow, text)
    if request.config.getoption("--accept"):
        page.write_text(new, "utf-8")
    elif new != text:
        lines = difflib.unified_diff(text.splitlines(), new.splitlines(), "as shown", "as it is", lineterm="", n=3)
        pytest.fail("\n".join(lines), pytrace=False)
