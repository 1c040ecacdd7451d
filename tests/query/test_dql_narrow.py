"""What the index narrows, and the plain way: both must give the same answer (house, sentence 7)."""

from functools import cmp_to_key

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import commonplace
from commonplace.errors import QueryFailed
from commonplace.query.columns import Columns
from commonplace.query.dates import clock
from commonplace.query.dql.ask import Desk
from commonplace.query.dql.keys import key
from commonplace.query.dql.narrow import narrowed
from commonplace.query.dql.order import compare
from commonplace.query.dql.parse import parse_query
from commonplace.query.dql.run import answer, answer_slowly
from commonplace.query.values import Wrong
from strange import VALUES

NOTES = {
    "a/One.md": "---\nx: 1\ny: one\nz: [1, two]\nw: true\nWide Key: k\n---\n#t/u [[Two]]\n- [ ] task [x:: 9]\n",
    "a/b/Two.md": "---\nx: 2.5\ny: One\nz: []\nw: false\ntags: [t, v]\n---\n[[One]] [[Gone]]\n\nx:: 7\n",
    "Three.md": "`Y:` one\n`X:` 1\n\nx:: 2024-01-01\n\nz:: 1 day\n\n#v\n",
    "Four.md": "---\nx:\ny: ''\nz: {a: 1}\nw: \"[[One]]\"\n---\n[[Two]]\n",
    "Five.md": 'x:: [[One]]\ny:: é\nw:: "2024-01-01"\n',
    "Six.md": "nothing\n",
}
PUSHED = [
    'y = "one"',
    '"one" = y',
    "x = 1",
    "x",
    "x > 1",
    "1 < x",
    "x >= 2.5",
    "x != null",
    'y = ""',
    "x > null",
    "wide-key",
    'y = "é"',
]
KEPT = ["x < 3", "x != 1", "!x", "x or y", "file.name", "x = null", "w = true and x < 5"]

names = st.sampled_from(["x", "y", "z", "w", "wide-key", "gone", "file.name", "X", "row.y"])
literals = st.sampled_from(
    ['"one"', '"One"', "1", "2.5", "7", "true", "null", '""', '"é"', "[[One]]", "date(2024-01-01)", '"2024-01-01"']
)
signs = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])
atoms = st.one_of(
    names,
    st.tuples(names, signs, literals).map(" ".join),
    st.tuples(literals, signs, names).map(" ".join),
    st.tuples(names, signs, names).map(" ".join),
    names.map("x + {}".format),
)
conditions = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(" ".join),
        inner.map("({})".format),
        inner.map("!({})".format),
    ),
    max_leaves=4,
)
sources = st.sampled_from(
    ["", 'FROM "a"', "FROM #t", "FROM -#v", "FROM [[Two]] or #v", "FROM outgoing([[One]])", "FROM [[Gone]]"]
)
clauses = st.lists(
    st.one_of(
        conditions.map("WHERE {}".format),
        names.map("SORT {} DESC".format),
        st.just("LIMIT 2"),
        names.map("FLATTEN {} AS f".format),
    ),
    min_size=1,
    max_size=3,
)
heads = st.sampled_from(["LIST", "TABLE x, y + 1", "TASK"])


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    folder = tmp_path_factory.mktemp("vault")
    for name, text in NOTES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    with commonplace.Vault(str(folder), ":memory:") as vault:
        yield vault


def asked(vault, way, text):
    """Give the rows that a way of answering finds, or that it fails."""
    desk = Desk(vault.connection, vault.read, clock("2024-06-01", "UTC"))
    try:
        return way(parse_query(text), desk.pages, desk.asking()).rows
    except QueryFailed:
        return "failed"


@given(heads, sources, clauses)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_both_ways_agree(opened, head, source, steps):
    text = "\n".join([head, source, *steps])
    assert asked(opened, answer, text) == asked(opened, answer_slowly, text)


@pytest.mark.parametrize(("condition", "pushed"), [(one, True) for one in PUSHED] + [(one, False) for one in KEPT])
def test_what_is_asked_of_the_index(opened, condition, pushed):
    text = f"LIST WHERE {condition}"
    pages = Desk(opened.connection, opened.read, clock("2024-06-01", "UTC")).pages
    few = narrowed(pages, parse_query(text).steps)
    assert (few is not None) == pushed or condition.startswith("w = true")
    if few is not None:
        assert len(few) < len(NOTES)
        assert Columns(opened.connection).notes() > few
    assert asked(opened, answer, text) == asked(opened, answer_slowly, text)


@given(st.lists(VALUES, min_size=2, max_size=6))
def test_rows_are_sorted_as_values_are_compared(values):
    try:
        slowly = sorted(values, key=cmp_to_key(compare))
        quickly = sorted(values, key=key)
    except Wrong:
        return
    assert [compare(one, two) for one, two in zip(slowly, quickly, strict=True)] == [0] * len(values)
