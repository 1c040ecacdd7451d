"""A change that is stopped at any call that writes: each file is whole, all are old or all are new (house, 7).

A child process does the writing and is killed before the n-th call; another then opens the vault, as the next command
would. The same with a disk that refuses the n-th call.
"""

import errno
import os
import signal
import subprocess
import sys

import pytest

import commonplace
from commonplace.disk import apply, journal, trash, undo, writing
from commonplace.text import Change, Edit, FileChange, digest
from fences import lay

NOTES = {
    "A.md": "[[B]] one\n",
    "B.md": "[[A]] two\n",
    "x/C.md": "three [[A]]\n",
    "x/pic.png": "picture",
    "gone.md": "to go\n",
}
CALLS = ("write_new", "put", "take_away", "make_folder", "drop_folder", "flush_folder", "own_like")
CHILD = """
import sys
sys.path[:0] = {path!r}
import test_crash
test_crash.child(*sys.argv[1:])
"""


def change(folder):
    """Give a change that does everything at once."""

    def on(path, *edits, **rest):
        return FileChange(path, digest((folder / path).read_bytes()), edits, **rest)

    return Change(
        "everything",
        (
            on("A.md", Edit(0, 5, "[[D]]"), to="y/z/D.md"),
            on("B.md", Edit(0, 5, "[[D]]")),
            FileChange("x/C.md", None, to="A.md"),
            FileChange("x/pic.png", None, to="y/pic.png"),
            on("gone.md", removed=True),
            FileChange("New.md", None, content=b"new\n"),
        ),
    )


def stopping(number, act):
    """Make the n-th call that writes do something else: `act`."""
    left = int(number)

    def counted(call):
        def run(*arguments):
            nonlocal left
            left -= 1
            if left == 0:
                act()
            return call(*arguments)

        return run

    for module in (writing, apply, journal, trash, undo):
        for name in CALLS:
            if hasattr(module, name):
                setattr(module, name, counted(getattr(module, name)))


def child(folder, index, number, what):
    """Write the change, or take it back, and be killed before the n-th call."""
    from pathlib import Path

    with commonplace.Vault(folder, index) as vault:
        vault.refresh()
        planned = change(Path(folder)) if what == "apply" else None
        stopping(number, lambda: os.kill(os.getpid(), signal.SIGKILL))
        vault.apply(planned) if planned else vault.undo()


def files(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def states(tmp_path):
    """Give a vault with what it holds before the change and after it."""
    for name in ("vault", "other"):
        lay(tmp_path / name, {**NOTES, ".obsidian/app.json": '{"trashOption": "none"}'})
    with commonplace.Vault(str(tmp_path / "other"), ":memory:") as vault:
        vault.apply(change(tmp_path / "other"))
    old, new = files(tmp_path / "vault"), files(tmp_path / "other")
    assert old != new
    return tmp_path / "vault", old, new


def killed(folder, number, what="apply"):
    """Run a child that is killed; see that it ends so, or comes to its end before."""
    command = [sys.executable, "-c", CHILD.format(path=sys.path), str(folder), ":memory:", str(number), what]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode in {0, -signal.SIGKILL}, done.stderr


@pytest.mark.parametrize("number", range(1, 40))
def test_killed_while_writing(states, number):
    folder, old, new = states
    killed(folder, number)
    with commonplace.Vault(str(folder), ":memory:") as vault:
        vault.refresh()
        assert files(folder) in (old, new)
        assert (files(folder) == new) == bool(vault.history())
        if vault.history():
            assert vault.undo().left == ()
            assert files(folder) == old


@pytest.mark.parametrize("number", range(1, 34, 3))
def test_killed_while_taking_back(states, number):
    folder, old, new = states
    with commonplace.Vault(str(folder), ":memory:") as vault:
        vault.apply(change(folder))
    killed(folder, number, "undo")
    with commonplace.Vault(str(folder), ":memory:") as vault:
        vault.refresh()
        assert files(folder) in (old, new)
        while vault.undo():
            pass
        assert files(folder) == old


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EROFS])
@pytest.mark.parametrize("number", range(1, 33))
def test_a_disk_that_refuses(states, number, code, monkeypatch):
    folder, old, new = states

    def refuse():
        raise OSError(code, os.strerror(code))

    for module in (writing, apply, journal, trash, undo):
        for name in CALLS:
            if hasattr(module, name):
                monkeypatch.setattr(module, name, getattr(module, name))  # to be put back
    with commonplace.Vault(str(folder), ":memory:") as vault:
        vault.refresh()
        planned = change(folder)
        stopping(number, refuse)
        try:
            vault.apply(planned)
        except commonplace.WriteFailed as error:
            outcome = str(error)
            assert outcome.endswith("nothing was changed"), outcome  # not every call is refused
            assert files(folder) == old
        except OSError:
            assert files(folder) in (old, new)
        else:
            assert files(folder) == new


def test_two_processes_write_one_after_the_other(states):
    folder, _old, new = states
    command = [sys.executable, "-c", CHILD.format(path=sys.path), str(folder), ":memory:", "0", "apply"]
    children = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    ended = [one.communicate()[1] for one in children]
    assert files(folder) == new
    codes = sorted(one.returncode for one in children)
    assert codes == [0, 1], ended
    assert any("Stale" in text or "FileNotFoundError" in text for text in ended)
