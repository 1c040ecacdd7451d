"""The values of inline fields (spec 8.25) and the words that a body has (2.25)."""

import pytest

from commonplace.syntax.values import field_value, registered_type, yaml_type

VALUES = [
    ("", None, "null"),
    ("null", None, "null"),
    ("true", True, "boolean"),
    ("False", False, "boolean"),
    ("TRUE", "TRUE", "string"),
    ("truely", "truely", "string"),
    ("4", 4, "number"),
    ("-4.50", -4.5, "number"),
    ("007", 7, "number"),
    ("4.", "4.", "string"),
    (".5", ".5", "string"),
    ("+5", "+5", "string"),
    ("1e3", "1e3", "string"),
    ("1.2.3", "1.2.3", "string"),
    ("5 apples", "5 apples", "string"),
    ("2021-05", "2021-05-01", "date"),
    ("2021-05-17", "2021-05-17", "date"),
    ("2021-05-17T10:30", "2021-05-17T10:30", "date"),
    ("2021-05-17T10:30:05+02:00", "2021-05-17T10:30:05+02:00", "date"),
    ("2021-13", "2021-13", "string"),
    ("2021", 2021, "number"),
    ("2021-05-17 10:30", "2021-05-17 10:30", "string"),
    ("1d", "1d", "duration"),
    ("3 hours", "3 hours", "duration"),
    ("1 day 2 hours", "1 day 2 hours", "duration"),
    ("1d 3h 20m", "1d 3h 20m", "duration"),
    ("6 hours, 30 minutes", "6 hours, 30 minutes", "duration"),
    ("1.5 weeks", "1.5 weeks", "duration"),
    ("3 horses", "3 horses", "string"),
    ("1dx", "1dx", "string"),
    ('"a"', "a", "string"),
    ('"a \\"b\\" \\\\"', 'a "b" \\', "string"),
    ('"a" b', '"a" b', "string"),
    ("'a'", "'a'", "string"),
    ("#tag", "#tag", "string"),
    ("#a #b", "#a #b", "string"),
    ("[[A]]", "[[A]]", "link"),
    ("[[A|b, c]]", "[[A|b, c]]", "link"),
    ("![[A]]", "![[A]]", "link"),
    ("[[A]] and [[B]]", "[[A]] and [[B]]", "string"),
    ("[a](b.md)", "[a](b.md)", "string"),
    ("a, b", "a, b", "string"),
    ('"a", "b"', ["a", "b"], "list"),
    ("1, 2", [1, 2], "list"),
    ("1,2,3", [1, 2, 3], "list"),
    ("1, b", "1, b", "string"),
    ('1, "b", [[C]], true, null', [1, "b", "[[C]]", True, None], "list"),
    ("[[A]], [[B]]", ["[[A]]", "[[B]]"], "list"),
    ("2021-05, 2021-06", ["2021-05-01", "2021-06-01"], "list"),
    ("1, ", "1, ", "string"),
    ("#a, #b", ["#a", "#b"], "list"),
    ("ok", "ok", "string"),
    ("日本", "日本", "string"),
]


@pytest.mark.parametrize(("text", "value", "kind"), VALUES)
def test_inline_values(text, value, kind):
    assert field_value(text) == (value, kind)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (None, "null"),
        (True, "checkbox"),
        (1, "number"),
        (1.5, "number"),
        ([], "multitext"),
        ({}, "object"),
        ("x", "text"),
        ("2020-08-21", "date"),
        ("2020-08-21T10:30", "datetime"),
        ("2020-13-01", "text"),
    ],
)
def test_front_matter_values_without_a_registry(value, kind):
    assert yaml_type(value) == kind


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("Year", "1977", ("number", True)),
        ("YEAR", 1977, ("number", False)),
        ("tags", "x", ("tags", False)),
        ("TAGS", 5, ("tags", True)),
        ("aliases", ["a"], ("aliases", False)),
        ("other", 5, ("number", False)),
        ("odd", 5, ("hologram", False)),
        ("genre", ["a"], ("multitext", False)),
    ],
)
def test_the_registry_of_a_vault(name, value, expected):
    assert (
        registered_type(name, value, {"year": "number", "tags": "text", "odd": "hologram", "genre": "tags"}) == expected
    )
