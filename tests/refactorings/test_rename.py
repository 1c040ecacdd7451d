"""Renaming and moving, by the rules of section 9: what a file becomes, and what every link of the vault becomes."""

import json

import pytest

import commonplace
from changes import applied, as_bytes, meanings, opened


def app(**keys):
    return {".obsidian/app.json": json.dumps(keys)}


def card(**keys):
    return json.dumps({"nodes": [{"id": "n", **keys}]})


# rule, the vault, the name, its new name, the files that are different afterwards (None: not there)
RENAMES = [
    ("9.2", {"F.md": "", "n.md": "[[F]] [[F|t]] [[F#h]] [[F#^b]] ![[F]]"}, "F", "G", {
        "n.md": "[[G]] [[G|t]] [[G#h]] [[G#^b]] ![[G]]"}),
    ("9.2", {"F.md": "", "n.md": "[[f]] [[F.md]] [[ F ]] [[F.MD#h|t]]"}, "F", "G", {
        "n.md": "[[G]] [[G.md]] [[ G ]] [[G.md#h|t]]"}),
    ("9.2", {"a b.md": "", "n.md": "[t](a%20b.md) [t](<a b.md>) [t](<a b.md#H> 'x') [t](a%20b.md#H) [t](a%20b)"}, "a b",
     "c d", {"n.md": "[t](c%20d.md) [t](<c d.md>) [t](<c d.md#H> 'x') [t](c%20d.md#H) [t](c%20d)"}),
    ("9.2", {"i.png": b"", "n.md": "![[i.png|100]] ![t](i.png) ![[i.png|c|10x20]] ![100](i.png)"}, "i.png", "j", {
        "n.md": "![[j.png|100]] ![t](j.png) ![[j.png|c|10x20]] ![100](j.png)"}),
    ("9.2", {"F.md": "", "n.md": "[t][r] [r] [r][]\n\n[r]: F.md#h 'T'\n[s]: <F.md>\n[s]"}, "F", "a b", {
        "n.md": "[t][r] [r] [r][]\n\n[r]: a%20b.md#h 'T'\n[s]: <a b.md>\n[s]"}),
    ("9.2", {"F.md": "", "n.md": "---\nup: \"[[F]]\"\nl: ['[[F|F]]', \"[x](F.md)\"]\nd:\n  - \"[[F#h]]\"\n---\n"},
     "F", "It's", {
        "n.md": "---\nup: \"[[It's]]\"\nl: ['[[It''s|It''s]]', \"[x](It's.md)\"]\nd:\n  - \"[[It's#h]]\"\n---\n"}),
    ("9.2", {"Fé.md": "", "n.md": '---\nup: "[[F\\u00e9]]"\n---\n'}, "Fé", "G", {"n.md": '---\nup: "[[G]]"\n---\n'}),
    ("9.2", {"F.md": "", "n.md": "`UP:` [[F]]\nup:: [[F]]\n> [!a] [[F]]\n> [[F]]\n\nx[^1] ^[[[F]]]\n\n[^1]: [[F]]\n"},
     "F", "G", {"n.md": "`UP:` [[G]]\nup:: [[G]]\n> [!a] [[G]]\n> [[G]]\n\nx[^1] ^[[[G]]]\n\n[^1]: [[G]]\n"}),
    ("9.2", {"F.md": "", "n.md": "`[[F]]` $[[F]]$ <!-- [[F]] --> %% [[F]] %%\n\n```\n[[F]]\n```\nF"}, "F", "G", {
        "n.md": "`[[F]]` $[[F]]$ <!-- [[F]] --> %% [[G]] %%\n\n```\n[[F]]\n```\nF"}),
    ("9.2", {"F.md": "", "c.canvas": card(type="text", text='é "[[F]]"\n[F](F.md)')}, "F", "Ä", {
        "c.canvas": card(type="text", text='é "[[Ä]]"\n[Ä](Ä.md)')}),
    ("12.4", {"F.md": "", "c.canvas": '{"nodes":[\n\t{"id":"F.md","type":"file","z":1.0,"file":"F.md"}\n]}'}, "F",
     "G", {"c.canvas": '{"nodes":[\n\t{"id":"F.md","type":"file","z":1.0,"file":"G.md"}\n]}'}),
    ("9.4", {"x/Note.md": "", "a.md": "[[Note]] ![[Note#h]] [N](Note.md)", "Tmp.md": ""}, "Tmp", "Note", {
        "a.md": "[[x/Note]] ![[x/Note#h]] [N](x/Note.md)"}),
    ("9.4", {"x/Note.md": "[[Note]]", "x/a.md": "[[Note]]", "y/Tmp.md": "[[Note]]"}, "Tmp", "Note", {
        "y/Note.md": "[[x/Note]]", "y/Tmp.md": None}),
    ("9.4", {"a/N.md": "", "b/N.md": "", "s.md": "[[a/N]] [[b/N]]"}, "a/N", "O", {"s.md": "[[a/O]] [[b/N]]"}),
    ("9.5", {"x/F.md": "", "n.md": "[[x/F#H|t]] [t](x/F.md#H)"}, "F", "G", {"n.md": "[[x/G#H|t]] [t](x/G.md#H)"}),
    ("9.5", {"F.md": "[[#H]] [[F#H]] [t](#H)\n# H"}, "F", "G", {"G.md": "[[#H]] [[G#H]] [t](#H)\n# H", "F.md": None}),
    ("9.6", {"F.md": "", "n.md": "[[F|F]] [F](F.md) [[F|f]] [F.md](F.md) [F x](F.md)"}, "F", "G", {
        "n.md": "[[G|G]] [G](G.md) [[G|f]] [G.md](G.md) [F x](G.md)"}),
    ("9.7", {"F.md": "", "n.md": "| [[F\\|x]] | ![[F\\|F]] |\n| - | - |\n| [[F]] | [F](F.md) |"}, "F", "$1", {
        "n.md": "| [[$1\\|x]] | ![[$1\\|$1]] |\n| - | - |\n| [[$1]] | [\\$1](\\$1.md) |"}),
    ("9.8", {"note.md": "[[note]]", "n.md": "[[note|note]] [[NOTE]] [x](note.md)"}, "note", "Note", {}),
    ("9.8", {"note.md": "", "c.canvas": card(type="file", file="note.md")}, "note", "Note", {}),
    ("4.7", {"F.md": "---\naliases: [Eff]\n---\n", "n.md": "[[Eff]] [[F|Eff]]"}, "F", "G", {
        "n.md": "[[Eff]] [[G|Eff]]"}),
    ("4.2", {"a/T.md": "", "b/T.md": "", "n.md": "[[T]] [[b/T]]"}, "b/T", "U", {"n.md": "[[T]] [[b/U]]"}),
    ("9.3", {"d/F.md": "[[d/E]]", "d/e/E.md": "[[../F]]", "n.md": "[[d/F]] [[F]] ![](d/i.png)", "d/i.png": b""},
     "d/", "x", {"n.md": "[[x/F]] [[F]] ![](x/i.png)"}),
    ("9.2", {"F.md": "", "n.md": "a\r\n[[F]]\r\nb", "o.md": "\ufeff[[F]]"}, "F", "G", {
        "n.md": "a\r\n[[G]]\r\nb", "o.md": "\ufeff[[G]]"}),
    ("9.5", {"F.md": "", "n.md": "[t](F.md)"}, "F", "50%25 a)b", {"n.md": "[t](50%2525%20a%29b.md)"}),
    ("3.44", {"F.md": "", "n.md": "[[F|`F`]] [[F#`x`]]"}, "F", "G", {"n.md": "[[G|`F`]] [[G#`x`]]"}),
]  # fmt: skip

