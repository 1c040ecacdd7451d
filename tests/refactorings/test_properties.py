"""Setting, taking away and renaming properties: only the lines of the property change."""

import json

import pytest

import commonplace
from changes import applied, as_bytes

SET = [
    ("---\na: 1 # one\nstatus: x # why\n---\nt", "status", ["done"], "---\na: 1 # one\nstatus: done # why\n---\nt"),
    ("---\nStatus: 'x'\n---\n", "status", ["it's"], "---\nStatus: 'it''s'\n---\n"),
    ('---\ns: "x"\n---\n', "s", ['a "b"'], '---\ns: "a \\"b\\""\n---\n'),
    ("---\ns:\n---\n", "s", ["[[A]]"], '---\ns: "[[A]]"\n---\n'),
    ("---\ns: x\n---\n", "s", ["a: b"], '---\ns: "a: b"\n---\n'),
    ("---\ns: x\n---\n", "s", ["1977"], "---\ns: 1977\n---\n"),
    ("---\ns: x\n---\n", "typed", ["1977"], '---\ns: x\ntyped: "1977"\n---\n'),
    ("---\ns: x\n---\n", "s", ["#a"], '---\ns: "#a"\n---\n'),
    ("---\ntags: [a, b]\n---\n", "tags", ["c", "d e"], "---\ntags: [c, d e]\n---\n"),
    ("---\nl:\n    - a\n    - b\n# note\nk: v\n---\n", "l", ["c"], "---\nl:\n    - c\n# note\nk: v\n---\n"),
    ("---\r\ns: x\r\n---\r\n", "t", ["y"], "---\r\ns: x\r\nt: y\r\n---\r\n"),
    ("text", "s", ["x"], "---\ns: x\n---\ntext"),
    ("\ufefftext", "s", ["x"], "\ufeff---\ns: x\n---\ntext"),
    ("text", "tags", ["x"], "---\ntags:\n  - x\n---\ntext"),
    ("---\n---\ntext", "s", ["x"], "---\ns: x\n---\ntext"),
    ("---\ns: x\n---", "t", ["y"], "---\ns: x\nt: y\n---"),
    ("`AUTHOR:` A. Balmer\nx", "author", ["B. Cole"], "`AUTHOR:` B. Cole\nx"),
    ("`AUTHOR:` A `YEAR:` 1977\n", "author", ["B"], "`AUTHOR:` B `YEAR:` 1977\n"),
    ("Read it [rating:: 4] (x)", "rating", ["5"], "Read it [rating:: 5] (x)"),
    ("rating:: 4\n", "rating", ["5"], "rating:: 5\n"),
]


@pytest.mark.parametrize(("text", "name", "values", "expected"), SET)
def test_set(vault, text, name, values, expected):
    files = {"n.md": text, ".obsidian/types.json": json.dumps({"types": {"typed": "text"}})}
    change = vault(files).vault.set("n", name, *values)
    assert applied(change, as_bytes(files))["n.md"].decode() == expected


def test_set_in_the_order_of_the_vault(vault):
    files = {f"{n}.md": "---\na: 1\nb: 2\nc: 3\n---\n" for n in range(3)} | {"n.md": "---\na: 1\nc: 3\n---\n"}
    change = vault(files).vault.set("n", "b", "x")
    assert applied(change, as_bytes(files))["n.md"] == b"---\na: 1\nb: x\nc: 3\n---\n"


UNSET = [
    ("---\na: 1\nstatus: x # why\nb: 2\n---\nt", "---\na: 1\nb: 2\n---\nt"),
    ("---\nstatus:\n  - x\n  - y\n# c\nb: 2\n---\n", "---\n# c\nb: 2\n---\n"),
    ("`STATUS:` x\nrest", "rest"),
    ("`STATUS:` x `YEAR:` 1977\n", "`YEAR:` 1977\n"),
    ("a [status:: x] b", "a b"),
    ("status:: x\nb\n", "b\n"),
]


@pytest.mark.parametrize(("text", "expected"), UNSET)
def test_unset(vault, text, expected):
    files = {"n.md": text}
    change = vault(files).vault.unset("n", "status")
    assert applied(change, as_bytes(files))["n.md"].decode() == expected


RENAMED = [
    ("---\nStatus: x # c\nb: 1\n---\n", "---\nstate: x # c\nb: 1\n---\n"),
    ('---\n"status": [a, b]\n---\n', "---\nstate: [a, b]\n---\n"),
    ("`STATUS:` x\n", "`STATE:` x\n"),
    ("a [status:: x] (status:: y)\n", "a [state:: x] (state:: y)\n"),
    ("**status**:: x\n", "**state**:: x\n"),
    ("- [ ] a [status:: x]\n\nstatus:: y\n", "- [ ] a [state:: x]\n\nstate:: y\n"),
    ("---\nstatus: x\nstate: y\n---\n", "---\nstatus: x\nstate: y\n---\n"),
]


@pytest.mark.parametrize(("text", "expected"), RENAMED)
def test_rename_property(vault, text, expected):
    files = {"n.md": text}
    change = vault(files).vault.rename_property("status", "state")
    assert applied(change, as_bytes(files))["n.md"].decode() == expected
    assert bool(change.said) == (text == expected)


VALUES = [
    ("---\nformat: atticle # c\n---\n", "---\nformat: article # c\n---\n"),
    ("---\nformat: [book, 'Atticle', atticles]\n---\n", "---\nformat: [book, 'article', atticles]\n---\n"),
    ('---\nformat:\n  - atticle\n  - "atticle"\n---\n', '---\nformat:\n  - article\n  - "article"\n---\n'),
    ("`FORMAT:` atticle\n", "`FORMAT:` article\n"),
    ("[format:: book, atticle] atticle\n", "[format:: book, article] atticle\n"),
]


@pytest.mark.parametrize(("text", "expected"), VALUES)
def test_rename_value(vault, text, expected):
    files = {"n.md": text}
    change = vault(files).vault.rename_property("format", "article", value="atticle")
    assert applied(change, as_bytes(files))["n.md"].decode() == expected


@pytest.mark.parametrize("text", ["---\na: [1\n---\n", '---\n{"a": 1}\n---\n', b"\xff"])
def test_what_cannot_be_written(vault, text):
    with pytest.raises(commonplace.Refused):
        vault({"n.md": text}).vault.set("n", "a", "x")
