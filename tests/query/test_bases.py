"""Bases, rule by rule (spec 7): what a base means, and what expressions mean. The numbers are those of the rules."""

import pytest

import commonplace
from commonplace.query.bases import summary
from commonplace.query.values import number_text
from fences import lay
from query.asked import NOW, asker, bench

VAULT = {
    "A.md": """---
rating: 3
Status: Done
when: 2025-07-18
at: 2025-07-18T10:30
price: 12.5
empty: ""
nothing:
on: true
tags: [Project/a, work]
up: "[[B|bee]]"
gone: "[[Nowhere]]"
many: ["[[B]]", "[Markdown](B.md)", 2]
deep: {one: 1, two: [2]}
space key: x
---
`AUTHOR:` Burke
`STATUS:` never seen
[inline:: field]
[[C]] and [[Nowhere]] ![[pic.png]]
""",
    "B.md": "---\nrating: 10\nup: '[[A]]'\non: false\n---\n[[A]] #work/b\n",
    "C.md": "---\nrating: 2\n---\n",
    "sub/D.md": "---\nrating: 1\ntags: other\nup: '[[B]]'\n---\n",
    "subway/E.md": "no front matter\n",
    "pic.png": "",
    "old.canvas": '{"nodes": [{"type": "file", "file": "A.md"}]}',
    "Hidden/F.md": "---\nrating: 99\n---\n",
    ".obsidian/app.json": '{"userIgnoreFilters": ["Hidden/"]}',
    "all.base": "",
}

