"""The functions of Bases: each has its contract and its example, which is run and is the page of the manual."""

import doctest
import re
from pathlib import Path

import pytest

import commonplace
from commonplace.query.bases.functions import entries
from modules import ROOT
from query.asked import asker

PAGE = Path(ROOT) / "docs" / "bases-functions.md"
FAMILIES = {
    "Global": "Functions of no value",
    "Any": "Any value",
    "String": "Texts",
    "Number": "Numbers",
    "Date": "Dates",
    "Duration": "Lengths of time",
    "List": "Lists",
    "Link": "Links",
    "File": "Files",
    "Object": "Objects",
    "RegExp": "Regular expressions",
}
HEAD = """# The functions of Bases

What may stand in the filters and formulas of a base ([bases.md](bases.md)). Each entry says what it does and shows an
expression with its answer, asked of `Sources/Rights of Man.md` in `examples/library` on 10 June 2026 at 12:34:56 UTC. A
`?` stands after what may be left out, `...` after what may be repeated. Of null every function gives null, but for
those of any value.

This page is made from `src/commonplace/query/bases/functions/` by `tests/query/test_bases_functions.py`.
"""


@pytest.fixture(scope="module")
def base():
    with commonplace.open(ROOT / "examples" / "library", ":memory:") as vault:
        yield asker(vault, "Sources/Rights of Man.md", "Index.md")


ALL = sorted(entries().values(), key=lambda one: (list(FAMILIES).index(one.family), not one.field, one.name))


def page():
    parts = [HEAD]
    family = None
    for one in ALL:
        if one.family != family:
            family = one.family
            parts.append(f"\n## {FAMILIES[family]}\n")
        parts.append(
            f"\n### {'' if family == 'Global' else 'value.'}{one.name}{one.asks}\n\n{contract(one)}\n{shown(one)}"
        )
    return "".join(parts)


def contract(one):
    return "\n\n".join(" ".join(part.split()) for part in one.contract.split("\n\n"))


def shown(one):
    """Give the expressions of an entry with their answers, one a line."""
    example = doctest.DocTestParser().get_examples(one.examples + "\n")[0]
    expressions = re.findall(r"base\('((?:[^'\\]|\\.)*)'\)", example.source)
    answers = eval(example.want)  # noqa: S307  # written in our own docstrings
    answers = answers if len(expressions) > 1 else (answers,)
    lines = [f"{asked}  ->  {written(answer)}" for asked, answer in zip(expressions, answers, strict=True)]
    return "\n```text\n" + "\n".join(lines) + "\n```\n"


def written(answer):
    if isinstance(answer, list):
        return f"[{', '.join(map(written, answer))}]"
    return (
        {None: "null", True: "true", False: "false"}[answer]
        if answer is None or answer is True or answer is False
        else answer
        if isinstance(answer, str)
        else f"{answer:g}"
    )


@pytest.mark.parametrize("one", ALL, ids=lambda one: f"{one.family}.{one.name}")
def test_an_example_is_what_happens(one, base):
    assert one.contract
    assert one.contract.endswith(".")
    test = doctest.DocTestParser().get_doctest(one.examples + "\n", {"base": base}, one.name, None, 0)
    assert test.examples
    said = []
    doctest.DocTestRunner(verbose=False).run(test, out=said.append, clear_globs=False)
    assert not said, "".join(said)


def test_the_page_is_the_shelf(request):
    if request.config.getoption("--accept"):
        PAGE.write_text(page(), "utf-8")
    assert PAGE.read_text("utf-8") == page()


DOCUMENTED = """
Global: escapeHTML date duration file html if image icon link list max min now number today random
Any: isTruthy isType toString
Date: date format time relative
String: contains containsAll containsAny endsWith startsWith lower replace repeat reverse slice split title trim
Number: abs ceil floor round toFixed
List: contains containsAll containsAny filter flat join map reduce reverse slice sort unique mean median stddev
Link: asFile linksTo
File: asLink hasLink hasProperty hasTag inFolder
Object: keys values
RegExp: matches
"""
FIELDS = """
Date: year month day hour minute second millisecond
String: length
List: length
File: name basename path folder ext size ctime mtime file tags links embeds backlinks properties
"""


@pytest.mark.parametrize(("table", "field"), [(DOCUMENTED, False), (FIELDS, True)])
def test_every_documented_function_is_there(table, field):
    """Rule 7.29; `isEmpty()` stands with any value, since every type has it."""
    for line in table.strip().splitlines():
        family, _, names = line.partition(": ")
        known = {one.name for one in ALL if one.family == family and one.field == field}
        assert set(names.split()) <= known
    assert ("String", "upper") not in entries()
