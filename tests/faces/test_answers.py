"""What people read: one row a command line, with what must stand in its answer."""

import pytest

from faces.calls import CALLS, COMMANDS, ENDLESS, PLANNED

ROWS = [
    ("overview", 0, ["59 notes, 6 attachments", "40 missing, 17 external, 1 ambiguous", "5  Jean-Jacques Rousseau"]),
    ("notes", 0, ["Index.md", "59 notes."]),
    ("notes --kind question", 0, ["Questions/Can one generation bind the next.md", "5 notes."]),
    ("notes --kind QUESTION --folder questions/", 0, ["5 notes."]),
    ("notes --tag period", 0, ["Ideas/Man is perfectible.md", "30 notes."]),
    ("notes --where year=1859", 0, ["Sources/On Liberty.md", "2 notes."]),
    ("notes --where isbn", 0, ["No note is like that."]),
    ("notes --sort size --reverse --limit 1", 0, ["Size", "kB", "1 note; there are more."]),
    (
        "note [[Mutual_Aid]]",
        0,
        ["Mutual Aid\nFile     Sources/Mutual Aid.md\nKind     source (tag book)", "Backlinks (9)"],
    ),
    ("note Attachments/growth.svg", 0, ["attachment (not a Markdown file)"]),
    ("note Wolstonecraft", 4, ["No note is called “Wolstonecraft”. Did you mean “Mary Wollstonecraft”"]),
    ("links Daily/2024-03-16.md --problems", 1, ["has no #The queen at Versailles", "Mary Wolstonecraft     "]),
    ("links Topics/Population.md --problems", 0, ["No link has a problem."]),
    ("links Charles_Darwin --external", 0, ["http://darwin-online.org.uk/         external  as Darwin Online"]),
    ("links --problems", 1, ["1 ambiguous, 1 without their anchor."]),
    (
        "backlinks Linnean_Society",
        0,
        ["\n  16  It was read at the [[Linnean Society]]", "2 links to Organisations/Linnean Society.md from 2"],
    ),
    ("wanted", 0, ["    5  Jean-Jacques Rousseau", "wanted notes, asked for by 40 links."]),
    ("wanted --attachments", 0, ["No attachment is missing."]),
    ("orphans", 0, ["There is no note without a backlink."]),
    ("ambiguous", 0, ["  29  Ideas/Liberty.md  or Terms/Liberty.md", "1 ambiguous link."]),
    ("neighbours Mary_Wollstonecraft", 0, ["   1  People/Edmund Burke.md", "7 files within 1 link of"]),
    ("path Edmund_Burke Charles_Darwin", 0, ["  People/Edmund Burke.md\n→ Sources/", "4 links."]),
    ("path Index Index", 0, ["  Index.md\n\n0 links."]),
    ("search natural --limit 2", 0, ["\n\n2 of "]),
    ("search libberty", 0, ["Nothing is like that. Did you mean “liberty” or “liberties”?"]),
    ("search tag:#book --lines 0", 0, ["Sources/Rights of Man.md\n"]),
    ("search [author:mill]", 0, ["Sources/On Liberty.md\n   2  author: John Stuart Mill\n", "2 notes."]),
    (
        "query LIST_FROM_#book_WHERE_year_<_1800_SORT_year",
        0,
        ["- Reflections on the Revolution in France\n", "\n\n6 items.\n"],
    ),
    ("query TABLE_year_FROM_#book_SORT_year_DESC_LIMIT_1", 0, ["File        year\nMutual Aid  1902\n\n1 row."]),
    (
        'query TASK_WHERE_!checked_AND_contains(text,"Stephen")',
        0,
        ["Reading plan.md\n   11  [ ] The chapter", "3 tasks."],
    ),
    ('query CALENDAR_date_FROM_"Daily"', 0, ["2024-03-16", "2 dates."]),
    ("query LIST_FROM_#none", 0, ["No items."]),
    ("bases", 0, ["Bases/People.base   By birth\n                    Philosophers", "\n\n2 bases."]),
    ("base People --view By_birth", 0, ["By birth\nfile.name ", "\n\nAge at death, about  67.4", "13 rows."]),
    ("base Sources.base#Natural_history", 0, ["Natural history\n19 (5)\n- Darwiniana: 1876\n", "6 items."]),
    ("base People --view By_brith", 2, ["There is no view “By brith”. Did you mean “By birth”?"]),
    ("base Burke", 4, ["No note is called “Burke”"]),
    ("base Index", 0, ["Unfinished\nfile.name ", "\n\n6 rows."]),
    ("base Evolution", 2, ["Evolution.md is no base, and holds none."]),
    ("base --text filters:_year_>", 0, ["No rows.\nFilters: year > cannot be read: line 1, column "]),
    ("base --text views:_[", 8, ["The query cannot be read: line "]),
    (
        "base --text filters:_nope(1)",
        0,
        ["Left out, because the query fails on it:\n", 'Cannot find function "nope" (and '],
    ),
    ("base", 2, ["Either FILE or --text is wanted"]),
    ("base Sources --timezone Nowhere", 2, ["There is no time zone “Nowhere”"]),
    (
        "query LIST_year_*_1_FROM_#idea_OR_#book",
        0,
        [
            "Left out, because the query fails on them:\n",
            "  No implementation found for 'null * number':\n    Ideas/All ",
        ],
    ),
    (
        "query LIST_FROM_#book_WHERE_length(1)",
        9,
        ["it fails on every row (", "No implementation of 'length' found for"],
    ),
    ("query LISST_FROM_#book", 8, ["line 1, column 1: “LISST” is not understood", "Did you mean “LIST”?"]),
    ("query LIST_WHERE_lenght(file.name)_>_1", 9, ["Unrecognized function name 'lenght'. Did you mean 'length'?"]),
    ("query --note Evolution", 0, ["line 17\nSource ", "\n7 rows."]),
    ("query --note On_Liberty", 0, ["This note has no dataview block."]),
    ("query this.file.name_+_1 --expression --note Index", 0, ["Index1\n"]),
    ("query LIST --note nowhere", 4, ["No note is called “nowhere”"]),
    ("query LIST --now yesterday", 2, ["yesterday"]),
    ("query LIST --timezone Mars/Phobos", 2, ["Mars/Phobos"]),
    ("query LIST --format csv --limit 1", 2, ["No such option"]),
    ("query", 2, ["Give a query, or a note with --note."]),
    ("tags", 0, ["   16     18  #period/victorian", "20 tags."]),
    ("properties", 0, ["   22  author", "44 properties."]),
    ("properties RATING", 0, ["    3  ★★★★", "in 20 notes, from front matter"]),
    ("properties none", 0, ["No note has a property “none”."]),
    ("tasks", 0, ["  12  [!]  Return *Political Justice* to", "27 tasks: 12 to do, 15 done."]),
    ("tasks --status ?", 0, ["1 task: 0 to do, 1 done."]),
    ("tasks Of_Population --done", 0, ["2 tasks: 0 to do, 2 done."]),
    (
        "outline On_Liberty",
        0,
        ["   9  On Liberty\n  20    One very simple principle\n", "4 headings in Sources/On Liberty.md."],
    ),
    ("mentions Edmund_Burke", 0, ["Ideas/Liberty.md\n  10  **Liberties**, in the plural"]),
    ("mentions Misère_de_la_philosophie", 0, ["No other note names"]),
    ("refresh", 0, ["66 files"]),
    ("export graph", 0, ["<graphml"]),
    ("export graph --format dot", 0, ["digraph"]),
    ("export graph --format png", 2, ["dot, graphml, json"]),
    ("export vault", 2, ["graph"]),
    ("check Daily", 1, ["12:12  missing-link", "2 faults in 1 file."]),
    ("history", 0, ["Nothing has been written"]),
    ("undo", 0, ["nothing to take back"]),
    ("findings", 1, ["  48  duplicate-block-id\n", "4 findings in 4 files."]),
    ("doctor", 0, ["66 files, of which 59 notes", "No file was left out."]),
    ("render-queries Population", 0, ["```\n\n- [[An Essay on the Principle of Population]]\n"]),
    ("render-queries Evolution --replace", 0, ["| Source | Author | Year |\n| --- | --- | --: |\n| [[On the Tend"]),
    ("render-queries nothing", 4, ["No note is called “nothing”"]),
    ("search burke_path:People --format md --limit 1", 0, ["| File | Line |", "\n\n> 1 of "]),
    ("search burke --format md --into Index --limit 1", 0, ["| File | Line | Section | Text |\n", "| [["]),
    ("sql SELECT_name,_line_FROM_headings_ORDER_BY_1", 9, ["The query failed: no such column: name."]),
    ("sql SELECT_text,_line_FROM_headings_WHERE_level_=_2_LIMIT_1", 0, ["text  ", " line\n", "\n\n1 row.\n"]),
    ("sql SELECT_1_WHERE_0", 0, ["No rows."]),
    ("sql SELECT_path_FROM_notes --limit 2", 0, ["2 rows.\nThere are more rows: only the first 2 are given.\n"]),
    ("sql SELECT_name_FROM_tags_LIMIT_1 --format csv", 0, ["name\r\n#"]),
    ("sql SELECT_1 --format pdf", 2, ["Rows are written as table, list, csv, json, md, paths, tsv, not as “pdf”"]),
    ("sql SELECT_1 --format md --into nowhere", 4, ["No note is called “nowhere”"]),
    ("sql DELETE_FROM_note", 9, ["only SELECT is answered, not DELETE"]),
    ("sql", 2, ["A statement is wanted, or --schema, or --open"]),
    ("sql --schema", 0, ["notes  One row a note.\n  path ", "\n  check  "]),
    ("sql --open", 0, ["sqlite3 'file:///", ".sqlite?mode=ro'"]),
    ("rename Burke x", 4, ["No note is called “Burke”"]),
    ("rename Edmund_Burke Thomas_Paine", 11, ["People/Thomas Paine.md cannot be changed: it already exists."]),
    ("rename Edmund_Burke Burke", 0, ['+holders: ["[[Burke]]"]\n', "1 moved. Nothing is written without --apply."]),
    ("move Edmund_Burke Topics", 0, ["rename to Topics/Edmund Burke.md\n"]),
    ("rename-heading On_Liberty None Some", 11, ["it has no heading “None”"]),
    ("rename-block On_Liberty none some", 11, ["it has no block ^none"]),
    ("rename-tag period/victorian victorian", 0, ["16 files, 18 edits."]),
    ("rename-tag nothing some", 0, ["There is nothing to change."]),
    ("rename-property format form --value book", 0, ["15 files, 15 edits."]),
    ("set On_Liberty rating B", 0, ["-rating: A\n+rating: B\n"]),
    ("unset On_Liberty rating", 0, ["-rating: A\n"]),
    ("merge Terms/Liberty Ideas/Liberty", 0, ["2 files, 4 edits."]),
    ("split On_Liberty --at One_very_simple_principle", 0, ["+[[One very simple principle]]\n"]),
    ("extract Reading_plan Next --lines 9-", 2, ["“9-” names no lines"]),
    ("link-mentions Edmund_Burke --in Ideas/Liberty", 0, ["[[Edmund Burke|Burke]]"]),
    ("create On_Liberty", 0, ["new file On Liberty.md\n"]),
    ("create People/edmund_burke", 11, ["it already exists"]),
    ("wanted --create", 0, ["Create the wanted notes: "]),
    ("wanted --apply", 2, ["--apply and --template are for --create"]),
    ("completion zsh", 0, ["#compdef commonplace"]),
    ("completion powershell", 2, ["powershell"]),
    ("", 2, ["Usage: commonplace"]),
    ("--help", 0, ["List the notes that links ask for"]),
    ("notes --help", 0, ["--where NAME[=VALUE]", "For example:"]),
    ("nots", 2, ["No such command 'nots'. `commonplace --help` explains the command."]),
    ("notes --kin source", 2, ["No such option", "`commonplace notes --help` explains"]),
    ("notes --sort colour", 2, ["'colour' is not one of"]),
    ("notes --limit -1", 2, ["--limit"]),
    ("notes --where =1859", 2, ["“=1859” has no name before “=”"]),
    ("neighbours Index --depth many", 2, ["--depth"]),
    ("path Index", 2, ["Missing argument"]),
]


