"""SQL that somebody wrote is answered from the views; whatever it says, it reads, and it ends."""

import time
from contextlib import suppress

import apsw
import pytest

import commonplace
from commonplace import QueryFailed
from commonplace.query.sql import schema, views
from fences import lay

NOTES = {
    "Burke.md": "---\nrating: A\nyear: 1790\n---\n# Edmund Burke\n\n[[Paine]] #conservative\n",
    "People/Paine.md": "[[Burke]] [[Rights of Man]]\n\n- [ ] read it\n- [x] done\n",
}


@pytest.fixture(params=["file", "memory"])
def vault(tmp_path, request):
    """Give a vault whose index lies in a file, and one whose index is held in memory."""
    lay(tmp_path / "vault", NOTES)
    place = tmp_path / "index.sqlite" if request.param == "file" else ":memory:"
    with commonplace.open(tmp_path / "vault", place) as vault:
        yield vault
        assert [note.path for note in vault.notes()] == list(NOTES)


def failure(vault, statement, **more):
    with pytest.raises(QueryFailed) as caught:
        vault.sql(statement, **more)
    return str(caught.value).removeprefix("The query failed: ").removesuffix(".")


def test_rows_have_names_paths_and_types(vault):
    rows = vault.sql(
        "SELECT path, folder, value FROM notes LEFT JOIN properties USING (path) WHERE key IS NOT 'rating' ORDER BY 1"
    )
    assert rows.columns == ("path", "folder", "value")
    assert rows.rows == (("Burke.md", "", 1790), ("People/Paine.md", "People", None))
    assert rows.paths == ("Burke.md", "People/Paine.md")
    assert (rows.language, rows.shape, rows.faults, rows.total) == ("sql", "table", (), 2)


def test_every_type_is_answered(vault):
    rows = vault.sql("SELECT x'00ff', 9223372036854775807, -1.5, NULL, 'é', 1e999, zeroblob(3)")
    assert rows.rows == ((b"\x00\xff", 9223372036854775807, -1.5, None, "é", float("inf"), b"\0\0\0"),)
    for form in ("csv", "tsv", "md", "json", "paths"):
        assert vault.export_rows(rows, form) or form == "paths"


@pytest.mark.parametrize(
    "statement",
    [
        "VALUES (1), (2)",
        "EXPLAIN QUERY PLAN SELECT * FROM notes",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 5) SELECT i FROM n",
        "SELECT rowid FROM words WHERE words MATCH 'burke'",
        "SELECT * FROM vocabulary",
        "SELECT * FROM json_each('[1, 2]')",
        "SELECT name FROM sqlite_schema",
        "SELECT count(*) FROM note; -- the tables may be read as well",
        "select path, row_number() over (order by path) from notes",
    ],
)
def test_what_only_reads_is_answered(vault, statement):
    assert vault.sql(statement).rows


@pytest.mark.parametrize(
    ("statement", "refused"),
    [
        ("INSERT INTO note (id) VALUES (1)", "INSERT"),
        ("UPDATE note SET title = 'x'", "UPDATE"),
        ("DELETE FROM note", "DELETE"),
        ("WITH x AS (SELECT 1) DELETE FROM note WHERE id IN x", "DELETE"),
        ("INSERT INTO words (words) VALUES ('rebuild')", "INSERT"),
        ("INSERT OR REPLACE INTO meta VALUES ('mark', 'x')", "INSERT"),
        ("CREATE TABLE t (x)", "INSERT"),
        ("CREATE TEMP TABLE t (x)", "INSERT"),
        ("CREATE TEMP VIEW v AS SELECT 1", "INSERT"),
        ("CREATE TEMP TRIGGER r AFTER DELETE ON note BEGIN SELECT 1; END", "CREATE TEMP TRIGGER"),
        ("CREATE VIRTUAL TABLE t USING fts5(x)", "INSERT"),
        ("DROP TABLE note", "DELETE"),
        ("DROP VIEW notes", "DELETE"),
        ("ALTER TABLE note RENAME TO other", "ALTER TABLE"),
        ("REINDEX", "REINDEX"),
        ("ANALYZE", "ANALYZE"),
        ("ATTACH '/tmp/other.sqlite' AS other", "ATTACH"),
        ("ATTACH ':memory:' AS other", "ATTACH"),
        ("DETACH main", "DETACH"),
        ("VACUUM INTO '/tmp/other.sqlite'", "ATTACH"),
        ("PRAGMA query_only = 0", "PRAGMA"),
        ("PRAGMA journal_mode = DELETE", "PRAGMA"),
        ("PRAGMA table_info(note)", "PRAGMA"),
        ("SELECT * FROM pragma_database_list", "PRAGMA"),
        ("BEGIN IMMEDIATE", "TRANSACTION"),
        ("SAVEPOINT s", "SAVEPOINT"),
        ("SELECT load_extension('/tmp/x.so')", "load_extension()"),
        ("SELECT fts3_tokenizer('simple')", "fts3_tokenizer()"),
    ],
)
def test_what_does_more_is_refused(vault, statement, refused):
    assert failure(vault, statement) == f"only SELECT is answered, not {refused}"


