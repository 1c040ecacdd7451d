"""Reading a vault writes nothing into it: no byte, no time, no inode, no name is another afterwards."""

import os
import stat
from pathlib import Path

import pytest

import commonplace
import hostile
from fences import lay
from test_hostile import as_nobody

EXAMPLES = Path(__file__).parents[1] / "examples" / "library"
ASKED = {"export", "find", "get", "health", "read", "refresh", "watch"}  # methods that ask_everything calls otherwise


def snapshot(folder):
    """Give all that a file system tells of a folder, but for the times of reading, and every byte in it."""
    found = {}
    for place, _folders, names in os.walk(os.fsencode(folder)):
        for path in (place, *(os.path.join(place, name) for name in names)):
            at = os.lstat(path)
            facts = (
                at.st_ino,
                at.st_mode,
                at.st_nlink,
                at.st_uid,
                at.st_gid,
                at.st_size,
                at.st_mtime_ns,
                at.st_ctime_ns,
            )
            content = Path(os.fsdecode(path)).read_bytes() if stat.S_ISREG(at.st_mode) else b""
            found[path] = (facts, content)
    return found


def test_every_method_is_asked():
    """Who adds a method to Vault adds it to `hostile.ask_everything`, and so to these tests."""
    own = [each for each in commonplace.Vault.__mro__ if each.__module__.startswith("commonplace.vault")]
    methods = {name for each in own for name, value in vars(each).items() if callable(value) and name[0] != "_"}
    source = Path(hostile.__file__).read_text("utf-8")
    assert not [name for name in methods - {"close", "watch"} if name not in source]


@pytest.mark.parametrize("name", hostile.SMALL)
def test_nothing_is_written_into_a_hostile_vault(name, tmp_path):
    folder = tmp_path / "vault"
    folder.mkdir()
    hostile.SMALL[name](folder)
    before = snapshot(tmp_path)
    with commonplace.open(folder, ":memory:") as vault:
        hostile.ask_everything(vault)
    assert snapshot(tmp_path) == before


def test_nothing_is_written_into_the_library(tmp_path, monkeypatch):
    monkeypatch.setenv("COMMONPLACE_CACHE", str(tmp_path / "cache"))
    before = snapshot(EXAMPLES)
    for _ in range(2):  # made, and then opened
        with commonplace.open(EXAMPLES) as vault:
            hostile.ask_everything(vault)
            next(vault.watch())
            assert Path(vault.index).parent == tmp_path / "cache"
    assert snapshot(EXAMPLES) == before


def test_nothing_is_written_where_the_program_runs(tmp_path, monkeypatch):
    """The only files made are those of the index."""
    monkeypatch.setenv("COMMONPLACE_CACHE", str(tmp_path / "cache"))
    lay(tmp_path / "vault", {"a.md": "[[b]]"})
    monkeypatch.chdir(tmp_path)
    with commonplace.open("vault") as vault:
        hostile.ask_everything(vault)
        name = Path(vault.index).name
    made = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert made == {"vault/a.md", f"cache/{name}"}


READ_ONLY = """
import json, os, sys
from pathlib import Path
import commonplace, hostile
from test_readonly import snapshot

top = Path(sys.argv[1])
for name in ("warm", "vault"):
    hostile.put(top / name, "note.md", "[[inner]]")
    hostile.put(top / name, "folder/inner.md", "[[note]]")
with commonplace.open(top / "warm", ":memory:") as vault:
    hostile.ask_everything(vault)
(top / "cache").mkdir()
if os.geteuid() == 0:
    for path in [*top.rglob("*")]:
        os.chown(path, hostile.NOBODY, hostile.NOBODY)
    os.setegid(hostile.NOBODY)
    os.seteuid(hostile.NOBODY)
for path in (top / "vault/folder", top / "vault"):
    path.chmod(0o500)
before = snapshot(top / "vault")
with commonplace.open(top / "vault", top / "cache" / "index.sqlite") as vault:
    hostile.ask_everything(vault)
    said = vault.said
assert snapshot(top / "vault") == before
try:
    (top / "vault" / "new.md").touch()
except PermissionError:
    said = [*said, "read only"]
print(json.dumps(said))
"""


def test_a_vault_on_a_read_only_folder():
    assert as_nobody(READ_ONLY) == ["read only"]
