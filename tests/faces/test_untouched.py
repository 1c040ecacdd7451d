"""No command changes a byte, a time or a name in the vault."""

import os

import pytest

from faces.calls import calls


def snapshot(folder):
    """Give name, kind, rights, times and bytes of everything in a folder."""
    found = {}
    for place, folders, files in os.walk(folder):
        for name in (".", *folders, *files):
            path = os.path.join(place, name)
            seen = os.lstat(path)
            content = b"" if os.path.isdir(path) else read(path)
            found[os.path.relpath(path, folder)] = (seen.st_mode, seen.st_mtime_ns, seen.st_ino, content)
    return found


def read(path):
    with open(path, "rb") as file:
        return file.read()


@pytest.mark.parametrize("form", [[], ["--json"]], ids=["text", "json"])
def test_the_vault_is_as_it_was(form, ask, library, tmp_path):
    before = snapshot(library)
    for words in calls("Index"):
        assert ask(*form, *words, vault=library).code in (0, 1)
        assert ask(*form, *words, "--index", tmp_path / "index.sqlite", vault=library).code in (0, 1)
    assert ask(*form, "export", "graph", "-o", library / "graph.xml", vault=library).code == 2
    assert ask(*form, "overview", "--index", library / "index.sqlite", vault=library).code == 6
    assert snapshot(library) == before