EXPRESSIONS = """
7.6   Status                                         | Done
7.6   status + note.STATUS + note["Status"]          | DoneDoneDone
7.6   note["space key"]                              | x
7.6   author                                         | Burke
7.6   inline                                         | null
7.14  1 + 2 * 3 - 4 / 2                              | 5
7.14  10 / 5 / 2                                     | 1
7.14  -price * 2                                     | -25
7.14  1 + 1 == 2 && 3 > 2 || missing                 | true
7.14  true || true && false                          | true
7.14  !on || on                                      | true
7.14  !(on && on)                                    | false
7.14  7 % 4 * 2                                      | 6
7.15  [1, [2, "x"], null].length                     | 3
7.15  "a\\tb\\"" + 'it\\'s'                          | a<TAB>b"it's
7.15  .5 + 1e2                                       | 100.5
7.15  /b+/g.isType("regexp")                         | true
7.15  6 /2/ 3                                        | 1
7.16  missing                                        | null
7.16  missing.field.of.nothing                       | null
7.16  missing == null                                | true
7.16  deep.one + deep["two"][0]                      | 3
7.16  deep.three                                     | null
7.16  [1, 2][2]                                      | null
7.16  [1, 2][-1]                                     | null
7.16  many[2]                                        | 2
7.17  doesNotExist()                                 | Cannot find function "doesNotExist"
7.17  "x".nope()                                     | Cannot find function "nope" on type String
7.17  (1).nope                                       | Cannot find "nope" on type Number
7.17  link("N").path                                 | Cannot find "path" on type Link
7.17  file.nope                                      | Cannot find "nope" on type File
7.17  number("nope")                                 | Unable to parse "nope" as a number.
7.17  "text" * 2                                     | Invalid operator between String and Number
7.17  "x".repeat()                                   | repeat() takes 1 arguments, not 0
7.17  missing.nope()                                 | Cannot find function "nope" on type Null
7.17  missing.contains("x")                          | null
7.18  [null, false, 0, ""].filter(value).length      | 0
7.18  ["x", -1, [], today(), file, up].filter(value).length | 6
7.18  "x" && 3                                       | true
7.18  "" || 0                                        | false
7.18  false && doesNotExist()                        | false
7.18  true || doesNotExist()                         | true
7.18  if(true, 1, doesNotExist())                    | 1
7.18  up.isType("link") && !up.isType("string")      | true
7.18  tags[0].isType("tag") && tags[0].isType("string") | true
7.19  1 + 2                                          | 3
7.19  "a" + 1 + null + [1] + when                    | a112025-07-18
7.19  [1] + [2]                                      | [1, 2]
7.19  when + "1d"                                    | 2025-07-19
7.19  "see " + up                                    | see [[B|bee]]
7.19  missing + 1                                    | null
7.19  missing * price                                | null
7.20  1 == 1.0 && "a" == "a" && 1 != "1"             | true
7.20  when == at                                     | true
7.20  when == "2025-07-18"                           | true
7.20  "2025-07-18" != when                           | false
7.20  at > "2025-07-18T10:29"                        | true
7.20  when > "2025-07-17" && when < "2025-07-19"     | true
7.20  when > "some day"                              | false
7.20  "b" > "a"                                      | true
7.20  missing < 1 || missing > 1                     | false
7.20  [1, "a"] == [1, "a"]                           | true
7.20  duration("1d") == "24h"                        | true
7.21  date("2024-12-01") + "1M" + "4h" + "3m"        | 2025-01-01T04:03:00
7.21  date("2024-01-31") + "1 month"                 | 2024-02-29
7.21  date("2024-03-01") - "1y2M1w1d"                | 2022-12-24
7.21  when + "1 parsec"                              | 2025-07-181 parsec
7.22  date("20240131")                               | 2024-01-31
7.22  date("202401311530")                           | 2024-01-31T15:30:00
7.22  date("2024-01-31T15:30:00+02:00")              | 2024-01-31T13:30:00
7.22  date("2024-01-31 15:30")                       | 2024-01-31T15:30:00
7.22  date(when)                                     | 2025-07-18
7.22  date("no")                                     | Unable to parse "no" as a date.
7.22  number(date("1970-01-02"))                     | 86400000
7.23  date("2026-06-11") - date("2026-06-10")        | a day
7.23  number(today() - when)                         | Unable to parse "a year" as a number.
7.23  (date("2026-06-11") - date("2026-06-10")).days | 1
7.24  duration("2w").toString()                      | 14 days
7.24  duration("1h") * 2                             | 2 hours
7.24  2 * duration("1h")                             | Invalid operator between Number and Duration
7.25  file.name + file.basename + file.ext           | AAmd
7.25  file("pic.png").name                           | pic.png
7.25  file("sub/D").folder + "|" + file.folder       | sub|
7.25  file.tags                                      | ["Project/a", "work"]
7.25  file.links.length                              | 7
7.25  file.links[0]                                  | [[B|bee]]
7.25  file.embeds                                    | ["[[pic.png|pic.png]]"]
7.25  file.backlinks                                 | ["[[B.md|B]]", "[[old.canvas|old.canvas]]"]
7.25  file.properties.rating + file.file.properties["rating"] | 6
7.25  file.properties.isType("object")               | true
7.25  note.isEmpty()                                 | false
7.25  file("C").ctime.isType("date")                 | true
7.26  up.isType("link")                              | true
7.26  many.map(value.isType("link"))                 | [true, false, false]
7.27  link("A").toString() + link("[[A|x]]") + link("A", "B") | [[A]][[A|x]][[A|B]]
7.27  link("https://x.org", "X")                     | [X](https://x.org)
7.27  file.asLink()                                  | [[A.md]]
7.27  image("a.png")                                 | ![](a.png)
7.28  link("B") == up                                | true
7.28  link("B#x") == link("b.md")                    | true
7.28  link("Nowhere", "x") == gone                   | true
7.28  link("Nowhere") == link("Elsewhere")           | false
7.28  link("A") == file && file == this && link("A") == this.file | true
7.28  many.contains(file("B")) && many.contains(link("B")) | true
7.28  many.contains("B")                             | false
7.28  [link("A"), link("A", "x"), link("A")].unique().length | 2
7.28  gone.asFile().path                             | null
7.29  list(null)                                     | []
7.29  list(3)                                        | [3]
7.29  min(3, 1, 2) + max(3, 1, 2)                    | 4
7.29  max("a")                                       | max() takes a number, not a String
7.29  tags.contains("project") && file.tags.contains("WORK") | true
7.29  ["Project/a"].contains("project")              | false
7.29  file.hasTag("project", "x") && file.hasTag("#work") | true
7.29  file.hasTag("proj")                            | false
7.29  file("sub/D").inFolder("sub") && !file("subway/E").inFolder("sub") | true
7.29  file("sub/D").inFolder("/sub/") && file.inFolder("/") | true
7.29  file.hasLink("c.md") && file.hasLink("C#x") && file.hasLink("pic.png") | true
7.29  file.hasLink("Nowhere") && !file.hasLink("Nowhere.md") && !file.hasLink("https://x.org") | true
7.29  file("old.canvas").hasLink(file)               | true
7.29  link("B").linksTo(file) && !link("C").linksTo(file) | true
7.29  file.hasProperty("NOTHING") && file.hasProperty("author") && !file.hasProperty("x") | true
7.29  missing.isEmpty() && empty.isEmpty() && !on.isEmpty() | true
7.29  "a,b,c".split(",", 2)                          | ["a", "b"]
7.29  "abc".split("")                                | ["a", "b", "c"]
7.29  "a:b:c".replace(/(b):/, "$1$1")                | a:bbc
7.29  "(".replace(/(/, "").length                    | /(/ is no regular expression...
7.29  (2.5).round() + (-2.5).round()                 | 1
7.29  (1234.5678).toFixed(2) + (0.5).toFixed(0)      | 1234.571
7.29  [3, "a10", "a9", null, true].sort()            | [true, 3, "a9", "a10", null]
7.29  [1, [2, [3]]].flat()                           | [1, 2, [3]]
7.29  [1, 2, 3, 4].filter(index > 1).map(value * 10 + index).reduce(acc + value, 0) | 71
7.29  [[1, 2], [3]].map(value.map(value + 1))        | [[2, 3], [4]]
7.29  [1, 2, 3].map(rating + value)                  | [4, 5, 6]
7.29  now().format("YYYY-MM-DD [x]") + now().time()  | 2026-06-10 x12:34:56
7.29  (now() - "3h").relative()                      | 3 hours ago
7.29  deep.keys() + deep.values()                    | ["one", "two", 1, [2]]
7.29  /^D/.matches(status)                           | true
7.29  escapeHTML("<a href='x'>")                     | &lt;a href=&#39;x&#39;&gt;
7.29  up.contains("B") && up.length == 1             | true
7.31  1 / 0                                          | Infinity
7.31  (1 / 0).toString()                             | ∞
7.31  7 / 2                                          | 3.5
7.35  empty(file.name)                               | Cannot find function "empty"; that is an older...
"""
CASES = [
    (line[:6].strip(), *(part.strip() for part in line[6:].split(" | ", 1))) for line in EXPRESSIONS.strip().split("\n")
]


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bases")
    lay(folder, VAULT)
    with commonplace.open(folder, ":memory:") as made:
        yield made


