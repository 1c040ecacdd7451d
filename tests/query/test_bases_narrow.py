"""The files that a filter is tried on are chosen by the index: the answer is that of trying all."""

import json
import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

import commonplace
from commonplace.query.bases import run
from commonplace.query.bases.narrow import candidates
from commonplace.query.bases.read import read_base
from fences import lay
from query.asked import bench
from test_index import scans, trace

NOTES = {
    f"{folder}{name}.md": f"---\nx: {value}\ntags: {tags}\n{more}---\n`LABEL:` {label}\n[[{link}]] #body\n"
    for folder, name, value, tags, more, label, link in [
        ("", "a", "one", "[work, Work/Deep]", "", "one", "b"),
        ("", "b", "3", "home", "", "3", "a"),
        ("sub/", "c", '"3"', "[]", "X: other\n", "x", "d"),
        ("Sub/", "d", "[one, two]", "workshop", "", "", "sub/c"),
        ("sub/deep/", "e", "2024-01-01", "work0", "", "2024-01-01", "nowhere"),
        ("subway/", "f", "'[[a]]'", "[a/b/c]", "", "[[a]]", "a"),
        ("", "g", "1d", '["#work"]', "", "1d", "f"),
        ("", "h", "true", "WORK", "", "true", "g"),
        ("", "i", "{k: one}", "", "", "", "h"),
        ("", "j", "", "", "", "", ""),
    ]
} | {"p.PNG": "", "q.png": "", "r": "", "out/z.md": "---\nx: one\n---\n", ".obsidian/app.json": "{}"}

PUSHED = [
    'file.hasTag("work")',
    'file.hasTag("#Work/", "home")',
    'file.tags.contains("WORK")',
    'file.tags.containsAny("home", "a/b")',
    'file.inFolder("sub")',
    'file.inFolder("Sub/deep/")',
    'file.ext == "md"',
    '"png" == file.ext',
    'x == "one"',
    "note.x == 3",
    'note["X"] == "other"',
    'label == "one"',
    "file.hasLink(this)",
    "file.hasLink(this.file)",
]
LEFT = [
    'x == "2024-01-01"',
    'x == "[[a]]"',
    'x == "1d"',
    'x == ""',
    "x == true",
    "x == null",
    'tags == "home"',
    'file.hasTag("")',
    'file.tags.containsAll("work", "body")',
    'file.tags.contains("")',
    'tags.contains("work")',
    "file.hasTag(x)",
    'file.inFolder("")',
    'file.hasLink("a")',
    "x == x",
    'x != "one"',
    'x.contains("o")',
    "this.x == x",
    "file.name * 2",
]


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    folder = tmp_path_factory.mktemp("narrow")
    lay(folder, NOTES)
    with commonplace.open(folder, ":memory:") as made:
        made.refresh()
        yield made


def both(opened, filters):
    """Give the rows of a filter: of the files that the index chose, and of all; and what it chose."""
    text = json.dumps({"filters": filters, "views": [{"name": "T", "order": ["file.path"]}]})
    base = read_base(text)
    place = bench(opened, "a.md")
    chosen = candidates(base.filters, place.files, place.asking)
    fast = run.answer(base, base.views[0], place.files, place.asking)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "candidates", lambda *_: None)
        slow_place = bench(opened, "a.md")
        slow = run.answer(base, base.views[0], slow_place.files, slow_place.asking)
    return fast.rows, slow.rows, chosen


@pytest.mark.parametrize("filters", PUSHED)
def test_what_is_pushed_into_the_index(filters, opened):
    fast, slow, chosen = both(opened, filters)
    assert fast == slow
    assert slow
    assert chosen is not None
    assert len(slow) <= len(chosen) < len(NOTES)


@pytest.mark.parametrize("filters", LEFT)
def test_what_is_left_to_the_filter(filters, opened):
    fast, slow, _ = both(opened, filters)
    assert fast == slow


STATEMENTS = st.sampled_from(PUSHED + LEFT)
JOINED = st.recursive(
    st.one_of(
        STATEMENTS,
        st.builds("({}) && ({})".format, STATEMENTS, STATEMENTS),
        st.builds("({}) || ({})".format, STATEMENTS, STATEMENTS),
        st.builds("!({})".format, STATEMENTS),
        st.builds('file.hasTag("{}")'.format, st.text(string.ascii_letters + "/#0", max_size=5)),
    ),
    lambda inner: st.dictionaries(
        st.sampled_from(["and", "or", "not"]), st.lists(inner, max_size=3), min_size=1, max_size=1
    ),
    max_leaves=6,
)


@given(filters=JOINED)
def test_the_law(opened, filters):
    fast, slow, _ = both(opened, filters)
    assert fast == slow


@pytest.mark.parametrize("filters", ['file.hasTag("work")', 'x == "one"', "file.hasLink(this)"])
def test_no_table_is_read_from_end_to_end(filters, opened):
    seen = trace(opened, lambda: both(opened, filters))
    chosen = [one for one in seen if re.match(r"\s*SELECT (DISTINCT )?note FROM", one)]
    assert chosen
    assert not [one for one in chosen if scans(opened.connection, one)]
