"""Several processes with one index: nobody sees half a refresh, nobody fails, and a killed one leaves no harm."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import pytest

import commonplace
from fences import lay
from tables import assert_as_fresh

# A vault is in one of two states, and every count of it tells which: `count` notes, or twice as many.
STATE = """
import sys, time
from pathlib import Path
from threading import Thread
import commonplace

root, index, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])

def become(state):
    for number in range(count, 2 * count):
        path = root / f"n{number}.md"
        if state == 2:
            path.write_text(f"# N\\n\\n[[n0]] [[miss {number}]] #t{number}\\n\\n- [ ] do\\n", "utf-8")
        else:
            path.unlink(missing_ok=True)
"""

WRITER = (
    STATE
    + """
with commonplace.open(root, index) as vault:
    for turn in range(int(sys.argv[4])):
        become(1 + turn % 2)
        vault.refresh()
print("done", *vault.said)
"""
)

READER = (
    STATE
    + """
seen, longest = set(), 0
with commonplace.open(root, index) as vault:
    vault._fresh = True  # it asks what the others wrote and looks at no file itself
    end = time.monotonic() + float(sys.argv[4])
    while time.monotonic() < end:
        begun = time.monotonic()
        o = vault.overview()
        seen.add((o.notes, o.links, o.missing, o.tasks_open, o.tags, sum(dict(o.kinds).values()), len(o.wanted)))
        card = vault.note("n0")
        assert len(card.backlinks) in (count - 1, 2 * count - 1), len(card.backlinks)
        graph = vault.graph()
        assert {e.source for e in graph.edges} <= {n.id for n in graph.nodes}
        assert {e.target for e in graph.edges} <= {n.id for n in graph.nodes}
        longest = max(longest, time.monotonic() - begun)
print("done", sorted(seen), round(longest, 3))
"""
)

REFRESHER = (
    STATE
    + """
end = time.monotonic() + float(sys.argv[4])
turns = 0
while time.monotonic() < end:
    with commonplace.open(root, index) as vault:
        vault.refresh()
        assert not vault.said, vault.said
        turns += 1
print("done", turns)
"""
)

CUT = (
    STATE
    + """
import os, signal
stop = int(sys.argv[4])

def kill(done, total):
    if done >= stop:
        os.kill(os.getpid(), signal.SIGKILL)

with commonplace.Vault(str(root), index, progress=kill) as vault:
    vault.refresh()