@pytest.mark.parametrize(("rule", "expression", "answer"), CASES, ids=[f"{rule} {text}" for rule, text, _ in CASES])
def test_an_expression(rule, expression, answer, opened):
    base = asker(opened, "A.md", "A.md")
    said = written(base(expression))
    assert said.startswith(answer[:-3]) if answer.endswith("...") else said == answer.replace("<TAB>", "\t")


def written(value, *, inside=False):
    if isinstance(value, list):
        return f"[{', '.join(written(each, inside=True) for each in value)}]"
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    if isinstance(value, float):
        return number_text(value)
    return f'"{value}"' if inside and isinstance(value, str) else str(value)


REFUSED = [
    "+x",
    "1.isTruthy()",
    "5.toString()",
    '{"a": 1}',
    "a ? b : c",
    "a = b",
    "",
    "a b",
    "(a",
    "[1,]",
    "a.",
    "x => y",
    "`a`",
]


@pytest.mark.parametrize("text", REFUSED)
def test_what_the_app_refuses_is_refused(text, opened):
    """Rules 7.15, 7.19, 7.35."""
    with pytest.raises(commonplace.BadQuery):
        asker(opened, "A.md")(text)


# ------------------------------------------------------------------------------------------------------- files


def ask(opened, text, **options):
    return opened.base(text=text, now=NOW, timezone="UTC", **options)


