"""Dataview's inline fields: spec 8.21 to 8.24, and where they live."""

import pytest

from commonplace.syntax.fields import inline_fields
from commonplace.syntax.parse import parse
from seen import agrees, rows, seen

KNOWN_BUGS = ()

FIELDS = [
    ("8.21", "Read [rating:: 4] (mood:: calm).", "values", {"rating": 4, "mood": "calm"}),
    ("8.21", "[a::1][b::2](c::3)", "values", {"a": 1, "b": 2, "c": 3}),
    ("8.21", "[a:: [b] c]", "values", {"a": "[b] c"}),
    ("8.21", "[a:: (b]", "values", {"a": "(b"}),
    ("8.21", "(a:: b (c) d)", "values", {"a": "b (c) d"}),
    ("8.22", "[a:: b", "values", {"a": "b"}),
    ("8.21", "[a:: x\\] y]", "values", {"a": "x\\] y"}),
    (
        "8.21",
        "[a b:: 1] [c-d:: 2] [e_f:: 3] [ключ:: 4] [🎉:: 5]",
        "values",
        {"a b": 1, "c-d": 2, "e_f": 3, "ключ": 4, "🎉": 5},
    ),
    ("8.21", "[x [a:: 1] y]", "values", {"a": 1}),
    ("8.21", "[a:: [b:: 1]]", "values", {"a": "[b:: 1]"}),
    ("8.21", "[a:: 1] [a:: 2]", "origins", {"a": "inline"}),
    ("8.21", "[:: 1]", "values", {}),
    ("8.21", "[a:: ]", "values", {"a": None}),
    ("8.21", "[a:: [[B]]]", "values", {"a": "[[B]]"}),
    ("8.21", "[a:: [[B]], [[C]]]", "values", {"a": ["[[B]]", "[[C]]"]}),
    ("8.21", "[a:: [[B]]]", "links", ["B"]),
    ("8.21", "[a:: #t]", "tags", ["#t"]),
    ("8.21", "**[a:: 1]** x", "values", {"a": 1}),
    ("8.21", "# H [a:: 1]", "values", {"a": 1}),
    ("8.21", "> [a:: 1]\n\n> [!note] (b:: 2)\n> [c:: 3]", "values", {"a": 1, "b": 2, "c": 3}),
    ("8.21", "| [a:: 1] | x |\n| - | - |\n| (b:: 2) | y |", "values", {"a": 1, "b": 2}),
    ("8.22", "[a:: 1\nb]", "values", {"a": 1}),
    ("8.22", "Mood:: ok", "values", {"Mood": "ok"}),
    ("8.22", "> Mood:: ok", "values", {"Mood": "ok"}),
    ("8.22", "**Mood**:: ok", "values", {"Mood": "ok"}),
    ("8.22", "**Long Key!**:: 1", "values", {}),
    ("8.22", "__Mood__:: ok", "values", {"__Mood": "ok"}),
    ("8.22", "a [b:: 1] c:: 2", "values", {"b": 1}),
    ("8.22", "http::x", "values", {"http": "x"}),
    ("8.22", "x:: ", "values", {"x": None}),
    ("8.22", "x::", "values", {"x": None}),
    ("8.22", "a: b", "values", {}),
    ("8.22", "See std::vector, it is good", "values", {"See std": "vector, it is good"}),
    ("8.22", "What (now):: x", "values", {}),
    ("8.22", "a, b:: x", "values", {}),
    ("8.22", "a:: b:: c", "values", {"a": "b:: c"}),
    ("8.22", "due/date:: 2024-01-02", "values", {"due/date": "2024-01-02"}),
    ("8.22", "ключ:: да\n\nキー:: 値", "values", {"ключ": "да", "キー": "値"}),
    ("8.22", "a:: 1\nb:: 2", "values", {"a": 1, "b": 2}),
    ("8.22", "::x", "values", {}),
    ("8.22", "a:: https://e.org/x", "values", {"a": "https://e.org/x"}),
    ("8.22", "## Status:: done", "values", {"Status": "done"}),
    ("8.22", "`code`:: x", "values", {"code": "x"}),
    ("8.23", "- Mood:: ok", "values", {"Mood": "ok"}),
    ("8.23", "- a [b:: 1]\n  - c:: 2\n1. d:: 3", "values", {"b": 1, "c": 2, "d": 3}),
    ("8.23", "- a\n  b:: 2", "values", {"a b": 2}),
    ("8.23", "- [ ] t [due:: 2024-03-01]", "values", {}),
    ("8.23", "- [ ] due:: 2024-03-01", "values", {}),
    ("8.23", "- [x] t (a:: 1)\n- u [b:: 2]", "values", {"b": 2}),
    ("8.23", "- [ ] t\n  - [b:: 2]", "values", {"b": 2}),
    ("8.23", "- t\n  - [ ] [b:: 2]", "values", {}),
    ("8.24", "```\na:: 1\n```", "values", {"a": 1}),
    ("8.24", "`[a:: 1]`", "values", {"a": 1}),
    ("8.24", "%% a:: 1 %%", "values", {"a": "1 %%"}),
    ("8.24", "x" * 32_760 + " [a:: 1]", "values", {"a": 1}),
    ("8.24", "x" * 32_769 + " [a:: 1]", "values", {}),
    ("8.24", "---\na: x\n---\n[a:: 1]", "origins", {"a": "inline"}),
]

TASK_FIELDS = [
    ("8.23", "- [ ] t [due:: 2024-03-01] (n:: 2)", [[("due", "2024-03-01"), ("n", 2)]]),
    ("8.23", "- [ ] due:: 2024-03-01", [[]]),
    ("8.23", "- [ ] a [x:: 1]\n  - [ ] b [y:: 2]\n- c [z:: 3]", [[("x", 1)], [("y", 2)]]),
    ("8.23", "- [ ] a\n  more [x:: 1]", [[("x", 1)]]),
    ("8.23", "> - [ ] a [x:: 1]", [[("x", 1)]]),
]

SPANS = [
    ("8.21", "я [a:: 1] (b:: é)", ["[a:: 1]", "(b:: é)"]),
    ("8.22", "> **Mood**:: très bien  ", ["Mood**:: très bien"]),
    ("8.23", "- ключ:: да\n- [ ] x", ["ключ:: да"]),
]


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(("text", "what", "expected"), rows(FIELDS, KNOWN_BUGS))
def test_fields_of_a_note(text, what, expected, ends):
    got = seen(what, text.replace("\n", ends))
    assert agrees(expected, got), got
    assert not isinstance(expected, dict) or set(expected) == set(got)


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(("text", "expected"), rows(TASK_FIELDS, KNOWN_BUGS))
def test_fields_of_tasks(text, expected, ends):
    note = parse(text.replace("\n", ends).encode())
    assert [[(one.name, one.value) for one in task.fields] for task in note.tasks] == expected


@pytest.mark.parametrize(("text", "expected"), rows(SPANS, KNOWN_BUGS))
def test_the_span_of_a_field_is_all_that_is_written(text, expected):
    note = parse(text.encode())
    assert [note.slice(one.span) for one in note.properties] == expected


def test_a_field_is_found_where_its_offsets_say():
    text = "Read it [rating:: 4] (mood:: calm)"
    assert [text[start:end] for start, end, _, _ in inline_fields(text)] == ["[rating:: 4]", "(mood:: calm)"]
