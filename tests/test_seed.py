"""One real note against its annotation by hand: properties, tags, links, wanted notes, headings."""

import json

import pytest

from commonplace.syntax.parse import parse


@pytest.fixture(scope="module")
def gold(shared):
    return json.loads((shared / "seed" / "gold.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def data(shared, gold):
    return (shared / "seed" / gold["_about"]["file"]).read_bytes()


@pytest.fixture(scope="module")
def note(data):
    return parse(data)


@pytest.fixture(scope="module")
def place(data):
    """Give a function from the annotation's code points to byte offsets and line, as a Span has them."""
    text = data.decode().replace("\r\n", "\n")
    return lambda entry: (len(text[: entry["start"]].encode()), len(text[: entry["end"]].encode()), entry["line"])


def test_front_matter(gold, note, place):
    seen = [(one.name, one.value, one.span) for one in note.properties if one.origin == "front matter"]
    assert seen == [(one["key"], one["value"], place(one)) for one in gold["fields"]["front_matter"]]


def said(value):
    """Spell the value of a label line as the note does."""
    links = [f"[{one['text']}]({one['url']})" for one in value if isinstance(one, dict)]
    return " ".join(links or value)


def test_label_lines(gold, note, place):
    labels = [one for one in note.properties if one.origin == "label line"]
    tags = {"#" + one["tag"] for one in gold["tags"]}
    expected = [(one["label"], said(one["value"])) for one in gold["fields"]["label_lines"]]
    assert [(one.name, one.value if one.value not in tags else one.value[1:]) for one in labels] == expected
    for seen, one in zip(labels, gold["fields"]["label_lines"], strict=True):
        start, end, line = place(one)
        assert (seen.span.start, seen.span.end, seen.span.line) == (start, end - bool(one.get("trailing_space")), line)


def test_tags(gold, note, place):
    assert [(one.name, one.span) for one in note.tags] == [("#" + one["tag"], place(one)) for one in gold["tags"]]


def test_headings(gold, note, place):
    seen = [(one.level, one.text, one.span.line, one.span.start) for one in note.headings]
    expected = [
        (one["level"], one["text"], one["line"], place(one | {"end": one["start"]})[0]) for one in gold["headings"]
    ]
    assert seen == expected


def test_links(gold, note, place):
    seen = [(one.target, one.alias, one.span) for one in note.links if one.kind == "wikilink"]
    assert seen == [(one["target"], one["alias"], place(one)) for one in gold["links"]["wiki"]]
    outside = [(one.target, one.span) for one in note.links if one.kind == "external"]
    assert outside == [(one["url"], place(one)) for one in gold["links"]["external"]]
    assert len(note.links) == len(seen) + len(outside)


def test_wanted_notes(gold, data, vault):
    wanted = vault({gold["_about"]["file"]: data}).vault.wanted()
    seen = {one.target: (list(one.aliases), one.links) for one in wanted}
    assert seen == {one["target"]: (one["aliases"], one["mentions"]) for one in gold["wanted_notes"]["targets"]}


def test_the_title_is_the_first_heading(gold, data, vault):
    (entry,) = vault({gold["_about"]["file"]: data}).vault.notes()
    assert entry.title == gold["fields"]["title"]["h1"]
    assert (entry.kind, entry.grade) == ("source", 1.0)
