"""commonplace.toml: what each key does, and what is refused."""

import pytest

from commonplace.config import parse_config, read_conventions
from commonplace.criticism.conventions import DEFAULT_RULES, Conventions, Rule
from commonplace.errors import BadConfig
from fences import lay


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ('source = ["tag: #Literature, Book/"]', [Rule("source", "tag", ("literature", "book"))]),
        (
            'idea = ["folder: Ideas", "title: sentence"]',
            [Rule("idea", "folder", ("ideas",)), Rule("idea", "title", ("sentence",))],
        ),
        ('person = ["property: Born, kind=Person"]', [Rule("person", "property", ("born", "kind=person"))]),
        ("daily = []", []),
    ],
)
def test_rules_of_kind_come_before_the_defaults(text, rules):
    assert parse_config(f"[kinds]\n{text}").rules == (*rules, *DEFAULT_RULES)
    assert parse_config(f"[kinds]\ndefaults = false\n{text}").rules == tuple(rules)


def test_nothing_said_means_the_defaults(tmp_path):
    assert (
        read_conventions(str(tmp_path)) == parse_config("") == parse_config("[kinds]\n[properties]\n") == Conventions()
    )


def test_properties():
    made = parse_config(
        '[properties]\norigins = ["inline field", "front matter", "label line"]\nrating = "My Rating"\n'
    )
    assert made.origins == ("inline field", "front matter", "label line")
    assert made.rating == "my rating"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[kinds", "Expected ']'"),
        ("[colours]", "“colours” is not known; known are [kinds], [properties], [checks]"),
        ("[properties]\nrating = 3", "“rating” must be the name of a property"),
        ("[properties]\nrating = ' '", "“rating” must be the name of a property"),
        ("[checks]\nignore = 'x'", "“ignore” must be a list of names"),
        ("[checks]\nfolders = ['x']", "“folders” must be a table of lists"),
        ("[checks]\nfolders = { a = 3 }", "“folders.a” must be a list of names"),
        ("[checks]\nlevels = { missing-link = 'bad' }", "“levels” must give checks one of the levels error"),
        ("[checks]\nlevels = { missing-link = [] }", "“levels” must give checks one of the levels error"),
        ("[checks]\nrequire = { book = ['author'] }", "“book” is no kind of note"),
        ('[kinds]\ndefaults = "no"', "“defaults” must be true or false"),
        ('[kinds]\nsource = ["tag:"]', "“tag:” names nothing to look for"),
        ('[kinds]\nsource = ["tag: book,"]', "“tag: book,” names nothing to look for"),
        ("kinds = 3", "“kinds” is not known"),
        ('[kinds]\nbook = ["tag: x"]', "“book” is not known in [kinds]"),
        ("[properties]\nRating = 'x'", "“Rating” is not known in [properties]"),
        ('[kinds]\nsource = "tag: x"', "the rules of “source” must be a list"),
        ("[kinds]\nsource = [3]", "the rules of “source” must be a list"),
        ('[kinds]\nsource = ["tag x"]', "“tag x” must begin with property, tag, folder or title and a colon"),
        ('[kinds]\nsource = ["colour: x"]', "“colour: x” must begin with"),
        ('[properties]\norigins = ["front matter"]', "origins must name front matter, label line, inline field"),
        ("[properties]\norigins = 3", "origins must name"),
        ("x = " + "[" * 20_000, "nested"),
    ],
)
def test_what_is_refused(tmp_path, text, reason):
    lay(tmp_path, {"commonplace.toml": text})
    with pytest.raises(BadConfig) as raised:
        read_conventions(str(tmp_path))
    assert str(raised.value).startswith(f"{tmp_path / 'commonplace.toml'} cannot be used: ")
    if reason != "nested":
        assert reason in str(raised.value)


def test_which_origin_wins(vault):
    note = "---\nauthor: Front\n---\n`AUTHOR:` Label\n\n[author:: Field]\n"
    for first, value in (("front matter", "Front"), ("label line", "Label"), ("inline field", "Field")):
        rest = sorted({"front matter", "label line", "inline field"} - {first})
        made = vault({"a.md": note, "commonplace.toml": f"[properties]\norigins = {[first, *rest]}\n"}).vault
        assert [one.value for one in made.note("a").properties if one.wins] == [value]


def test_another_property_is_the_rating(vault):
    made = vault(
        {"a.md": "---\nrating: F\nscore: 9/10\n---\n", "commonplace.toml": "[properties]\nrating = 'Score'\n"}
    ).vault
    assert made.notes()[0].grade == 0.9


def test_a_config_that_cannot_be_read_is_no_empty_one(tmp_path, monkeypatch):
    (tmp_path / "commonplace.toml").touch()
    monkeypatch.setattr("commonplace.config.read_text", lambda _place: None)
    with pytest.raises(BadConfig, match="cannot be read"):
        read_conventions(str(tmp_path))
