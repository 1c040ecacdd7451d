"""From a link to its file: spec section 4, 1.3, 1.4, 1.8, 12.4. A row: rule, files, source, target, what it means."""

import itertools
from unicodedata import normalize

import pytest

from commonplace.resolver.names import segment_of, segments_of_file, table_of_paths
from commonplace.resolver.resolve import Ambiguous, Missing, Target, resolve

NFD = normalize("NFD", "Café")
MISSING = None

EXACT_FIRST = [
    ("4.1(1)", "x/S.md", "x/S.md", "", "x/S.md"),
    ("4.1(2)", "Note.1.md", "s.md", "Note.1", "Note.1.md"),
    ("4.1(2)", "Name.md Name.md.md", "s.md", "Name.md", "Name.md"),
    ("4.1(2)", "Name.md Name.md.md", "s.md", "Name", "Name.md"),
    ("4.1(2)", "Name.md.md", "s.md", "Name.md", "Name.md.md"),
    ("4.1(2)", "Name.md.md", "s.md", "Name", MISSING),
    ("4.1(2)", "x/v1.2", "s.md", "v1.2", "x/v1.2"),
    ("4.1(2)", "x/v1.2.md y/v1.2", "s.md", "v1.2", "y/v1.2"),
    ("4.1(2)", "Makefile", "s.md", "Makefile", MISSING),
    ("4.1(2)", "d.e/N.md", "s.md", "d.e/N", "d.e/N.md"),
    ("4.1(2)", "a.png a.png.md", "s.md", "a.png", "a.png"),
    ("4.1(2)", "x/a.png a.png.md", "s.md", "a.png", "x/a.png"),
    ("4.1(2)", "x/a.txt b/a.txt.md", "s.md", "b/a.txt", MISSING),
    ("4.1(2)", "J. S. Mill.md", "s.md", "J. S. Mill", "J. S. Mill.md"),
    ("4.1(2)", "Who?.md", "s.md", "Who?", "Who?.md"),
    ("4.1(3)", "N.md x/N.md", "x/s.md", "./N", "x/N.md"),
    ("4.1(3)", "N.md", "x/s.md", "./N", MISSING),
    ("4.1(3)", "N.md x/N.md", "x/s.md", "../N", "N.md"),
    ("4.1(3)", "x/y/N.md", "x/s.md", "./y/N", "x/y/N.md"),
    ("4.1(3)", "x/y/N.md", "x/s.md", "./N", MISSING),
    ("4.1(3)", "x/N.md", "x/y/s.md", ".././N", "x/N.md"),
    ("4.1(3)", "x/N.md", "x/y/s.md", "../z/../N", "x/N.md"),
    ("4.1(3)", "N.md", "s.md", "./N.md", "N.md"),
    ("4.1(3)", "x/a.png", "x/s.md", "./A.PNG", "x/a.png"),
    ("4.13", "N.md", "s.md", "../N", MISSING),
    ("4.13", "N.md", "x/s.md", "../../N", MISSING),
    ("4.13", "x/N.md", "x/s.md", "../x/N", "x/N.md"),
    ("4.13", "N.md a/N.md", "a/s.md", "b/../N", MISSING),
    ("4.1(4)", "x/b/N.md", "x/s.md", "/b/N", MISSING),
    ("4.1(4)", "b/N.md x/b/N.md", "x/s.md", "/b/N", "b/N.md"),
    ("4.1(4)", "b/N.md", "x/s.md", "/b/N.md", "b/N.md"),
    ("4.1(4)", "b/N.md", "x/s.md", "/B/n", "b/N.md"),
    ("4.1(4)", "x/N.md", "x/s.md", "/N", MISSING),
    ("4.1(4)", "N.md", "s.md", "/", MISSING),
    ("4.1(5)", "Note.md x/Note.md", "x/s.md", "Note", "Note.md"),
    ("4.1(5)", "Note.md x/Note.md", "x/s.md", "note", "Note.md"),
    ("4.1(5)", "a/N.md x/a/N.md", "x/s.md", "a/N", "a/N.md"),
    ("4.1(5)", "a/N.md x/a/N.md", "x/s.md", "x/a/N", "x/a/N.md"),
]