def names(rows):
    return [row[0] for row in rows.rows]


def filtered(opened, filters, **options):
    """Give the names of the files that filters (YAML) let through, and the faults."""
    rows = ask(opened, f"filters: {filters}\nviews: [{{type: table, name: T}}]", **options)
    return names(rows), rows.faults


EVERY = ["A", "B", "C", "all.base", "old.canvas", "pic.png", "D", "E"]


@pytest.mark.parametrize("text", ["", "views: []", "unknown: 1", "views: [{type: table, name: T}]"])
def test_7_1_every_file_is_a_row(text, opened):
    assert names(ask(opened, text)) == EVERY


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ("'rating > 2'", "A B"),
        ("{and: ['rating > 1', 'rating < 10']}", "A C"),
        ("{or: ['rating == 1', 'rating == 2']}", "C D"),
        ("{not: ['rating == 1', file.hasTag(\"work\"), '!rating']}", "C"),
        ("{and: []}", " ".join(EVERY)),
        ("{or: []}", " ".join(EVERY)),
        ("{not: []}", " ".join(EVERY)),
        ("{and: [{or: ['rating == 1', 'rating == 3']}, {not: [{and: ['rating == 3', 'on']}]}]}", "D"),
        ("'file.hasLink(this)'", "B old.canvas"),
        ("'file.ext == \"png\"'", "pic.png"),
        ("'status == \"Done\"'", "A"),
        ("true", " ".join(EVERY)),
        ("0", ""),
    ],
)
def test_7_2_filters(filters, found, opened):
    assert filtered(opened, filters, this="A.md") == (found.split(), ())


def test_7_3_what_cannot_be_read_is_false(opened):
    found, faults = filtered(opened, "{or: ['rating ==', 'rating == 1']}")
    assert found == ["D"]
    assert [fault.path for fault in faults] == [None]
    assert "rating ==" in faults[0].reason
    found, faults = filtered(opened, "{not: ['rating ==', '!rating']}")
    assert found == ["A", "B", "C", "D"]


def test_7_3_what_fails_is_left_out_and_told_once(opened):
    found, faults = filtered(opened, "{or: ['rating == 1', 'file.name * 2']}")
    assert found == ["D"]
    assert [(fault.path, fault.reason) for fault in faults] == [
        ("A.md", "file.name * 2: Invalid operator between String and Number (and 6 more files)")
    ]


def test_7_3_both_filters_hold(opened):
    text = "filters: 'rating > 1'\nviews: [{name: T, filters: 'rating < 10'}]"
    assert names(ask(opened, text)) == ["A", "C"]


@pytest.mark.parametrize("filters", ["{and: ['true'], or: ['true']}", "{xor: ['true']}", "['true']"])
def test_7_2_other_filters_are_told_of(filters, opened):
    assert filtered(opened, filters)[1]


def test_7_4_formulas_use_each_other(opened):
    text = "formulas: {a: formula.b * 2, b: rating + 1}\nfilters: rating\nviews: [{order: [formula.a, formula.A]}]"
    assert ask(opened, text).rows == ((8, 8), (22, 22), (6, 6), (4, 4))


@pytest.mark.parametrize("formulas", ["{a: formula.b, b: formula.a}", "{a: formula.a, b: formula.a}"])
def test_7_4_a_circle_is_an_error(formulas, opened):
    rows = ask(opened, f"formulas: {formulas}\nviews: [{{order: [formula.a, formula.b]}}]")
    assert set(rows.rows) == {(None, None)}
    assert [fault.reason for fault in rows.faults if "needs itself" in fault.reason]
    assert len(rows.faults) == 2


def test_7_4_formulas_without_end_are_an_error(opened):
    chain = ", ".join(f"f{n}: formula.f{n + 1}" for n in range(500))
    rows = ask(opened, f"formulas: {{{chain}, f500: 1}}\nviews: [{{order: [formula.f0]}}]")
    assert "too deeply" in rows.faults[0].reason


