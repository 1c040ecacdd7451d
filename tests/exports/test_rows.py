"""Rows in every format: what is read back is what was there, and Markdown stays what it is whatever the values."""

import csv
import io
import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import commonplace
from commonplace.errors import BadRequest
from commonplace.exports import find_rows_format, formats
from commonplace.query.answers import Fault, RowGroup, Rows
from commonplace.query.markdown import Place
from commonplace.query.spelling import as_text, rows_data
from commonplace.query.values import Duration, File, Html, Image, Link, Pattern, Tag, Url
from commonplace.resolver.names import table_of_paths
from commonplace.resolver.resolve import resolve
from commonplace.syntax.parse import parse
from fences import lay

PATHS = [*"Burke.md People/Paine.md a/Twin.md b/Twin.md a/Note.md b|c.md d[e].md g\\.md pic.png".split(), "f #g.md"]
NAMES = table_of_paths(PATHS)
HERE = Place("a/Note.md", NAMES)

TRAPS = [
    "|", "\\|", "\\\\|", "||", "`|`", "`", "```", "~~~", "[[a|b]]", "[[a\\|b]]", "[[", "]]", "%%", "%%%", "<!--", "-->",
    "\n", "\r\n", "\r", "\n\n", "# a", "> b", "- c", "* ", "1. d", "10) e", "---", "***", "===", "- - -", "[x] f",
    "[g]: h", "[^1]: i", "$$", "$", "    j", "\t", "\0", "<div>", "<br>", "<b>", "<pre>", "</table>", "\\",
    "&#124;", "| --- |", "\u2028", "#tag", "**",
]  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(TRAPS), st.text(max_size=5)), max_size=5).map("".join)
anchors = st.none() | texts.map(lambda text: text or None)
links = st.builds(
    Link, st.sampled_from(PATHS) | texts, anchors, st.none() | texts, st.booleans(), st.booleans(), st.just("") | texts
)
simple = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    texts,
    st.dates(),
    st.datetimes(),
    st.builds(Duration, days=st.floats(-9, 9)),
    links,
    st.builds(File, st.sampled_from(PATHS) | texts),
    st.builds(Pattern, texts),
    *(st.builds(kind, texts) for kind in (Html, Image, Url, Tag)),
    st.binary(max_size=4),
)
values = st.recursive(
    simple, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3), max_leaves=6
)
columns = st.lists(texts, min_size=1, max_size=4)


@st.composite
def answers(draw, shape="table"):
    names = tuple(draw(columns))
    count = draw(st.integers(1, 4))
    rows = tuple(tuple(draw(values) for _ in names) for _ in range(count))
    return Rows("dataview", shape, names, rows, (None,) * count, total=count)


def written(rows, fmt, place=HERE):
    return find_rows_format(fmt)(rows, place)


def rows_of(*rows, shape="table", columns=None, **more):
    names = columns or tuple(f"c{number}" for number in range(len(rows[0])))
    return Rows("dataview", shape, names, rows, (None,) * len(rows), total=len(rows), **more)


def test_the_shelf():
    assert formats("rows") == ("csv", "json", "md", "paths", "tsv")
    assert formats() == ("dot", "graphml", "json")
    with pytest.raises(BadRequest, match="Rows are written as table, list, csv, json, md, paths, tsv, not as “x”"):
        find_rows_format("x")


# --------------------------------------------------------------------------------------------------- what is read back


@given(answers())
def test_csv_is_read_back(rows):
    found = list(csv.reader(io.StringIO(written(rows, "csv").decode(), newline="")))
    plain = [[as_text(value) for value in row] for row in (rows.columns, *rows.rows)]
    assert found == [[text.encode("utf-8", "replace").decode() for text in row] for row in plain]


@given(answers())
def test_tsv_is_read_back(rows):
    lines = written(rows, "tsv").decode().split("\n")
    assert lines.pop() == ""
    assert [len(line.split("\t")) for line in lines] == [len(rows.columns)] * (len(rows.rows) + 1)
    for line, row in zip(lines[1:], rows.rows, strict=True):
        texts = [part.encode("latin-1", "backslashreplace").decode("unicode_escape") for part in line.split("\t")]
        if all(as_text(value).isascii() for value in row):
            assert texts == [as_text(value) for value in row]


@given(answers())
def test_json_is_json(rows):
    found = json.loads(written(rows, "json"))
    assert found["columns"] == [name.encode("utf-8", "replace").decode() for name in rows.columns]
    assert [len(row) for row in found["rows"]] == [len(rows.columns)] * len(rows.rows)
    assert list(found) == list(rows_data(rows))


