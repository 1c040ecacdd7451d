"""What many tests need: a vault made from a text, a shell with nothing of this machine in it, the shared data."""

import os
import shutil
import subprocess
import sys
import textwrap
import time
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

import fences

if TYPE_CHECKING:
    import commonplace

SHARED = Path(__file__).parents[1].parent / "shared"

os.environ["TZ"] = "UTC"
time.tzset()


class Opened(NamedTuple):
    """A vault of a test and the folder that it is."""

    vault: "commonplace.Vault"
    path: Path


def pytest_addoption(parser):
    parser.addoption("--accept", action="store_true", help="rewrite the answers in the manual as they are now")


@pytest.fixture(autouse=True)
def own_journal(tmp_path_factory, monkeypatch):
    """See that no test writes into the journal of this user."""
    monkeypatch.setenv("COMMONPLACE_STATE", str(tmp_path_factory.mktemp("state")))


@pytest.fixture
def vault(tmp_path):
    """Give a function that makes a vault and opens it.

    It takes a text whose fences are files (`fences.files`; common indentation is taken away) or a dict from path to
    text or bytes. The index is in memory unless a path is given for it. What was opened is closed after the test.
    """
    with ExitStack() as stack:

        def make(contents="", *, index=":memory:"):
            import commonplace

            folder = tmp_path / f"vault{len(list(tmp_path.glob('vault*')))}"
            folder.mkdir()
            fences.lay(folder, fences.files(textwrap.dedent(contents)) if isinstance(contents, str) else contents)
            return Opened(stack.enter_context(closing(commonplace.open(folder, index=index))), folder)

        yield make


@pytest.fixture
def shell(tmp_path, monkeypatch):
    """Give a function that runs a line of shell in a folder; its output holds what went to either stream.

    The home folder is the test's own, and so is the index; width, colour, language and time zone are fixed.
    """
    for name in os.environ:
        if name != "COMMONPLACE_STATE" and name.startswith(("COMMONPLACE_", "FORCE_COLOR", "XDG_")):
            monkeypatch.delenv(name)
    own = {
        "HOME": str(tmp_path),
        "COMMONPLACE_STATE": str(tmp_path / "state"),
        "COMMONPLACE_CACHE": str(tmp_path / "cache"),
        "LC_ALL": "C.UTF-8",
    }
    path = os.pathsep.join([str(Path(sys.executable).parent), os.defpath])
    for name, value in (own | {"COLUMNS": "100", "NO_COLOR": "1", "PATH": path}).items():
        monkeypatch.setenv(name, value)

    def run(line, cwd):
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        return subprocess.run([shutil.which("sh"), "-c", line], cwd=cwd, encoding="utf-8", check=False, **streams)

    return run


@pytest.fixture(scope="session")
def shared():
    """Give the folder of test data that stands beside a checkout; without it the test is skipped."""
    if not SHARED.is_dir():
        pytest.skip("the shared test data is not beside this checkout")
    return SHARED
