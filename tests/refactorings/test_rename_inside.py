"""Renaming what is inside of notes: headings, blocks, tags."""

import pytest

import commonplace
from changes import applied, as_bytes

HEADINGS = [
    ({"N.md": "## A: x\n[[#A x]]", "m.md": "[[N#A x]] [[N#P#A x]] [[N#a X|t]] [[N#B]] [t](N.md#A%20x)"}, "A: x", "B c",
     {"N.md": "## B c\n[[#B c]]", "m.md": "[[N#B c]] [[N#P#A x]] [[N#B c|t]] [[N#B]] [t](N.md#B%20c)"}),
    ({"N.md": "# P\n## A ##\n", "m.md": "[[N#P#A]] ![[N#A]] [[N#P]]"}, "P#A", "B",
     {"N.md": "# P\n## B ##\n", "m.md": "[[N#P#B]] ![[N#B]] [[N#P]]"}),
    ({"N.md": "# P\n## A\n", "m.md": "[[N#P#A]]"}, "P", "Q", {"N.md": "# Q\n## A\n", "m.md": "[[N#Q#A]]"}),
    ({"N.md": "# A\n# P\n## B\n", "m.md": "[[N#B]] [[N#A]]"}, "A", "B",
     {"N.md": "# B\n# P\n## B\n", "m.md": "[[N#P#B]] [[N#B]]"}),
    ({"N.md": "A\n===\n[[#A]]\n", "c.canvas": '{"nodes":[{"type":"file","file":"N.md","subpath":"#A"}]}'}, "A", "B",
     {"N.md": "B\n===\n[[#B]]\n", "c.canvas": '{"nodes":[{"type":"file","file":"N.md","subpath":"#B"}]}'}),
    ({"N.md": "# See [[N#A]] x\n## A\n", "m.md": "[[N#See N A x]]"}, "See N A x", "B",
     {"N.md": "# B\n## A\n", "m.md": "[[N#B]]"}),
    ({"N.md": "# A\r\n`# A` [[N]]\r\n"}, "A", "B: c | d", {"N.md": "# B: c | d\r\n`# A` [[N]]\r\n"}),
]  # fmt: skip


@pytest.mark.parametrize(("files", "old", "new", "different"), HEADINGS)
def test_headings(vault, files, old, new, different):
    change = vault(files).vault.rename_heading("N", old, new)
    assert applied(change, as_bytes(files)) == as_bytes(files) | as_bytes(different)


def test_blocks(vault):
    files = {"N.md": "x ^a1\n\n[[#^A1]]", "m.md": "[[N#^a1]] ![[N#^a1|t]] [[N#a1]] [t](N.md#^a1)"}
    change = vault(files).vault.rename_block("N", "a1", "b")
    expected = {"N.md": "x ^b\n\n[[#^b]]", "m.md": "[[N#^b]] ![[N#^b|t]] [[N#a1]] [t](N.md#^b)"}
    assert applied(change, as_bytes(files)) == as_bytes(expected)


TAGS = [
    ("#a #A #a/b #ab #x/a `#a` [x](y#a)", "#x #x #x/b #ab #x/a `#a` [x](y#a)"),
    ("---\ntags: [a, \"#a/b\", 'A', ab] # a\n---\n#a", "---\ntags: [x, \"#x/b\", 'x', ab] # a\n---\n#x"),
    ("---\nTags:\n  - a\n  - a/c # a\n  - b\nk: a\n---\n", "---\nTags:\n  - x\n  - x/c # a\n  - b\nk: a\n---\n"),
    ("---\ntags: a\n---\n> - [ ] #a\n", "---\ntags: x\n---\n> - [ ] #x\n"),
    ("x <!-- #a --> %% #a %% $#a$\n\n```\n#a\n```\n", "x <!-- #a --> %% #x %% $#a$\n\n```\n#a\n```\n"),
]


@pytest.mark.parametrize(("text", "expected"), TAGS)
def test_tags(vault, text, expected):
    files = {"n.md": text}
    change = vault(files).vault.rename_tag("#a", "x")
    assert applied(change, as_bytes(files))["n.md"].decode() == expected


def test_nested_tags_and_odd_words(vault):
    files = {"n.md": "---\ntags: [a/b, a]\n---\n#a/b/c #a"}
    change = vault(files).vault.rename_tag("a/b", "null")
    assert applied(change, as_bytes(files))["n.md"] == b'---\ntags: ["null", a]\n---\n#null/c #a'


REFUSED = [
    lambda v: v.rename_heading("N", "Z", "B"),
    lambda v: v.rename_heading("N", "A", "***"),
    lambda v: v.rename_block("N", "z", "b"),
    lambda v: v.rename_block("N", "a", "b c"),
    lambda v: v.rename_block("N", "a", "b"),
    lambda v: v.rename_tag("a", "x y"),
    lambda v: v.rename_tag("a", "1984"),
]


@pytest.mark.parametrize("plan", REFUSED)
def test_refused(vault, plan):
    made = vault({"N.md": "# A\nx ^a\n\ny ^b\n\n#a"}).vault
    with pytest.raises(commonplace.Refused):
        plan(made)
