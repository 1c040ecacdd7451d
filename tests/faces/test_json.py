"""What programs read: the same as the Python API gives, in the shapes that docs/json.md shows."""

import json
import math
import re

import pytest

import commonplace
from faces.calls import CALLS, COMMANDS, ENDLESS, PLANNED, PLANS
from fences import lay
from modules import ROOT

SHAPE = re.compile(r"^## ([\w-]+)$.*?^```text\n(.*?)^```$", re.M | re.S)
SHAPES = dict(SHAPE.findall((ROOT / "docs" / "json.md").read_text("utf-8")))
VALUE = type(None), bool, int, float, str, list, dict
TYPES = {
    "text": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
    "value": VALUE,
}


def fits(value, shape):
    """Whether a value has the shape that one line of the page gives.

    >>> fits(None, "text or null"), fits([["a", 1]], "list of [text, integer]"), fits(True, "integer"), fits("a", '"a"')
    (True, True, False, True)
    """
    if shape.startswith('"'):
        return value == json.loads(shape)
    if shape.startswith("list of ["):
        words = shape.removeprefix("list of [").removesuffix("]").split(", ")
        return isinstance(value, list) and all(len(row) == len(words) and all(map(fits, row, words)) for row in value)
    if shape.startswith("list of "):
        return isinstance(value, list) and all(fits(each, shape.removeprefix("list of ")) for each in value)
    if shape == "object of value":
        return isinstance(value, dict)
    return type(value) in [one for name in shape.split(" or ") for one in TYPES[name]]


def differences(value, lines):
    """Yield where an object differs from the lines of its shape; what is indented belongs to the line above."""
    fields, inner = {}, []
    for line in lines:
        if line.startswith("  "):
            inner.append(line[2:])
        else:
            name, _, shape = line.partition(": ")
            fields[name] = (shape, inner := [])
    if list(value) != list(fields):
        yield f"{list(value)} are not {list(fields)}"
    for name, (shape, inner) in fields.items():
        if inner:
            for each in value.get(name, []):
                yield from differences(each, inner)
        elif not fits(value.get(name), shape):
            yield f"{name} is {value.get(name)!r}, not {shape}"


def test_every_command_has_its_shape():
    assert list(SHAPES) == COMMANDS


@pytest.mark.parametrize("note", ["Of Population", "Reading plan", "Attachments/growth.svg", "Daily/2024-03-16"])
@pytest.mark.parametrize("words", CALLS, ids=" ".join)
def test_the_shape_is_the_documented_one(words, note, ask, library):
    said = ask("--json", *(note if word == "{note}" else word for word in words), vault=library)
    assert said.err == ""
    assert not list(differences(json.loads(said.out), SHAPES[words[0]].splitlines()))


def test_each_answer_of_a_note_has_the_shape_of_one(ask, library):
    (one,) = json.loads(ask("--json", "query", "--note", "Evolution", vault=library).out)["answers"]
    assert not list(differences(one, SHAPES["query"].splitlines()[1:]))