def test_json_has_types():
    when = datetime(2024, 3, 9, 18, tzinfo=UTC)
    row = (
        1.0,
        1.5,
        True,
        None,
        date(2024, 3, 9),
        when,
        Duration(days=1),
        Link("A.md", "^b", "c"),
        [1, ["x"]],
        {"k": 2},
    )
    assert json.loads(written(rows_of((*row, Url("http://x|y"), Tag("#t"), b"\0")), "json"))["rows"] == [
        [
            1, 1.5, True, None, "2024-03-09", "2024-03-09T18:00:00+00:00", {"days": 1},
            {"path": "A.md", "anchor": "^b", "display": "c", "missing": False}, [1, ["x"]], {"k": 2},
            {"url": "http://x", "display": "y"}, "#t", "x'00'",
        ]
    ]  # fmt: skip


def test_a_grouped_answer_begins_with_its_groups():
    groups = (RowGroup(Link("Burke.md"), 2), RowGroup(None, 1))
    rows = rows_of((1, "a"), (2, "b"), (3, "c"), columns=("n", "t"), groups=groups)
    assert written(rows, "csv") == b"group,n,t\r\nBurke,1,a\r\nBurke,2,b\r\n,3,c\r\n"
    assert written(rows, "tsv") == b"group\tn\tt\nBurke\t1\ta\nBurke\t2\tb\n\t3\tc\n"
    assert written(Rows("sql", "table", (), (), ()), "csv") == b""


def test_an_empty_text_is_not_nothing():
    rows = rows_of((1,), (2,), groups=(RowGroup("", 1), RowGroup(None, 1)))
    heads = [line for line in written(rows, "md").decode().splitlines() if line.startswith("#")]
    assert heads == ["### (empty)", "### (none)"]


def test_paths_are_said_once_in_order():
    rows = rows_of((1,), (2,), (3,), (4,))._replace(paths=("b.md", None, "a.md", "b.md"))
    assert written(rows, "paths") == b"b.md\na.md\n"


# ------------------------------------------------------------------------------------------------------------ Markdown


def blocks_of(text):
    note = parse(text)
    return [block.kind for block in note.blocks], note


@given(answers())
@example(rows_of(("a\\|b", "`|`"), ("%%", "<!--")))
def test_a_table_stays_one_table(rows):
    text = b"%%x%%\n\n" + written(rows, "md") + b"\n# After\n"
    kinds, note = blocks_of(text)
    assert kinds == ["comment", "table", "heading"]
    assert [head.text for head in note.headings] == ["After"]
    assert len(note.comments) == 1
    lines = written(rows, "md").decode().rstrip("\n").split("\n")
    assert len(lines) == len(rows.rows) + 2
    assert len({cells(line) for line in lines}) == 1


def cells(line):
    """Count the cells of a line: bars that are not escaped part them."""
    return line.replace("\\\\", "").replace("\\|", "").count("|")


@pytest.mark.parametrize("shape", ["list", "cards", "calendar"])
@given(data=st.data())
def test_a_list_stays_one_list(shape, data):
    rows = data.draw(answers(shape))
    text = written(rows, "md")
    kinds, note = blocks_of(b"Before\n\n" + text + b"\n# After\n")
    assert kinds == ["paragraph", "list", "heading"]
    assert len(note.items) == len(rows.rows) == text.count(b"\n")
    assert not note.tasks
    assert not note.comments


@given(st.lists(st.tuples(st.sampled_from([" ", "x", "]", "", None, "/", "é"]), texts, st.integers(0, 4)), min_size=1))
def test_tasks_stay_tasks(found):
    rows = rows_of(*((status, text, Link("Burke.md"), 1, depth) for status, text, depth in found), shape="task")
    text = written(rows, "md")
    kinds, note = blocks_of(b"Before\n\n" + text + b"\n# After\n")
    assert kinds == ["paragraph", "list", "heading"]
    assert [task.status for task in note.tasks] == [status for status, *_ in found if status]
    assert len(note.items) == len(found)


def test_tasks_lie_under_each_other():
    rows = [("x", "a", None, 1, 0), (" ", "b", None, 2, 1), (None, "c", None, 3, 2), (" ", "d", None, 4, 0)]
    assert written(rows_of(*rows, shape="task"), "md").decode() == ("- [x] a\n    - [ ] b\n        - c\n- [ ] d\n")


