"""Links, backlinks with their sentences, what is wanted, orphaned, ambiguous (spec sections 4 and 5)."""

import pytest

import commonplace


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[b]]", [("b", "resolved", "b.md", None, None)]),
        ("[[b#H]]", [("b", "resolved", "b.md", True, None)]),
        ("[[b#no]]", [("b", "resolved", "b.md", False, "anchor")]),
        ("[[b#^id]] [[b#^no]]", [("b", "resolved", "b.md", True, None), ("b", "resolved", "b.md", False, "anchor")]),
        ("[[none]]", [("none", "missing", None, None, "missing")]),
        ("[[none#H]]", [("none", "missing", None, None, "missing")]),
        ("[[Tie]]", [("Tie", "ambiguous", "x/Tie.md", None, "ambiguous")]),
        ("[[#Here]]\n# Here", [("", "resolved", "a.md", True, None)]),
        ("![[p.png]] [[p]]", [("p.png", "resolved", "p.png", None, None), ("p", "missing", None, None, "missing")]),
        (
            "![[v.base#Two]] ![[v.base#No]]",
            [("v.base", "resolved", "v.base", True, None), ("v.base", "resolved", "v.base", False, "anchor")],
        ),
        ("[u](https://e.org)", []),
        ("`[[b]]`", []),
    ],
)
def test_links_of_a_note(vault, text, expected):
    files = {
        "a.md": text,
        "b.md": "# H\n\ntext ^id\n",
        "x/Tie.md": "",
        "y/Tie.md": "",
        "p.png": b"",
        "v.base": "views:\n  - name: One\n  - name: Two\n",
    }
    made = vault(files).vault
    links = [(one.target, one.status, one.destination, one.anchor_found, one.problem) for one in made.links("a")]
    assert links == expected
    assert [one.problem for one in made.links(problems=True)] == [one[4] for one in expected if one[4]]
    assert len(made.links("a", external=True)) == len(expected) + text.count("https")


def test_all_links_come_in_order(vault):
    made = vault(
        {
            "b.md": "[[x]] [[a]]\n[[b#q]]",
            "a.md": "[[b]] [[y]]",
            "c.canvas": '{"nodes": [{"type": "file", "file": "a.md"}]}',
        }
    ).vault
    found = [(one.path, one.target) for one in made.links()]
    assert found == [("a.md", "b"), ("a.md", "y"), ("b.md", "x"), ("b.md", "a"), ("b.md", "b"), ("c.canvas", "a.md")]
    assert [one.written for one in made.links(problems=True)] == ["y", "x", "b#q"]


def test_ambiguous_links_with_their_candidates(vault):
    made = vault({"a.md": "[[Tie]] [[x/Tie]]", "x/Tie.md": "", "y/Tie.md": "[[Tie]]"}).vault
    (link,) = made.ambiguous()
    assert (link.path, link.destination, link.candidates) == ("a.md", "x/Tie.md", ("x/Tie.md", "y/Tie.md"))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One. Two [[b]] three! Four.", "Two [[b]] three!"),
        ("- item with [[b]]", "- item with [[b]]"),
        ("> quoted [[b]] words\n> more", "quoted [[b]] words"),
        ("before\n[[b]] alone\r\nafter", "[[b]] alone"),
        ("déjà vu. Café [[b]] naïve", "Café [[b]] naïve"),
        ("他说。见[[b]]。后", "他说。见[[b]]。后"),
        ("## Head [[b]]", "Head [[b]]"),
        ("x" * 1000 + " [[b]] " + "y" * 1000, "…" + "x" * 149 + " [[b]] " + "y" * 149 + "…"),
    ],
)
def test_the_sentence_around_a_backlink(vault, text, sentence):
    made = vault({"a.md": text, "b.md": "[[b]] itself does not count"}).vault
    (link,) = made.backlinks("b")
    assert (link.path, link.text, link.sentence) == ("a.md", "[[b]]", sentence)


def test_backlinks_of_every_kind(vault):
    made = vault(
        {
            "F.md": "[[F]] [[#H]]",
            "front.md": '---\nup: "[[F]]"\n---\n',
            "embed.md": "![[F#x]]",
            "markdown.md": "[x](F.md) and [y][r]\n\n[r]: F.md",
            "callout.md": "> [!note] T [[F]]\n> body [[f.md|x]]",
            "comment.md": "%% [[F]] %%\n[^1]: [[F]]\n",
            "code.md": "`[[F]]`\n```\n[[F]]\n```\n<!-- [[F]] -->",
            "c.canvas": '{"nodes": [{"type": "file", "file": "F.md"}, {"type": "text", "text": "[[F]]"}]}',
            "b.base": 'filters: file.hasLink("F")\n',
            "damaged.md": b"\xff\xff \xe9 see [[F]] \xff.",
        }
    ).vault
    found = {}
    for link in made.backlinks("F"):
        found.setdefault(link.path, []).append(link.kind)
    assert found == {
        "c.canvas": ["canvas", "wikilink"],
        "callout.md": ["wikilink", "wikilink"],
        "comment.md": ["wikilink", "wikilink"],
        "damaged.md": ["wikilink"],
        "embed.md": ["wikilink"],
        "front.md": ["property"],
        "markdown.md": ["markdown", "reference"],
    }
    assert [one.text for one in made.backlinks("F") if one.path == "damaged.md"] == ["[[F]]"]
    assert made.backlinks("front") == []
    with pytest.raises(commonplace.NoSuchNote):
        made.backlinks("nobody")


def test_what_is_wanted(vault):
    made = vault(
        {
            "a.md": "[[New]] [[new#x|the new]] [[Other.md]] [[pic.png]] [[#no]] [[##no]]",
            "b.md": "[n](NEW.md) [[dir/New]] [[Old 2.0]] [[a]]",
            "c.md": "[[other]] [[New|le neuf]]",
            "b.base": 'filters: file.hasLink("Wanted by a base")\n',
        }
    ).vault
    found = [(one.target, one.notes, one.links, one.sources) for one in made.wanted()]
    assert found == [
        ("New", 3, 4, ("a.md", "b.md", "c.md")),
        ("Other", 2, 2, ("a.md", "c.md")),
        ("dir/New", 1, 1, ("b.md",)),
        ("Old 2.0", 1, 1, ("b.md",)),
    ]
    assert made.wanted()[0].spellings == ("New", "new", "NEW.md")
    assert made.wanted()[0].aliases == ("the new", "n", "le neuf")
    assert [one.target for one in made.wanted(attachments=True)] == ["pic.png"]


def test_orphans(vault):
    made = vault(
        {
            "alone.md": "[[alone]] [[#h]]",
            "a.md": "[[b]]",
            "b.md": "",
            "p.png": b"",
            "q.png": b"",
            "c.canvas": '{"nodes": [{"type": "file", "file": "p.png"}]}',
            "b.base": 'filters: file.hasLink("a")\n',
            "out/x.md": "",
            ".obsidian/app.json": '{"userIgnoreFilters": ["out/"]}',
        }
    ).vault
    assert made.orphans() == ["a.md", "alone.md"]
    assert made.orphans(attachments=True) == ["a.md", "alone.md", "b.base", "c.canvas", "q.png"]


def test_excluded_files_keep_their_links(vault):
    made = vault(
        {"a.md": "[[t]]", "out/t.md": "[[a]] [[none]]", ".obsidian/app.json": '{"userIgnoreFilters": ["out/"]}'}
    ).vault
    assert [one.path for one in made.backlinks("a")] == ["out/t.md"]
    assert made.links("a")[0].destination == "out/t.md"
    assert [one.target for one in made.wanted()] == ["none"]
