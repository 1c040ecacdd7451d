"""What an index holds, told without its numbers: two indexes of the same files must tell the same."""

from collections import Counter

import commonplace
from commonplace.index.schema import OWNER, TABLES

FILES = "SELECT path, folded, segment, size, mtime, hash, excluded FROM file ORDER BY path"
META = "SELECT name, value FROM meta WHERE name IN ('mark', 'built', 'filters', 'root') ORDER BY name"
VOCABULARY = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, words, instance)"
WORDS = 'SELECT doc, term, col, "offset" FROM temp.vocabulary'


def rows(vault):
    """Give every row of the index as it is now; numbers of files are told as their paths, and no stamps."""
    sql = vault._store.sql
    paths = dict(sql.execute("SELECT id, path FROM file"))
    told = {"file": sql.execute(FILES).fetchall(), "meta": sql.execute(META).fetchall()}
    for table in TABLES:
        names = [row[1] for row in sql.execute(f"PRAGMA table_info({table})")]
        files = {names.index(OWNER.get(table, "note"))} | ({names.index("file")} if table == "link" else set())
        found = sql.execute(f"SELECT * FROM {table}")  # noqa: S608  # our own names
        told[table] = sorted(
            repr(tuple(paths.get(value, value) if i in files else value for i, value in enumerate(row)))
            for row in found
        )
    sql.execute(VOCABULARY)
    told["words"] = sorted((paths.get(doc, doc), *rest) for doc, *rest in sql.execute(WORDS))
    return told


def answers(vault):
    """Give all that a vault answers without being asked for one note."""
    asked = "overview notes links wanted orphans ambiguous tags properties tasks findings graph"
    told = {name: getattr(vault, name)() for name in asked.split()}
    told |= {"problems": vault.links(problems=True), "attachments": vault.wanted(attachments=True)}
    few = [note.path for note in told["notes"][:4]]
    told |= {"ways": [vault.path(one, other) for one in few for other in few]}
    told |= {"near": [(vault.neighbours(one, 2), vault.backlinks(one), vault.mentions(one)) for one in few]}
    return told | {use.name: vault.properties(use.name) for use in told["properties"]}


def assert_as_fresh(vault):
    """See that an index brought up step by step is that of the files, and that the answers are the same."""
    with commonplace.Vault(vault.root, ":memory:") as fresh:
        fresh.refresh()
        slow, fast = rows(fresh), rows(vault)
        for table, expected in slow.items():
            assert fast[table] == expected, table + difference(expected, fast[table])
        fast, slow = answers(vault), answers(fresh)
        assert not [(name, slow[name], fast[name]) for name in slow if slow[name] != fast[name]]


def difference(expected, found):
    """Tell in which rows two tables differ."""
    wanted, got = Counter(map(str, expected)), Counter(map(str, found))
    return f"\nonly in a fresh index: {[*(wanted - got)][:4]}\nonly in this one: {[*(got - wanted)][:4]}"
