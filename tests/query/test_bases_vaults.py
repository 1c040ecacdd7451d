"""Every base in the vaults of strangers is read and answered, or it is said why not; and none disturbs the others."""

import json

import pytest

import commonplace
from commonplace.query.bases.ask import BLOCKS, inside
from commonplace.query.values import Link

KNOWN = {  # what is wrong in those vaults
    "Shows.base": 'not(empty(note.last)): Cannot find function "not"; that is an older syntax',
}


@pytest.fixture(scope="module", params=["kepano", "dg-testvault", "silverbullet-docs", "obsidiantools"])
def stranger(request, shared):
    folder = shared / "vaults" / request.param
    if not folder.is_dir():
        pytest.skip("that vault is not there")
    with commonplace.open(folder, ":memory:") as vault:
        vault.refresh()
        yield vault


def texts(vault):
    """Yield every base of a vault: where it stands, its text, its views."""
    for path, _ in {(one.path, one.views) for one in vault.bases()}:
        yield path, vault.read(path).decode()
    rows = vault.connection.execute("SELECT path FROM file ORDER BY path").fetchall()
    for (path,) in rows:
        for start, end in vault.connection.execute(BLOCKS, (path,)).fetchall():
            yield path, inside(vault.read(path)[start:end].decode())


def test_every_base_is_answered(stranger):
    from commonplace.query.bases.read import read_base

    for path, text in texts(stranger):
        for view in read_base(text).views:
            rows = stranger.base(text=text, view=view.name, this=path, now="2026-06-10", timezone="UTC")
            known = KNOWN.get(path.rpartition("/")[2])
            faults = [one for one in rows.faults if "are shown as a table" not in one.reason]
            assert all(known and known in fault.reason for fault in faults), (path, view.name, faults)
            assert json.dumps(commonplace.rows_data(rows))


def test_the_answers_of_a_bookshelf(shared):
    folder = shared / "vaults" / "kepano"
    if not folder.is_dir():
        pytest.skip("that vault is not there")
    with commonplace.open(folder, ":memory:") as vault:
        rows = vault.base("Movies.base", "Director", this="Blade Runner", timezone="UTC")
        assert rows.total == 0
        rows = vault.base("Meetings.base", "Person", this="Steph Ango", timezone="UTC")
        assert [path.rpartition("/")[2] for path in rows.paths] == ["2023-09-12 Meeting with Steph.md"]
        rows = vault.base("Books.base", "Author", this="Kevin Kelly", timezone="UTC")
        assert rows.rows[0][:2] == ("Out of Control", 1992)
        rows = vault.base("Backlinks.base", this="Kyoto", timezone="UTC")
        assert rows.total == len({one.path for one in vault.backlinks("Kyoto")})
        rows = vault.base("Books.base", timezone="UTC")
        assert isinstance(rows.rows[0][1][0], Link)
