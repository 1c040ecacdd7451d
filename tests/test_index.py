"""The index is a cache: it may be lost, damaged, foreign or in the way, and nothing is lost but time."""

import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import apsw
import pytest

import commonplace
import commonplace.index
import commonplace.query
from commonplace.disk.walk import Entry
from commonplace.index.place import index_place
from commonplace.index.store import APPLICATION
from commonplace.index.work import Work
from fences import lay
from tables import assert_as_fresh
from test_hostile import as_nobody

NOTES = {
    "Burke.md": "---\nrating: A\n---\n# Edmund Burke\n\n[[Paine]] #conservative\n",
    "Paine.md": "[[Burke]] [[Rights of Man]]\n\n- [ ] read it\n",
    "Ideas/Custom.md": "`AUTHOR:` [[Burke]]\n\nThe wisdom of ages. [[Burke#Edmund Burke]]\n",
    "map.canvas": '{"nodes": [{"type": "file", "file": "Burke.md"}]}',
}


@pytest.fixture
def place(tmp_path):
    """Give a place for an index, beside a vault."""
    lay(tmp_path / "vault", NOTES)
    for name in NOTES:
        os.utime(tmp_path / "vault" / name, (1_600_000_000, 1_600_000_000))
    return tmp_path / "index.sqlite"


def ask(place):
    """Open the vault beside an index; give what was said, and see that the answers are right."""
    with commonplace.open(place.parent / "vault", place) as vault:
        assert [one.path for one in vault.backlinks("Burke")] == [
            "Ideas/Custom.md",
            "Ideas/Custom.md",
            "Paine.md",
            "map.canvas",
        ]
        assert_as_fresh(vault)
        return vault.said


# ----------------------------------------------------------------------------------------------------- made anew

ASIDE = "The index {}: it is made anew (index.sqlite.aside keeps the old file)."
DAMAGED, FOREIGN = ASIDE.format("is damaged"), ASIDE.format("was not made by commonplace")
OLDER = "The index was of another version: it is made anew."


def make_foreign(place, *, mode="DELETE"):
    """Make a SQLite file of somebody else, with a commit that is still in its log where the mode has one."""
    sql = apsw.Connection(str(place))
    sql.pragma("journal_mode", mode)
    sql.pragma("wal_autocheckpoint", 0)
    sql.execute("CREATE TABLE t (x); INSERT INTO t VALUES ('theirs')")
    return sql


def test_an_index_is_opened_as_it_was(place):
    assert ask(place) == []
    before = place.read_bytes()
    assert ask(place) == []
    assert place.read_bytes() == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE meta SET value = 'another' WHERE name = 'mark'",
        "DELETE FROM meta",
        "DROP TABLE meta",
        "DROP TABLE link; CREATE TABLE link (x); CREATE VIEW more AS SELECT 1",
    ],
)
def test_an_index_of_another_version(place, statement):
    ask(place)
    with apsw.Connection(str(place)) as sql:
        sql.execute(statement + "; INSERT OR REPLACE INTO meta VALUES ('mark', 'older')" * ("link" in statement))
    sql.close()
    assert ask(place) == [OLDER]
    assert ask(place) == []


@pytest.mark.parametrize("data", [b"garbage " * 1000, b"\0" * 8192, b"SQLite format 3\0" + b"\xff" * 9000, b"xy"])
def test_a_file_that_is_no_index(place, data):
    place.write_bytes(data)
    assert ask(place) in ([DAMAGED], [FOREIGN])
    assert place.with_name("index.sqlite.aside").read_bytes() == data
    assert ask(place) == []


def test_the_index_of_another_vault(place):
    lay(place.parent / "other", {"x.md": "[[y]]"})
    ask(place)
    with commonplace.open(place.parent / "other", place) as other:
        assert [note.path for note in other.notes()] == ["x.md"]
    assert ask(place) == [OLDER]


