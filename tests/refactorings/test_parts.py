"""Creating, splitting, extracting, linking mentions."""

import json

import pytest

import commonplace
from changes import applied, as_bytes

NOW = "2024-05-06T07:08"


def test_create(vault):
    files = {"T.md": "---\nread: {{date}}\n---\n# {{title}} {{DATE:YYYY}} {{time}} {{foo}}\n", "n.md": "[[x/New]]"}
    change = vault(files).vault.create("x/New", template="T", now=NOW)
    assert applied(change, as_bytes(files))["x/New.md"] == (b"---\nread: 2024-05-06\n---\n# New 2024 07:08 {{foo}}\n")
    assert change.said == ("a link that had no target will mean x/New.md: n.md",)


def test_create_captures_nothing(vault):
    files = {"x/New.md": "", "n.md": "[[New]]"}
    change = vault(files).vault.create("New")
    assert applied(change, as_bytes(files)) == as_bytes({"x/New.md": "", "n.md": "[[x/New]]", "New.md": ""})


def test_create_what_is_there(vault):
    with pytest.raises(commonplace.Refused):
        vault({"New.md": ""}).vault.create("new")


def test_create_wanted(vault):
    files = {"n.md": "[[A]] [[b/C]] [[a.md]] [[x.png]] [[what?]] [[n]]"}
    change = vault(files).vault.create_wanted()
    assert sorted(applied(change, as_bytes(files))) == ["A.md", "b/C.md", "n.md"]
    assert "what?" in change.said[0]


SPLIT = [
    ({"d/S.md": "a\n\n# H\n[a](./x.md) [[#I]] [[#J]]\n## I\n\n# J\n[[#H]] [[#J]]\n", "d/x.md": "",
      "n.md": "[[S#H]] [[S#I|t]] [[S#J]] [[S]] [t](d/S.md#I)"}, "H", None,
     {"d/S.md": "a\n\n[[H]]\n\n# J\n[[H#H]] [[#J]]\n", "d/H.md": "# H\n[a](./x.md) [[#I]] [[S#J]]\n## I\n",
      "n.md": "[[H#H]] [[H#I|t]] [[S#J]] [[S]] [t](d/H.md#I)"}),
    ({"S.md": "# A\n## X\n# B\n## X\n[[#X]] [[#B#X]]\n"}, "B", None,
     {"S.md": "# A\n## X\n[[B]]\n", "B.md": "# B\n## X\n[[S#X]] [[#B#X]]\n"}),
    ({"S.md": "# A\nx ^b\n\n[[#^b]]\n", "n.md": "![[S#^b]]"}, "A", "Z",
     {"S.md": "[[Z]]\n", "Z.md": "# A\nx ^b\n\n[[#^b]]\n", "n.md": "![[Z#^b]]"}),
    ({"S.md": "# A\nx\n", "q/A.md": "", "n.md": "[[A]]"}, "A", None,
     {"S.md": "[[A]]\n", "A.md": "# A\nx\n", "n.md": "[[q/A]]"}),
]  # fmt: skip


@pytest.mark.parametrize(("files", "at", "new", "different"), SPLIT)
def test_split(vault, files, at, new, different):
    change = vault(files).vault.split("S", at, new)
    assert applied(change, as_bytes(files)) == as_bytes(files) | as_bytes(different)


def test_extract(vault):
    files = {"d/S.md": "a\nb [x](./x.md)\n\nc\n", "d/x.md": ""}
    made = vault(files).vault
    after = applied(made.extract("S", 2, 2, "e/N", leave="embed"), as_bytes(files))
    assert after == as_bytes({"d/S.md": "a\n![[N]]\n\nc\n", "e/N.md": "b [x](../d/x.md)\n", "d/x.md": ""})
    after = applied(made.extract("S", 2, 3, "N", leave="nothing"), as_bytes(files))
    assert after == as_bytes({"d/S.md": "a\nc\n", "d/N.md": "b [x](./x.md)\n", "d/x.md": ""})


def test_extract_with_markdown_links(vault):
    files = {"S.md": "a\n", ".obsidian/app.json": json.dumps({"useMarkdownLinks": True})}
    assert applied(vault(files).vault.extract("S", 1, 1, "N b"), as_bytes(files))["S.md"] == b"[N b](N%20b.md)\n"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("---\na: 1\n---\nx\n", (1, 2)),
        ("x\n", (2, 2)),
        ("a[^1]\nb\n\n[^1]: t\n", (1, 1)),
        ("[a][r]\nb\n\n[r]: S.md\n", (1, 2)),
        ("```\n[[x]]\n```\n", (2, 2)),
    ],
)
def test_extract_refused(vault, text, lines):
    with pytest.raises(commonplace.Refused):
        vault({"S.md": text}).vault.extract("S", *lines, "N")


MENTIONS = [
    ("See Burke, burke and [[Burke]].", "See [[Burke]], [[Burke|burke]] and [[Burke]]."),
    ("# On Burke\n| Burke | burke |\n| - | - |\n| `Burke` | b |\n",
     "# On [[Burke]]\n| [[Burke]] | [[Burke\\|burke]] |\n| - | - |\n| `Burke` | b |\n"),
    ("# On burke\n", "# On burke\n"),
    ("`AUTHOR:` Burke\n", "`AUTHOR:` [[Burke]]\n"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MENTIONS)
def test_link_mentions(vault, text, expected):
    files = {"Burke.md": "", "n.md": text}
    change = vault(files).vault.link_mentions("Burke")
    assert applied(change, as_bytes(files))["n.md"].decode() == expected


def test_link_one_mention(vault):
    files = {"Burke.md": "", "n.md": "Burke\nBurke\n", "m.md": "Burke"}
    change = vault(files).vault.link_mentions("Burke", within="n", line=2)
    assert applied(change, as_bytes(files)) == as_bytes(files) | {"n.md": b"Burke\n[[Burke]]\n"}
