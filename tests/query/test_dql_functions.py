"""Dataview's functions: the examples in their docstrings are run, and are the page of the manual."""

import ast
import doctest
import inspect
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonplace.errors import QueryFailed
from commonplace.query.dql.dialect import DIALECT
from commonplace.query.dql.functions import entries, table
from commonplace.query.dql.signs import BINARY
from commonplace.query.dql.text import text_of
from commonplace.query.values import Around, Fields, Wrong
from dataview import answer, asking, dql
from strange import ANYTHING, DATES, FUNCTIONS, HUGE, LENGTHS, LINKS, NUMBERS, TEXTS, VALUES

PAGE = Path(__file__).parents[2] / "docs" / "dataview-functions.md"
HEAD = """# The functions of Dataview

What an expression may call, in a query and in `` `= ...` ``. *Each* means that a list in the place of an argument gives
a list of answers, as long as the shortest one. Where nothing else is said, a function answers null with null.

This page is made from `src/commonplace/query/dql/functions` by `tests/query/test_dql_functions.py`.
"""
ALL = [one for own in entries().values() for one in own]
LISTED = """
    object list array date dur number string link embed elink typeof round trunc floor ceil min max sum product average
    minby maxby contains icontains econtains containsword extract sort reverse length nonnull firstvalue all any none
    join filter map flat slice unique reduce regextest regexmatch regexreplace replace lower upper split startswith
    endswith padleft padright substring truncate default ldefault display choice striptime dateformat durationformat
    currencyformat localtime hash meta
""".split()


OF_TYPE = {
    "string": TEXTS,
    "number": NUMBERS,
    "boolean": st.booleans(),
    "date": DATES,
    "duration": LENGTHS | HUGE,
    "link": LINKS,
    "array": st.lists(VALUES, max_size=4),
    "function": FUNCTIONS,
}


def examples(one):
    return doctest.DocTestParser().get_examples(one.run.__doc__ or "")


def test_all_functions_are_there():
    """Spec 8.34."""
    assert sorted(table()) == sorted(LISTED) == sorted(DIALECT.functions)


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.name)
def test_its_examples_are_true(one):
    assert examples(one)
    test = doctest.DocTestParser().get_doctest(one.run.__doc__, {"dql": dql}, one.name, None, None)
    said = []
    assert not doctest.DocTestRunner().run(test, out=said.append).failed, "".join(said)


def heading(one):
    _, *parameters = inspect.signature(one.run).parameters.values()
    shown = [f"{each.name}..." if each.kind == each.VAR_POSITIONAL else each.name for each in parameters]
    shown = [
        f"[{name}]" if each.default is not each.empty else name for name, each in zip(shown, parameters, strict=True)
    ]
    return ", ".join(f"{name}({', '.join(shown)})" for name in (one.name, *one.also))


def entry(one):
    words = re.sub(r"^ +", "", one.run.__doc__.split(">>>")[0].strip(), flags=re.M)
    shown = [(ast.parse(each.source).body[0].value.args[0].value, each.want.strip()) for each in examples(one)]
    lines = "\n".join(f"{text}\n→ {want}" for text, want in shown)
    each = "*Each.* " if one.vector else ""
    return f"\n### {heading(one)}\n\n{each}{words}\n\n```text\n{lines}\n```\n"


def page():
    parts = []
    for own in entries().values():
        parts += [f"\n## {inspect.getdoc(inspect.getmodule(own[0].run)).rstrip('.')}\n", *map(entry, own)]
    return HEAD + "".join(parts)


def test_the_page_is_the_shelf(request):
    if request.config.getoption("--accept"):
        PAGE.write_text(page(), "utf-8")
    assert PAGE.read_text("utf-8") == page()