def test_an_empty_file_is_an_index_that_is_not_made_yet(place):
    place.touch()
    assert ask(place) == []
    assert [path.name for path in place.parent.iterdir() if path.is_file()] == ["index.sqlite"]


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_truncated_index(place, part):
    ask(place)
    with place.open("r+b") as file:
        file.truncate(int(place.stat().st_size * part) // 512 * 512)
    assert ask(place) == [DAMAGED]
    assert ask(place) == []


@pytest.mark.parametrize("seed", range(6))
def test_pages_that_are_garbage(place, seed):
    """Whatever page is damaged, and whether a refresh or a question finds it: the answers are right."""
    ask(place)
    data = bytearray(place.read_bytes())
    page = 4096 * (1 + seed * (len(data) // 4096 - 2) // 5)
    data[page : page + 4096] = bytes((seed * 37 + i * i) % 256 for i in range(4096))
    place.write_bytes(data)
    with commonplace.open(place.parent / "vault", place) as vault:
        assert len(vault.links(external=True)) == 6
        assert [one.count for one in vault.tags()] == [1]
        assert vault.overview().tasks_open == 1
        assert len(vault.properties()) == 2
        assert vault.note("Burke").outline[0].text == "Edmund Burke"
        lay(place.parent / "vault", {"Burke.md": "changed", "New.md": "[[Burke]]"})
        vault.refresh()
        assert len(vault.mentions("New")) == 0
        assert set(vault.said) <= {DAMAGED}


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
def test_a_foreign_file_loses_nothing(place, mode):
    theirs = make_foreign(place, mode=mode)
    said = ask(place)
    theirs.close()
    assert said == [FOREIGN]
    sql = apsw.Connection(str(place) + ".aside")
    assert sql.execute("SELECT x FROM t").fetchall() == [("theirs",)]
    sql.close()


def test_what_was_set_aside_is_never_written_over(place):
    for number in range(3):
        place.write_bytes(b"no index %d" % number)
        ask(place)
    kept = sorted(path.read_bytes() for path in place.parent.glob("index.sqlite.aside*"))
    assert kept == [b"no index 0", b"no index 1", b"no index 2"]


def test_an_old_journal_is_not_taken_for_ours(place):
    """A rollback journal and a log of a file that is gone lie where the index is made."""
    for ending in ("-journal", "-wal", "-shm"):
        place.with_name(place.name + ending).write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\1" * 5000)
    ask(place)
    assert ask(place) == []


def test_a_file_is_where_the_folder_should_be(place):
    place.touch()
    with commonplace.open(place.parent / "vault", place / "index.sqlite") as vault:
        assert vault.refresh().files == len(NOTES)
        (line,) = vault.said
    assert line.startswith(f"The index cannot be kept at {place}/index.sqlite (")


def test_a_folder_is_in_the_way(place):
    place.mkdir()
    (line,) = ask(place)
    assert line.startswith(f"The index cannot be kept at {place} (")
    assert line.endswith("): it is held in memory this time.")


# --------------------------------------------------------------------------------------------------- where it lies


def test_the_cache_of_the_user(place, monkeypatch):
    monkeypatch.setenv("COMMONPLACE_CACHE", str(place.parent / "deep" / "cache"))
    with commonplace.open(place.parent / "vault") as vault:
        assert vault.index == index_place(str(place.parent / "vault"))
        assert Path(vault.index).parent == place.parent / "deep" / "cache"
        assert vault.notes()
    assert index_place("/one/notes") != index_place("/other/notes")


@pytest.mark.parametrize("inside", ["index.sqlite", "Ideas/x.db", "new folder/x.db", "../vault/x.db"])
def test_an_index_in_the_vault_is_refused(place, inside):
    with pytest.raises(commonplace.IndexRefused, match="it lies in the vault, into which nothing is written"):
        commonplace.open(place.parent / "vault", place.parent / "vault" / inside)
    assert not list((place.parent / "vault").rglob("*.db"))


def test_an_index_in_the_vault_by_way_of_a_link_is_refused(place, monkeypatch):
    (place.parent / "link").symlink_to(place.parent / "vault", target_is_directory=True)
    with pytest.raises(commonplace.IndexRefused):
        commonplace.open(place.parent / "vault", place.parent / "link" / "index.sqlite")
    monkeypatch.setenv("COMMONPLACE_CACHE", str(place.parent / "link"))
    with pytest.raises(commonplace.IndexRefused):
        commonplace.open(place.parent / "vault")


def test_an_index_in_a_hidden_folder_of_the_vault_is_the_users_wish(place):
    with commonplace.open(place.parent / "vault", place.parent / "vault" / ".cache" / "index.sqlite") as vault:
        assert vault.refresh().files == len(NOTES)
        assert vault.index.endswith("index.sqlite")


UNWRITABLE = """
import json, os, sys
from pathlib import Path
import commonplace, hostile

top = Path(sys.argv[1])
hostile.put(top / "vault", "note.md", "[[note]]")
(top / "cache").mkdir()
for name, data in (("garbage", b"garbage " * 1000), ("readable", b"")):
    (top / "cache" / name).write_bytes(data)
with commonplace.open(top / "vault", top / "cache" / "readable") as vault:
    hostile.ask_everything(vault)
if os.geteuid() == 0:
    for path in top.rglob("*"):
        os.chown(path, hostile.NOBODY, hostile.NOBODY)
    os.setegid(hostile.NOBODY)
    os.seteuid(hostile.NOBODY)
for path in (top / "cache").iterdir():
    path.chmod(0o400)
(top / "cache").chmod(0o500)
said = {}
for name in ("new", "deep/new", "garbage", "readable"):
    with commonplace.open(top / "vault", top / "cache" / name) as vault:
        assert vault.find("note") == "note.md"
        assert vault.refresh().files == 1
        said[name] = [vault.index, *(line.replace(str(top), "") for line in vault.said)]
print(json.dumps(said))
"""


def test_a_cache_folder_that_cannot_be_written(tmp_path):
    said = as_nobody(UNWRITABLE)
    for name in ("new", "deep/new", "garbage", "readable"):
        index, *lines = said[name]
        assert index == ":memory:"
        assert lines[-1].startswith(f"The index cannot be kept at /cache/{name} (")
        assert lines[-1].endswith("): it is held in memory this time.")


def test_a_full_disk(place):
    """The index may have no more pages than it has: what has grown is held in memory, and that is said once."""
    ask(place)
    with commonplace.open(place.parent / "vault", place) as vault:
        vault.refresh()
        vault.connection.execute("PRAGMA max_page_count = 1")
        lay(place.parent / "vault", {f"n{number}.md": f"some words{number}\n" * 500 for number in range(50)})
        assert len(vault.refresh().added) == 54  # the index in memory is new
        assert vault.said == [
            f"The index cannot be kept at {place} (database or disk is full): it is held in memory this time."
        ]
        assert vault.index == ":memory:"
        assert_as_fresh(vault)
    with commonplace.open(place.parent / "vault", place) as vault:
        assert len(vault.refresh().added) == 50
        assert vault.said == []


@pytest.fixture
def tiny_disk(tmp_path):
    """Give a file system of 192 KiB, where one may be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    command = [mount, "-t", "tmpfs", "-o", "size=192k", "tmpfs", str(folder)]
    if sys.platform != "linux" or not mount or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("no file system may be mounted here")
    yield folder
    subprocess.run([unmount, "-l", str(folder)], check=True)


def test_a_disk_that_is_really_full(tiny_disk, tmp_path):
    lay(tmp_path / "vault", NOTES)
    for filled in (b"", b"\0" * (1 << 20)):
        lay(tmp_path / "vault", {f"n{number}.md": f"words{number} [k:: v]\n" * 200 for number in range(100)})
        with suppress(OSError):  # no space is left: that is the point
            (tiny_disk / "filler").write_bytes(filled)
        with commonplace.open(tmp_path / "vault", tiny_disk / "index.sqlite") as vault:
            assert len(vault.notes()) == 103
            assert vault.index == ":memory:"
            assert len(vault.said) == 1
            assert_as_fresh(vault)


# ----------------------------------------------------------------------------------------- settings take effect


def test_excluded_files_are_marked_again(place):
    vault_folder = place.parent / "vault"
    for filters, expected in (([], 3), (["Ideas/"], 2), (["/^[BP]/"], 1), (["ideas", "burke"], 1), ([], 3)):
        lay(vault_folder, {".obsidian/app.json": json.dumps({"userIgnoreFilters": filters})})
        with commonplace.open(vault_folder, place) as vault:
            assert len(vault.notes()) == expected
            assert len(vault.backlinks("Burke")) == 4  # no effect on links (spec 1.11)
            assert_as_fresh(vault)


def test_settings_are_read_again_by_a_refresh(vault):
    made = vault(NOTES)
    assert len(made.vault.notes()) == 3
    lay(
        made.path,
        {
            ".obsidian/app.json": '{"userIgnoreFilters": ["Ideas/"]}',
            ".obsidian/types.json": '{"types": {"rating": "number"}}',
        },
    )
    assert made.vault.refresh().parsed == 0
    assert len(made.vault.notes()) == 2
    (rating,) = made.vault.note("Burke").properties
    assert (rating.type, rating.mismatch) == ("number", True)


def test_conventions_make_another_index(place):
    folder = place.parent / "vault"
    assert kinds(place) == {"Burke.md": "plain", "Paine.md": "plain", "Ideas/Custom.md": "source"}
    lay(folder, {"commonplace.toml": '[kinds]\nperson = ["tag: conservative"]\nidea = ["folder: Ideas"]\n'})
    assert kinds(place) == {"Burke.md": "person", "Paine.md": "plain", "Ideas/Custom.md": "idea"}
    lay(folder, {"commonplace.toml": "[kinds]\ndefaults = false\n"})
    assert set(kinds(place).values()) == {"plain"}


def kinds(place):
    with commonplace.open(place.parent / "vault", place) as vault:
        found = {note.path: note.kind for note in vault.notes()}
        assert set(vault.said) <= {OLDER}
        return found


def test_a_vault_that_was_opened_before_keeps_to_its_conventions(place):
    """Two processes, one begun before commonplace.toml was written: neither gets rows that the other decided."""
    folder = place.parent / "vault"
    with commonplace.open(folder, place) as old:
        assert old.note("Burke").kind == "plain"
        lay(folder, {"commonplace.toml": '[kinds]\nperson = ["tag: conservative"]\n'})
        with commonplace.open(folder, place) as new:
            assert [note.path for note in new.notes(kind="person")] == ["Burke.md"]
            old.refresh()
            assert old.notes(kind="person") == []
            new.refresh()
            assert [note.path for note in new.notes(kind="person")] == ["Burke.md"]


# -------------------------------------------------------------------------------------------- what it costs

SCANNED = {  # the statements that read a table from end to end, and why
    "columns.FILES": "a question that the index does not narrow looks at every file",
    "columns.NOTE_IDS": "all notes but those of a source are asked for",
    "columns.LINKS": "a column of the whole vault, for a question that looks at most of it; LINKS_FEW is for few",
    "columns.TAGS": "the same; TAGS_FEW",
    "columns.ALIASES": "the same; ALIASES_FEW",
    "bases.ask.BASES": "every base is asked for",
    "bases.narrow.INSIDE": "the paths of all files, folded, which no index has",
    "bases.narrow.ENDING": "the endings of all files",
    "renaming.QUERYING": "the blocks of all notes, for a word about queries that name what is moved",
    "renaming.BASES": "every base is asked for, for the same",
    "renaming.ORDERED": "where people put a property is learnt from all notes",
    "dql.run.WITH_TASKS": "every note with a task is asked for",
    "refresh.STATS": "every file is compared with the disk; one pass in the order of the paths",
    "work.KNOWN": "the same, when something has changed",
    "work.PATHS": "every name is needed, from 300 changed files on or when the filters have changed",
    "graph.NODES": "the whole graph is asked for",
    "graph.EDGES": "the whole graph is asked for",
    "links.LINKS": "a part of other statements",
    "links.OF_VAULT": "every link is asked for",
    "links.ORPHANS": "every file is looked at; the links by their index",
    "mentions.LIKELY": "the words are an index of their own",
    "mentions.ALL": "a name without a letter is no word: every note is read",
    "names.ALL_NAMES": "the nearest of all names is looked for, after a miss",
    "overview.COUNT_NOTES": "a count",
    "overview.COUNT_ATTACHMENTS": "a count",
    "overview.COUNT_FILES": "a count",
    "overview.COUNT_TAGS": "a count",
    "overview.STATUSES": "a count",
    "overview.TASKS": "a count",
    "overview.KINDS": "a count",
    "overview.RATINGS": "a count",
    "overview.STATES": "a count",
    "overview.MONTHS": "a count",
    "overview.MOST_LINKED": "a count",
    "overview.FAULTS": "a count",
    "overview.FINDINGS": "every finding is asked for",
    "properties.FIRST_SPELLINGS": "every tag is asked for",
    "properties.TAG_COUNTS": "every tag is asked for",
    "properties.USES": "every property is asked for",
    "properties.TASKS": "every task is asked for",
    "search.catalogue.FILES": "the names that a search looks in, once for many searches",
    "checking.FILES": "a check judges every file",
    "checking.LINKS": "a check judges every link; with `more`, those of one file",
    "checking.VALUES": "the same of properties",
    "checking.TAGS": "the same of tags",
    "checking.CALLOUTS": "the same of callouts",
    "checking.FOOTNOTES": "the same of footnotes",
    "checking.BLOCK_IDS": "the same of block ids",
    "checking.SEEN": "the same of facts seen while reading",
    "checking.ALIASES": "every alias is compared with every other",
    "checking.KEYS": "the names of all properties, to know the usual ones",
    "checking.VALUE_COUNTS": "the values of all properties, to know the usual ones",
    "checking.SINGLE": "the same",
    "checking.NOTE_TAGS": "the tags of all notes, to know the usual ones",
    "checking.TAG_COUNTS": "the same",
    "checking.CALLOUT_COUNTS": "the types of all callouts, to know the usual ones",
    "checking.PATHS": "a folder stands for all in it",
    "search.catalogue.TERMS": "the words that a search looks in, once for many searches",
    "search.catalogue.TAGS": "the tags that a search looks in, once for many searches",
    "search.narrow.ANY_TAG": "every note with a tag is asked for",
    "search.rank.AMONG": "the words are an index of their own",
    "search.rank.RANKED": "the words are an index of their own",
    "search.words.HAS_WORDS": "the words are an index of their own",
}
SMALL_TABLES = {"json_each", "few", "distinct_key", "sqlite_schema", "meta", "(subquery"}


def constants():
    """Give every statement of `index` and `query` that selects, by the module and name of its constant."""
    for package in (commonplace.index, commonplace.query):
        for module in walk_packages(package.__path__, package.__name__ + "."):
            for name, text in vars(import_module(module.name)).items():
                if name.isupper() and isinstance(text, str) and text.lstrip().startswith(("SELECT", "WITH")):
                    short = module.name.removeprefix(package.__name__ + ".")
                    yield f"{short}.{name}", text.replace("{of}", "1").replace("{more}", "")


@pytest.fixture(scope="module")
def sql():
    """Give an index that is made, of an empty vault."""
    with commonplace.open(Path(__file__).parents[1] / "examples" / "library", ":memory:") as vault:
        vault.notes()
        yield vault.connection


def scans(sql, statement):
    """Give the tables that a statement reads from end to end."""
    numbered = [int(number) for number in re.findall(r"\?(\d)", statement)]
    values = (None,) * max(numbered, default=statement.count("?"))
    plan = sql.execute("EXPLAIN QUERY PLAN " + statement, values)
    return {row[3].split()[1] for row in plan if row[3].startswith("SCAN ")} - SMALL_TABLES


@pytest.mark.parametrize(("name", "statement"), list(constants()))
def test_a_statement_uses_an_index(name, statement, sql):
    assert bool(scans(sql, statement)) == (name in SCANNED)


@pytest.mark.parametrize(
    ("asked", "scanned"),
    [
        ({"kind": "source"}, set()),
        ({"tag": "idea"}, set()),
        ({"where": {"author": "burke"}}, set()),
        ({"folder": "Ideas"}, {"file", "note"}),
        ({}, {"file", "note"}),
    ],
)
def test_a_filter_uses_an_index(asked, scanned, sql):
    with commonplace.open(Path(__file__).parents[1] / "examples" / "library", ":memory:") as vault:
        vault.refresh()
        seen = trace(vault, lambda: vault.notes(**asked))
    (statement,) = [one for one in seen if "FROM note JOIN file" in one]
    assert scans(sql, statement) <= scanned


def trace(vault, do):
    """Give the statements that the index ran while something was done."""
    seen = []

    def note_down(_cursor, statement, _bindings):
        seen.append(statement)
        return True

    vault._store.sql.exec_trace = note_down
    do()
    vault._store.sql.exec_trace = None
    return seen


WRITES = ("INSERT", "UPDATE", "DELETE", "CREATE", "DROP", "REPLACE", "BEGIN IMMEDIATE")


def writes(seen):
    return [one for one in seen if one.lstrip().startswith(WRITES)]


def many_notes(folder, count):
    """Make notes of some days ago, so that none is looked at twice."""
    for number in range(count):
        body = f"# Note {number}\n\n[[n{number + 1}]] [[n{number // 2}]] #t\n\n- [ ] do\n\n`AUTHOR:` Burke\n"
        lay(folder, {f"d{number % 7}/n{number}.md": body})
        os.utime(folder / f"d{number % 7}/n{number}.md", (1_600_000_000, 1_600_000_000))


@pytest.mark.parametrize("count", [40, 400])
def test_statements_and_files_of_a_refresh(tmp_path, count):
    many_notes(tmp_path / "vault", count)
    with commonplace.open(tmp_path / "vault", tmp_path / "index.sqlite") as vault:
        cold = trace(vault, lambda: vault.refresh().parsed == count or pytest.fail("not all were parsed"))
        assert len(cold) <= 20 + 18 * count  # one for each row of a note, one for its file, one for its words
        assert writes(trace(vault, vault.refresh)) == []
        lay(tmp_path / "vault", {"d0/n0.md": "# Changed\n\n[[n1]]\n"})
        os.utime(tmp_path / "vault/d0/n0.md", (1_600_000_001, 1_600_000_001))
        done = []
        changed = trace(vault, lambda: done.append(vault.refresh()))
        assert done[0].changed == ("d0/n0.md",)
        assert done[0].parsed == 1
        assert len(changed) < 50
        assert writes(trace(vault, vault.refresh)) == []
    with commonplace.open(tmp_path / "vault", tmp_path / "index.sqlite") as vault:
        assert writes(trace(vault, vault.refresh)) == []
        assert len(trace(vault, vault.refresh)) < 12


def test_what_was_written_a_moment_ago_is_looked_at_once_more(tmp_path):
    """On a file system with a coarse clock a second edit may leave size and time as they were."""
    with commonplace.open(tmp_path, ":memory:") as vault:
        work = Work(vault.connection, vault.root, vault.settings, vault.conventions, None)
    second, now = 1_000_000_000, work.now // 1_000_000_000 * 1_000_000_000
    coarse = [work.stamp(Entry("a.md", 1, now + ago * second, 5)) for ago in (-3600, -4, -1, 0, 1, 3600)]
    assert coarse == [5, 5, 0, 0, 0, 5]
    fine = [work.stamp(Entry("a.md", 1, (work.now | 1) + ago * second // 1000, 5)) for ago in (-900, -50, 0, 50, 900)]
    assert fine == [5, 0, 0, 0, 5]


def test_a_new_name_costs_the_links_that_look_for_it(tmp_path):
    many_notes(tmp_path / "vault", 300)
    with commonplace.open(tmp_path / "vault", ":memory:") as vault:
        vault.refresh()
        lay(tmp_path / "vault", {"n300.md": "here it is"})
        done = []
        seen = trace(vault, lambda: done.append(vault.refresh()))
        assert (done[0].added, done[0].parsed) == (("n300.md",), 1)
        assert len(seen) < 50
        assert [link.destination for link in vault.links("n299") if link.target == "n300"] == ["n300.md"]


def test_every_setting_of_the_connection_is_made(place):
    with commonplace.open(place.parent / "vault", place) as vault:
        settings = {
            name: vault.connection.pragma(name) for name in ("journal_mode", "synchronous", "temp_store", "cache_size")
        }
    assert settings == {"journal_mode": "wal", "synchronous": 1, "temp_store": 2, "cache_size": -8000}


def test_the_index_says_whose_it_is(place):
    ask(place)
    sql = apsw.Connection(str(place))
    assert sql.pragma("application_id") == APPLICATION
    assert sql.pragma("integrity_check") == "ok"
    sql.close()