def test_7_5_display_names_stand_above_columns(opened):
    text = """
properties: {note.rating: {displayName: Points}, file.name: {displayName: File}, formula.x: {displayName: ""}}
formulas: {x: Points}
filters: Points == null
views: [{order: [file.name, Rating, formula.x, note.up]}]
"""
    rows = ask(opened, text)
    assert rows.columns == ("File", "Points", "x", "up")
    assert rows.total == len(EVERY)


def test_7_8_a_view_is_found_by_its_name(opened):
    text = "views: [{name: One, limit: 1}, {name: Two, limit: 2}, {limit: 3}]"
    assert [ask(opened, text, view=view).title for view in (None, "Two", "two", "View 3")] == [
        "One",
        "Two",
        "Two",
        "View 3",
    ]
    with pytest.raises(commonplace.BadRequest, match="“Two”"):
        ask(opened, text, view="Tow")


def test_7_8_old_and_odd_keys(opened):
    text = "views: [{type: kanban, name: T, group_by: {property: on}, limit: many, sort: [{}], color: red}]"
    rows = ask(opened, text)
    assert rows.shape == "table"
    assert len(rows.groups) == 3
    reasons = " ".join(fault.reason for fault in rows.faults)
    assert all(word in reasons for word in ("group_by", "limit", "a property must be named"))


def test_7_9_the_order_of_things(opened):
    text = """
filters: rating
summaries: {most: "values.reduce(if(value > acc, value, acc), 0)"}
views:
  - order: [file.name, rating]
    sort: [{property: rating, direction: DESC}]
    groupBy: {property: file.folder, direction: DESC}
    limit: 3
    summaries: {rating: most}
"""
    rows = ask(opened, text)
    assert rows.rows == (("D", 1), ("B", 10), ("A", 3))
    assert [(group.key, group.rows, group.summaries) for group in rows.groups] == [
        ("sub", 1, (("rating", 1),)),
        (None, 2, (("rating", 10),)),
    ]
    assert rows.summaries == (("rating", 10),)
    assert rows.total == 4
    assert rows.paths == ("sub/D.md", "B.md", "A.md")


def test_7_9_a_list_is_one_group(opened):
    rows = ask(opened, "filters: file.ext == 'md'\nviews: [{groupBy: {property: tags}}]")
    assert [group.key for group in rows.groups] == [["other"], ["Project/a", "work"], None]


def test_7_9_links_are_grouped_by_what_they_mean(opened):
    rows = ask(opened, "filters: up\nviews: [{groupBy: up}]")
    assert [(group.key.path, group.rows) for group in rows.groups] == [("A.md", 1), ("B.md", 2)]


@pytest.mark.parametrize(
    ("key", "direction", "found"),
    [
        ("rating", "ASC", "D C A B"),
        ("rating", "DESC", "B A C D"),
        ("file.name", "DESC", "E D C B A"),
        ("note.on", "ASC", "B C D E A"),
        ("when", "ASC", "A B C D E"),
        ("up", "ASC", "B D A C E"),
        ("file.mtime.nope", "ASC", "A B C D E"),
    ],
)
def test_7_10_sorting(key, direction, found, opened):
    """Empty values come last whatever the direction; a box that is not there sorts with the false."""
    text = f"filters: file.ext == 'md'\nviews: [{{sort: [{{property: {key}, direction: {direction}}}]}}]"
    assert " ".join(one for one in names(ask(opened, text)) if len(one) == 1)[: len(found)] == found


def test_7_10_words_for_times_sort_as_times(opened):
    text = """
filters: rating
formulas: {ago: (date("2026-06-10") - (rating + "M")).relative()}
views: [{order: [formula.ago], sort: [{property: formula.ago}]}]
"""
    assert names(ask(opened, text)) == ["10 months ago", "3 months ago", "2 months ago", "a month ago"]


def test_7_10_the_first_key_decides(opened):
    text = "filters: up\nviews: [{sort: [{property: up}, {property: rating, direction: DESC}]}]"
    assert names(ask(opened, text)) == ["B", "A", "D"] or names(ask(opened, text)) == ["B", "D", "A"]


