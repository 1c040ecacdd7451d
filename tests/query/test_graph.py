"""Neighbours, ways, the whole graph, and the graph as others read it."""

import json
import re
from xml.etree import ElementTree as ET

import pytest

import commonplace
from commonplace.exports.graph_dot import quote

CHAIN = {
    "a.md": "[[b]] [[b#x]]",
    "b.md": "[[c]]",
    "c.md": "[[d]]",
    "d.md": "",
    "e.md": "[[c]] ![[p.png]]",
    "p.png": b"",
    "lone.md": "[[lone]]",
}


@pytest.mark.parametrize(
    ("depth", "expected"),
    [
        (0, []),
        (-1, []),
        (1, [("b.md", 1)]),
        (2, [("b.md", 1), ("c.md", 2)]),
        (3, [("b.md", 1), ("c.md", 2), ("d.md", 3), ("e.md", 3)]),
        (99, [("b.md", 1), ("c.md", 2), ("d.md", 3), ("e.md", 3), ("p.png", 4)]),
    ],
)
def test_neighbours(vault, depth, expected):
    assert vault(CHAIN).vault.neighbours("a", depth) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("a", "d", [("a.md", "start"), ("b.md", "to"), ("c.md", "to"), ("d.md", "to")]),
        ("d", "e", [("d.md", "start"), ("c.md", "from"), ("e.md", "from")]),
        ("a", "a", [("a.md", "start")]),
        ("a", "lone", []),
        ("lone", "lone", [("lone.md", "start")]),
        ("p.png", "b", [("p.png", "start"), ("e.md", "from"), ("c.md", "to"), ("b.md", "from")]),
    ],
)
def test_a_shortest_way(vault, one, other, expected):
    assert vault(CHAIN).vault.path(one, other) == expected


def test_of_equal_ways_the_order_of_paths_decides(vault):
    made = vault({"s.md": "[[m2]] [[m1]]", "m2.md": "[[g]]", "m1.md": "[[g]]", "g.md": ""})
    assert [step.path for step in made.vault.path("s", "g")] == ["s.md", "m1.md", "g.md"]
    (made.path / "m2.md").rename(made.path / "m0.md")  # the last in the index is now the first by path
    (made.path / "s.md").write_text("[[m1]] [[m0]]", "utf-8")
    made.vault.refresh()
    assert [step.path for step in made.vault.path("s", "g")] == ["s.md", "m0.md", "g.md"]


def test_a_note_that_is_not_there(vault):
    made = vault(CHAIN).vault
    for ask in (lambda: made.neighbours("x"), lambda: made.path("a", "x"), lambda: made.path("x", "a")):
        with pytest.raises(commonplace.NoSuchNote):
            ask()


def test_a_star_of_ten_thousand(vault):
    made = vault(
        {"hub.md": " ".join(f"[[n{number}]]" for number in range(10_000)), "n1.md": "[[n2]]", "n2.md": ""}
    ).vault
    assert len(made.neighbours("n1", 3)) == 2
    assert len(made.graph().nodes) == 3 + 9_998


def test_the_whole_graph(vault):
    made = vault(
        CHAIN
        | {
            "w.md": "[[Want]] [[want.md]] [[WANT#x]] [[##prompt]]",
            "q.png": b"",
            "out/x.md": "[[a]]",
            "b.base": 'filters: file.hasLink("a")\n',
            ".obsidian/app.json": '{"userIgnoreFilters": ["out/"]}',
        }
    ).vault
    graph = made.graph()
    nodes = {node.id: node.kind for node in graph.nodes}
    assert {path for path in nodes if path.endswith(".md")} == {f"{name}.md" for name in "a b c d e w lone".split()}
    assert nodes["Want"] == "missing"
    assert nodes["p.png"] == "attachment"
    assert not {"q.png", "out/x.md", ""} & set(nodes)
    assert [edge for edge in graph.edges if edge.source in ("a.md", "w.md", "lone.md")] == [
        ("a.md", "b.md", 2),
        ("lone.md", "lone.md", 1),
        ("w.md", "Want", 3),
    ]
    assert "Want" not in {node.id for node in made.graph(missing=False).nodes}
    ends = {end for edge in graph.edges for end in edge[:2]}
    assert ends <= set(nodes)