def test_groups_summaries_and_faults_are_said():
    rows = rows_of(
        (1, "a"), (2, "b"), (3, "c"), columns=("n", "t"),
        groups=(RowGroup(Link("Burke.md"), 2, (("n", 3),)), RowGroup(None, 1)),
        summaries=(("n", 6), ("t", None)), faults=(Fault("A.md", "no date"), Fault(None, "and 2 more rows")),
    )  # fmt: skip
    assert written(rows, "md").decode() == (
        "### [[Burke]]\n\n| n | t |\n| --: | --- |\n| 1 | a |\n| 2 | b |\n\nn: 3\n\n"
        "### (none)\n\n| n | t |\n| --: | --- |\n| 3 | c |\n\nn: 6\n\n"
        "> Left out: A.md: no date.  \n> And 2 more rows.\n"
    )
    assert written(rows_of(("a", 1), shape="list"), "md") == b"- a: 1\n"
    assert written(rows_of(("a", 1), shape="cards"), "md") == b"- a: c1: 1\n"
    assert written(Rows("sql", "table", ("a",), (), ()), "md") == b"*Nothing.*\n"


# --------------------------------------------------------------------------------------------------------------- links


@pytest.mark.parametrize(
    ("link", "spelled"),
    [
        (Link("Burke.md"), "[[Burke]]"),
        (Link("People/Paine.md", "Head", "he"), "[[Paine#Head\\|he]]"),
        (Link("a/Twin.md"), "[[a/Twin\\|Twin]]"),
        (Link("a/Note.md", "^id"), "[[#^id]]"),
        (Link("a/Note.md"), "[[Note]]"),
        (Link("b|c.md"), "b\\|c"),
        (Link("d[e].md"), "[[d[e].md]]"),
        (Link("pic.png", None, None, embed=True), "![[pic.png]]"),
        (Link("Nobody", "H", missing=True, written="Nobody#H"), "[[Nobody#H]]"),
        (Link("x]]y", missing=True), "x]]y"),
        (Link("Burke.md", None, "a|b]"), "[a\\|b\\]](Burke.md)"),
        (Link("Burke.md", "a|b"), "[[Burke#a b]]"),
        (File("Burke.md"), "[[Burke]]"),
        (Url("http://x.y/|shown"), "[shown](http://x.y/)"),
        (Image("http://x.y/a b.png"), "![](http://x.y/a%20b.png)"),
        (Image("pic.png"), "![[pic.png]]"),
    ],
)
def test_a_link_is_spelled_from_its_place(link, spelled):
    assert written(rows_of((link,)), "md").decode().splitlines()[2] == f"| {spelled} |"


def test_a_vault_of_markdown_links():
    place = Place("a/Note.md", NAMES, "relative", markdown=True)
    assert written(rows_of((Link("People/Paine.md", "A b", "he"),)), "md", place).splitlines()[2] == (
        b"| [he](../People/Paine.md#A%20b) |"
    )


shown = st.tuples(st.sampled_from(PATHS), st.none() | texts).map(lambda pair: Link(pair[0], None, pair[1]))


@given(st.lists(shown, min_size=1), st.sampled_from(PATHS))
def test_a_link_means_the_same_where_it_is_pasted(found, source):
    """Every link in the answer leads to the file that it leads to; one that no text can mean is plain text."""
    for shape in ("table", "list"):
        rows = rows_of(*((link,) for link in found), shape=shape)
        note = parse(written(rows, "md", Place(source, NAMES)))
        ours = [one for one in note.links if one.kind != "external" and "." not in (one.alias or "")]
        meant = [resolve(one.target, source, NAMES) for one in ours if one.target]
        assert {one.file.path for one in meant if hasattr(one, "file")} <= {link.path for link in found} | set(PATHS)
        if all(link.display is None for link in found):
            spelled = [link.path for link in found if link.path not in ("b|c.md", "f #g.md", "g\\.md")]
            assert [one.file.path for one in meant] == spelled


def test_the_vault_spells_links_for_a_note(tmp_path):
    lay(tmp_path / "vault", {"a/Note.md": "x", "b/Note.md": "y", "c.md": "z"})
    with commonplace.open(tmp_path / "vault", ":memory:") as vault:
        rows = rows_of((Link("a/Note.md", "H"),))
        assert vault.export_rows(rows, "md", "c").splitlines()[2] == b"| [[a/Note#H\\|Note > H]] |"
        assert vault.export_rows(rows, "md", "a/Note").splitlines()[2] == b"| [[#H]] |"
        with pytest.raises(commonplace.NoSuchNote):
            vault.export_rows(rows, "csv", "nobody")