SUFFIX = [
    ("4.1(6)", "a/Note.md x/y/Note.md", "x/s.md", "Note", "x/y/Note.md"),
    ("4.1(6)", "bbbb/N.md c/d/N.md", "s.md", "N", "c/d/N.md"),
    ("4.1(6)", "x/b/Note.md", "s.md", "b/Note", "x/b/Note.md"),
    ("4.1(6)", "xb/Note.md", "s.md", "b/Note", MISSING),
    ("4.1(6)", "x/b/Note.md y/b/c/Note.md", "s.md", "b/Note", "x/b/Note.md"),
    ("4.1(6)", "x/b/z/Note.md", "s.md", "b/Note", MISSING),
    ("4.1(6)", "x/long/b/N.md k/b/N.md", "x/s.md", "b/N", "x/long/b/N.md"),
    ("4.1(6)", "x/N.md x/y/N.md", "x/y/s.md", "N", "x/y/N.md"),
    ("4.1(6)", "x/y/N.md x/z/N.md q/N.md", "x/y/s.md", "N", "x/y/N.md"),
    ("4.1(6)", "xx/N.md y/N.md", "x/s.md", "N", "y/N.md"),
    ("4.1(6)", "X/y/N.md a/N.md", "x/s.md", "N", "X/y/N.md"),
    ("4.1(6)", "🎉/N.md abc/N.md", "s.md", "N", "🎉/N.md"),
    ("4.1(6)", "🎉/N.md a/N.md", "s.md", "N", "a/N.md"),
    ("4.1(6)", "x/i.png y/z/i.png", "y/s.md", "i.png", "y/z/i.png"),
    ("4.1(7)", "A.md", "s.md", "B", MISSING),
    ("4.1(7)", "", "s.md", "B", MISSING),
    ("4.2", "aa/T.md bb/T.md", "s.md", "T", ["aa/T.md", "bb/T.md"]),
    ("4.2", "bb/T.md aa/T.md", "s.md", "T", ["aa/T.md", "bb/T.md"]),
    ("4.2", "a/N.md b/N.md a/x/s.md", "a/x/s.md", "N", ["a/N.md", "b/N.md"]),
    ("4.2", "x/a/T.md x/b/T.md c/T.md", "x/s.md", "T", ["x/a/T.md", "x/b/T.md"]),
    ("4.2", "a/T.md bb/T.md cc/T.md", "s.md", "T", "a/T.md"),
    ("4.2", "a/b/T.md c/b/T.md", "s.md", "b/T", ["a/b/T.md", "c/b/T.md"]),
    ("4.2", "a/i.png b/i.png", "s.md", "i.png", ["a/i.png", "b/i.png"]),
    ("4.3", "q/w/e/Deep.md", "zz/s.md", "Deep", "q/w/e/Deep.md"),
    ("4.3", "q/w/e/Deep.md", "zz/s.md", "w/e/Deep", "q/w/e/Deep.md"),
]

