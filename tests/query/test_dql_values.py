"""What Dataview's expressions mean: order, truth, arithmetic, looking into values, text forms (spec 8.9 to 8.16)."""

from datetime import UTC, date, datetime, timedelta, timezone
from functools import cmp_to_key
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonplace.errors import QueryFailed
from commonplace.query.dql.functions import table
from commonplace.query.dql.order import compare, equal, truthy, type_name
from commonplace.query.dql.text import text_of
from commonplace.query.evaluate import Asking
from commonplace.query.values import Around, Duration, Fields, Link, Url, Wrong
from dataview import NOW, answer, value
from strange import VALUES

# 8.14: types by name, then each type by its own rule. What stands on one line is equal.
ORDER = """
    null
    list()
    [null]
    [1]
    [1, 2]
    [2]
    false | 1 > 2
    true
    date(2021-01-01)
    date(2021-01-01T10:00Z) | date(2021-01-01T12:00+02:00)
    date(2021-02)
    dur(0 s)
    dur(1 h)
    dur(30 d)
    dur(1 yr)
    (x) => x | (y) => 1
    [[A#^b]]
    [[A]] | [[A|other]] | ![[A]]
    [[A#Head]] | [[A#Head!]]
    [[B]]
    -1
    0
    0.5
    1 | 1.0
    10
    object()
    {a: 1}
    {a: 2}
    {a: 2, b: 1}
    {b: 0}
    ""
    " "
    "_"
    "10"
    "2"
    "a"
    "A"
    "á" | "a\u0301"
    "b"
    elink("x") | elink("y")
"""
LINES = [[one.strip() for one in line.split(" | ")] for line in ORDER.strip().splitlines()]


@pytest.mark.parametrize(("less", "more"), [*pairwise(LINES)], ids=lambda line: line[0])
def test_the_order_of_values(less, more):
    for one in less:
        for two in more:
            signs = [sign for sign in ("<", "<=", "=", "!=", ">=", ">") if value(f"({one}) {sign} ({two})")]
            assert signs == ["<", "<=", "!="], (one, two)


@pytest.mark.parametrize("line", [line for line in LINES if len(line) > 1], ids=lambda line: line[0])
def test_values_that_are_equal(line):
    for one in line:
        for two in line:
            signs = [sign for sign in ("<", "<=", "=", "!=", ">=", ">") if value(f"({one}) {sign} ({two})")]
            assert signs == ["<=", "=", ">="], (one, two)


def test_units_make_lengths_of_time_unequal():
    """A quirk of Dataview: each is more than the other."""
    assert answer("[dur(7 d) = dur(1 w), dur(7 d) > dur(1 w), dur(1 w) > dur(7 d)]") == "[false, true, true]"


TRUTHS = {  # 8.13
    "null": False,
    "false": False,
    "0": False,
    "-0.5": True,
    '""': False,
    '" "': True,
    "list()": False,
    "[null]": True,
    "object()": False,
    "{a: null}": True,
    "dur(0 days)": False,
    "dur(1 second)": True,
    'date("1970-01-01")': False,
    'date("1970-01-02")': True,
    "[[A]]": True,
    "[[]]": False,
    "(x) => x": True,
    'elink("")': True,
    "0 / 0": True,
}


@pytest.mark.parametrize(("text", "truth"), TRUTHS.items())
def test_what_counts_as_true(text, truth):
    assert value(f"!({text})") is not truth
    assert value(f"[({text}) or false, ({text}) and true]") == [truth, truth]