ASKED = {
    "overview": lambda vault: vault.overview()._asdict(),
    "notes --kind source --sort rating": lambda vault: {
        "notes": vault.notes(kind="source", sort="rating"),
        "more": False,
    },
    "notes --where rating=A --where year": lambda vault: {
        "notes": vault.notes(where={"rating": "A", "year": None}),
        "more": False,
    },
    "notes --tag period --folder People --reverse --limit 2": lambda vault: {
        "notes": vault.notes(tag="period", folder="People", reverse=True, limit=2),
        "more": True,
    },
    "note Burke": lambda vault: vault.note("Edmund Burke")._asdict(),
    "links": lambda vault: {"path": None, "links": vault.links()},
    "links Burke --external": lambda vault: {"path": BURKE, "links": vault.links(BURKE, external=True)},
    "links --problems": lambda vault: {"path": None, "links": vault.links(problems=True)},
    "backlinks Burke": lambda vault: {"path": BURKE, "backlinks": vault.backlinks(BURKE)},
    "wanted": lambda vault: {"wanted": vault.wanted()},
    "wanted --attachments": lambda vault: {"wanted": vault.wanted(attachments=True)},
    "orphans --attachments": lambda vault: {"orphans": vault.orphans(attachments=True)},
    "ambiguous": lambda vault: {"links": vault.ambiguous()},
    "neighbours Burke --depth 2": lambda vault: {"path": BURKE, "depth": 2, "neighbours": vault.neighbours(BURKE, 2)},
    "path Burke Index": lambda vault: {"steps": vault.path(BURKE, "Index")},
    "search liberty --sort path": lambda vault: vault.search("liberty", sort="path")._asdict(),
    "search -custom --limit 2 --lines 1": lambda vault: vault.search("-custom", limit=2, snippets=1)._asdict(),
    "query LIST_rating_FROM_#book": lambda vault: commonplace.rows_data(vault.query("LIST rating FROM #book")),
    "query --note Evolution": lambda vault: {"answers": [*map(commonplace.rows_data, vault.queries("Evolution"))]},
    "query [this.file.day,_date(2024-03-01)] --expression --note 2024-03-16": lambda vault: {
        "value": commonplace.as_data(vault.evaluate("[this.file.day, date(2024-03-01)]", note="2024-03-16"))
    },
    "tags": lambda vault: {"tags": vault.tags()},
    "properties": lambda vault: {"properties": vault.properties()},
    "properties AUTHOR": lambda vault: {"properties": vault.properties("author")},
    "tasks": lambda vault: {"path": None, "tasks": vault.tasks()},
    "tasks Index --done": lambda vault: {"path": "Index.md", "tasks": vault.tasks("Index", done=True)},
    "tasks --todo": lambda vault: {"path": None, "tasks": vault.tasks(done=False)},
    "outline Burke": lambda vault: {"path": BURKE, "headings": vault.outline(BURKE)},
    "mentions Burke": lambda vault: {"path": BURKE, "mentions": vault.mentions(BURKE)},
    "refresh": lambda vault: vault.refresh()._asdict(),
    "export graph --format json": lambda vault: {
        "what": "graph", "format": "json", "file": None, "bytes": len(vault.export("graph", "json")),
        "content": vault.export("graph", "json").decode(),
    },
    "check --select mojibake": lambda vault: {
        "findings": [
            one._asdict() | {"fix": [list(edit) for edit in one.fix.files[0].edits]}
            for one in vault.check(select=["mojibake"])
        ],
        "counts": [["warning", "mojibake", 2]],
        "applied": False,
        "diff": "",
    },
    "findings": lambda vault: {"findings": vault.findings()},
    "history": lambda vault: {"changes": vault.history()},
    "undo": lambda _vault: {"undone": []},
    "render-queries Index": lambda vault: {
        "path": "Index.md", "text": vault.render_queries("Index").decode(),
    },
    "sql SELECT_path,_grade_FROM_notes_LIMIT_3": lambda vault: commonplace.rows_data(
        vault.sql("SELECT path, grade FROM notes LIMIT 3")
    ),
    "bases": lambda vault: {"bases": vault.bases()},
    "base Sources.base --view Unfinished --timezone UTC": lambda vault: commonplace.rows_data(
        vault.base("Sources.base", "Unfinished", timezone="UTC")
    ),
    "doctor": lambda vault: vault.health()._asdict(),
}  # fmt: skip
BURKE = "People/Edmund Burke.md"


@pytest.mark.parametrize("line", ASKED)
def test_the_answer_is_that_of_the_api(line, ask, library):
    words = [BURKE if word == "Burke" else word.replace("_", " ") for word in line.split()]
    said = json.loads(ask("--json", *words, vault=library).out)
    with commonplace.Vault(str(library)) as vault:
        expected = {"schema": f"commonplace.{words[0]}/1", **ASKED[line](vault)}
    assert said == plainly(expected)


def plainly(value):
    """Give the JSON of an answer by the long way."""
    if hasattr(value, "_asdict"):
        value = value._asdict()
    if isinstance(value, dict):
        return {key: plainly(each) for key, each in value.items()}
    return [plainly(each) for each in value] if isinstance(value, list | tuple) else value


def test_every_answer_is_compared():
    assert {line.split()[0] for line in ASKED} == set(COMMANDS) - ENDLESS - {"completion"} - PLANNED


@pytest.mark.parametrize("line", PLANS)
def test_a_plan_has_its_shape_and_is_that_of_the_api(line, ask, library):
    words = [BURKE if word == "Burke" else word.replace("_", " ") for word in line.split()]
    said = json.loads(ask("--json", *words, vault=library).out)
    assert not list(differences(said, SHAPES[words[0]].splitlines()))
    assert not said["applied"]
    assert said["diff"]
    with commonplace.Vault(str(library)) as vault:
        method = getattr(vault, words[0].replace("-", "_"))
        lines = (9, 10, "Next") if "--lines" in words else ()
        plan = method(words[1], *lines or [word for word in words[2:] if word != "--at"])
        assert said["title"] == plan.title
        assert said["diff"] == vault.diff(plan)


def no_such_number(name):
    raise ValueError(name)


def test_numbers_without_a_form_are_null(ask, tmp_path):
    lay(tmp_path, {"a.md": "---\nbig: .inf\nnone: .nan\nlong: 1e400\n---\n- [ ] [when:: \u2028\u0085 \x1b]\n"})
    for words in (["note", "a"], ["properties"], ["tasks"]):
        text = ask("--json", *words, vault=tmp_path).out
        assert json.loads(text, parse_constant=no_such_number)
        assert not re.search("[\u0085\u2028\x1b]", text)
    values = [one["value"] for one in json.loads(ask("--json", "note", "a", vault=tmp_path).out)["properties"]]
    assert not [value for value in values if isinstance(value, float) and not math.isfinite(value)]