MOVES = [
    ("9.2", {"a/F.md": "[x](img.png)", "a/img.png": b""} | app(newLinkFormat="relative"), "F", "b", {
        "b/F.md": "[x](../a/img.png)"}),
    ("9.2", {"a/F.md": "[x](./img.png) [[../G]]", "a/img.png": b"", "G.md": ""}, "F", "b/c", {
        "b/c/F.md": "[x](../../a/img.png) [[../../G]]"}),
    ("9.2", {"a/F.md": "[[G]]", "a/x/G.md": "", "b/x/G.md": ""}, "F", "b", {"b/F.md": "[[a/x/G]]"}),
    ("9.2", {"a/F.md": "", "a/n.md": "[[./F]] [[F]] [[a/F]] [[/a/F]]"}, "F", "b", {
        "a/n.md": "[[../b/F]] [[F]] [[b/F]] [[/b/F]]"}),
    ("9.9", {"F.md": ""}, "F", "archive", {"archive/F.md": ""}),
    ("9.9", {"F.md": "", "n.md": "[[F]]"}, "F", "archive/G.md", {"archive/G.md": "", "n.md": "[[G]]"}),
    ("9.9", {"a/F.md": "", "n.md": "[[a/F]]"}, "F", "/", {"F.md": "", "n.md": "[[F]]"}),
    ("9.5", {"a/F.md": "", "n.md": "[[F]]"} | app(newLinkFormat="absolute"), "F", "b", {"b/F.md": ""}),
    ("9.6", {"F.md": "", "n.md": "[[F|F]] [F](F.md)"}, "F", "b", {"b/F.md": ""}),
    ("9.7", {"F.md": "", "n.md": "| [[./F\\|x]] |\n| - |\n"}, "F", "a", {"n.md": "| [[./a/F\\|x]] |\n| - |\n"}),
    ("9.4", {"a/N.md": "", "bb/N.md": "", "s.md": "[[N]]"}, "a/N", "ccc", {"s.md": "[[ccc/N]]"}),
    ("12.4", {"a/F.md": "", "c.canvas": card(type="file", file="a/F.md", subpath="#H")}, "F", "b", {
        "c.canvas": card(type="file", file="b/F.md", subpath="#H")}),
    ("12.5", {"a/c.canvas": card(type="text", text="[[./F]]"), "a/F.md": ""}, "c.canvas", "/", {
        "c.canvas": card(type="text", text="[[./a/F]]")}),
    ("9.2", {"a/b.base": "", "n.md": "![[a/b.base#v]]"}, "b.base", "c", {"n.md": "![[c/b.base#v]]"}),
    ("9.3", {"a/d/F.md": "[[./E]]", "a/d/E.md": "", "n.md": "[[d/E]] [[a/d/E]]"}, "a/d", "/", {
        "d/F.md": "[[./E]]", "n.md": "[[d/E]] [[d/E]]"}),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "files", "name", "new", "different"), RENAMES)