# Spec 8.35, and what else may surprise.
SURPRISES = [
    ('contains(["abc"], "b")', "true"),
    ('contains(["#ab"], "#a")', "true"),
    ('econtains(["abc"], "b")', "false"),
    ('econtains("abc", "b")', "true"),
    ('[contains({a: null}, "a"), contains({a: null}, "b")]', "[true, false]"),
    ("contains([[1], 2], 1)", "true"),
    ("contains(5, 5)", "true"),
    ('contains(null, "a")', "false"),
    ("contains([1, 2], [1, 3])", "[true, false]"),
    ('regexmatch("b", "abc")', "false"),
    ('regexmatch("^a", "abc")', "true"),
    ('regexmatch("c$", "abc")', "true"),
    ('regextest("b", "abc")', "true"),
    ('[regextest(null, "a"), regexmatch("a", null)]', "[false, false]"),
    ('regextest("(", "a")', "error: Invalid regexp '(': missing ) at position 1"),
    ('regexreplace("a.b", ".", "-")', '"---"'),
    ('replace("a.b.c", ".", "-")', '"a-b-c"'),
    ('split("a1b22c", "[0-9]+")', '["a", "b", "c"]'),
    ("[sum(list()), average(list()), product(list())]", "[null, null, null]"),
    ("reduce(list(), (a, b) => a + b)", "null"),
    ("average([1, null])", "error: No implementation found for 'number + null'"),
    ("average(nonnull([1, null, 3]))", "2"),
    ("reduce([1, null, 2], (a, b) => a + b)", "3"),
    ('reduce([1, 0], "&")', "false"),
    ('reduce([1, 2], "^")', "error: reduce(array, op) supports '+', '-', '/', '*', '&', and '|'"),
    ("[min(null, 3), max([null, 2]), min(null)]", "[3, 2, null]"),
    ("length(null)", "0"),
    ("default([null, 1], 0)", "[0, 1]"),
    ("ldefault([null, 1], 0)", "[null, 1]"),
    ('choice(true, "a", 1 + null)', "error: No implementation found for 'number + null'"),
    ('truncate("Hello World", 8)', '"Hello..."'),
    ('truncate("Hello", 5)', '"He..."'),
    ('dateformat(date(2021-04-16), "YYYY")', '"YYYY"'),
    ("date([[x|2021-05-06]])", "2021-05-06"),
    ("date([[2021-05-06]])", "2021-05-06"),
    ("date([[Diary]])", "2020-02-02"),
    ("date([[Nothing]])", "null"),
    ('date("x", "yyyy")', "error: Can't handle format (yyyy) on date string (x)"),
    ("display([[A|x]])", '"x"'),
    ("unique([2, 1, 2])", "[1, 2]"),
    ("lower(5)", "error: No implementation of 'lower' found for arguments: number"),
    ('lower(["A", ["B", null]])', '["a", ["b", null]]'),
    ('startswith(["ab", "cd", "ef"], ["a", "d"])', "[true, false]"),
    ("nonnull([1, null])", "[1]"),
    ("firstvalue([null])", "null"),
    ("minby([1, 2], (x) => null)", "1"),
    ("sort([[[B]], [[A]]])", "[[[A]], [[B]]]"),
    ("((f) => f(2))((x) => x * 3)", "6"),
    ('(list(1, "a", true)).length', "[null, null]"),
    ('hash("a", 2) = hash("a", 2)', "true"),
    ("slice([1, 2, 3], -1)", "[3]"),
    ("slice([1, 2, 3], 0, -1)", "[1, 2]"),
    ('padleft("abc", 2)', '"abc"'),
    ("currencyformat(1, 2)", "error: No implementation of 'currencyformat' found for arguments: number, number"),
    ('currencyformat(1, "dollars")', "error: Invalid currency code : dollars"),
    ('extract(5, "a")', "{ a: null }"),
    ("object(1, 2)", "error: keys should be of type string for object(key1, value1, ...)"),
    ('object("a")', "error: object() requires an even number of arguments"),
    ('padright("", 10000000)', "error: a value would be larger than 1,000,000"),
    (
        'regextest("(a|a)*$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab")',
        "error: the regular expression '(a|a)*$' takes too long",
    ),
]


class Diary(Around):
    def record(self, path):
        return Fields({"file": Fields({"day": datetime(2020, 2, 2, tzinfo=UTC)})}) if path == "Diary" else None


@pytest.mark.parametrize(("text", "expected"), SURPRISES)
def test_what_surprises(text, expected):
    assert answer(text, around=Diary()) == expected


@settings(max_examples=40, deadline=None)
@pytest.mark.parametrize("one", ALL, ids=lambda one: one.name)
@given(data=st.data())
def test_no_value_breaks_it(one, data):
    """Whatever it is given, it answers or says that it cannot."""
    count = data.draw(st.integers(0, 3)) if one.takes == (("...",),) else len(data.draw(st.sampled_from(one.takes)))
    arguments = [data.draw(ANYTHING) for _ in range(count)]
    if data.draw(st.booleans()) and one.takes != (("...",),):
        types = data.draw(st.sampled_from([each for each in one.takes if len(each) == count]))
        arguments = [data.draw(OF_TYPE.get(name, ANYTHING)) for name in types]
    try:
        text_of(one(asking(), *arguments))
    except (Wrong, QueryFailed):
        return


@settings(deadline=None)
@given(VALUES, VALUES, st.sampled_from([*BINARY]))
def test_no_value_breaks_a_sign(left, right, sign):
    try:
        text_of(BINARY[sign](asking(), left, right))
    except Wrong:
        return