def test_7_11_and_7_32_blocks_and_embeds(vault):
    opened = vault(
        {
            "N.md": "# N\n\n```base\nfilters: file == this\nviews:\n  - name: Me\n  - name: Two\n    limit: 0\n```\n\n"
            "```base\nviews:\n  - name: Rest\n```\n",
            "x.base": "views: [{name: First}, {name: Second, filters: file == this}]",
            "none.md": "x",
        }
    ).vault
    assert names(opened.base("N")) == ["N"]
    assert opened.base("N", "Two").rows == ()
    assert opened.base("N", "Rest").total == 3
    assert names(opened.base("![[x.base#Second]]")) == ["x.base"]
    assert opened.base("x").title == "First"
    assert names(opened.base("x.base", "Second", this="N")) == ["N"]
    assert opened.bases() == [commonplace.BaseEntry("x.base", ("First", "Second"))]
    with pytest.raises(commonplace.BadRequest):
        opened.base("none")
    with pytest.raises(commonplace.NoSuchNote):
        opened.base("nowhere.base")


def test_7_12_this(opened):
    text = "formulas: {me: this.file.name + this.rating}\nviews: [{limit: 1, order: [formula.me]}]"
    assert ask(opened, text, this="B").rows == (("B10",),)
    assert ask(opened, text).rows == ((None,),)
    assert opened.base("all.base", now=NOW).title == "Table"


SUMMARIES = [
    ("Average", [1, None, "x", 3], 2),
    ("Min", [3, 1, "x"], 1),
    ("Max", [3, 1, None], 3),
    ("Sum", [1, 2.5, True], 3.5),
    ("Range", [1, 10, None], 9),
    ("Median", [1, 3, 2], 2),
    ("Stddev", [2, 4], 1),
    ("Checked", [True, False, None, 1], 1),
    ("Unchecked", [True, False, None, 0], 1),
    ("Empty", [1, None, "x", 3, "", []], 3),
    ("Filled", [1, None, "x", 3], 3),
    ("Unique", [1, None, "x", 1], 2),
    ("Average", ["x"], None),
    ("Earliest", [1], None),
    ("average", [4], 4),
]


@pytest.mark.parametrize(("name", "values", "answer"), SUMMARIES)
def test_7_30_summaries(name, values, answer, opened):
    assert summary.SUMMARIES[name.lower()](bench(opened).asking, values) == answer


def test_7_30_dates_are_summed_up(opened):
    text = "views: [{summaries: {when: Range, file.name: Latest, file.mtime: Earliest, rating: Nope}}]"
    rows = ask(opened, text)
    known = dict(rows.summaries)
    assert known["when"].days == 0
    assert known["file.name"] is None
    assert known["file.mtime"].year > 2000
    assert [fault.reason for fault in rows.faults] == ["there is no summary Nope"]


@pytest.mark.parametrize("text", ["views: [", "- 1\n- 2", "a: 1\na: 2", "just text"])
def test_7_1_what_is_no_yaml_says_where(text, opened):
    with pytest.raises(commonplace.BadQuery):
        ask(opened, text)


@pytest.mark.parametrize("text", ["views: 3", "views: [1]", "formulas: [a]", "filters: {and: {or: 1}}", "properties: 3",
                                  "views: [{order: {a: b}, sort: 3, groupBy: [1], summaries: [x], filters: [[]]}]",
                                  "summaries: {x: [1]}", "1: 2", "formulas: {a: {b: c}}"])  # fmt: skip
def test_7_1_what_is_odd_does_no_harm(text, opened):
    ask(opened, text)


def test_a_vault_of_its_own_settings(vault):
    """A property is a date if types.json says so, or its text looks like one."""
    opened = vault(
        {
            ".obsidian/types.json": '{"types": {"a": "date", "b": "text", "c": "datetime"}}',
            "N.md": '---\na: "2024-01-01 10:00"\nb: 2024-01-01\nc: "2024-01-01"\nd: 2024-01-01\ne: 2024-13-01\n---\n',
        }
    ).vault
    base = asker(opened, "N.md")
    assert [base(f'{name}.isType("date")') for name in "abcde"] == [True, False, True, True, False]
