"""Dataview's functions: the examples in their docstrings are run, and are the page of the manual."""

import ast
import doctest
import inspect
import re
from pathlib import Path

import pytest

from commonplace.query.dql.dialect import DIALECT
from commonplace.query.dql.functions import entries, table
from dataview import dql

PAGE = Path(__file__).parents[2] / "docs" / "dataview-functions.md"
HEAD = """# The functions of Dataview

What an expression may call, in a query and in `` `= ...` ``. *Each* means that a list in the place of an argument gives
a list of answers, as long as the shortest one. Where nothing else is said, a function answers null with null.

This page is made from `src/commonplace/query/dql/functions` by `tests/query/test_dql_functions.py`.
"""
ALL = [one for own in entries().values() for one in own]
LISTED = """
    object list array date dur number string link embed elink typeof round trunc floor ceil min max sum product average
    minby maxby contains icontains econtains containsword extract sort reverse length nonnull firstvalue all any none
    join filter map flat slice unique reduce regextest regexmatch regexreplace replace lower upper split startswith
    endswith padleft padright substring truncate default ldefault display choice striptime dateformat durationformat
    currencyformat localtime hash meta
""".split()


def examples(one):
    return doctest.DocTestParser().get_examples(one.run.__doc__ or "")


def test_all_functions_are_there():
    """Spec 8.34."""
    assert sorted(table()) == sorted(LISTED) == sorted(DIALECT.functions)


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.name)
def test_its_examples_are_true(one):
    assert examples(one)
    test = doctest.DocTestParser().get_doctest(one.run.__doc__, {"dql": dql}, one.name, None, None)
    said = []
    assert not doctest.DocTestRunner().run(test, out=said.append).failed, "".join(said)


def heading(one):
    _, *parameters = inspect.signature(one.run).parameters.values()
    shown = [f"{each.name}..." if each.kind == each.VAR_POSITIONAL else each.name for each in parameters]
    shown = [
        f"[{name}]" if each.default is not each.empty else name for name, each in zip(shown, parameters, strict=True)
    ]
    return ", ".join(f"{name}({', '.join(shown)})" for name in (one.name, *one.also))


def entry(one):
    words = re.sub(r"^ +", "", one.run.__doc__.split(">>>")[0].strip(), flags=re.M)
    shown = [(ast.parse(each.source).body[0].value.args[0].value, each.want.strip()) for each in examples(one)]
    lines = "\n".join(f"{text}\n→ {want}" for text, want in shown)
    each = "*Each.* " if one.vector else ""
    return f"\n### {heading(one)}\n\n{each}{words}\n\n```text\n{lines}\n```\n"


def page():
    parts = []
    for own in entries().values():
        parts += [f"\n## {inspect.getdoc(inspect.getmodule(own[0].run)).rstrip('.')}\n", *map(entry, own)]
    return HEAD + "".join(parts)


def test_the_page_is_the_shelf(request):
    if request.config.getoption("--accept"):
        PAGE.write_text(page(), "utf-8")
    assert PAGE.read_text("utf-8") == page()
