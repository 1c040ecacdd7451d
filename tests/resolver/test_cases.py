"""The recorded cases of one link in a small vault, through the public API: a folder laid out, opened, asked."""

import json

import pytest

from commonplace.resolver.anchor import find_anchor, kind_of_anchor
from commonplace.syntax.display import display
from commonplace.syntax.note import Link
from conftest import SHARED
from seen import observe_anchors

FILE = SHARED / "spec" / "link-cases.json"
RECORDED = json.loads(FILE.read_text("utf-8")) if FILE.exists() else {"cases": [], "soft_cases": []}


def contents(case):
    """Give the files of a case; the source that has no text of its own holds the link alone."""
    texts = dict.fromkeys(case["files"], "") | {case["source"]: case["link"] + "\n"}
    if case.get("kind") == "canvas-file":
        node = {"id": "n", "type": "file", "file": case["link"], "x": 0, "y": 0, "width": 1, "height": 1}
        texts[case["source"]] = json.dumps({"nodes": [node]}, ensure_ascii=False)
    return texts | case.get("contents", {})


def the_link(opened, case, texts):
    """Give the entry of the link that a case is about."""
    entries = opened.vault.links(case["source"], external=True)
    data = texts[case["source"]].encode()
    spelt = [one for one in entries if data[one.start : one.end].decode() == case["link"]]
    inside = [
        one
        for one in entries
        if case["link"] in data[one.start : one.end].decode() or data[one.start : one.end].decode() in case["link"]
    ]
    return (spelt or inside)[0]


def status(entry):
    """Give the status as the cases name it: a link to its own source is theirs to name, not the engine's."""
    own = entry.status == "resolved" and entry.destination == entry.path
    return "self" if own else entry.status


def anchor(entry, texts):
    """Give kind, found and line of the heading of an anchor, as the cases record it."""
    if entry.anchor is None or entry.anchor == "":
        return None
    if entry.destination is None:
        return {"kind": kind_of_anchor(entry.anchor, entry.target), "found": False}
    inside, lines = observe_anchors(entry.destination, texts.get(entry.destination, ""))
    found = find_anchor(entry.anchor, entry.destination, inside)
    assert entry.anchor_found in (None, found.found)
    return {
        "kind": found.kind,
        "found": found.found,
        "line": lines[found.heading] if found.heading is not None else None,
    }


def shown(entry):
    return display(Link(0, 0, 1, entry.kind, entry.embed, entry.target, entry.anchor, entry.alias, None, None))


def differences(case, opened):
    """Give what a case expects of its link and does not see."""
    texts = contents(case)
    entry = the_link(opened(texts), case, texts)
    expect = dict(case["expect"])
    got = {"status": status(entry), "path": entry.destination, "anchor": anchor(entry, texts), "display": shown(entry)}
    if isinstance(expect.get("path"), dict):
        expect["candidates"] = sorted(expect.pop("path")["any_of"])
        got["candidates"] = sorted(entry.candidates)
        assert entry.destination in entry.candidates
    if expect.get("anchor") and got["anchor"]:
        got["anchor"] = {key: got["anchor"].get(key) for key in expect["anchor"]}
    return {key: (value, got[key]) for key, value in expect.items() if value != got[key]}


def named(case):
    return f"{case['id']}-{case['rule']}"


@pytest.mark.parametrize("case", RECORDED["cases"], ids=named)
def test_a_recorded_case(case, vault):
    assert not differences(case, vault)


def test_the_cases_are_there(shared):
    assert len(RECORDED["cases"]) > 90


def test_most_soft_cases_hold(shared, vault, record_property):
    failed = [named(case) for case in RECORDED["soft_cases"] if differences(case, vault)]
    record_property("soft cases that differ", failed)
    assert len(failed) <= len(RECORDED["soft_cases"]) / 4, failed
