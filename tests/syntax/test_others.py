"""The two other formats with links in them: canvases (spec section 12) and bases (3.25, 5.1)."""

import json

import pytest

from commonplace.syntax.others import parse_base, parse_canvas
from seen import short_link

KNOWN_BUGS = ()


def card(**keys):
    return {"id": "a", "x": 0, "y": 0, "width": 1, "height": 1} | keys


def canvas(*nodes, **keys):
    return json.dumps({"nodes": list(nodes), "edges": []} | keys, ensure_ascii=False)


def short(link):
    return short_link({"target": link.target, "anchor": link.anchor, "alias": link.alias, "embed": link.embed})


CANVASES = [
    ("12.1", "", [], []),
    ("12.1", "{}", [], []),
    ("12.1", "  \n", [], []),
    ("12.1", '{"nodes": []}', [], []),
    ("12.1", '{"edges": []}', [], []),
    ("12.1", "\ufeff{}", [], []),
    ("12.1", "{", [], ["invalid-canvas"]),
    ("12.1", "[1]", [], []),
    ("12.1", '{"nodes": {"a": 1}}', [], []),
    ("12.1", '{"nodes": [1, null, "x", []]}', [], []),
    ("12.2", canvas(card(type="group", label="[[A]]"), card(type="link", url="https://e.org/[[A]]")), [], []),
    ("12.2", canvas(card(type="file", file="A.md", subpath="#H")), ["!A.md#H"], []),
    ("12.2", canvas(card(type="file", file="A.md", subpath="#^b1")), ["!A.md#^b1"], []),
    ("12.2", canvas(card(type="file", file="A.md", subpath="")), ["!A.md"], []),
    ("12.2", canvas(card(type="file", file=7), card(type="text", text=None), card(type="text")), [], []),
    ("12.4", canvas(card(type="file", file="a/N.md")), ["!a/N.md"], []),
    ("12.4", canvas(card(type="file", file="été/日本 #1.md")), ["!été/日本 #1.md"], []),
    ("12.5", canvas(card(type="text", text="[[A]] [b](B.md) ![[c.png]]")), ["A", "B.md|b", "!c.png"], []),
    ("12.5", canvas(card(type="text", text="`[[A]]` [[B|b]]")), ["B|b"], []),
    ("12.5", canvas(card(type="text", text="# H\n\n- [[A]]\n> [[B]]")), ["A", "B"], []),
    ("12.5", canvas(card(type="text", text="[x](https://e.org)")), ["https://e.org|x"], []),
    ("12.5", canvas(card(type="text", text="[[A]]"), card(type="file", file="B.md")), ["A", "!B.md"], []),
    ("12.8", canvas(card(type="text", text='---\nup: "[[A]]"\n---\n[[B]]')), ["A", "B"], []),
    ("12.7", canvas(card(type="file", file="A.md", extra=[1]), more={"x": 1}), ["!A.md"], []),
]


@pytest.mark.parametrize(
    ("text", "expected", "checks"), [pytest.param(*row[1:], id=f"{row[0]}-{i}") for i, row in enumerate(CANVASES)]
)
def test_canvases(text, expected, checks):
    links, findings = parse_canvas(text.encode())
    assert [short(link) for link in links] == expected
    assert [one.check for one in findings] == checks


def test_a_card_is_found_in_the_source():
    text = canvas(
        card(type="text", text='日 [[A]]\n"x"'), card(type="file", file="B.md"), card(type="file", file="B.md")
    )
    links, _ = parse_canvas(text.encode())
    slices = [text.encode()[link.span.start : link.span.end].decode() for link in links]
    assert [json.loads(one) for one in slices] == ['日 [[A]]\n"x"', "B.md", "B.md"]
    assert len({link.span for link in links}) == 3


BASES = [
    (
        "3.25",
        "views:\n  - type: table\n    name: To read\n  - type: cards\n    name: Ἀθῆναι\n",
        [],
        ["To read", "Ἀθῆναι"],
    ),
    ("3.25", "views:\n  - type: table\n", [], [""]),
    ("3.25", "views: 5\n", [], []),
    ("3.25", "", [], []),
    ("3.25", "- a\n", [], []),
    ("5.1", 'filters: file.hasLink("A")\n', ["A"], []),
    ("5.1", "filters:\n  and:\n    - file.hasLink('a/B')\n    - 'link(\"C#H\")'\n", ["a/B", "C#H"], []),
    ("5.1", "formulas:\n  x: '[[D]]'\n", ["D"], []),
    ("5.1", 'filters: file.hasTag("t")\n', [], []),
]


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(
    ("text", "expected", "views"), [pytest.param(*row[1:], id=f"{row[0]}-{i}") for i, row in enumerate(BASES)]
)
def test_bases(text, expected, views, ends):
    data = text.replace("\n", ends).encode()
    links, names, findings = parse_base(data)
    assert [short(link) for link in links] == expected
    assert (names, findings) == (views, [])
    assert all(link.target in data[link.span.start : link.span.end].decode() for link in links)


def test_a_base_that_is_no_yaml_is_reported():
    _, _, findings = parse_base(b"views: [\n")
    assert [one.check for one in findings] == ["invalid-base"]
