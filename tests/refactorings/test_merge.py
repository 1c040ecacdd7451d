"""Merging (spec 9.13): one text, and every link to either means what it meant."""

import pytest

import commonplace
from changes import applied, as_bytes

MERGED = [
    ({"A.md": "---\ntags: [x]\n---\nfoo", "B.md": "---\ntags: [y]\n---\nbar", "n.md": "[[A#h]] [[A|A]] ![[a]]"},
     {"B.md": "---\ntags: [y, x]\n---\nbar\n\nfoo", "n.md": "[[B#h]] [[B|B]] ![[B]]"}),
    ({"A.md": "foo\n", "B.md": "bar\n"}, {"B.md": "bar\n\nfoo\n"}),
    ({"A.md": "foo\n", "B.md": ""}, {"B.md": "foo\n"}),
    ({"A.md": "---\nk: v # c\nl:\n  - a\n---\nfoo\n", "B.md": ""}, {"B.md": "---\nk: v # c\nl:\n  - a\n---\nfoo\n"}),
    ({"A.md": '---\nk: v\nup: "[[A]]"\n---\n', "B.md": "---\nk: w\nz: 1\n---\nbar"},
     {"B.md": '---\nk: w\nz: 1\nup: "[[B]]"\n---\nbar'}),
    ({"A.md": "---\ntags:\n  - x\n  - y\n---\n", "B.md": "---\ntags:\n- y\nk: 1\n---\n"},
     {"B.md": "---\ntags:\n- y\n- x\nk: 1\n---\n"}),
    ({"A.md": "---\naliases: [x]\n---\n", "B.md": "---\naliases: y\n---\n"}, {"B.md": "---\naliases: [y, x]\n---\n"}),
    ({"d/A.md": "[t](./i.png) [[A]] [[#H]]\n# H", "d/i.png": b"", "B.md": "[[A]]\n# H"},
     {"B.md": "[[B]]\n# H\n\n[t](./d/i.png) [[B]] [[#H]]\n# H"}),
    ({"A.md": "# H\n## I\n", "B.md": "# G\n## I\n", "n.md": "[[A#I]] [[A#H#I]] [[B#I]] [[A#H]]"},
     {"B.md": "# G\n## I\n\n# H\n## I\n", "n.md": "[[B#H#I]] [[B#H#I]] [[B#I]] [[B#H]]"}),
    ({"A.md": "a[^1] b[^x]\n\n[^1]: one\n[^x]: x\n", "B.md": "c[^1]\n\n[^1]: two\n"},
     {"B.md": "c[^1]\n\n[^1]: two\n\na[^1-2] b[^x]\n\n[^1-2]: one\n[^x]: x\n"}),
    ({"A.md": "foo\n", "B.md": "bar\r\n", "c.canvas": '{"nodes":[{"type":"file","file":"A.md"}]}'},
     {"B.md": "bar\r\n\r\nfoo\r\n", "c.canvas": '{"nodes":[{"type":"file","file":"B.md"}]}'}),
    ({"d/A.md": "", "B.md": "b", "x/A.md": "", "n.md": "[[d/A]] [[x/A]]"}, {"n.md": "[[B]] [[x/A]]"}),
]  # fmt: skip


@pytest.mark.parametrize(("files", "different"), MERGED)
def test_merge(vault, files, different):
    before = as_bytes(files)
    made = vault(files).vault
    change = made.merge("d/A" if "d/A.md" in files else "A", "B")
    expected = before | as_bytes(different)
    expected.pop("d/A.md" if "d/A.md" in files else "A.md")
    assert applied(change, before) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [("x", "```\nopen"), ("---\na: [\n---\n", "x"), (b"\xff", "x"), ("[[X]]", "%%\nopen\n\n<!--")],
)
def test_refused(vault, one, other):
    with pytest.raises(commonplace.Refused):
        vault({"A.md": one if one != "x" else "# x", "B.md": other}).vault.merge("A", "B")


def test_into_itself(vault):
    with pytest.raises(commonplace.Refused):
        vault({"A.md": ""}).vault.merge("A", "A")


def test_what_no_link_could_mean(vault):
    said = vault({"A.md": "# H\nx ^b", "B.md": "# H\ny ^b", "n.md": "[[A#H]]"}).vault.merge("A", "B").said
    assert [one.partition(" stands")[0] for one in said] == ["the block ^b", "the heading “H”"]
