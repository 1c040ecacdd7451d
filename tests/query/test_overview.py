"""The vault on one screen: each count is what another question lists."""

from pathlib import Path

import commonplace
from fences import lay

LIBRARY = Path(__file__).parents[2] / "examples" / "library"
FILES = {
    "Burke.md": "---\nrating: A\ngenre: essay\ntype: person\ncreated: 2023-05-01\n---\n"
    "[[Burke]] [[Paine]] [[Paine#no]] [[New]] [u](http://x) #t\n\n- [ ] o\n- [x] d\n",
    "Paine.md": "---\nrating: B - WIP\ngenre: Essay\n---\n[[Burke]] [[Tie]] #t #T/u\n",
    "2024-02-03.md": "a day",
    "x/Tie.md": "---\na: [\n---\n",
    "y/Tie.md": "^id\n",
    "p.png": b"x",
    "v.base": 'filters: file.hasLink("nobody")\n',
    "out/o.md": "---\nrating: F\ngenre: novel\n---\n[[Burke]] [[gone]] #out\n\n- [ ] out\n",
    ".obsidian/app.json": '{"userIgnoreFilters": ["out/"]}',
}


def test_every_count(vault):
    made = vault(FILES)
    shown = made.vault.overview()
    assert shown.root == str(made.path)
    assert (shown.notes, shown.attachments) == (5, 2)
    assert (shown.resolved, shown.missing, shown.ambiguous, shown.anchors_missing) == (6, 2, 1, 1)
    assert (shown.tasks_open, shown.tasks_done, shown.tags) == (1, 1, 2)
    assert dict(shown.kinds)["person"] == 1
    assert sum(dict(shown.kinds).values()) == 5
    assert shown.ratings == (("A", 1), ("B - WIP", 1))
    assert shown.states == (("wip", 1),)
    assert shown.genres == (("Essay", 2),)
    assert sum(dict(shown.months).values()) == 5
    assert dict(shown.months)["2024-02"] == 1
    assert [month for month, _ in shown.months] == sorted(month for month, _ in shown.months)
    assert shown.most_linked == (("Burke.md", 2), ("Paine.md", 1), ("x/Tie.md", 1))
    assert shown.wanted == (("gone", 1), ("New", 1))
    assert shown.orphans == 2
    assert dict(shown.faults) == {
        "missing-link": 2,
        "ambiguous-link": 1,
        "missing-anchor": 1,
        "invalid-front-matter": 1,
    }


def agree(vault):
    """See that the counts of an overview are those of the lists."""
    shown = vault.overview()
    notes, links = vault.notes(), [link for link in vault.links() if link.kind != "base"]
    assert shown.notes == len(notes) == sum(dict(shown.kinds).values()) == sum(dict(shown.months).values())
    assert (shown.missing, shown.ambiguous) == tuple(
        sum(one.status == s for one in links) for s in ("missing", "ambiguous")
    )
    assert shown.resolved == sum(one.destination is not None for one in links)
    assert shown.links == len([link for link in vault.links(external=True) if link.kind != "base"])
    assert shown.anchors_missing == sum(one.problem == "anchor" for one in links)
    assert shown.tags == len(vault.tags())
    assert (shown.tasks_open, shown.tasks_done) == (len(vault.tasks(done=False)), len(vault.tasks(done=True)))
    assert shown.orphans == len(vault.orphans())
    assert shown.wanted == tuple((one.target, one.notes) for one in vault.wanted()[:10])
    assert dict(shown.ratings).keys() == {note.rating for note in notes if note.grade is not None}
    problems = vault.links(problems=True)
    assert problems == [one for one in vault.links() if one.problem]
    assert vault.ambiguous() == [one for one in vault.links() if one.status == "ambiguous"]


def test_the_counts_are_those_of_the_lists(vault):
    agree(vault(FILES).vault)
    agree(vault({}).vault)
    with commonplace.open(LIBRARY, ":memory:") as library:
        agree(library)


def test_findings_with_their_places(vault):
    made = vault(FILES | {"latin.md": b"caf\xe9", "c.canvas": "{"}).vault
    found = [(one.path, one.line, one.check) for one in made.findings()]
    assert found == [
        ("c.canvas", 1, "invalid-canvas"),
        ("latin.md", 1, "invalid-encoding"),
        ("x/Tie.md", found[2][1], "invalid-front-matter"),
    ]


def test_health(vault, tmp_path):
    made = vault(FILES | {".obsidian/types.json": '{"types": {"rating": "number"}}', "\u00e9.md": ""})
    (made.path / "link").symlink_to("x")
    health = made.vault.health()
    assert (health.root, health.index, health.index_size) == (str(made.path), ":memory:", 0)
    assert (health.files, health.notes) == (9, 6)
    assert [name for name, _ in health.versions] == ["Python", "SQLite", "apsw", "grammar"]
    assert dict(health.settings)["excluded"] == "out/"
    assert dict(health.settings)["typed properties"] == "rating"
    assert [path for path, _ in health.left_out] == ["link"]
    with commonplace.open(made.path, tmp_path / "index.sqlite") as kept:
        assert kept.health().index_size > 10_000
        assert kept.health().refreshed > 1_700_000_000


def test_watching(tmp_path):
    """The first look comes at once; then each change, and none in hidden folders."""
    from threading import Event, Timer

    lay(tmp_path / "vault", {"a.md": "[[b]]"})
    stop = Event()
    with commonplace.open(tmp_path / "vault", ":memory:") as vault:
        seen = vault.watch(stop)
        assert next(seen).added == ("a.md",)
        timers = [
            Timer(0.3, lay, [tmp_path / "vault", {".hidden/x.md": "x"}]),
            Timer(1.0, lay, [tmp_path / "vault", {"b.md": "[[a]]"}]),
            Timer(20, stop.set),
        ]
        for timer in timers:
            timer.start()
        assert next(seen).added == ("b.md",)
        stop.set()
        assert list(seen) == []
        for timer in timers:
            timer.cancel()
