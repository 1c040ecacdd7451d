"""From a file to the text of a link: spec 4.16, 4.17, 3.10, 1.9."""

import pytest

from commonplace.resolver.names import name_of, table
from commonplace.resolver.spell import encode, spell_markdown, spell_path, spell_wikilink
from commonplace.syntax.markdown import decode

PATHS = [
    ("a/N.md", "s.md", "shortest", ["a/N.md"], "N"),
    ("a/N.md", "s.md", "shortest", ["a/N.md", "b/N.md"], "a/N"),
    ("N.md", "a/s.md", "shortest", ["N.md", "b/N.md"], "N"),
    ("x/y/z/N.md", "s.md", "shortest", ["x/y/z/N.md", "N.md"], "x/y/z/N"),
    ("a.png", "s.md", "shortest", ["a.png"], "a.png"),
    ("i/a.png", "s.md", "shortest", ["i/a.png", "j/a.png"], "i/a.png"),
    ("a/N.md", "a/s.md", "relative", ["a/N.md", "N.md"], "./N"),
    ("a/N.md", "a/s.md", "relative", ["a/N.md"], "N"),
    ("N.md", "a/b/s.md", "relative", ["N.md"], "../../N"),
    ("a/c/N.md", "a/b/s.md", "relative", ["a/c/N.md"], "../c/N"),
    ("a/N.md", "s.md", "absolute", ["a/N.md"], "a/N"),
    ("a/N.md", "x/s.md", "absolute", ["a/N.md", "x/a/N.md"], "a/N"),
    ("C# x.md", "s.md", "shortest", ["C# x.md"], None),
    ("a|b.md", "s.md", "shortest", ["a|b.md"], None),
    ("a^b.md", "s.md", "absolute", ["a^b.md"], None),
    ("x%%y.md", "s.md", "shortest", ["x%%y.md"], None),
    ("Sq]uare.md", "s.md", "shortest", ["Sq]uare.md"], "Sq]uare"),
    ("x].md", "s.md", "shortest", ["x].md"], "x].md"),
    ("[x.md", "s.md", "shortest", ["[x.md"], "/[x"),
    ("a]]b.md", "s.md", "shortest", ["a]]b.md"], None),
    ("Name.md", "s.md", "shortest", ["Name.md", "Name.md.md"], "Name"),
    ("Name.md.md", "s.md", "shortest", ["Name.md", "Name.md.md"], "Name.md.md"),
    ("a.png.md", "s.md", "shortest", ["a.png", "a.png.md"], "a.png.md"),
    ("log.md", "s.md", "shortest", ["log.md", "Log.md"], "log"),
    ("Makefile", "s.md", "shortest", ["Makefile"], None),
]
WIKILINKS = [
    (("A", None, None), {}, "[[A]]"),
    (("A", "H", None), {}, "[[A#H]]"),
    (("A", "H", "x"), {}, "[[A#H|x]]"),
    (("A", None, ""), {}, "[[A|]]"),
    (("", "H", None), {}, "[[#H]]"),
    (("A", None, "x"), {"table": True}, "[[A\\|x]]"),
    (("A", None, "100"), {"embed": True}, "![[A|100]]"),
]
MARKDOWN = [
    (("a/N.md", None, "N"), {}, "[N](a/N.md)"),
    (("a/My N.md", None, "My N"), {}, "[My N](a/My%20N.md)"),
    (("été/Île & mer.md", None, "x"), {}, "[x](été/Île%20&%20mer.md)"),
    (("N.md", "My H", "x"), {}, "[x](N.md#My%20H)"),
    (("i.png", None, "a"), {"embed": True}, "![a](i.png)"),
    (("a(b).md", None, "x"), {}, "[x](a(b).md)"),
    (("a(b.md", None, "x"), {}, "[x](a%28b.md)"),
    (("a)b(.md", None, "x"), {}, "[x](a%29b%28.md)"),
    (("50% x.md", None, "x"), {}, "[x](50%25%20x.md)"),
]
DESTINATIONS = [
    "a/My N.md",
    "50%.md",
    "50%25.md",
    "a%20b.md",
    "a\\b.md",
    "a<b>.md",
    "a\tb.md",
    "é.md",
    "a(b.md",
    "a)b(.md",
    "x&y,z.md",
    "100% sure.md",
    "50%zz.md",
    "a%.md",
]


@pytest.mark.parametrize(("path", "source", "style", "paths", "expected"), PATHS)
def test_paths(path, source, style, paths, expected):
    names = [name_of(number, one) for number, one in enumerate(paths)]
    file = next(one for one in names if one.path == path)
    assert spell_path(file, source, table(names), style) == expected


def test_the_extension_is_kept_when_asked_for():
    file = name_of(0, "a/N.md")
    assert spell_path(file, "s.md", table([file]), extension=True) == "N.md"


@pytest.mark.parametrize(("arguments", "how", "expected"), WIKILINKS)
def test_wikilinks(arguments, how, expected):
    assert spell_wikilink(*arguments, **how) == expected


@pytest.mark.parametrize(("arguments", "how", "expected"), MARKDOWN)
def test_markdown_links(arguments, how, expected):
    assert spell_markdown(*arguments, **how) == expected


@pytest.mark.parametrize("path", DESTINATIONS)
def test_a_destination_reads_as_it_was_meant(path):
    assert decode(encode(path)) == path
