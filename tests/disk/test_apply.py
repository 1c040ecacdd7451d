"""Writing a Change: all of it or nothing, nothing outside the vault, and every byte back with `undo`."""

import os
import stat

import pytest

import commonplace
from commonplace.text import Change, Edit, FileChange, digest

NOTES = {
    "A.md": b"one\r\ntwo\r\n",
    "B.md": b"\xef\xbb\xbfbom, no end",
    "x/C.md": b"three\n",
    "x/pic.png": bytes(300),
}


@pytest.fixture
def made(vault):
    return vault(NOTES)


def on(made, path, *edits, **rest):
    """Give the change of a file as it is now."""
    return FileChange(path, digest((made.path / path).read_bytes()), edits, **rest)


def files(made):
    """Give every file of a vault: bytes and mode."""
    found = (path for path in made.path.rglob("*") if path.is_file())
    return {str(path.relative_to(made.path)): (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) for path in found}


def changes(made):
    """Give changes of every kind."""
    return {
        "edits": Change(
            "t", (on(made, "A.md", Edit(5, 8, "2"), Edit(0, 0, "> ")), on(made, "B.md", Edit(3, 6, "BOM")))
        ),
        "a move": Change("t", (FileChange("x/pic.png", None, to="new/deep/pic.png"),)),
        "a move with edits": Change("t", (on(made, "A.md", Edit(0, 3, "1"), to="x/D.md"),)),
        "a swap": Change("t", (FileChange("A.md", None, to="B.md"), FileChange("B.md", None, to="A.md"))),
        "a swap with edits": Change("t", (on(made, "A.md", Edit(0, 3, "1"), to="B.md"), on(made, "B.md", to="A.md"))),
        "a new file": Change("t", (FileChange("n/New.md", None, content=b"new\n"),)),
        "a file goes": Change("t", (on(made, "x/C.md", removed=True),)),
        "a folder": Change(
            "t", (FileChange("x/C.md", None, to="y/C.md"), FileChange("x/pic.png", None, to="y/pic.png"))
        ),
        "case": Change("t", (FileChange("A.md", None, to="a.md"),)),
        "all": Change(
            "t",
            (
                on(made, "A.md", Edit(0, 3, "1"), to="x/C.md"),
                on(made, "x/C.md", removed=True),
                FileChange("x/pic.png", None, to="pic.png"),
                FileChange("New.md", None, content=b""),
                on(made, "B.md", Edit(0, 3, "")),
            ),
        ),
    }


KINDS = [
    "edits",
    "a move",
    "a move with edits",
    "a swap",
    "a swap with edits",
    "a new file",
    "a file goes",
    "a folder",
    "case",
    "all",
]


def test_edits_change_what_they_name(made):
    made.vault.apply(changes(made)["edits"])
    assert (made.path / "A.md").read_bytes() == b"> one\r\n2\r\n"
    assert (made.path / "B.md").read_bytes() == b"\xef\xbb\xbfBOM, no end"


@pytest.mark.parametrize("kind", KINDS)
def test_a_change_and_its_inverse_restore_every_byte(made, kind):
    (made.path / ".obsidian").mkdir()
    (made.path / ".obsidian/app.json").write_text('{"trashOption": "none"}', encoding="utf-8")
    os.chmod(made.path / "A.md", 0o640)
    os.chmod(made.path / "x/C.md", 0o600)
    before = files(made)
    made.vault.refresh()
    made.vault.apply(changes(made)[kind])
    then = files(made)
    assert then != before
    assert not [path for path in then if "commonplace-" in path]
    undone = made.vault.undo()
    assert undone.left == ()
    assert files(made) == before
    assert made.vault.undo() is None
    assert {one.path for one in made.vault.notes()} == {"A.md", "B.md", "x/C.md"}


def test_a_swap_is_one(made):
    made.vault.apply(changes(made)["a swap"])
    assert (made.path / "A.md").read_bytes() == NOTES["B.md"]
    assert (made.path / "B.md").read_bytes() == NOTES["A.md"]


def test_an_emptied_folder_goes(made):
    made.vault.apply(changes(made)["a folder"])
    assert not (made.path / "x").exists()