ANSWERS = [
    # 8.7: precedence
    ("8.7", "1 + 2 * 3 - 4 / 2", "5"),
    ("8.7", "false and false or true", "true"),
    ("8.7", "true or false and false", "false"),
    ("8.7", "!false = true", "true"),
    # 8.9: dates, on Friday 16 April 2021, 10:30
    ("8.9", "date(today)", "2021-04-16"),
    ("8.9", "date(now)", "2021-04-16T10:30"),
    ("8.9", "date(yesterday)", "2021-04-15"),
    ("8.9", "date(tomorrow)", "2021-04-17"),
    ("8.9", "date(sow)", "2021-04-12"),
    ("8.9", 'dateformat(date(eow), "yyyy-MM-dd HH:mm:ss.SSS")', '"2021-04-18 23:59:59.999"'),
    ("8.9", "date(som)", "2021-04-01"),
    ("8.9", "striptime(date(eom))", "2021-04-30"),
    ("8.9", "date(soy)", "2021-01-01"),
    ("8.9", "striptime(date(end-of-year))", "2021-12-31"),
    ("8.9", "date(start-of-week) = date(sow)", "true"),
    ("8.9", "date(2021-05)", "2021-05-01"),
    ("8.9", 'date("today")', "2021-04-16"),
    ("8.9", 'date("2021-13-01")', "null"),
    ("8.9", 'date("2021-04-16T12:00+02:00").hour', "12"),
    ("8.9", 'date("2021-04-16T12:00[Asia/Tokyo]") = date("2021-04-16T03:00Z")', "true"),
    # 8.10: lengths of time
    ("8.10", "dur(1 yr, 2mo 3d)", "1 year, 2 months, 3 days"),
    ("8.10", "dur(4hr15min)", "4 hours, 15 minutes"),
    ("8.10", "dur(5 m) = dur(5 minutes)", "true"),
    # 8.11: names
    ("8.11", "missing", "null"),
    ("8.11", "row.n", "5"),
    ("8.11", 'row["from"]', '"here"'),
    ("8.11", "this.n", "7"),
    ("8.11", "map([1, 2], (row) => row)", "[1, 2]"),
    # 8.12: looking into values
    ("8.12", "{a: 1}.a", "1"),
    ("8.12", "{a: 1}.b", "null"),
    ("8.12", '{a: 1}["a"]', "1"),
    ("8.12", "{a: 1}[0]", "error: A value of type object cannot be indexed with a number"),
    ("8.12", "[[Ada]].born", "1815"),
    ("8.12", "[[Nobody]].born", "null"),
    ("8.12", "[[[Ada]], [[Nobody]]].born", "[1815, null]"),
    ("8.12", "[10, 20][1]", "20"),
    ("8.12", "[10, 20][2]", "null"),
    ("8.12", "[10, 20][-1]", "null"),
    ("8.12", '[{a: 1}, "x", 5, [{a: 2}]].a', "[1, null, [2]]"),
    ("8.12", '"abc"[1]', '"b"'),
    ("8.12", '"abc".b', "error: A value of type string cannot be indexed with a string"),
    ("8.12", "null.a", "null"),
    ("8.12", "(5).a", "null"),
    ("8.12", 'map(["year", "month", "day", "hour", "minute"], (u) => date(now)[u + ""])', "[2021, 4, 16, 10, 30]"),
    ("8.12", "[date(now).weekday, date(now).weekyear, date(now).week, date(now).second]", "[5, 15, 3, 0]"),
    ("8.12", "[dur(1 yr 6 mo).months, dur(90 min).hours, dur(1 d).seconds, dur(1 w).week]", "[18, 1.5, 86400, null]"),
    # 8.15: arithmetic
    ("8.15", "7 % 4", "3"),
    ("8.15", "-7 % 4", "-3"),
    ("8.15", "1 / 0", "Infinity"),
    ("8.15", "0 / 0", "NaN"),
    ("8.15", "5 % 0", "NaN"),
    ("8.15", "0.1 + 0.2", "0.30000000000000004"),
    ("8.15", "9007199254740993 * 1000", "9007199254740992000"),
    ("8.15", '"a" + 1 + true', '"a1true"'),
    ("8.15", '1 + 1 + "a"', '"2a"'),
    ("8.15", '"x" + null', '"x\\-"'),
    ("8.15", '[1, 2] + "!"', '"1, 2!"'),
    ("8.15", '"ab" * 2', '"abab"'),
    ("8.15", '2 * "ab"', '"abab"'),
    ("8.15", '"ab" * -1', '""'),
    ("8.15", "date(2021-04-16) - date(2021-03-01)", "1 month, 2 weeks, 1 day"),
    ("8.15", "date(2021-03-01) - date(2021-04-16)", "-1 month, -2 weeks, -1 day"),
    ("8.15", "date(2021-01-31) + dur(1 month)", "2021-02-28"),
    ("8.15", "dur(1 month) + date(2021-01-31)", "2021-02-28"),
    ("8.15", "date(2021-03-31) - dur(1 month)", "2021-02-28"),
    ("8.15", "date(2021-01-01) + dur(1.5 days)", "2021-01-02T12:00"),
    ("8.15", "dur(1 h) + dur(30 min)", "1 hour, 30 minutes"),
    ("8.15", "dur(1 h) - dur(90 min)", "-30 minutes"),
    ("8.15", "dur(1 h) * 36", "1 day, 12 hours"),
    ("8.15", "2 * dur(1 h)", "2 hours"),
    ("8.15", "dur(1 h) / 4", "15 minutes"),
    ("8.15", "[1] + [2, 3]", "[1, 2, 3]"),
    ("8.15", "{a: 1, b: 2} + {b: 3}", "{ a: 1, b: 3 }"),
    ("8.15", "[null + null, null - null, null * null, null / null, null % null]", "[null, null, null, null, null]"),
    ("8.15", "[date(now) + null, null - date(now)]", "[null, null]"),
    ("8.15", "1 + null", "error: No implementation found for 'number + null'"),
    ("8.15", "[1] + 1", "error: No implementation found for 'array + number'"),
    ("8.15", "dur(1 d) + null", "error: No implementation found for 'duration + null'"),
    ("8.15", "date(9999-12-31) + dur(1 d)", "error: the date lies outside the years 1 to 9999"),
    ("8.15", '"a" * 10000000', "error: a value would be larger than 1,000,000"),
    # 8.14: null is less than everything
    ("8.14", "null < 5", "true"),
    ("8.14", "missing <= date(today)", "true"),
    ("8.14", "null = missing", "true"),
    ("8.14", "[[A]] = [[A#h]]", "false"),
    # 8.16: text forms
    ("8.16", "string(null)", '"\\-"'),
    ("8.16", "string(true)", '"true"'),
    ("8.16", "string(1.0)", '"1"'),
    ("8.16", "string(date(2021-04-06))", '"April 06, 2021"'),
    ("8.16", "string(date(now))", '"10:30 AM - April 16, 2021"'),
    ("8.16", "string([[x/A]])", '"[[x/A|A]]"'),
    ("8.16", "string([[A#b|c]])", '"[[A#b|c]]"'),
    ("8.16", "string([1, [2, 3]])", '"1, [2, 3]"'),
    ("8.16", "string({k: [1], l: null})", '"{ k: [1], l: \\- }"'),
    ("8.16", "string(dur(26 hours))", '"1 day, 2 hours"'),
    ("8.16", "string((x) => x)", '"<function>"'),
    ("8.16", 'string(elink("u", "d"))', '"[d](u)"'),
    # 8.37: headings of links
    ("8.37", "meta([[A#What's up?]]).subpath", '"What s up"'),
    # what does not exist
    ("8.34", "lowr(1)", "error: Unrecognized function name 'lowr'. Did you mean 'lower'?"),
]


