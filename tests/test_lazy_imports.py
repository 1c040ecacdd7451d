"""Nobody waits for what they do not use: what a command loads is compared with a list of what it may load.

Of other people's packages, only those listed for a command; of the standard library, none of the slow ones.
"""

import os
import subprocess
import sys

import pytest

from fences import lay
from modules import SRC

CLI = SRC / "faces" / "cli"

ASKING = {"apsw", "click", "platformdirs"}
MAY_LOAD = {
    "--help": {"click"},
    "overview": ASKING,
    "note Burke": ASKING | {"pyromark", "ryaml"},  # a card is read from the note itself
    "search Burke": ASKING,
    "wanted": ASKING,
    "links": ASKING,
    "query LIST": ASKING | {"lark", "regex"},  # lark takes `regex` where it finds it
    'base --text {"filters":"year"}': ASKING | {"lark", "regex", "ryaml"},
    "query TASK": ASKING | {"lark", "regex", "pyromark", "ryaml"},  # list items are read from the notes themselves
}
SLOW = {"asyncio", "concurrent", "email", "ftplib", "http", "importlib.metadata", "importlib.resources", "logging"}
SLOW |= {"multiprocessing", "sqlite3", "ssl", "tomllib", "unittest", "urllib.request", "xml"}

PROBE = """
import sys
before = set(sys.modules)
sys.argv[0] = "commonplace"
from commonplace.faces.cli import run
if code := run(sys.argv[1:]):
    raise SystemExit(code)
print(*sorted(set(sys.modules) - before))
"""


def loaded(*arguments):
    """Give the modules that a command loads."""
    done = subprocess.run([sys.executable, "-c", PROBE, *arguments], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split())


@pytest.fixture
def notes(tmp_path, shell):
    """Give a vault that is indexed already."""
    lay(tmp_path / "notes", {"Burke.md": "[[Paine]], [[Rights of Man|the answer]]\n", "Paine.md": "See [[Burke]].\n"})
    for note in (tmp_path / "notes").iterdir():
        os.utime(note, (1e9, 1e9))  # what has just been written is looked at once more
    loaded("--vault", str(tmp_path / "notes"), "refresh")
    return tmp_path / "notes"


@pytest.mark.skipif(not (CLI / "__init__.py").exists(), reason="there is no command line yet")
@pytest.mark.parametrize(
    "command", [name for name in MAY_LOAD if name[0] == "-" or (CLI / f"{name.split()[0]}.py").exists()]
)
def test_a_command_loads_only_what_it_uses(command, notes):
    modules = loaded("--vault", str(notes), *command.split())
    packages = {name.split(".")[0] for name in modules if not name.startswith("_sysconfigdata")}  # it is `zoneinfo`'s
    packages -= sys.stdlib_module_names | {"commonplace"}
    assert packages <= MAY_LOAD[command]
    assert not modules & (SLOW - ({"logging"} if "lark" in packages else set()))  # lark's own