@pytest.mark.parametrize(("line", "code", "parts"), ROWS, ids=[row[0] for row in ROWS])
def test_the_answer(line, code, parts, ask, library):
    said = ask(*(word.replace("_", " ") for word in line.split()), vault=library if line else None)
    text = said.out + said.err
    assert said.code == code, text
    assert not [part for part in parts if part not in text], text
    assert not said.out or code in (0, 1)
    assert len(said.err.splitlines()) == (code > 1) or not line


def test_every_command_has_a_row():
    assert {row[0].split()[0] for row in ROWS if row[0]} >= set(COMMANDS) - ENDLESS
    assert {words[0] for words in CALLS} | PLANNED == set(COMMANDS) - ENDLESS


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_the_list_is_the_first_line_of_the_help(name, ask):
    from commonplace.faces.cli import first_line

    assert f"\n  {first_line(name)}\n" in ask(name, "--help").out
    assert f"  {name.ljust(max(map(len, COMMANDS)))}  {first_line(name)}\n" in ask("--help").out


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - ENDLESS - {"completion"}))
def test_the_example_in_the_help_works(name, ask, library, tmp_path, monkeypatch):
    import shlex

    monkeypatch.chdir(tmp_path)
    example = ask(name, "--help").out.split("For example:\n\n")[1].splitlines()[0]
    program, *arguments = shlex.split(example)
    said = ask(*arguments, vault=library)
    assert program == "commonplace"
    assert (said.code, said.err) in ((0, ""), (1, ""))
    assert said.out


