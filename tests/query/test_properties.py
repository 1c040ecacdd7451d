"""Tags, properties and tasks across the vault."""

import json

import pytest

FILES = {
    "a.md": "---\ntags: [Book, x]\nrating: 4\nauthor: [Burke, Paine]\ndone: true\n---\n"
    "`AUTHOR(S):` Burke\n\n[mood:: calm] #book #Book/Old\n",
    "b.md": "---\nAuthor: Burke\nrating: four\nempty:\nnone: []\n---\n"
    "#BOOK `x` #ünicode #a-b/c_d #1984 #y2\n\nmood:: Calm\n",
    "out/c.md": "---\nauthor: Nobody\n---\n#out\n\n- [ ] out\n",
    ".obsidian/app.json": '{"userIgnoreFilters": ["out/"]}',
    ".obsidian/types.json": '{"types": {"rating": "number", "author": "multitext", "done": "checkbox"}}',
}


def test_tags(vault):
    found = vault(FILES).vault.tags()
    assert found[0] == ("#Book", 2, 3)
    assert set(found[1:]) == {("#x", 1, 1), ("#Book/Old", 1, 1), ("#ünicode", 1, 1), ("#a-b/c_d", 1, 1), ("#y2", 1, 1)}


def test_properties(vault):
    made = vault(FILES).vault
    uses = {use.name: use for use in made.properties()}
    author = uses["author"] if "author" in uses else uses["Author"]
    assert author.notes == 2
    assert author.origins == ("front matter", "label line")
    assert author.values == (("Burke", 3), ("Paine", 1))
    assert dict(uses["mood"].values) == {"Calm": 1, "calm": 1}
    assert uses["done"].values == (("true", 1),)
    assert set(dict(uses["rating"].values)) == {"4", "four"}
    assert (uses["empty"].notes, uses["empty"].values) == (1, ())
    assert (uses["none"].notes, uses["none"].values) == (1, ())
    assert [use.notes for use in made.properties()] == sorted((use.notes for use in made.properties()), reverse=True)


@pytest.mark.parametrize(("name", "count"), [("author", 1), ("AUTHOR(S)", 1), ("Mood", 1), ("nobody", 0), ("", 0)])
def test_one_property(vault, name, count):
    assert len(vault(FILES).vault.properties(name)) == count


def test_one_property_with_all_its_values(vault):
    made = vault({f"{number}.md": f"---\nv: value {number}\n---\n" for number in range(30)}).vault
    assert len(made.properties()[0].values) == 8
    assert len(made.properties("v")[0].values) == 30


def test_one_name_from_two_origins_is_kept_twice(vault):
    card = vault(FILES).vault.note("a")
    authors = [
        (one.name, one.value, one.origin, one.wins) for one in card.properties if one.name.lower().startswith("author")
    ]
    assert authors == [
        ("author", ["Burke", "Paine"], "front matter", True),
        ("AUTHOR(S)", "Burke", "label line", False),
    ]
    assert [one.check for one in card.findings] == ["property-disagrees"]


def test_the_vaults_types(vault):
    made = vault(FILES).vault
    types = {(note, one.name): (one.type, one.mismatch) for note in ("a", "b") for one in made.note(note).properties}
    assert types["a", "rating"] == ("number", False)
    assert types["b", "rating"] == ("number", True)
    assert types["a", "done"] == ("checkbox", False)


TASKS = """
- [ ] open #t [due:: 2024-01-02]
- [x] done
- [X] Done
- [-] given up
  1. [ ] nested
> - [/] in a quotation
- [] none
- [ ]none
```
- [ ] code
```
"""


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, [" ", "x", "X", "-", " ", "/", " "]),
        ({"done": False}, [" ", " ", " "]),
        ({"done": True}, ["x", "X", "-", "/"]),
        ({"status": "x"}, ["x"]),
        ({"status": " "}, [" ", " ", " "]),
        ({"status": "x", "done": False}, []),
        ({"name": "b"}, [" "]),
        ({"name": "a", "done": False}, [" ", " "]),
    ],
)
def test_tasks(vault, asked, expected):
    made = vault(
        {
            "a.md": TASKS,
            "b.md": "* [ ] of b",
            "out/c.md": "- [ ] out",
            ".obsidian/app.json": json.dumps({"userIgnoreFilters": ["out"]}),
        }
    )
    found = made.vault.tasks(**{("name" if key == "name" else key): value for key, value in asked.items()})
    assert [task.status for task in found] == expected
    assert all(task.done == (task.status != " ") and task.completed == (task.status in "xX") for task in found)


def test_a_file_that_is_called_like_a_mark(vault):
    made = vault({"x": "", "a.md": "- [x] done\n- [ ] open"}).vault
    assert [task.text for task in made.tasks(status="x")] == ["done"]
    assert made.tasks("x", status="x") == []


def test_the_fields_of_a_task(vault):
    (task, *_) = vault({"a.md": TASKS}).vault.tasks()
    assert (task.path, task.line, task.fields) == ("a.md", 2, {"due": "2024-01-02"})
