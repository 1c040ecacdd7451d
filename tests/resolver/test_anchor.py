"""Headings, block ids and views inside a file: spec 3.19 to 3.25, 4.9 to 4.11, 4.17."""

import pytest

from commonplace.resolver.anchor import Anchors, find_anchor, kind_of_anchor, normal_heading, spell_heading
from commonplace.syntax.parse import parse
from seen import observe_anchors

HEADINGS = [
    ("4.9", "# Minecraft: The Video Game", "Minecraft The Video Game", 1),
    ("4.9", "# Minecraft: The Video Game", "minecraft: the video game", 1),
    ("4.9", "# Minecraft: The Video Game", "minecraft-the-video-game", None),
    ("4.9", "## wifi (2.4 vs 5.0)", "wifi 2 4 vs 5 0", 1),
    ("4.9", "## It's", "It's", 1),
    ("4.9", "## It's", "Its", None),
    ("4.9", "## It’s", "It's", None),
    ("4.9", "## a_b-c", "a_b-c", 1),
    ("4.9", "## a_b", "a b", None),
    ("4.9", "## a-b", "a b", None),
    ("4.9", "## **Bold** [[Link|x]]", "Bold Link x", 1),
    ("4.9", "## **Bold** [[Link|x]]", "Bold x", None),
    ("4.9", "## `code` and $x$", "code and x", 1),
    ("4.9", "## [a](b.md)", "a b md", 1),
    ("4.9", "## A  B\tC", "A B C", 1),
    ("4.9", "## A / B \\ C", "A B C", 1),
    ("4.9", "## C# & C++", "C C", 1),
    ("4.9", "## ΟΔΟΣ", "οδος", 1),
    ("4.9", "## Café", "Cafe\u0301", 1),
    ("4.9", "## 質問：なぜ？", "質問 なぜ", None),
    ("4.9", "## 質問：なぜ？", "質問：なぜ？", 1),
    ("4.9", "## —", "—", 1),
    ("4.9", "Title\n===", "Title", 1),
    ("4.9", "A\nB\n---", "A B", 1),
    ("4.9", "# H ^b1", "H b1", 1),
    ("4.9", "# See #tag", "See tag", 1),
    ("4.9", "# A\u00a0B", "A B", 1),
    ("4.9", "# A\n\n# B", "B", 3),
    ("4.9", "```\n# A\n```", "A", None),
    ("4.9", "# 🎉 Party", "🎉 party", 1),
    ("4.10", "# A\n## X\n# C\n## X", "C#X", 4),
    ("4.10", "# A\n## X\n# C\n## X", "X", 2),
    ("4.10", "# A\n## X\n# C\n## X", "A#C", None),
    ("4.10", "# A\n## X\n# C\n## X", "A#X", 2),
    ("4.10", "# A\n## B\n### C", "A#C", 3),
    ("4.10", "# A\n## B\n### C", "A#B#C", 3),
    ("4.10", "# A\n## B\n### C", "B#A", None),
    ("4.10", "# A\n# B\n## C", "A#C", None),
    ("4.10", "## A\n# B\n## C", "B#C", 3),
    ("4.10", "# A\n# A\n## C", "A#C", 3),
    ("4.10", "# A\n## A", "A#A", 2),
    ("4.10", "# A\n### B\n## C", "A#C", 3),
    ("4.10", "# A\n\n# b", "a##", None),
    ("3.12", "# x", "#x", None),
]

BLOCKS = [
    ("3.19", "text ^Quote-1", "^quote-1", True),
    ("3.19", "text ^quote-1", "^QUOTE-1", True),
    ("3.16", "text ^a1", "^a2", False),
    ("3.16", "text ^a1", "^", False),
    ("3.20", "# H\n\ntext ^a1", "H#^a1", False),
    ("3.17", "> q\n\n^q1\n", "^q1", True),
    ("3.44", "```\nx ^a1\n```", "^a1", False),
]

KINDS = [
    ("4.9", "H", "N.md", "heading"),
    ("4.9", "H", "N", "heading"),
    ("4.9", "H", "", "heading"),
    ("4.9", "H", "a.b/N", "heading"),
    ("3.16", "^id", "N.md", "block"),
    ("3.24", "page=3", "d.pdf", "page"),
    ("3.24", "page=2&selection=1", "d.PDF", "page"),
    ("3.24", "height=400", "d.pdf", "page"),
    ("3.24", "offset=1", "d.pdf", "page"),
    ("3.24", "annotation=12R", "d.pdf", "page"),
    ("3.24", "Intro", "d.pdf", "other"),
    ("3.24", "t=10", "a.mp3", "other"),
    ("3.24", "outline", "i.png", "other"),
    ("3.25", "V", "b.base", "view"),
    ("3.31", "[^1", "N.md", "other"),
]

VIEWS = [("To read", True), ("to READ", True), ("Other", False)]
SPELT = [
    ("4.17", "A: B (c)", "A B (c)"),
    ("4.17", "A # B | C ^ D \\ E", "A B C D E"),
    ("4.17", "A %%b%% [[C]]", "A b C"),
    ("4.17", "100% [x] *y*", "100% [x] *y*"),
    ("4.17", "  A\tB  ", "A B"),
]


@pytest.mark.parametrize(("rule", "text", "anchor", "line"), HEADINGS)
def test_headings(rule, text, anchor, line):
    inside, lines = observe_anchors("N.md", text)
    found = find_anchor(anchor, "N.md", inside)
    assert (found.found, lines[found.heading] if found.heading is not None else None) == (line is not None, line)


@pytest.mark.parametrize(("rule", "text", "anchor", "expected"), BLOCKS)
def test_block_ids(rule, text, anchor, expected):
    found = find_anchor(anchor, "N.md", observe_anchors("N.md", text)[0])
    assert (found.kind, found.found) == ("block", expected)


@pytest.mark.parametrize(("rule", "anchor", "path", "kind"), KINDS)
def test_kinds(rule, anchor, path, kind):
    assert kind_of_anchor(anchor, path) == kind


@pytest.mark.parametrize("anchor", ["page=3", "page=900", "anything"])
def test_places_in_other_files_are_never_checked(anchor):
    assert find_anchor(anchor, "d.pdf", Anchors()).found


@pytest.mark.parametrize(("view", "expected"), VIEWS)
def test_views(view, expected):
    assert find_anchor(view, "b.base", Anchors(views=["To read"])).found is expected


@pytest.mark.parametrize(("rule", "heading", "expected"), SPELT)
def test_a_heading_spelt_as_an_anchor_is_found(rule, heading, expected):
    spelt = spell_heading(heading)
    assert spelt == expected
    assert find_anchor(spelt, "N.md", Anchors([(1, heading)])).found


@pytest.mark.parametrize("text", ["A: B", "ΟΔΟΣ", "Cafe\u0301", "a\u00a0b", "**[[x]]**"])
def test_the_normal_form_of_a_heading_is_its_own(text):
    assert normal_heading(normal_heading(text)) == normal_heading(text)


def test_the_first_of_two_equal_ids_is_meant():
    """Spec 3.21."""
    note = parse(b"one ^a\n\ntwo ^A\n")
    assert [(one.id, one.span.line) for one in note.block_ids] == [("a", 1), ("a", 3)]
