"""The four languages agree: one question, asked in each, finds the same notes of the example library.

A language that has no words for a question is named with the reason.
"""

from typing import NamedTuple

import pytest

import commonplace
from modules import ROOT

NO_LINKS = "the search language knows the text of links, not what they mean"
NO_SIZES = "the search language knows no sizes"
NO_SORTED = "search sorts by the times of files only"
NO_TASKS = "bases know no tasks"


class Cannot(NamedTuple):
    """A language has no words for a question."""

    reason: str


class Asked(NamedTuple):
    """One question in the four languages. The base is a filter, or a whole view that begins with a line break."""

    dataview: str
    base: str | Cannot
    search: str | Cannot
    sql: str


TAGGED = "SELECT path FROM tags WHERE lower(name) = '{0}' OR lower(name) LIKE '{0}/%'"
BOOKS, VICTORIAN, REVOLUTION = (TAGGED.format(tag) for tag in ("#book", "#period/victorian", "#revolution"))
HOLDS = "SELECT path FROM properties WHERE key = '{}' AND value {}"
LINKS_TO = "SELECT path FROM links WHERE path LIKE '%.md' AND {}"

QUESTIONS = {
    "tagged": Asked("LIST FROM #book", 'file.hasTag("book")', "tag:#book", BOOKS),
    "tagged, or nested": Asked("LIST FROM #period", 'file.hasTag("period")', "tag:#period", TAGGED.format("#period")),
    "with two tags": Asked(
        "LIST FROM #book AND #period/victorian",
        'file.hasTag("book") && file.hasTag("period/victorian")',
        "tag:#book tag:#period/victorian",
        f"{BOOKS} INTERSECT {VICTORIAN}",
    ),
    "with one tag, without another": Asked(
        "LIST FROM #book AND -#revolution",
        'file.hasTag("book") && !file.hasTag("revolution")',
        "tag:#book -tag:#revolution",
        f"{BOOKS} EXCEPT {REVOLUTION}",
    ),
    "in a folder": Asked(
        'LIST FROM "Sources"',
        'file.inFolder("Sources")',
        'path:"Sources/"',
        "SELECT path FROM notes WHERE folder = 'Sources'",
    ),
    "in a folder, or tagged": Asked(
        'LIST FROM "Questions" OR #plan',
        'file.inFolder("Questions") || file.hasTag("plan")',
        'path:"Questions/" OR tag:#plan',
        " UNION ".join(["SELECT path FROM notes WHERE folder = 'Questions'", TAGGED.format("#plan")]),
    ),
    "linking to a note": Asked(
        "LIST FROM [[Edmund Burke]]",
        'file.hasLink("Edmund Burke")',
        Cannot(NO_LINKS),
        LINKS_TO.format("destination = 'People/Edmund Burke.md'"),
    ),
    "linking to a note that is missing": Asked(
        "LIST FROM [[Karl Marx]]",
        'file.hasLink("Karl Marx")',
        Cannot(NO_LINKS),
        LINKS_TO.format("status = 'missing' AND target = 'Karl Marx'"),
    ),
    "linked from a note": Asked(
        "LIST FROM outgoing([[Reading plan]])",
        'file("Reading plan").links.contains(file)',
        Cannot(NO_LINKS),
        "SELECT destination FROM links WHERE path = 'Reading plan.md' AND destination LIKE '%.md'",
    ),
    "by an author": Asked(
        'LIST WHERE author = "William Godwin"',
        'author == "William Godwin"',
        '[author:"William Godwin"]',
        HOLDS.format("author", "= 'William Godwin'"),
    ),
    "rated": Asked('LIST WHERE rating = "A"', 'rating == "A"', "[rating:A]", HOLDS.format("rating", "= 'A'")),
    "unfinished": Asked(
        'LIST WHERE contains(rating, "WIP")',
        'rating.toString().contains("WIP")',
        "[rating:WIP]",
        HOLDS.format("rating", "LIKE '%WIP%'"),
    ),
    "of a genre, and rated": Asked(
        'LIST WHERE genre = "natural history" AND rating = "A"',
        'genre == "natural history" && rating == "A"',
        '[genre:"natural history"] [rating:A]',
        " INTERSECT ".join([HOLDS.format("genre", "= 'natural history'"), HOLDS.format("rating", "= 'A'")]),
    ),
    "before a year": Asked(
        "LIST WHERE year AND year < 1800", "year < 1800", "[year:<1800]", HOLDS.format("year", "< 1800")
    ),
    "between two years": Asked(
        "LIST WHERE year > 1789 AND year < 1795",
        "year > 1789 && year < 1795",
        "[year:>1789] [year:<1795]",
        HOLDS.format("year", "BETWEEN 1790 AND 1794"),
    ),
    "born early in England": Asked(
        'LIST FROM "People" WHERE country = "England" AND born < 1800',
        'file.inFolder("People") && country == "England" && born < 1800',
        'path:"People/" [country:England] [born:<1800]',
        " INTERSECT ".join([HOLDS.format("country", "= 'England'"), HOLDS.format("born", "< 1800")]),
    ),
    "with a property": Asked(
        "LIST WHERE answers", "!answers.isEmpty()", "[answers]", "SELECT path FROM properties WHERE key = 'answers'"
    ),
    "without a property": Asked(
        'LIST FROM "Sources" WHERE !rating',
        'file.inFolder("Sources") && rating.isEmpty()',
        'path:"Sources/" -[rating]',
        "SELECT path FROM notes WHERE folder = 'Sources' AND path NOT IN "
        "(SELECT path FROM properties WHERE key = 'rating')",
    ),
    "read since a day": Asked(
        "LIST WHERE read >= date(2024-03-01)",
        'read >= date("2024-03-01")',
        "[read:/^2024-(0[3-9]|1)|^202[5-9]/]",
        HOLDS.format("read", ">= '2024-03-01'"),
    ),
    "with a name that contains a word": Asked(
        'LIST WHERE contains(lower(file.name), "liberty")',
        'file.name.lower().contains("liberty")',
        "file:liberty",
        "SELECT path FROM notes WHERE lower(name) LIKE '%liberty%'",
    ),
    "with other names": Asked(
        "LIST WHERE file.aliases", "!aliases.isEmpty()", "[aliases]", "SELECT path FROM aliases"
    ),
    "with something to do": Asked(
        "LIST WHERE any(file.tasks, (t) => !t.checked)",
        Cannot(NO_TASKS),
        "task-todo:/./",
        "SELECT path FROM tasks WHERE NOT done",
    ),
    "with something done": Asked(
        "LIST WHERE any(file.tasks, (t) => t.checked)",
        Cannot(NO_TASKS),
        "task-done:/./",
        "SELECT path FROM tasks WHERE done",
    ),
    "of a size": Asked(
        "LIST WHERE file.size > 5000",
        "file.size > 5000",
        Cannot(NO_SIZES),
        "SELECT path FROM notes WHERE size > 5000",
    ),
    "the newest": Asked(
        'LIST FROM "Sources" SORT read DESC LIMIT 3',
        "\nfilters: file.inFolder('Sources')\nsort: [{property: read, direction: DESC}]\nlimit: 3",
        Cannot(NO_SORTED),
        "SELECT path FROM properties WHERE key = 'read' AND path LIKE 'Sources/%' ORDER BY value DESC LIMIT 3",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def library():
    with commonplace.open(ROOT / "examples" / "library", index=":memory:") as opened:
        yield opened


def base(asked):
    """Give the text of a base with one view."""
    view = asked if asked.startswith("\n") else f"\nfilters: {asked!r}"
    return 'filters: file.ext == "md"\nviews:\n  - type: list\n    name: asked' + view.replace("\n", "\n    ")


def paths(library, question):
    """Give what each language that can ask finds."""
    found = {"dataview": library.query(question.dataview).paths}
    if not isinstance(question.base, Cannot):
        found["base"] = library.base(text=base(question.base)).paths
    if not isinstance(question.search, Cannot):
        found["search"] = [hit.path for hit in library.search(question.search, limit=None, snippets=0).hits]
    found["sql"] = [row[0] for row in library.sql(question.sql).rows]
    return {language: set(each) for language, each in found.items()}


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_languages_agree(library, name):
    found = paths(library, QUESTIONS[name])
    expected = found["sql"]
    assert expected
    assert {language: sorted(each ^ expected) for language, each in found.items() if each != expected} == {}


def test_enough_is_asked():
    questions = QUESTIONS.values()
    assert len(questions) >= 20
    assert sum(not any(isinstance(each, Cannot) for each in one) for one in questions) >= 16
