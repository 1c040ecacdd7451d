"""The torture vault: every form of a link in one place, and its expected text after each refactoring beside it.

`pytest --accept tests/refactorings/test_torture.py` writes what is there now; read the difference.
"""

import shutil

import pytest

from changes import applied, opened
from modules import ROOT

PLACE = ROOT / "tests" / "vaults" / "torture"
PLANS = {
    "rename": lambda vault: vault.rename("Folder/a", "d"),
    "rename-queries": lambda vault: vault.rename("Folder/", "Other (1)", queries=True),
    "move": lambda vault: vault.move("Folder/a", "Deep/Er"),
    "merge": lambda vault: vault.merge("Folder/a", "Folder/c"),
    "split": lambda vault: vault.split("Folder/a", "h"),
}


def files_in(folder):
    """Give the files of a folder, path to bytes."""
    return {str(each.relative_to(folder).as_posix()): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


@pytest.mark.parametrize("name", PLANS)
def test_the_text_after(name, tmp_path, request):
    before = files_in(PLACE / "before")
    with opened(tmp_path / "v", before) as vault:
        change = PLANS[name](vault)
    after = applied(change, before)
    different = {path: data for path, data in after.items() if before.get(path) != data}
    different["said.txt"] = "".join(f"{line}\n" for line in change.said).encode()
    if request.config.getoption("--accept"):
        shutil.rmtree(PLACE / name, ignore_errors=True)
        for path, data in different.items():
            (PLACE / name / path).parent.mkdir(parents=True, exist_ok=True)
            (PLACE / name / path).write_bytes(data)
    assert different == files_in(PLACE / name)
