"""Lists of notes: every filter, every order, and the answers that a plain loop over the files gives."""

import pytest

import commonplace

NOTES = {
    "Burke.md": "---\ntags: [Person/English, x]\nborn: 1729\nrating: A\ndone: true\n"
    "names: [Edmund  BURKE, E. B.]\nempty:\nnone: []\n---\n# Zeal\n",
    "Ideas/custom is a second nature.md": "`AUTHOR:` Edmund Burke\n\n#person #Idea\n\nstatus:: Draft  one\n",
    "Ideas/Deep/reform.md": "---\nrating: 3/5\npages: 4.0\nauthor: '[[Burke]]'\n---\n#personal\n",
    "Ideas.md": "`RATING:` B - WIP\n\n#person/english/whig\n",
    "ideas/lower.md": "---\ndone: false\nbig: 12345678901234567890\n---\n#person0 #person-x #person_ last",
}


@pytest.fixture
def notes(vault):
    """Give a function that lists the names of notes."""
    made = vault(NOTES).vault
    return lambda **asked: [note.name for note in made.notes(**asked)]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, {"Burke", "custom is a second nature", "reform", "Ideas", "lower"}),
        ({"kind": "person"}, {"Burke", "custom is a second nature", "Ideas"}),
        ({"kind": "IDEA"}, {"lower"}),
        ({"kind": "nothing"}, set()),
        ({"tag": "person"}, {"Burke", "custom is a second nature", "Ideas"}),
        ({"tag": "#Person/English"}, {"Burke", "Ideas"}),
        ({"tag": "person/"}, {"Burke", "custom is a second nature", "Ideas"}),
        ({"tag": "pers"}, set()),
        ({"tag": ""}, set()),
        ({"folder": "Ideas"}, {"custom is a second nature", "reform", "lower"}),
        ({"folder": "/ideas/deep/"}, {"reform"}),
        ({"folder": "Ide"}, set()),
        ({"folder": ""}, {"Burke", "custom is a second nature", "reform", "Ideas", "lower"}),
        ({"folder": "."}, {"Burke", "custom is a second nature", "reform", "Ideas", "lower"}),
        ({"where": {"author": None}}, {"custom is a second nature", "reform"}),
        ({"where": {"AUTHOR(S)": "edmund  burke "}}, {"custom is a second nature"}),
        ({"where": {"author": "[[burke]]"}}, {"reform"}),
        ({"where": {"names": "edmund burke"}}, {"Burke"}),
        ({"where": {"names": "e. b."}}, {"Burke"}),
        ({"where": {"names": "edmund"}}, set()),
        ({"where": {"born": "1729"}}, {"Burke"}),
        ({"where": {"pages": "4"}}, {"reform"}),
        ({"where": {"done": "true"}}, {"Burke"}),
        ({"where": {"done": "FALSE"}}, {"lower"}),
        ({"where": {"done": None}}, {"Burke", "lower"}),
        ({"where": {"done": "1"}}, set()),
        ({"where": {"empty": None, "none": None}}, {"Burke"}),
        ({"where": {"empty": ""}}, {"Burke"}),
        ({"where": {"status": "draft one"}}, {"custom is a second nature"}),
        ({"where": {"born": "1729", "rating": "a"}, "kind": "person", "tag": "x"}, {"Burke"}),
        ({"where": {"born": "1729", "rating": "b"}}, set()),
        ({"where": {"'; DROP TABLE note": "%"}, "folder": "%", "tag": "_"}, set()),
    ],
)
def test_filters(notes, asked, expected):
    assert set(notes(**asked)) == expected


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("path", ["Burke", "Ideas", "custom is a second nature", "reform", "lower"]),
        ("name", ["Burke", "custom is a second nature", "Ideas", "lower", "reform"]),
        ("title", ["custom is a second nature", "Ideas", "lower", "reform", "Burke"]),
        ("rating", ["reform", "Ideas", "Burke", "custom is a second nature", "lower"]),
    ],
)
def test_orders(notes, sort, expected):
    found = notes(sort=sort)
    if sort != "path":
        assert found == expected
    backwards = notes(sort=sort, reverse=True)
    rated = 3 if sort == "rating" else len(expected)  # those without a rating stay last
    assert backwards[:rated] == found[:rated][::-1]
    assert set(backwards[rated:]) == set(found[rated:])
    assert found == [*found[:2], *found[2:]] == notes(sort=sort, limit=100)


def test_paths_come_in_the_order_of_folded_paths(vault):
    paths = [note.path for note in vault(NOTES).vault.notes()]
    assert paths == sorted(paths, key=lambda path: (path.lower(), path))


def test_limits(notes):
    assert notes(limit=2) == notes()[:2]
    assert notes(limit=10**30) == notes()
    assert notes(limit=0) == notes(limit=-3) == []


def test_an_order_that_is_not_known(notes):
    with pytest.raises(commonplace.BadRequest, match="not by “colour”"):
        notes(sort="colour")


def test_a_note_in_a_list(vault):
    made = vault(NOTES)
    (burke,) = made.vault.notes(where={"born": None})
    assert burke[:8] == ("Burke.md", "Burke", "Zeal", "person", burke.rule, "A", 1.0, None)
    assert burke.size == len(NOTES["Burke.md"])
    assert burke.modified == pytest.approx((made.path / "Burke.md").stat().st_mtime)
    (ideas,) = made.vault.notes(tag="person/english/whig")
    assert (ideas.rating, ideas.grade, ideas.state) == ("B - WIP", 0.75, "wip")