SPELLINGS = [
    ("4.4", "Log.md", "s.md", "LOG", "Log.md"),
    ("4.4", "Log.md", "s.md", "log.MD", "Log.md"),
    ("4.4", "Log.MD", "s.md", "log", "Log.MD"),
    ("4.4", "Dir/Sub/Log.md", "s.md", "dIR/sUB/lOG", "Dir/Sub/Log.md"),
    ("4.4", "ΟΔΟΣ.md", "s.md", "οδος", "ΟΔΟΣ.md"),
    ("4.4", "οδός.md", "s.md", "ΟΔΌΣ", "οδός.md"),
    ("4.4", "Žižek.md", "s.md", "ŽIŽEK", "Žižek.md"),
    ("4.4", "ЁЖ.md", "s.md", "ёж", "ЁЖ.md"),
    ("4.4", "Straße.md", "s.md", "STRASSE", MISSING),
    ("4.4", "Straße.md", "s.md", "strasse", MISSING),
    ("4.4", "Log.md log.md", "s.md", "log", "log.md"),
    ("4.4", "Log.md log.md", "s.md", "Log", "Log.md"),
    ("4.4", "Log.md log.md", "s.md", "LOG", ["Log.md", "log.md"]),
    ("4.4", "x/Log.md x/log.md", "s.md", "Log", "x/Log.md"),
    ("4.4", "x/Log.md X/Log.md", "s.md", "x/Log", "x/Log.md"),
    ("4.4", "Cover.PNG", "s.md", "cover.png", "Cover.PNG"),
    ("4.5", f"{NFD}.md", "s.md", "Café", f"{NFD}.md"),
    ("4.5", "Café.md", "s.md", NFD, "Café.md"),
    ("4.5", f"{NFD}/N.md", "s.md", "Café/N", f"{NFD}/N.md"),
    ("4.5", f"{NFD}.md Café.md", "s.md", "Café", "Café.md"),
    ("4.5", "가나.md", "s.md", normalize("NFD", "가나"), "가나.md"),
    ("1.8", "A\u00a0B.md", "s.md", "A B", "A\u00a0B.md"),
    ("1.8", "A B.md", "s.md", "A\u00a0B", "A B.md"),
    ("1.8", "A\u202fB.md", "s.md", "a b", "A\u202fB.md"),
    ("1.8", "a/b/N.md", "s.md", "a//b/N", "a/b/N.md"),
    ("1.8", "a/b/N.md", "s.md", "a\\b\\N", "a/b/N.md"),
    ("1.9", "A  B.md", "s.md", "A B", MISSING),
    ("1.9", "A  B.md", "s.md", "A  B", "A  B.md"),
    ("1.9", "C# x.md", "s.md", "C", MISSING),
    ("4.6", "dashboard.base dashboard.canvas", "s.md", "dashboard", MISSING),
    ("4.6", "dashboard.base dashboard.md", "s.md", "dashboard", "dashboard.md"),
    ("4.6", "x/Figure.png", "s.md", "Figure.png", "x/Figure.png"),
    ("4.6", "x/Figure.png", "s.md", "Figure", MISSING),
    ("1.3", "d.csv", "s.md", "d.csv", "d.csv"),
    ("1.3", "d.csv", "s.md", "d", MISSING),
    ("4.12", "My%20Note.md My Note.md", "s.md", "My%20Note", "My%20Note.md"),
    ("4.12", "a+b.md", "s.md", "a+b", "a+b.md"),
    ("4.14", "proj/index.md proj/README.md proj/proj2.md", "s.md", "proj", MISSING),
    ("4.14", "proj/proj.md", "s.md", "proj", "proj/proj.md"),
    ("4.14", "proj/index.md", "s.md", "proj/", MISSING),
    ("4.15", "x/Self.md", "x/Self.md", "Self", "x/Self.md"),
    ("4.15", "x/S.md y/S.md", "x/S.md", "S", "x/S.md"),
    ("4.1", "..md ...md", "s.md", "..", "..md"),
    ("3.8", "Sq]uare.md", "s.md", "Sq]uare", "Sq]uare.md"),
    ("3.8", "x.md", "s.md", "https://example.com", MISSING),
    ("3.20", "n.md", "s.md", "n^id", MISSING),
]

ROWS = [row for row in EXACT_FIRST + SUFFIX + SPELLINGS if row[3] != ".."]


def files(text):
    """Split a row's files, of which each ends in an extension."""
    found, words = [], []
    for word in text.split(" ") if text else []:
        words.append(word)
        if ("." in word.rpartition("/")[2].lstrip(".") and not word.endswith(("J.", "S."))) or word == "Makefile":
            found.append(" ".join(words))
            words = []
    return found + ([" ".join(words)] if words else [])


def means(target, source, paths, **how):
    """Give the path that a target means, the sorted candidates, or None."""
    found = resolve(target, source, table_of_paths(paths), **how)
    if isinstance(found, Missing):
        assert found.target == target
        return None
    if isinstance(found, Ambiguous):
        candidates = [one.path for one in found.candidates]
        assert candidates == sorted(candidates)
        assert found.file.path == candidates[0]
        return candidates
    assert isinstance(found, Target)
    return found.file.path


@pytest.mark.parametrize(("rule", "paths", "source", "target", "expected"), ROWS)
def test_what_a_target_means(rule, paths, source, target, expected):
    paths = sorted({*files(paths), source})
    for order in itertools.islice(itertools.permutations(paths), 24):
        assert means(target, source, order) == expected


