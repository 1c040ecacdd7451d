"""What a running Obsidian answered (spec `bases-oracle.json`), and what we answer: every case, or a reason why not.

The answers come through a whole vault, a base with a formula for each case, and the view that shows them.
"""

import json
import os

import pytest

import commonplace
from commonplace.query.bases.text import plain
from commonplace.query.values import Link
from fences import lay
from query.oracle import lay_out

OTHERWISE = {  # the cases in which we differ on purpose: docs/compatibility.md has the reason
    "file backlinks rendered matrix": "7.25: backlinks come in the order of their paths",
}
ROW = "__codex_bases_expression_oracle/row.md"


@pytest.fixture(scope="module")
def oracle(shared):
    return json.loads((shared / "spec" / "bases-oracle.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def answers(oracle, tmp_path_factory):
    """Give the answer to each case by its name: a value, or {"error": reason}."""
    context = oracle["context"]
    folder = tmp_path_factory.mktemp("oracle")
    lay(folder, lay_out(context))
    os.utime(folder / ROW, (1_600_000_000, 1_600_000_000))
    cases = {f"case {number}": case for number, case in enumerate(oracle["cases"])}
    base = {
        "filters": f'file.path == "{ROW}"',
        "formulas": context["formulas"] | {name: case["expression"] for name, case in cases.items()},
        "views": [{"type": "table", "name": "All", "order": [f"formula.{name}" for name in cases]}],
    }
    with commonplace.open(folder, ":memory:") as vault:
        asked = {"text": json.dumps(base), "this": ROW, "now": context["now"], "timezone": context["timezone"]}
        rows = vault.base(**asked)
    (row,) = rows.rows
    wrong = [fault.reason for fault in rows.faults]
    return {
        case["name"]: {"error": said[0]}
        if (said := [one for one in wrong if f"formula.{name}:" in one or f"the formula {name}:" in one])
        else as_recorded(value)
        for (name, case), value in zip(cases.items(), row, strict=True)
    }


def as_recorded(value):
    """Give a value as the recording has it: a link is its target as written."""
    if isinstance(value, list):
        return [as_recorded(each) for each in value]
    return value.written if isinstance(value, Link) else plain(value)


def agrees(case, answer):
    """Whether an answer is the recorded one; of a rejection only that it is one."""
    expected = case["expected"]
    failed = isinstance(answer, dict) and "error" in answer
    if "knownDivergence" in case or (isinstance(expected, dict) and "error" in expected):
        return failed
    if case["name"] == "object values":  # what is rejected was recorded as null
        return failed
    return 0 <= answer < 1 if case.get("assertion") == "range01" else answer == expected


def test_the_answers_are_those_of_the_app(oracle, answers, capsys):
    cases = oracle["cases"]
    wrong = {case["name"]: answers[case["name"]] for case in cases if not agrees(case, answers[case["name"]])}
    with capsys.disabled():
        print(f"\nbases: {len(cases) - len(wrong)} of {len(cases)} as the app answers")  # noqa: T201  # the score
    assert wrong.keys() == OTHERWISE.keys(), wrong


def test_backlinks_are_the_same_in_another_order(oracle, answers):
    (case,) = [case for case in oracle["cases"] if case["name"] in OTHERWISE]
    assert sorted(answers[case["name"]]) == sorted(case["expected"])