def test_excluded_files_are_not_listed(vault):
    made = vault(NOTES | {".obsidian/app.json": '{"userIgnoreFilters": ["Ideas/"]}'}).vault
    assert [note.name for note in made.notes()] == ["Burke", "Ideas"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Burke", "Burke.md"),
        ("burke.MD", "Burke.md"),
        ("[[Burke#x|y]]", "Burke.md"),
        ("![[reform]]", "Ideas/Deep/reform.md"),
        ("deep/reform", "Ideas/Deep/reform.md"),
        ("/Ideas/Deep/reform", "Ideas/Deep/reform.md"),
        ("./Burke", "Burke.md"),
        ("Burke#Zeal", "Burke.md"),
        ("../Burke", None),
        ("Burk", None),
        ("", None),
        ("[[]]", None),
        ("#Zeal", None),
    ],
)
def test_what_a_name_means(vault, name, expected):
    made = vault(NOTES).vault
    assert made.find(name) == expected
    if expected:
        assert made.get(name) == expected
    else:
        with pytest.raises(commonplace.NoSuchNote):
            made.get(name)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Burk", "Did you mean “Burke”?"),
        ("refrom", "“reform”"),
        ("AI research", "“Machines”"),
        ("zzzz", "No note is called “zzzz”"),
    ],
)
def test_the_nearest_names(vault, name, hint):
    made = vault(NOTES | {"Machines.md": "---\naliases: [AI research]\n---\n"}).vault
    with pytest.raises(commonplace.NoSuchNote) as raised:
        made.get(name)
    assert hint in str(raised.value)


def test_a_card_has_all(vault):
    made = vault(
        {
            "Burke.md": "---\naliases: [E. B.]\ntags: [b, a]\nrating: 4/5\n---\n# Title\n\n#A #c text [[Paine]] [u](http://x)\n"
            "\n`RATING:` 2\n\n> [!quote]- By him\n> One\n> > two\n\n- [x] done\n- [ ] open [due:: 2024]\n\n## Sub\n",
            "Paine.md": "He wrote. Against [[Burke|him]] mostly. [[Burke]]\n[[Paine]]",
        }
    ).vault
    card = made.note("burke")
    assert card[:9] == ("Burke.md", "Burke", "Title", card.kind, card.rule, "4/5", 0.8, "5", None)
    assert card.aliases == ("E. B.",)
    assert card.tags == ("#b", "#a", "#c")
    assert [(one.name, one.value, one.wins, one.origin) for one in card.properties if "ating" in one.name.lower()] == [
        ("rating", "4/5", True, "front matter"),
        ("RATING", card.properties[-1].value, False, "label line"),
    ]
    assert [(one.level, one.text) for one in card.outline] == [(1, "Title"), (2, "Sub")]
    assert made.outline("Burke") == list(card.outline)
    assert [(link.target, link.status) for link in card.links] == [("Paine", "resolved"), ("http://x", "external")]
    assert [(one.text, one.sentence) for one in card.backlinks] == [
        ("[[Burke|him]]", "Against [[Burke|him]] mostly."),
        ("[[Burke]]", "[[Burke]]"),
    ]
    assert [(one.type, one.title, one.text) for one in card.callouts] == [("quote", "By him", "One\n> two")]
    assert [(task.status, task.done, task.text.strip()[:4]) for task in card.tasks] == [
        ("x", True, "done"),
        (" ", False, "open"),
    ]
    assert [one.check for one in card.findings] == ["property-disagrees"]


def test_a_card_of_what_is_no_note(vault):
    made = vault(
        {"a.md": "![[b.png]]", "b.png": b"x", "c.canvas": '{"nodes": [{"type": "file", "file": "a.md"}]}'}
    ).vault
    image, canvas = made.note("b.png"), made.note("c.canvas")
    assert (image.kind, image.name, image.size, [one.path for one in image.backlinks]) == (
        "attachment",
        "b.png",
        1,
        ["a.md"],
    )
    assert [link.destination for link in canvas.links] == ["a.md"]


def test_a_file_of_the_vault_is_read_and_no_other(vault):
    made = vault({"a.md": "x", ".obsidian/app.json": "{}"})
    (made.path.parent / "outside.md").write_text("secret", "utf-8")
    assert made.vault.read("a.md") == b"x"
    for path in (
        "../outside.md",
        "gone.md",
        ".obsidian/app.json",
        f"{made.path}/a.md",
        "",
        "a.md/",
        "./a.md",
        "x/../a.md",
        "\0",
    ):
        assert made.vault.read(path) == b""


def test_a_callout_has_its_own_text(vault):
    """Each text once: a thousand callouts in one another must not be told a thousand times."""
    deep = "\n".join("> " * (n + 1) + f"[!note] {n}\n" + "> " * (n + 1) + f"body {n}" for n in range(1000))
    texts = {"a.md": "> [!info] A\n> one\n> > [!question] B\n> > two\n>\n> three\n> - x\n", "deep.md": deep}
    made = vault(texts).vault
    assert [(one.title, one.text) for one in made.note("a").callouts] == [("A", "one\n\nthree\n- x"), ("B", "two")]
    assert [one.text for one in made.note("deep").callouts] == [f"body {n}" for n in range(1000)]