def test_rename(tmp_path, rule, files, name, new, different):
    with opened(tmp_path / "v", files) as vault:
        see(tmp_path, vault, vault.rename(name, new), as_bytes(files), as_bytes(different), files)


@pytest.mark.parametrize(("rule", "files", "name", "new", "different"), MOVES)
def test_move(tmp_path, rule, files, name, new, different):
    with opened(tmp_path / "v", files) as vault:
        see(tmp_path, vault, vault.move(name, new), as_bytes(files), as_bytes(different), files)


def see(tmp_path, vault, change, before, different, files):
    """See that the files become what they should, and that a fresh index finds every link where it was."""
    result = applied(change, before)
    moved = {one.path: one.to or one.path for one in change.files}
    for path, text in before.items():
        expected = different.get(moved.get(path, path), text)
        assert result[moved.get(path, path)] == expected
    assert {path for path, text in different.items() if text is not None} <= set(result)
    settings = {path: text for path, text in files.items() if path.startswith(".obsidian")}
    with opened(tmp_path / "after", result | settings) as fresh:
        assert meanings(fresh) == {
            moved.get(path, path): [(moved.get(to, to), *rest) for to, *rest in links]
            for path, links in meanings(vault).items()
        }


REFUSED = [
    ({"F.md": "", "G.md": ""}, lambda v: v.rename("F", "G"), "already exists"),
    ({"F.md": "", "g.md": ""}, lambda v: v.rename("F", "G"), "already exists"),
    ({"F.md": "", "Cafe\u0301.md": ""}, lambda v: v.rename("F", "Café"), "already exists"),
    ({"F.md": "", "a/G.md": ""}, lambda v: v.move("F", "a/G.md"), "already exists"),
    ({"F.md": "", "a/G.md": ""}, lambda v: v.rename("F", "a/H"), "slash"),
    ({"F.md": ""}, lambda v: v.rename("F", "con"), "device"),
    ({"F.md": ""}, lambda v: v.rename("F", "a?"), "Windows"),
    ({"F.md": ""}, lambda v: v.rename("F", ".x"), "dot"),
    ({"F.md": ""}, lambda v: v.move("F", "../x"), "x"),
    ({"F.md": "", "n.md": "[[F]]"}, lambda v: v.rename("F", "C# x"), "could not name"),
    ({"d/F.md": ""}, lambda v: v.move("d/", "d/e"), "into itself"),
    ({"d/F.md": "", "e/d/F.md": ""}, lambda v: v.move("d/", "e"), "already exists"),
]