def test_options_may_stand_before_or_after(ask, library, tmp_path, monkeypatch):
    expected = ask("--vault", library, "--json", "tags").out
    assert ask("tags", "--json", "--vault", library).out == expected
    assert ask("--vault", tmp_path / "nowhere", "tags", "--vault", library, "--json").out == expected
    monkeypatch.setenv("COMMONPLACE_VAULT", str(library))
    assert ask("--json", "tags").out == expected
    assert ask("--vault", tmp_path / "nowhere", "tags").code == 3


def test_the_vault_is_the_one_around_the_folder(ask, library, monkeypatch):
    monkeypatch.chdir(library / "Sources")
    assert "59 notes." in ask("notes").out


def test_errors_have_their_codes(ask, library, tmp_path):
    (tmp_path / "commonplace.toml").write_text("[kinds")
    (tmp_path / "note.md").write_text("")
    rows = {
        3: ask("tags", vault=tmp_path / "nowhere"),
        4: ask("note", "nothing like it", vault=library),
        5: ask("tags", vault=tmp_path),
        6: ask("tags", "--index", library / "index.sqlite", vault=library),
    }
    for code, said in rows.items():
        assert (said.code, said.out, said.err.count("\n")) == (code, "", 1), said


def test_what_a_format_cannot_say_is_said_beside_it(ask, library):
    for form in ("csv", "tsv", "paths"):
        said = ask("sql", "SELECT path FROM notes ORDER BY 1", "--limit", "2", "--format", form, vault=library)
        assert (said.code, said.err) == (0, "There are more rows: only the first 2 are given.\n")
        assert said.out.splitlines()[-1] == "Daily/2024-03-16.md"
    said = ask("sql", "SELECT path FROM notes", "--limit", "2", "--format", "md", vault=library)
    assert (said.err, said.out.endswith("\n\n> There are more rows: only the first 2 are given.\n")) == ("", True)


def test_an_export_goes_to_a_file_outside_the_vault(ask, library, tmp_path):
    said = ask("export", "graph", "-o", tmp_path / "graph.xml", vault=library)
    assert said.out.endswith(f"written to {tmp_path}/graph.xml.\n")
    assert (tmp_path / "graph.xml").read_text("utf-8") == ask("export", "graph", vault=library).out


def test_an_export_into_the_vault_is_refused(ask, library, tmp_path, monkeypatch):
    (tmp_path / "way").symlink_to(library / "Sources")
    (tmp_path / "mask").symlink_to(library / "Index.md")
    monkeypatch.chdir(library)
    before = (library / "Index.md").read_bytes()
    for file in (
        "graph.xml",
        "Sources/../graph.xml",
        library / "new" / "graph.xml",
        tmp_path / "way" / "g",
        tmp_path / "mask",
    ):
        said = ask("export", "graph", "-o", file, vault=library)
        assert said.code == 2
        assert "lies in the vault" in said.err
    assert ask("export", "graph", "-o", tmp_path, vault=library).code == 2
    assert (library / "Index.md").read_bytes() == before
    assert not list(library.glob("**/g*.xml"))
