"""Where a vault is, and what the app's settings say (spec 1.5, 1.10 to 1.12, 2.8)."""

import json

import pytest

from commonplace.disk.settings import find_root, ignore, is_visible_in, read_settings
from fences import lay


@pytest.mark.parametrize(
    ("app", "expected"),
    [
        ("{}", ("shortest", False, ())),
        ('{"newLinkFormat": "relative", "useMarkdownLinks": true}', ("relative", True, ())),
        ('{"newLinkFormat": "absolute"}', ("absolute", False, ())),
        ('{"newLinkFormat": "odd", "useMarkdownLinks": "true"}', ("shortest", False, ())),
        ('{"userIgnoreFilters": null}', ("shortest", False, ())),
        ('{"userIgnoreFilters": ["a/", "", 3, "/b/"]}', ("shortest", False, ("a/", "/b/"))),
        ("\ufeff{}", ("shortest", False, ())),
    ],
)
def test_app_json(tmp_path, app, expected):
    lay(tmp_path, {".obsidian/app.json": app})
    settings = read_settings(str(tmp_path))
    assert settings[:3] == expected
    assert settings.faults == ()


@pytest.mark.parametrize(
    ("app", "said"),
    [
        ('{"userIgnoreFilters": "a/"}', ".obsidian/app.json: userIgnoreFilters is no list and is not used"),
        ("[]", ".obsidian/app.json does not hold settings: defaults are used"),
        ("null", ".obsidian/app.json does not hold settings: defaults are used"),
    ],
)
def test_settings_of_another_shape_are_said(tmp_path, app, said):
    lay(tmp_path, {".obsidian/app.json": app})
    settings = read_settings(str(tmp_path))
    assert settings[:3] == ("shortest", False, ())
    assert settings.faults == (said,)


def test_no_settings(tmp_path):
    assert read_settings(str(tmp_path)) == ("shortest", False, (), {}, (), "system")


def test_another_folder_for_settings(tmp_path):
    lay(tmp_path, {".obsidian-mobile/app.json": '{"useMarkdownLinks": true}'})
    assert read_settings(str(tmp_path), ".obsidian-mobile").markdown_links


@pytest.mark.parametrize("text", ["", "{", "{'a': 1}", "[" * 9999, "\0", "NaNN"])
def test_broken_settings_are_said(tmp_path, text):
    lay(tmp_path, {".obsidian/app.json": text, ".obsidian/types.json": text})
    settings = read_settings(str(tmp_path))
    assert settings[:4] == ("shortest", False, (), {})
    assert len(settings.faults) == 2


def test_types(tmp_path):
    types = {"Rating": "number", "Cafe\u0301": "text", "x": 3, "y": None}
    lay(tmp_path, {".obsidian/types.json": json.dumps({"types": types})})
    assert read_settings(str(tmp_path)).types == {"rating": "number", "café": "text"}


@pytest.mark.parametrize(
    ("filters", "path", "excluded"),
    [
        (["Templates/"], "Templates/T.md", True),
        (["templates/"], "TEMPLATES/T.md", True),
        (["Templates/"], "x/Templates/T.md", False),
        (["Templates"], "Templates 2/T.md", True),
        (["a/b.md"], "a/b.md", True),
        (["/a.c/"], "xabcx.md", True),
        (["/^a$/"], "ab.md", False),
        (["/(/"], "(.md", False),
        (["(/", "b"], "b.md", True),
        (["", "/", "//"], "a.md", False),
        (["Cafe\u0301/"], "Café/x.md", True),
        ([], "a.md", False),
        (["/(?i)DAILY/", "x"], "daily.md", True),
    ],
)
def test_excluded_files(filters, path, excluded):
    assert ignore(tuple(filters))(path) is excluded


def test_the_root_of_a_vault(tmp_path):
    lay(
        tmp_path,
        {
            "one/.obsidian/app.json": "{}",
            "one/a/b/n.md": "",
            "two/commonplace.toml": "",
            "two/c/n.md": "",
            "three/n.md": "",
        },
    )
    roots = {inner: find_root(str(tmp_path / inner)) for inner in ("one", "one/a/b", "two/c", "three", "nowhere")}
    expected = {"one": "one", "one/a/b": "one", "two/c": "two", "three": "three", "nowhere": "nowhere"}
    assert roots == {inner: str(tmp_path / root) for inner, root in expected.items()}


def test_a_vault_in_a_vault_is_the_nearest(tmp_path):
    lay(tmp_path, {".obsidian/app.json": "{}", "inner/.obsidian/app.json": "{}", "inner/n.md": ""})
    assert find_root(str(tmp_path / "inner" / "x")) == str(tmp_path / "inner")


@pytest.mark.parametrize(
    ("place", "inside"),
    [
        ("index", True),
        ("a/b/index", True),
        (".cache/index", False),
        ("a/.b/index", False),
        ("../index", False),
        ("../vault 2/i", False),
    ],
)
def test_places_in_a_vault(tmp_path, place, inside):
    assert is_visible_in(str(tmp_path / "vault" / place), str(tmp_path / "vault")) is inside


def test_what_means_nothing_is_said(vault):
    made = vault(
        {
            ".obsidian/app.json": '{"userIgnoreFilters": ["/[/", "/fine/", "x"]}',
            ".obsidian/types.json": '{"types": {"a": "colour", "b": "date"}}',
        }
    )
    made.vault.refresh()
    assert made.vault.said == [
        ".obsidian/app.json: the filter /[/ is no regular expression and is not used",
        ".obsidian/types.json: the type “colour” is not known",
    ]
