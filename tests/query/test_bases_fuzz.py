"""No value and no text makes an expression of Bases fail in a way that is not told: fuzzed, and monsters refused."""

import time
from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import commonplace
from commonplace.errors import QueryFailed
from commonplace.query.bases.functions import entries
from commonplace.query.bases.look import field, item
from commonplace.query.bases.order import empty, equal, identity, sort_key
from commonplace.query.bases.parse import parse_expression
from commonplace.query.bases.read import read_base
from commonplace.query.bases.run import evaluate
from commonplace.query.bases.signs import BINARY, UNARY
from commonplace.query.bases.text import text, type_of
from commonplace.query.values import (
    Duration,
    Fields,
    File,
    Html,
    Icon,
    Image,
    Link,
    Pattern,
    Tag,
    Url,
    Wrong,
)
from modules import ROOT
from query.asked import bench

NUMBERS = st.integers() | st.floats() | st.sampled_from([0, -1, 2**53, 1e308, float("inf"), float("nan")])
TEXTS = st.text(max_size=8) | st.sampled_from(
    [
        "1d",
        "9" * 190 + "y",
        "2024-02-30",
        "0001-01-01",
        "9999-12-31T23:59:59-12:00",
        "[[a#b|c]]",
        "https://x",
        "#a/b",
        "/",
        "YYYY LLLL x",
    ]
)
DATES = (
    st.dates()
    | st.datetimes(timezones=st.just(UTC))
    | st.sampled_from([date.min, date.max, datetime.max.replace(tzinfo=UTC)])
)
DURATIONS = st.builds(Duration, *[st.floats(-1e6, 1e6) | st.just(1e290)] * 8)
LINKS = st.builds(Link, TEXTS, st.none() | TEXTS, st.none() | TEXTS, st.booleans(), st.booleans(), TEXTS)
PATTERNS = st.builds(Pattern, st.text("ab().*+?[]\\|{}^$0", max_size=6), st.text("gimsuyx", max_size=2))
KINDS = st.one_of(*(TEXTS.map(kind) for kind in (Tag, Url, Html, Icon, Image)))
PLAIN = st.one_of(
    st.none(), st.booleans(), NUMBERS, TEXTS, DATES, DURATIONS, LINKS, PATTERNS, KINDS, st.builds(File, TEXTS),
    st.sampled_from([File("Sources/Rights of Man.md"), Fields({"a": 1})]),
)  # fmt: skip
VALUES = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=2), max_leaves=6
)


@pytest.fixture(scope="module")
def asking():
    with commonplace.open(ROOT / "examples" / "library", ":memory:") as vault:
        asking = bench(vault, "Index.md").asking
        asking.stop += 3_000  # all of them share it
        asking.taken = -(10**15)
        yield asking


@pytest.mark.parametrize("one", entries().values(), ids=lambda one: f"{one.family}.{one.name}")
@given(data=st.data())
def test_a_function_takes_anything(one, data, asking):
    """A value of the right type, with any arguments, any number of them."""
    kinds = {
        "Any": VALUES, "String": TEXTS, "Number": NUMBERS, "Date": DATES, "Duration": DURATIONS, "RegExp": PATTERNS,
        "List": st.lists(VALUES, max_size=4), "Link": LINKS, "Object": st.dictionaries(TEXTS, VALUES, max_size=2),
        "File": st.sampled_from([File("Index.md"), File("gone.md"), File("")]), "Global": VALUES,
    }  # fmt: skip
    arguments = [] if one.field else data.draw(st.lists(VALUES, max_size=3))
    own = () if one.family == "Global" else (data.draw(kinds[one.family]),)
    with suppress(Wrong):
        if one.shelved.lazy:
            late = [lambda _row, each=each: each for each in arguments]
            found = one.shelved.run(asking, asking.this, *own, *late)
        else:
            found = one.shelved.run(asking, *own, *arguments)
        text(found)
        sort_key(found)


@given(sign=st.sampled_from(sorted(BINARY)), one=VALUES, other=VALUES)
def test_signs_take_anything(sign, one, other, asking):
    with suppress(Wrong):
        text(BINARY[sign](asking, one, other))


@given(sign=st.sampled_from(sorted(UNARY)), one=VALUES, key=VALUES)
def test_looks_take_anything(sign, one, key, asking):
    for act in (lambda: UNARY[sign](asking, one), lambda: item(asking, one, key), lambda: field(asking, one, "length")):
        with suppress(Wrong):
            text(act())


@given(values=st.lists(VALUES, max_size=5))
def test_every_value_has_a_type_an_order_and_a_group(values):
    for each in values:
        assert type_of(each)
        hash(identity(each))
        assert equal(each, each, UTC) or not isinstance(each, str | int | bool)
    full = [each for each in values if not empty(each)]
    assert len(sorted(full, key=sort_key)) == len(full)


@given(TEXTS | st.text(alphabet="abc.()[]!&|=<>+-*/%\"'`{}0123456789, \\\n", max_size=30))
def test_a_text_is_an_expression_or_says_why_not(words):
    with suppress(commonplace.BadQuery):
        parse_expression(words)


@given(st.text(max_size=60) | st.text(alphabet="filtersvewand:[]{}-' \n", max_size=60))
def test_a_text_is_a_base_or_says_why_not(words):
    with suppress(commonplace.BadQuery):
        read_base(words)


MONSTERS = [
    '"a".repeat(1000000000)',
    '"a".repeat(1000000).replace("a", "aaaaaaaaaa")',
    '"a".repeat(100000).split("").map("a".repeat(100000)).join("")',
    "[1].map([1].map([1].map(value)))" + ".map(value)" * 50,
    "/(a+)+$/.matches('" + "a" * 40 + "!')",
    "'" + "a" * 40 + "!'" + ".replace(/(a|aa)+$/g, 'x')",
    "[1,2,3,4,5,6,7,8,9].map(value * 1e300 * 1e300).sort()",
    "[1,2,3,4,5,6,7,8,9].reduce(acc * acc, 10)",
    '"a".repeat(20).split("").reduce(acc + acc, [1, 2])',
    '"a".repeat(20).split("").reduce(acc + acc, "ab")',
    '"a".repeat(2000).split("").reduce([acc], 0).toString()',
    '"a".repeat(2000).split("").reduce([acc], 0) == "a".repeat(2000).split("").reduce([acc], 0)',
    "(" * 90 + "1" + ")" * 90,
    "-" * 100 + "1",
    'now() + "99999y"',
    'duration("1y") * 1e308 * 1e308',
    "(0).toFixed(1000)",
    '"x".slice(1e300, -1e300)',
]


@pytest.mark.parametrize("expression", MONSTERS, ids=lambda text: text[:40])
def test_a_monster_is_refused_or_answered_in_time(expression, asking):
    began = time.monotonic()
    asking.taken = 0
    with suppress(Wrong, RecursionError, QueryFailed):
        text(evaluate(parse_expression(expression), asking.this, asking))
    asking.taken = -(10**15)
    assert time.monotonic() - began < 3


def test_what_takes_too_long_is_stopped(vault):
    opened = vault({f"{n}.md": "" for n in range(20)}).vault
    many = '"a".repeat(1000).split("")'
    text_ = f"formulas: {{x: '{many}.map({many}.map({many}))'}}\nviews: [{{order: [formula.x]}}]"
    with pytest.raises(QueryFailed):
        opened.base(text=text_, seconds=0.5)
