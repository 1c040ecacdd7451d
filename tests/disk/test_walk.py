"""What is in a vault (spec 1.1 to 1.8), and reading it."""

import os

import pytest

from commonplace.disk.read import read_file, read_text
from commonplace.disk.walk import walk
from commonplace.errors import NoVault
from fences import lay


def paths(folder):
    return [entry.path for entry in walk(str(folder)).entries]


def test_every_visible_file_in_the_order_of_paths(tmp_path):
    names = [
        "b.md",
        "a/z.md",
        "a.md",
        "a/b/c.txt",
        "é.md",
        "Z",
        "a b.md",
        "\U0001f525.md",
        "\uffee.md",
        ".hidden.md",
        ".obsidian/x",
        "a/.git/x",
        "a/..x",
    ]
    lay(tmp_path, dict.fromkeys(names, ""))
    assert paths(tmp_path) == sorted(name for name in names if not any(part[0] == "." for part in name.split("/")))


def test_what_is_known_of_a_file(tmp_path):
    lay(tmp_path, {"a.md": "four"})
    (before,) = walk(str(tmp_path)).entries
    assert before[:3] == ("a.md", 4, (tmp_path / "a.md").stat().st_mtime_ns)
    os.utime(tmp_path / "a.md", ns=(5, 5))
    (after,) = walk(str(tmp_path)).entries
    assert (after.mtime, after.stamp != before.stamp) == (5, True)


def test_a_replaced_file_has_another_stamp(tmp_path):
    lay(tmp_path, {"a.md": "one", "b.md": "two"})
    for name in ("a.md", "b.md"):
        os.utime(tmp_path / name, ns=(7, 7))
    one, other = walk(str(tmp_path)).entries
    os.replace(tmp_path / "b.md", tmp_path / "a.md")
    (now,) = walk(str(tmp_path)).entries
    assert now[:3] == one[:3]
    assert now.stamp != one.stamp
    assert other.stamp != one.stamp


def test_of_two_links_to_one_folder_the_first_by_path_is_taken(tmp_path):
    lay(tmp_path, {"outside/n.md": "", "vault/x.md": ""})
    for name in ("zz", "mm", "aa", "nn"):
        (tmp_path / "vault" / name).symlink_to(tmp_path / "outside", target_is_directory=True)
    assert paths(tmp_path / "vault") == ["aa/n.md", "x.md"]
    assert [one.path for one in walk(str(tmp_path / "vault")).left_out] == ["mm", "nn", "zz"]


def test_a_link_inside_a_linked_folder(tmp_path):
    lay(tmp_path, {"one/n.md": "", "two/m.md": "", "vault/x.md": ""})
    (tmp_path / "vault" / "one").symlink_to(tmp_path / "one", target_is_directory=True)
    (tmp_path / "one" / "two").symlink_to(tmp_path / "two", target_is_directory=True)
    (tmp_path / "two" / "back").symlink_to(tmp_path / "one", target_is_directory=True)
    assert paths(tmp_path / "vault") == ["one/n.md", "one/two/m.md", "x.md"]


def test_a_vault_that_is_itself_a_link(tmp_path):
    lay(tmp_path, {"real/a.md": ""})
    (tmp_path / "link").symlink_to("real", target_is_directory=True)
    (tmp_path / "real" / "self").symlink_to(tmp_path / "link", target_is_directory=True)
    assert paths(tmp_path / "link") == ["a.md"]


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(NoVault, match="no such file or directory"):
        walk(str(tmp_path / "nowhere"))


@pytest.mark.parametrize("size", [0, 1, 4, 9, 10, 11, 100, 1 << 20])
@pytest.mark.parametrize("data", [b"", b"0123456789", b"x" * 3_000_000], ids=len)
def test_a_file_is_read_whole_whatever_size_it_was_said_to_have(tmp_path, data, size):
    lay(tmp_path, {"a": data})
    assert read_file(str(tmp_path), "a", size) == data


def test_what_cannot_be_read(tmp_path):
    lay(tmp_path, {"folder/x": ""})
    os.mkfifo(tmp_path / "pipe")
    with (tmp_path / "large").open("wb") as file:
        file.truncate((64 << 20) + 1)
    assert [read_file(str(tmp_path), name) for name in ("gone", "folder", "large", "a\0b", "\ud800")] == [None] * 5
    assert not read_file(str(tmp_path), "pipe")
    assert read_text(str(tmp_path / "gone")) is None
    assert read_text(str(tmp_path / "folder")) is None


def test_text_of_settings(tmp_path):
    lay(tmp_path, {"a": b"\xef\xbb\xbfcaf\xe9"})
    assert read_text(str(tmp_path / "a")) == "caf\ufffd"
