"""Rules that only a whole vault shows: spec sections 1, 2.6, 2.8, 3.37, 4.8, 5 and 12, through the public API."""

import json
import os

import pytest


def node(**keys):
    return {"id": "n", "x": 0, "y": 0, "width": 1, "height": 1} | keys


def canvas(*nodes):
    return json.dumps({"nodes": list(nodes)})


def app(**keys):
    return {".obsidian/app.json": json.dumps(keys)}


PATHS = [
    ("1.1", {"a.md": "", "x/y/b.md": ""}, ["a.md", "x/y/b.md"]),
    ("1.1", {"A.MD": "", "x.png": "", "b.base": "", "c.canvas": "", "d.txt": ""}, ["A.MD"]),
    ("1.4", {"a.md": "", ".x.md": "", ".git/b.md": "", "x/.y/c.md": "", ".gitignore": "a.md"}, ["a.md"]),
    ("1.6", {"a.md": "", ".trash/b.md": ""}, ["a.md"]),
    (
        "1.9",
        {"C# x.md": "", "a^b [c] %%.md": "", "a  b.md": "", " x.md": ""},
        [" x.md", "a  b.md", "a^b [c] %%.md", "C# x.md"],
    ),
    ("1.11", {"a.md": "", "tpl/b.md": ""} | app(userIgnoreFilters=["tpl/"]), ["a.md"]),
    ("1.10", {"a.md": "", ".obsidian/app.json": "{"}, ["a.md"]),
    ("1.5", {"a.md": "", ".obsidian/b.md": ""}, ["a.md"]),
]


@pytest.mark.parametrize(("rule", "contents", "paths"), PATHS)
def test_what_is_a_note(vault, rule, contents, paths):
    assert [one.path for one in vault(contents).vault.notes()] == paths


SYMLINKS = [
    ("notes", "link", []),
    (".", "link", []),
    ("..", "link", []),
    ("notes/deep", "link", []),
    ("../other", "link", ["link/o.md"]),
    ("../other", "notes/link", ["notes/link/o.md"]),
    ("nowhere", "link", []),
]


@pytest.mark.parametrize(("leads_to", "name", "more"), SYMLINKS)
def test_links_to_folders(vault, leads_to, name, more):
    """Spec 1.7: a link into the vault or around it is no part of it; one to elsewhere is."""
    opened = vault({"a.md": "", "notes/b.md": "", "notes/deep/c.md": ""})
    (opened.path.parent / "other").mkdir()
    (opened.path.parent / "other" / "o.md").write_text("")
    target = leads_to if leads_to.startswith("..") else str(opened.path / leads_to)
    (opened.path / name).symlink_to(os.path.normpath(opened.path / target), target_is_directory=True)
    expected = sorted(["a.md", "notes/b.md", "notes/deep/c.md", *more])
    assert [one.path for one in opened.vault.notes()] == expected


VAULT = {
    "A.md": "---\nStatus: x\naliases: [Alpha, The First]\n---\n# H\n[[B]] [[b#x]] ![[B]] [[A]] [[#H]]\n",
    "B.md": '---\nstatus: y\nup: "[[A]]"\n---\nTag #Tag. a and alpha, A! alphabet [[A]] `A` AA\n',
    "C.md": "#TAG [[Missing]] [[missing#x]] [m](Missing.md) ![[gone.png]] [[Alpha]]\n\n```mermaid\nA[[B]]\n```\n",
    "tpl/T.md": "[[A]] the first A\n",
    "D.canvas": canvas(node(type="file", file="A.md"), node(type="text", text="[[B]] #canvas [[Missing]]")),
    "E.base": 'filters: file.hasLink("B")\n',
    "i.png": b"",
} | app(userIgnoreFilters=["tpl/"])

ANSWERS = [
    ("2.6", "properties", lambda v: {one.name.lower(): one.notes for one in v.properties()}["status"], 2),
    ("3.37", "tags", lambda v: [(one.name, one.count) for one in v.tags()], [("#Tag", 2)]),
    ("12.6", "tags in canvases", lambda v: "#canvas" in [one.name for one in v.tags()], False),
    ("4.8", "missing", lambda v: {one.target: (one.links, one.notes) for one in v.wanted()}["Missing"], (4, 2)),
    ("4.7", "aliases", lambda v: "Alpha" in [one.target for one in v.wanted()], True),
    ("4.15", "to itself", lambda v: [one.destination for one in v.links("A")].count("A.md"), 2),
    (
        "5.1",
        "edges",
        lambda v: [(one.target, one.links) for one in v.graph().edges if one.source == "A.md"],
        [("A.md", 2), ("B.md", 3)],
    ),
    ("5.1", "front matter", lambda v: [one.kind for one in v.links("B")], ["property", "wikilink"]),
    ("5.1", "bases", lambda v: [one.path for one in v.backlinks("B") if one.path.endswith(".base")], []),
    ("5.2", "backlinks", lambda v: [one.path for one in v.backlinks("B")], ["A.md", "A.md", "A.md", "D.canvas"]),
    (
        "5.3",
        "mentions",
        lambda v: [(one.path, one.text) for one in v.mentions("A")],
        [("B.md", "a"), ("B.md", "alpha"), ("B.md", "A")],
    ),
    ("5.9", "orphans", lambda v: v.orphans(), ["C.md"]),
    (
        "12.5",
        "canvas",
        lambda v: [(one.kind, one.destination) for one in v.links("D.canvas")],
        [("canvas", "A.md"), ("wikilink", "B.md"), ("wikilink", None)],
    ),
    ("1.11", "links of excluded notes", lambda v: [one.destination for one in v.links("tpl/T.md")], ["A.md"]),
    ("1.11", "links to excluded notes", lambda v: v.find("T"), "tpl/T.md"),
]


@pytest.mark.parametrize(("rule", "what", "ask", "expected"), ANSWERS, ids=[f"{row[0]} {row[1]}" for row in ANSWERS])
def test_what_a_vault_answers(vault, rule, what, ask, expected):
    assert ask(vault(VAULT).vault) == expected


def test_the_types_of_a_vault(vault):
    """Spec 2.8: a value that does not fit the type of its name stays, and is said not to."""
    types = {".obsidian/types.json": '{"types": {"Year": "number"}}'}
    card = vault(types | {"a.md": '---\nyear: "1977"\n---\n'}).vault.note("a")
    assert [(one.value, one.type, one.mismatch) for one in card.properties] == [("1977", "number", True)]


MENTIONS = [
    ("5.3", "AI.md", "ai is, AIM", ["ai"]),
    ("5.3", "AI.md", "[[AI]] `AI` ```\nAI", ["AI"]),
    ("5.3", "Node.js.md", "node.js and node js", ["node.js"]),
    ("5.3", "한국.md", "한국어와 한국", ["한국", "한국"]),
    ("5.3", "Été.md", "été; Étés", ["été"]),
    ("5.3", "AI.md", "---\nx: AI\n---\nAI", ["AI"]),
    ("5.3", "Mutual aid.md", "mutual aid, Mutual  aid, mutual aids", ["mutual aid"]),
]


@pytest.mark.parametrize(("rule", "name", "text", "expected"), MENTIONS)
def test_mentions(vault, rule, name, text, expected):
    found = vault({name: f"{name} itself", "x.md": text}).vault.mentions(name)
    assert [one.text for one in found] == expected