@pytest.mark.parametrize(("files", "plan", "words"), REFUSED)
def test_refused(tmp_path, files, plan, words):
    with opened(tmp_path / "v", files) as vault, pytest.raises(commonplace.Refused, match=words):
        plan(vault)


def test_what_is_not_there(vault):
    with pytest.raises(commonplace.NoSuchNote):
        vault({"F.md": ""}).vault.rename("G", "H")


def test_damaged_files_are_left_alone(vault):
    files = {"F.md": "", "n.md": b"[[F]] \xff"}
    change = vault(files).vault.rename("F", "G")
    assert applied(change, as_bytes(files))["n.md"] == b"[[F]] \xff"
    assert "n.md, line 1" in change.said[0]


def test_a_wanted_name_is_gained(vault):
    change = vault({"F.md": "", "n.md": "[[G]] [[g#x]]"}).vault.rename("F", "G")
    assert change.said == ("2 links that had no target will mean G.md: n.md",)


QUERIES = [
    ({"a/F.md": "", "q.base": 'filters: file.hasLink("F")\n'}, "F", "G", 'filters: file.hasLink("G")\n'),
    ({"a/F.md": "", "q.base": "filters: 'file.inFolder(\"a\")'\n"}, "a/", "b", "filters: 'file.inFolder(\"b\")'\n"),
    ({"a/F.md": "", "q.base": 'filters: file.inFolder("ab")\n'}, "a/", "b", 'filters: file.inFolder("ab")\n'),
    ({"a/F.md": "", "q.md": '```dataview\nLIST FROM "a/F" OR [[F]]\n```\n'}, "F", "G",
     '```dataview\nLIST FROM "a/G" OR [[G]]\n```\n'),
    ({"a/b/F.md": "", "q.md": 'x\n```dataview\nLIST FROM "a/b" OR "a"\n```\n'}, "a/", "c",
     'x\n```dataview\nLIST FROM "c/b" OR "c"\n```\n'),
]  # fmt: skip


@pytest.mark.parametrize(("files", "name", "new", "text"), QUERIES)
def test_queries_follow_when_asked(vault, files, name, new, text):
    made, before = vault(files).vault, as_bytes(files)
    path = next(each for each in files if each.startswith("q."))
    said = made.rename(name, new)
    assert applied(said, before)[path] == before[path]
    assert any(path in one for one in said.said) == (text != files[path])
    assert applied(made.rename(name, new, queries=True), before)[path] == text.encode()