@pytest.mark.parametrize("statement", ["VACUUM", "SELECT readfile('/etc/hostname')", "SELECT writefile('/tmp/x', 'x')"])
def test_what_cannot_be_done_is_an_error(vault, statement):
    assert failure(vault, statement)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("SELECT titel FROM notes", "no such column: titel (did you mean “title”?)"),
        ("SELECT n.titel FROM notes AS n", "no such column: n.titel (did you mean “title”?)"),
        ("SELECT * FROM nots", "no such table: nots (did you mean “notes”?)"),
        ("SELECT * FORM notes", 'near "FORM": syntax error'),
        ("SELECT", "incomplete input"),
        ("", "there is no statement"),
        (" ; ", "there is no statement"),
        ("-- a remark", "there is no statement"),
        ("SELECT 1; SELECT 2", "one statement is answered at a time"),
        ("SELECT 1; DELETE FROM note", "only SELECT is answered, not DELETE"),
        ("SELECT CAST(x'ff' AS TEXT)", "a value of type text is no text"),
        ("SELECT ?", "Statement has 1 bindings but you didn't supply any!"),
        ("SELECT json('[')", "malformed JSON"),
        ("DELETE FROM notes", "cannot modify notes because it is a view"),
    ],
)
def test_an_error_is_that_of_sqlite(vault, statement, said):
    assert failure(vault, statement) == said


@pytest.mark.parametrize(
    "statement", ["SELECT 1\0; DELETE FROM note", "\0", "SELECT '\ud800'", "SELECT \u202e", "(" * 9999]
)
def test_text_that_is_no_sql_is_no_crash(vault, statement):
    with suppress(QueryFailed):
        vault.sql(statement)


def test_more_rows_than_asked_for(vault):
    rows = vault.sql("SELECT value FROM json_each('[1, 2, 3]')", limit=2)
    assert rows.rows == ((1,), (2,))
    assert [fault.reason for fault in rows.faults] == ["there are more rows: only the first 2 are given"]
    assert vault.sql("SELECT value FROM json_each('[1, 2, 3]')", limit=3).faults == ()
    assert vault.sql("SELECT 1", limit=0).rows == ()
    assert len(vault.sql(NUMBERS + " LIMIT 3000", limit=None).rows) == 3000


NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
ENDLESS = {
    "recursion": "SELECT i FROM (NUMBERS) WHERE i < 0",
    "counting": "SELECT count(*) FROM (NUMBERS)",
    "product": f"SELECT count(*) {'FROM sqlite_schema' + ' JOIN vocabulary JOIN json_each(1)' * 20}",
    "like": "SELECT sum(i) FROM (NUMBERS) WHERE hex(zeroblob(9999)) LIKE '%' || replace(hex(zeroblob(99)), '0', '_')",
    "sorting": "SELECT i, zeroblob(900000) FROM (NUMBERS) ORDER BY 2, 1 DESC",
    "joining": "SELECT group_concat(zeroblob(1000)) FROM (NUMBERS)",
    "distinct": "SELECT DISTINCT randomblob(100000) FROM (NUMBERS) ORDER BY 1",
}


@pytest.mark.parametrize("statement", ENDLESS.values(), ids=ENDLESS)
def test_what_would_never_end_is_stopped(vault, statement):
    """The time, the memory or the size of a value ends it, whichever comes first."""
    begun = time.monotonic()
    said = failure(vault, statement.replace("NUMBERS", NUMBERS), seconds=0.3)
    assert time.monotonic() - begun < 8
    assert "second" in said or "memory" in said or "too big" in said, said
    assert apsw.memory_used() < 100 << 20


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT zeroblob(2000000000)",
        "SELECT randomblob(2000000000)",
        "SELECT printf('%2000000000d', 1)",
        "SELECT printf('%.*c', 2000000000, 'x')",
        "SELECT hex(zeroblob(900000))",
        "SELECT replace(hex(zeroblob(400000)), '0', '0123456789')",
        "SELECT " + ", ".join("1" for _ in range(1000)),
        "SELECT " + "+".join("1" for _ in range(1000)),
        "SELECT 1" + " UNION ALL SELECT 1" * 1000,
        "SELECT '" + "x" * 200_000 + "'",
        "SELECT " + "abs(" * 500 + "1" + ")" * 500,
        "SELECT zeroblob(900000) FROM (NUMBERS)",
    ],
)
def test_what_is_too_large_is_refused(vault, statement):
    begun = time.monotonic()
    assert failure(vault, statement.replace("NUMBERS", NUMBERS), limit=None)
    assert time.monotonic() - begun < 5


def test_a_view_for_each_view_and_a_comment_for_each_column(vault):
    known = {view: [name for name, _ in columns] for view, _, columns in views()}
    sql = vault.connection
    there = [name for (name,) in sql.execute("SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY rowid")]
    assert list(known) == there
    for view, names in known.items():
        assert names == [row[1] for row in sql.execute(f"PRAGMA table_info({view})")]
        assert vault.sql("SELECT * FROM notes".replace("notes", view)).columns == tuple(names)
    assert all(words and each for _, words, columns in views() for _, each in columns)
    assert sum(group.rows for group in schema().groups) == len(schema().rows) == len(vault.schema().rows)


def test_what_is_asked_sees_what_has_just_been_read(vault, tmp_path):
    assert vault.sql("SELECT count(*) FROM notes").rows == ((2,),)
    lay(tmp_path / "vault", {"zz.md": ""})
    vault.refresh()
    assert vault.sql("SELECT count(*) FROM notes").rows == ((3,),)
    (tmp_path / "vault" / "zz.md").unlink()
    vault.refresh()