@pytest.mark.parametrize(
    ("paths", "target", "expected"),
    [
        (["a/N.md", "N.md"], "a/N.md", "a/N.md"),
        (["a/N.md"], "N.md", None),
        (["a/N.md"], "A/n.md", "a/N.md"),
        (["N.md"], "N", None),
        (["boards/N.md"], "./N.md", None),
        (["N.md"], "/N.md", None),
        (["N.md"], "", None),
        (["boards/a/N.md"], "a/N.md", None),
        (["Café.md"], f"{NFD}.md", "Café.md"),
        (["x/C# notes.md"], "x/C# notes.md", "x/C# notes.md"),
    ],
)
def test_the_cards_of_a_canvas_are_exact(paths, target, expected):
    """Spec 12.4."""
    assert means(target, "boards/b.canvas", paths, exact=True) == expected


@pytest.mark.parametrize(
    "target",
    ["", " ", "/", "//", ".", "..", "./", "../", "/..", "/.", "\\", "a/", "..\\..", "\x00", "/../", ".md", "/.md"],
)
def test_no_target_is_too_odd(target):
    assert isinstance(resolve(target, "x/s.md", table_of_paths(["x/s.md", "y.md"])), Target | Missing)


@pytest.mark.parametrize("path", ["a/Note.MD", "Café.md", "x.png", "v1.2", "ΟΔΟΣ.md", "a.md.md"])
def test_a_file_is_kept_under_each_segment_by_which_links_ask(path):
    name = path.rpartition("/")[2]
    asked = [name] + ([name[:-3]] if name.lower().endswith(".md") else [])
    assert set(segments_of_file(path)) == {segment_of(one) for one in asked}


VAULT = {
    "Café.md": "x",
    "a/Tie.md": "# H\n\n## Sub\n\ntext ^b1\n",
    "b/Tie.md": "",
    "Deep/er/Only.md": "---\naliases: [Alias]\n---\n# H\n",
    ".hidden/Secret.md": "",
    "pic.png": b"",
    "Shelf.base": "views:\n  - type: table\n    name: V\n",
}
LINKS = [
    ("4.2", "[[Tie]]", "ambiguous", "a/Tie.md", ("a/Tie.md", "b/Tie.md"), None),
    ("4.3", "[[only]]", "resolved", "Deep/er/Only.md", (), None),
    ("4.5", f"[[{NFD}]]", "resolved", "Café.md", (), None),
    ("4.7", "[[Alias]]", "missing", None, (), None),
    ("1.4", "[[Secret]]", "missing", None, (), None),
    ("4.9", "[[a/Tie#h]]", "resolved", "a/Tie.md", (), True),
    ("4.10", "[[a/Tie#H#Sub]]", "resolved", "a/Tie.md", (), True),
    ("4.10", "[[a/Tie#Sub#H]]", "resolved", "a/Tie.md", (), False),
    ("4.11", "[[a/Tie#nope]]", "resolved", "a/Tie.md", (), False),
    ("3.19", "[[a/Tie#^B1]]", "resolved", "a/Tie.md", (), True),
    ("3.25", "![[Shelf.base#V]]", "resolved", "Shelf.base", (), True),
    ("3.25", "![[Shelf.base#W]]", "resolved", "Shelf.base", (), False),
    ("4.12", "[x](Deep%2Fer/Only.md)", "missing", None, (), None),
    ("4.12", "[x](caf%C3%A9.md)", "resolved", "Café.md", (), None),
    ("3.13", "[x](https://e.org)", "external", None, (), None),
    ("4.6", "![[pic.png]]", "resolved", "pic.png", (), None),
]


@pytest.mark.parametrize(("rule", "link", "status", "path", "candidates", "anchor"), LINKS)
def test_the_same_through_the_vault(vault, rule, link, status, path, candidates, anchor):
    (entry,) = vault(VAULT | {"s.md": link}).vault.links("s.md", external=True)
    assert (entry.status, entry.destination, entry.candidates, entry.anchor_found) == (status, path, candidates, anchor)
