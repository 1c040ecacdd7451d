"""The law of search: the index gives exactly the files that the slow way gives, which looks at each file."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import commonplace
from commonplace.query.search.document import Document
from commonplace.query.search.parse import parse
from commonplace.query.search.predicate import fits
from fences import lay
from strategies import CANVASES, PATHS, notes

WORDS = st.sampled_from(
    """a Burke burke reas ason reason ἀθῆναι αθηναι свобода свОБ源 源氏 氏 cafe café fé 🎉 don't x_y 5 $5 50% 1848
    1848-02 C# == ** \\ | & … id-1 [[A]] author tags Note note md 日本 日 Straße strasse N.1 q k: a/b png""".split()
)
PHRASES = st.one_of(
    WORDS, st.sampled_from(["a Burke", "reason Ἀθῆναι", "5 $5", "- [ ]", "- [x] a", "don", "源氏 café", "", "x_", "id"])
).map('"{}"'.format)
REGEXES = st.sampled_from(
    ["/a+/", "/^#/", r"/\bBurke\b/", "/[0-9]{4}/", "/x$/", "/(/", "/reason|źź/", "/café?/", "/^- \\[.\\]/"]
)
TAGS = st.sampled_from(["a", "#a", "#a/b", "b", "日本", "#A", '"a"', "x", "(a OR x)", "/a/", "", "(a -b)"]).map(
    "tag:{}".format
)
VALUES = st.sampled_from(
    [
        "x",
        '"x"',
        "null",
        "<5",
        ">2019",
        ">=2020-08-21",
        "a OR b",
        "/^a/",
        "true",
        "-a",
        "1",
        '""',
        "[[A]]",
        "(a b)",
        "EMPTY",
    ]
)
KEYS = st.sampled_from(["author", "TAGS", "aliases", "k", "K", '"q k"', "ключ", "2024", "up", "AUTHOR(S)"])
PROPERTIES = st.one_of(KEYS.map("[{}]".format), st.builds("[{}:{}]".format, KEYS, VALUES))
NAMES = st.builds(
    "{}:{}".format,
    st.sampled_from(["file", "path", "FILE"]),
    st.sampled_from(["note", ".png", '"y z"', "cafe", "/^N/", "a", ""]),
)
PLAIN = st.one_of(WORDS, WORDS, PHRASES, REGEXES, TAGS, PROPERTIES, NAMES)


def joined(inner):
    """Make bigger queries of smaller ones."""
    some = st.lists(inner, min_size=1, max_size=3)
    groups = some.map(" ".join) | some.map(" OR ".join)
    units = st.sampled_from(
        "line block section task task-todo task-done content match-case ignore-case file path tag".split()
    )
    return st.one_of(
        groups,
        groups.map("({})".format),
        inner.map("-{}".format),
        groups.map("-({})".format),
        st.builds("{}:({})".format, units, groups),
    )


QUERIES = st.recursive(PLAIN, joined, max_leaves=6)
FILES = st.dictionaries(PATHS, notes(), min_size=1, max_size=5)


@st.composite
def vaults(draw):
    """Give the files of a vault: notes under any names, perhaps a canvas, perhaps a folder that is excluded."""
    drawn = draw(FILES)
    files = {path: drawn[path].encode() for path in drawn if not any(other.startswith(path + "/") for other in drawn)}
    if draw(st.booleans()):
        files["map.canvas"] = draw(CANVASES).encode("utf-8", "replace")
    if draw(st.booleans()):
        files[".obsidian/app.json"] = b'{"userIgnoreFilters": ["x/"]}'
    return files


def slow(vault, query):
    """Search as the law says: look at every file that is not excluded."""
    question = parse(query)
    if question is None:
        return []
    paths = [row[0] for row in vault.connection.execute("SELECT path FROM file WHERE NOT excluded")]
    return sorted(path for path in paths if fits(Document(path, vault.read(path)), question))


def check(vault, query):
    """See that both ways agree."""
    found = vault.search(query, limit=None, snippets=2)
    assert sorted(hit.path for hit in found.hits) == slow(vault, query)
    assert found.total == len(found.hits)
    for sort in ("path", "modified", "created"):
        assert {hit.path for hit in vault.search(query, sort=sort, limit=None, snippets=0).hits} == {
            hit.path for hit in found.hits
        }
    for hit in found.hits:
        for snippet in hit.snippets:
            assert all(0 <= start < end <= len(snippet.text) for start, end in snippet.hits), (hit.path, snippet)
    few = vault.search(query, limit=2, snippets=0)
    assert [hit.path for hit in few.hits] == [hit.path for hit in found.hits[:2]]


@settings(deadline=None, derandomize=True, max_examples=int(os.environ.get("LAWS", "150")))
@given(vaults(), st.lists(QUERIES, min_size=1, max_size=8))
@example({"a.md": "test🤖 _test_ testᦰ".encode()}, ['"test"', "test", '"test🤖"'])
@example({"a.md": b"a\r\nb\rc", "b.md": b"\xff\xfe a"}, ["/^b$/", "line:(a b)", "a"])
@example({"a.md": "ﬁne µm ſet K Å".encode()}, ["set", "μm", "fine", "k", "å", "/set/", "/K/"])
def test_the_index_only_narrows(files, queries):
    with tempfile.TemporaryDirectory() as folder:
        lay(Path(folder), files)
        with commonplace.open(folder, ":memory:") as vault:
            for query in queries:
                check(vault, query)


@settings(deadline=None, derandomize=True, max_examples=int(os.environ.get("LAWS", "150")))
@given(
    st.text(max_size=40)
    | st.lists(st.sampled_from([*list('a "-()[]/\\:<5OR'), "file:", "line:", " OR ", "[k:"]), max_size=12).map("".join)
)
def test_every_text_is_a_search(text):
    parse(text)


@pytest.mark.parametrize("name", ["kepano", "dataview-docs", "silverbullet-docs", "obsidiantools", "dg-testvault"])
def test_vaults_of_strangers(name, shared):
    with commonplace.open(shared / "vaults" / name, ":memory:") as vault:
        for query in (
            "the",
            "an OR note",
            '"the"',
            '"of the"',
            "to-do",
            "é",
            "-the",
            "tag:#note",
            "[tags]",
            "[aliases:null]",
            "line:(the and)",
            "section:(a b -c)",
            "block:(the -a)",
            'task:""',
            "task-todo:a",
            "path:a file:.md -b",
            "/\\d{4}/",
            "match-case:The",
            "file:.png OR dataview",
        ):
            check(vault, query)
