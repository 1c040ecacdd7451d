"""What people read of an answer to a query: what was lost, long values, groups, formats that do not fit."""

import pytest

from commonplace import Fault, Rows
from commonplace.faces.cli.terminal.rows import rows_lines
from fences import lay

NOTES = {"long.md": f"---\nlong: {'word ' * 4000}\nkey: ''\n---\n- [ ] a\n", "in/b.md": "---\nkey: k\n---\n- [ ] b\n"}


@pytest.fixture
def vault(tmp_path):
    """Give a vault of two notes, one with a long value."""
    lay(tmp_path / "vault", NOTES)
    return tmp_path / "vault"


def test_a_reason_is_said_whole_and_once(ask, library):
    said = ask("query", "LIST year * 1 FROM #idea OR #book", vault=library).out
    assert said.count("No implementation found for 'null * number':\n    Ideas/") == 1
    assert said.count("\n    Ideas/") == 9


def test_each_reason_stands_above_its_paths():
    faults = [Fault("a.md", "why"), Fault("b.md", "long " * 20), Fault("c.md", "why"), Fault(None, "and 2 more rows")]
    rows = Rows("dataview", "list", (), (), (), faults=tuple(faults))
    lines = ["".join(part.text for part in line) for line in rows_lines(rows, 60)]
    assert lines[1:] == [
        "Left out, because the query fails on them:",
        "  why:",
        "    a.md",
        "    c.md",
        f"  {'long ' * 11}".rstrip(),
        f"  {'long ' * 9}:".replace(" :", ":"),
        "    b.md",
        "And 2 more rows.",
    ]


def test_groups_have_no_path_which_is_said(ask, library):
    said = ask("query", 'LIST FROM "Sources" GROUP BY author', "--format", "paths", vault=library)
    assert (said.code, said.out) == (0, "")
    assert said.err == "17 rows without a path: each stands for several notes or for none.\n"
    assert ask("query", 'LIST FROM "Daily"', "--format", "paths", vault=library).err == ""


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (["--format", "xlsx"], 2, "Rows are written as table, list, csv, json, md, paths, tsv, not as “xlsx”."),
        (["--into", "nowhere"], 4, "No note is called “nowhere”."),
        (["--into", "nowhere", "--format", "csv"], 4, "No note is called “nowhere”."),
    ],
)
@pytest.mark.parametrize("line", [["query", "no query"], ["sql", "no sql"], ["base", "no base"], ["search", "x"]])
def test_options_are_refused_before_the_question_is_asked(line, options, code, words, ask, library):
    said = ask(*line, *options, vault=library)
    assert (said.code, said.out, said.err) == (code, "", f"{words}\n")


@pytest.mark.parametrize("form", ["csv", "tsv", "md", "paths", "json", "table", "list"])
def test_a_format_may_be_in_any_case(form, ask, library):
    line = ["sql", "SELECT path FROM notes LIMIT 2", "--format"]
    assert ask(*line, form.upper(), vault=library) == ask(*line, form, vault=library)


def test_the_format_of_a_graph_may_be_in_any_case(ask, library):
    assert ask("export", "graph", "--format", "DOT", vault=library).out.startswith("digraph")


@pytest.mark.parametrize(
    "query", ["LIST long", "TABLE long, key, key, key, key, key, key", "LIST long + key GROUP BY key"]
)
def test_a_long_value_is_cut(query, ask, vault, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    lines = ask("query", query, vault=vault).out.splitlines()
    assert len(lines) < 25
    assert (max(map(len, lines)) <= 40 and any(line.endswith(" …") for line in lines)) or "GROUP" in query


def test_a_long_key_of_a_group_is_cut(ask, vault):
    assert max(map(len, ask("query", "TASK GROUP BY long", vault=vault).out.splitlines())) < 820


def test_an_empty_key_is_not_a_missing_one(ask, vault):
    assert "(empty) (1)\n" in ask("query", "TASK GROUP BY file.folder", vault=vault).out
    assert "(none) (1)\n" in ask("query", "TASK GROUP BY long", vault=vault).out


def test_a_search_says_once_how_much_is_shown(ask, library):
    for form in ("list", "table"):
        said = ask("search", "liberty", "--limit", "1", "--format", form, vault=library).out
        assert said.endswith("\n\n1 of 17 notes.\n")
    assert (
        ask("search", "liberty", "--limit", "1", "--format", "csv", vault=library).err == "1 of 17 files are given.\n"
    )


def test_a_view_of_an_unknown_type_is_a_table_which_is_said(ask, library):
    said = ask("base", "--text", "views: [{type: map}]", vault=library).out
    assert said.endswith("65 rows.\nViews of the type “map” are shown as a table.\n")
    assert "type" not in ask("base", "--text", "views: [{type: cards}]", vault=library).out