class Ada(Around):
    def record(self, path):
        return Fields({"born": 1815}) if path == "Ada" else None


@pytest.mark.parametrize(("rule", "text", "expected"), ANSWERS)
def test_an_expression_has_its_value(rule, text, expected):
    assert answer(text, {"n": 5, "from": "here"}, Ada(), Fields({"n": 7})) == expected


def test_lengths_of_time_are_added_by_the_clock():
    """A day is a day of the calendar, 24 hours are not, where the clocks change."""
    from zoneinfo import ZoneInfo

    when = datetime(2021, 3, 27, 12, tzinfo=ZoneInfo("Europe/Paris"))
    assert value("d + dur(1 day)", {"d": when}).hour == 12
    assert value("d + dur(24 hours)", {"d": when}).hour == 13


def test_a_link_is_resolved_from_the_note_that_asks():
    class Here(Around):
        def resolve(self, target, source=""):
            return f"{source}/{target}.md"

    this = Fields({"file": Fields({"path": "Q"})})
    assert value("[[A#b|c]]", around=Here(), this=this) == Link("Q/A.md", "b", "c", written="A#b")
    assert value('link("A") = [[A]]', around=Here(), this=this)


def test_a_million_comparisons_are_too_many():
    deep = [1]
    for _ in range(40):
        deep = [deep, deep]
    other = [1]
    for _ in range(40):
        other = [other, other]
    for ask in (lambda: compare(deep, other), lambda: text_of(deep), lambda: value("lower(d)", {"d": deep})):
        with pytest.raises(Wrong):
            ask()
    with pytest.raises(QueryFailed):
        compare(deep, other, Asking(NOW, UTC, seconds=0.05))
    with pytest.raises(QueryFailed):
        text_of([deep] * 3, Asking(NOW, UTC, seconds=0.01))
    with pytest.raises(QueryFailed):
        table()["contains"].run(Asking(NOW, UTC, seconds=0.05), deep, 2)


def test_lists_are_not_infinitely_deep():
    deep = [1]
    for _ in range(5000):
        deep = [deep]
    for text in ("string(d)", "d = e", "contains(d, 1)", "lower(d)", "display(d)", 'extract(d, "a")', "join(d)"):
        assert answer(text, {"d": deep, "e": [deep]}).startswith("error:")
    assert value("flat(d, 1000000)", {"d": [1, [2]]}) == [1, 2]


@settings(deadline=None)
@given(VALUES, VALUES, VALUES)
def test_the_order_is_total(one, two, three):
    assert compare(one, one) == 0
    assert compare(one, two) == -compare(two, one)
    assert equal(one, two) == (compare(one, two) == 0)
    first, second, third = sorted((one, two, three), key=cmp_to_key(compare))
    assert compare(first, third) <= 0
    if compare(first, second) == 0:
        assert compare(first, third) == compare(second, third)


@settings(deadline=None)
@given(VALUES)
def test_every_value_has_a_type_a_truth_and_a_text(one):
    assert type_name(one) in "array boolean date duration function html link null number object string widget".split()
    assert truthy(one) in {True, False}
    assert isinstance(text_of(one), str)


@settings(deadline=None)
@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-60, 60), st.integers(-900, 900))
def test_what_was_added_is_taken_away_again(when, hours, minutes):
    length = Duration(hours=hours, minutes=minutes)
    when = datetime(when.year, when.month, when.day, tzinfo=timezone(timedelta(hours=2)))
    assert value("d + l - l = d", {"d": when, "l": length})


def test_external_links_are_shown():
    assert text_of(Url("https://example.com")) == "[https://example.com](https://example.com)"