print("not killed")
"""
)


def start(snippet, *arguments):
    """Start a process on a snippet."""
    command = [sys.executable, "-c", snippet, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")


def end(process):
    """Wait for a process; give what it printed, which must begin with `done`."""
    out, error = process.communicate(timeout=60)
    assert process.returncode == 0, error[-2000:]
    assert out.startswith("done"), out
    return out.removeprefix("done").strip()


@pytest.fixture
def root(tmp_path):
    """Give a vault in its first state: n0 ... n39."""
    notes = {f"n{number}.md": f"# N\n\n[[n0]] [[miss {number}]] #t{number}\n\n- [ ] do\n" for number in range(40)}
    lay(tmp_path / "vault", notes)
    return tmp_path / "vault"


def test_a_reader_sees_whole_states(root, tmp_path):
    index = tmp_path / "index.sqlite"
    with commonplace.open(root, index) as vault:
        vault.refresh()
    writer, readers = start(WRITER, root, index, 40, 40), [start(READER, root, index, 40, 3) for _ in range(2)]
    assert end(writer) == ""
    states = {(n, 2 * n, n, n, n, n, 10) for n in (40, 80)}
    for reader in readers:
        seen, longest = end(reader).rsplit(" ", 1)
        assert {tuple(state) for state in json.loads(seen.replace("(", "[").replace(")", "]"))} <= states
        assert float(longest) < 1


def test_processes_that_make_one_index_at_once(root, tmp_path):
    for turn in range(3):
        index = tmp_path / f"index{turn}.sqlite"
        processes = [start(REFRESHER, root, index, 40, 0.3) for _ in range(4)]
        assert all(int(end(process)) for process in processes)
        with commonplace.open(root, index) as vault:
            assert vault.refresh().parsed == 0
            assert_as_fresh(vault)
    assert not list(tmp_path.glob("*.aside*"))


def test_two_that_write_and_one_that_comes_and_goes(root, tmp_path):
    index = tmp_path / "index.sqlite"
    processes = [
        start(WRITER, root, index, 40, 20),
        start(WRITER, root, index, 40, 21),
        start(REFRESHER, root, index, 40, 2),
    ]
    for process in processes:
        end(process)
    with commonplace.open(root, index) as vault:
        vault.refresh()
        assert_as_fresh(vault)
        assert vault.connection.pragma("integrity_check") == "ok"


@pytest.mark.parametrize("stop", [0, 256])
@pytest.mark.parametrize("made", [False, True], ids=["the first refresh", "a later one"])
def test_killed_in_the_middle_of_a_refresh(root, tmp_path, stop, made):
    index = tmp_path / "index.sqlite"
    if made:
        with commonplace.open(root, index) as vault:
            vault.refresh()
    more = {f"more {number}.md": "[[n0]] words and words\n" * 40 for number in range(600)}
    lay(root, more)
    killed = start(CUT, root, index, 40, stop)
    killed.communicate(timeout=60)
    assert killed.returncode == -signal.SIGKILL
    with commonplace.open(root, index) as vault:
        assert vault.refresh().files == 640
        assert vault.said == []
        assert vault.index == str(index)
        assert len(vault.links("more 7")) == 40
        assert vault.connection.pragma("integrity_check") == "ok"
    with commonplace.open(root, index) as vault:
        vault.refresh()
        assert_as_fresh(vault)


def test_killed_at_any_time(root, tmp_path):
    """Killed after a random while, again and again, also while the tables are made and while the file is closed."""
    index = tmp_path / "index.sqlite"
    for turn in range(12):
        process = start(WRITER, root, index, 40, 1000)
        deadline = time.monotonic() + 20
        while not index.exists() and time.monotonic() < deadline:
            time.sleep(0.001)
        time.sleep(0.013 * turn)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        with commonplace.open(root, index) as vault:
            vault.refresh()
            assert vault.said == []
            assert_as_fresh(vault)
    assert Path(index).exists()


def test_a_lock_that_is_held_for_too_long(root, tmp_path):
    index = tmp_path / "index.sqlite"
    with commonplace.open(root, index) as vault, commonplace.open(root, index) as other:
        vault.refresh()
        other.refresh()
        other._store.sql.set_busy_timeout(20)
        lay(root, {"new.md": "[[n0]]"})
        with vault._store.transaction():
            with pytest.raises(commonplace.IndexBusy, match=f"The index at {index} was held by another process"):
                other.refresh()
            assert len(other.notes()) == 40
        assert other.refresh().added == ("new.md",)


def test_who_waited_looks_again(root, tmp_path):
    """What a process saw before it got the lock may be older than what the one before it wrote."""
    index = tmp_path / "index.sqlite"
    with commonplace.open(root, index) as vault, commonplace.open(root, index) as other:
        vault.refresh()
        other.refresh()
        lay(root, {"new.md": "[[n0]]"})
        done = []
        waiting = Thread(target=lambda: done.append(vault.refresh()))
        with other._store.transaction():
            waiting.start()
            time.sleep(0.3)
            lay(root, {"late.md": "[[new]]"})
            other._store.set_meta("refreshed", time.time_ns())
        waiting.join()
        assert done[0].added == ("late.md", "new.md")


def test_a_refresh_that_is_interrupted_is_undone(root, tmp_path):
    def interrupt(_done, _total):
        raise KeyboardInterrupt

    index = tmp_path / "index.sqlite"
    with commonplace.open(root, index) as vault:
        vault.refresh()
        lay(root, {"new.md": "[[n0]]"})
        vault.progress = interrupt
        for _ in range(2):
            with pytest.raises(KeyboardInterrupt):
                vault.refresh()
            assert len(vault.notes()) == 40
        vault.progress = None
        vault.refresh()
        assert_as_fresh(vault)


def test_another_holds_the_lock_and_reading_goes_on(root, tmp_path):
    """A long refresh of another process keeps nobody from reading what was there before it."""
    index = tmp_path / "index.sqlite"
    with commonplace.open(root, index) as vault, commonplace.open(root, index) as other:
        for path in root.iterdir():
            os.utime(path, (1_600_000_000, 1_600_000_000))
        vault.refresh()
        other.refresh()
        with vault._store.transaction() as sql:
            sql.execute("DELETE FROM link")
            begun = time.monotonic()
            assert other.overview().links == 80
            assert other.refresh().parsed == 0  # nothing has changed: nothing is waited for
            assert len(other.backlinks("n0")) == 39
            assert time.monotonic() - begun < 1
            sql.execute("ROLLBACK")
            sql.execute("BEGIN")
