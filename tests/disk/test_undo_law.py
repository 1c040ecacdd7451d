"""Random changes of random kinds, taken back one by one: every state on the way, byte for byte."""

from random import Random

import pytest

from commonplace.text import Change, Edit, FileChange, digest

NAMES = [f"{folder}{name}.md" for folder in ("", "x/", "x/y/", "z/") for name in ("A", "b", "Ü", "c d")]


def files(folder):
    """Give every visible file of a vault."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found if ".obsidian" not in path.parts}


def random_change(rng, folder):
    """Give a change of some of the files: edits, moves, swaps, new files, removals."""
    now = files(folder)
    touched = rng.sample(sorted(now), k=min(len(now), rng.randint(1, 4)))
    free = [name for name in NAMES if name not in now]
    rng.shuffle(free)
    free += [path for path in touched if rng.random() < 0.5]
    changes, leaving = [], set()
    for path in touched:
        data = now[path]
        removed, moves = rng.random() < 0.15, rng.random() < 0.5
        to = (
            next((name for name in free if name not in leaving and name != path), None)
            if moves and not removed
            else None
        )
        if to in now and to not in leaving:
            to = None  # it may stay
        leaving |= {path} if removed or to else set()
        free = [name for name in free if name != to]
        edits = tuple(random_edits(rng, data)) if not removed and rng.random() < 0.7 else ()
        changes.append(FileChange(path, digest(data), edits, to, removed=removed))
    if free and rng.random() < 0.5 and free[0] not in now:
        changes.append(FileChange(free[0], None, content=rng.randbytes(rng.randint(0, 20))))
    return Change("random", tuple(changes))


def random_edits(rng, data):
    at = 0
    while at <= len(data) and rng.random() < 0.7:
        start = rng.randint(at, len(data))
        end = rng.randint(start, len(data))
        yield Edit(start, end, rng.choice(["", "x", "ünï\r\n", "long " * 5]))
        at = end + 1


@pytest.mark.parametrize("seed", range(3))
def test_all_is_taken_back(vault, seed):
    rng = Random(seed)  # noqa: S311  # made-up notes
    start = {name: rng.randbytes(rng.randint(0, 40)) for name in NAMES[::2]}
    made = vault(start | {".obsidian/app.json": b'{"trashOption": "none"}'})
    states = [files(made.path)]
    for _ in range(40):
        made.vault.apply(random_change(rng, made.path))
        states.append(files(made.path))
    for expected in reversed(states[:-1]):
        assert made.vault.undo().left == ()
        assert files(made.path) == expected
    assert made.vault.undo() is None