ODD = {
    'quote"s & <tags>.md': '# A "title" \\ with & < > é\n\n[[back\\slash "x" <y>]] [[new\\]]',
    "new\nline.md": "---\nrating: A\n---\n[[cafe\u0301 中文 🔥]]",
    "control\x01\x0b.md": '# \x02 title \ufffe\n[[quote"s & <tags>]]',
    "ends in \\.md": '[["]]',
}


@pytest.fixture(params=[CHAIN, ODD, {}], ids=["chain", "odd", "empty"])
def exported(request, vault):
    """Give the graph of a vault, and a function that exports it."""
    made = vault(request.param).vault
    return made.graph(), lambda fmt: made.export("graph", fmt)


def clean(text):
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text)


def test_graphml(exported):
    graph, export = exported
    top = ET.fromstring(export("graphml"))  # noqa: S314  # our own
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    keys = {key.get("id"): key.get("attr.type") for key in top.findall("g:key", space)}
    nodes = {}
    for node in top.iterfind("g:graph/g:node", space):
        data = {one.get("key"): one.text for one in node.iterfind("g:data", space)}
        assert set(data) <= set(keys)
        nodes[node.get("id")] = (data["title"], data["kind"], float(data["grade"]) if "grade" in data else None)
    assert nodes == {clean(node.id): (clean(node.title), node.kind, node.grade) for node in graph.nodes}
    edges = [
        (e.get("source"), e.get("target"), int(e.find("g:data", space).text))
        for e in top.iterfind("g:graph/g:edge", space)
    ]
    assert edges == [(clean(edge.source), clean(edge.target), edge.links) for edge in graph.edges]


STRING = r'"((?:[^"\\]|\\.)*)"'
NODE = re.compile(rf"  {STRING} \[label={STRING}, class={STRING}(, style=dashed)?\];")
EDGE = re.compile(rf"  {STRING} -> {STRING} \[weight=(\d+)\];")


def said(written):
    """Read a DOT string as Graphviz reads a label."""
    return re.sub(r"\\(.)", r"\1", written)


def test_dot(exported):
    graph, export = exported
    first, shape, *lines, last, end = export("dot").decode().split("\n")
    assert (first, shape, last, end) == ("digraph vault {", "  node [shape=box];", "}", "")
    matches = [NODE.fullmatch(line) or EDGE.fullmatch(line) for line in lines]
    assert all(matches)
    nodes = [match for match in matches if match.re is NODE]
    edges = [match for match in matches if match.re is EDGE]
    plain = lambda text: text.replace("\n", " ").replace("\r", " ")  # noqa: E731  # said once, of four texts
    assert [(said(m[1]), said(m[2]), m[3], bool(m[4])) for m in nodes] == [
        (plain(node.id), plain(node.title), node.kind, node.kind == "missing") for node in graph.nodes
    ]
    assert [(said(m[1]), said(m[2]), int(m[3])) for m in edges] == [
        (plain(e.source), plain(e.target), e.links) for e in graph.edges
    ]


@pytest.mark.parametrize("text", ["", '"', "\\", '\\"', "a\\", "\\\\", "a\nb", '"; } digraph x { "', "\\N \\G"])
def test_a_dot_string_ends_where_it_should(text):
    assert re.fullmatch(STRING, quote(text))
    assert said(quote(text)[1:-1]) == text.replace("\n", " ")


def test_json(exported):
    graph, export = exported
    table = json.loads(export("json"))
    assert [tuple(node.values()) for node in table["nodes"]] == [tuple(node) for node in graph.nodes]
    assert [tuple(link.values()) for link in table["links"]] == [tuple(edge) for edge in graph.edges]
    assert table["directed"]


def test_what_cannot_be_exported(vault):
    made = vault(CHAIN).vault
    assert made.formats == ("dot", "graphml", "json")
    for what, fmt in (("graph", "pdf"), ("notes", "json"), ("graph", "../json"), ("", "")):
        with pytest.raises(commonplace.BadRequest, match="dot, graphml, json"):
            made.export(what, fmt)