def test_what_changed_since_the_plan_is_not_written(made):
    change = changes(made)["all"]
    (made.path / "B.md").write_bytes(b"saved by an editor")
    before = files(made)
    with pytest.raises(commonplace.Stale, match=r"B\.md"):
        made.vault.apply(change)
    assert files(made) == before
    assert made.vault.history() == []


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("A.md", "B.md"),
        ("A.md", "../out.md"),
        ("A.md", "/out.md"),
        ("A.md", "x/../../out.md"),
        ("A.md", "link/out.md"),
        ("A.md", "a:b.md"),
        ("A.md", "con.md"),
        ("A.md", "trailing ."),
        ("A.md", "Cafe\u0301.md"),
        ("A.md", "n" * 256),
        ("A.md", ".hidden.md"),
        ("../out.md", "in.md"),
        ("link/there.md", "in.md"),
    ],
)
def test_what_would_hurt_is_refused(made, tmp_path, path, to):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/there.md").write_bytes(b"theirs")
    (made.path / "link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    before = files(made)
    with pytest.raises(commonplace.Refused):
        made.vault.apply(Change("t", (FileChange(path, None, to=to),)))
    assert files(made) == before
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == ["there.md"]


def test_two_files_cannot_come_to_one_name(made):
    with pytest.raises(commonplace.Refused, match="two files"):
        made.vault.apply(Change("t", (FileChange("A.md", None, to="N.md"), FileChange("B.md", None, to="N.md"))))
    with pytest.raises(commonplace.Refused, match="twice"):
        made.vault.apply(Change("t", (FileChange("A.md", None, to="N.md"), FileChange("A.md", None, to="M.md"))))


def test_a_link_to_a_file_is_not_written_through(made, tmp_path):
    (tmp_path / "theirs.md").write_bytes(b"theirs")
    (made.path / "L.md").symlink_to(tmp_path / "theirs.md")
    with pytest.raises(commonplace.Refused, match="link"):
        made.vault.apply(Change("t", (on(made, "L.md", Edit(0, 1, "X")),)))
    assert (tmp_path / "theirs.md").read_bytes() == b"theirs"


def test_undo_leaves_what_has_changed_since(made):
    made.vault.apply(changes(made)["edits"])
    (made.path / "A.md").write_bytes(b"edited again")
    undone = made.vault.undo()
    assert undone.files == ("B.md",)
    assert undone.left == (("A.md", "it has been changed since"),)
    assert (made.path / "A.md").read_bytes() == b"edited again"
    assert (made.path / "B.md").read_bytes() == NOTES["B.md"]


def test_many_steps_back(made):
    before = files(made)
    for number in range(5):
        made.vault.apply(Change(f"step {number}", (on(made, "A.md", Edit(0, 0, f"{number} ")),)))
    assert [one.title for one in made.vault.history()] == [f"step {number}" for number in (4, 3, 2, 1, 0)]
    titles = [made.vault.undo().title for _ in range(5)]
    assert titles == [f"step {number}" for number in (4, 3, 2, 1, 0)]
    assert files(made) == before


def test_what_goes_lies_in_the_trash_of_the_vault(made):
    (made.path / ".obsidian").mkdir()
    (made.path / ".obsidian/app.json").write_text('{"trashOption": "local"}', encoding="utf-8")
    made.vault.refresh()
    made.vault.apply(changes(made)["a file goes"])
    assert (made.path / ".trash/x/C.md").read_bytes() == NOTES["x/C.md"]
    made.vault.undo()
    assert (made.path / "x/C.md").read_bytes() == NOTES["x/C.md"]


def test_the_diff_says_what_will_be(made):
    assert made.vault.diff(changes(made)["all"]).split("\n") == [
        "rename from A.md",
        "rename to x/C.md",
        "--- a/A.md",
        "+++ b/x/C.md",
        "@@ -1,2 +1,2 @@",
        "-one\r",
        "+1\r",
        " two\r",
        "--- a/B.md",
        "+++ b/B.md",
        "@@ -1 +1 @@",
        "-\ufeffbom, no end",
        "\\ No newline at end of file",
        "+bom, no end",
        "\\ No newline at end of file",
        "new file New.md",
        "--- a/x/C.md",
        "+++ /dev/null",
        "@@ -1 +0,0 @@",
        "-three",
        "rename from x/pic.png",
        "rename to pic.png",
        "",
    ]
