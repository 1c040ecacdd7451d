"""Dataview's language over a vault: every rule of its grammar, sources, pages, items and clauses (spec 8.1 to 8.33)."""

from datetime import UTC, datetime

import pytest

import commonplace
from commonplace.query.values import Duration, Link

NOTES = {
    "Books/Burke.md": "---\nauthor: Edmund Burke\nrating: 5\ntags: [book, art/oil]\nread: 2024-03-01\n"
    'len: 3 hours\nup: "[[Books]]"\nn: "5"\naliases: [Reflections, "the, book"]\n---\n'
    "# Reflections\n\n**Long Key**:: 1\nstatus:: done\n",
    "Books/Paine.md": "---\nauthor: Thomas Paine\nrating: 3\nread: 2024-01-15\ntopics: [rights, reason]\n---\n#book "
    "[[Burke]] [[Burke|again]] ![[pic.png]]\n\nk:: [[Burke]], [[Books]]\n\nrating:: 4\n",
    "Books/Deep/Mill.md": '`AUTHOR:` John Stuart Mill\n\n#book/classic [due:: 2024-02-01]\n\ntopics:: "liberty"\n',
    "Books.md": "[[Burke]] [[Nowhere]]\n\nlist:: 1, 2, 3\n",
    "x/Books/Other.md": "empty::\n",
    "2021-04-05 notes.md": "---\ntag: a, b\n---\n## Head\n- [ ] open [due:: 2024-01-01] #t\n    - [x] below\n    - "
    "plain [mood:: calm]\n- [-] dropped ^blk\n- [X] 📅 2024-05-06 done ✅ 2024-05-07\n",
    "pic.png": b"",
    "table.csv": "name,size,In print\nA,1,true\n# a remark\n\nB,[[Burke]],\n",
}
NOW = "2024-06-15T12:00:00"


@pytest.fixture
def asked(vault):
    """Give a function that answers a query in the notes above."""
    made = vault(NOTES).vault
    return lambda query, note="Books": made.query(query, note=note, now=NOW, timezone="UTC")


def names(rows):
    """Give the names of the notes of an answer."""
    return [None if path is None else path.rpartition("/")[2].removesuffix(".md") for path in rows.paths]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('LIST FROM "Books"', ["Burke", "Mill", "Paine"]),  # 8.6 recursive, from the root only
        ('LIST FROM "Books/Burke"', ["Burke"]),  # 8.6 a file where there is no such folder
        ('LIST FROM "Books/Burke.md"', ["Burke"]),
        ('LIST FROM "Nothing"', []),
        ("LIST FROM #book", ["Burke", "Mill", "Paine"]),  # 8.6 with those nested in it
        ("LIST FROM #BOOK/Classic", ["Mill"]),
        ("LIST FROM #art", ["Burke"]),
        ("LIST FROM #a", ["2021-04-05 notes"]),  # 8.19 Dataview knows `tag`, and splits it
        ("LIST FROM #b", ["2021-04-05 notes"]),
        ("LIST FROM #boo", []),
        ("LIST FROM [[Burke]]", ["Books", "Paine"]),
        ("LIST FROM [[Nowhere]]", ["Books"]),
        ("LIST FROM outgoing([[Paine]])", ["Books", "Burke"]),
        ("LIST FROM [[]]", ["Burke", "Paine"]),  # 8.6 the note that asks
        ("LIST FROM outgoing([[]])", ["Burke"]),
        ('LIST FROM "Books" and -#art', ["Mill", "Paine"]),
        ('LIST FROM "Books" AND !#art', ["Mill", "Paine"]),
        ('LIST FROM #a or #book and "Books/Deep"', ["Mill"]),  # 8.6 equal precedence, from left to right
        ('LIST FROM #a or (#book and "Books/Deep")', ["2021-04-05 notes", "Mill"]),
        ('LIST\nFROM #a\n  or #art\n  or "Books/Deep"', ["2021-04-05 notes", "Burke", "Mill"]),
        ("LIST FROM #a | #art", ["2021-04-05 notes", "Burke"]),
        ('list from "Books" & #art', ["Burke"]),  # 8.1 keywords in any case
        ('LIST // all\nFROM "Books/Deep" // nothing', ["Mill"]),  # 8.1 comments
        ("LIST", ["2021-04-05 notes", "Books", "Burke", "Mill", "Paine", "Other"]),  # 8.2 the whole vault, notes only
        ("LIST LIMIT 2", ["2021-04-05 notes", "Books"]),
        ("LIST SORT file.name DESC LIMIT 2", ["Paine", "Other"]),  # 8.3 in the order written
        ("LIST LIMIT 2 SORT file.name DESC", ["Books", "2021-04-05 notes"]),
        ("LIST LIMIT -4", ["2021-04-05 notes", "Books"]),  # 8.32
        ('LIST FROM "Books" WHERE rating', ["Burke", "Paine"]),
        (
            'LIST FROM "Books" WHERE rating > 4',
            ["Burke"],
        ),  # 8.14, 8.17: [3, 4] is a list; number > array by type
        ('LIST FROM "Books" WHERE due <= date(today)', ["Burke", "Mill", "Paine"]),  # 8.14 null is less than all
        ('LIST FROM "Books" WHERE due AND due <= date(today)', ["Mill"]),
        ('LIST WHERE author = "John Stuart Mill"', ["Mill"]),  # label lines are fields like any other
        ("LIST WHERE long-key = 1", ["Burke"]),  # 8.20
        ('LIST WHERE row["Long Key"] = 1', ["Burke"]),
        ("LIST WHERE up.file.name", ["Burke"]),  # 8.12 through a link
        ("LIST WHERE up.list[1] = 2", ["Burke"]),
        ('LIST WHERE contains(file.tags, "#art")', ["Burke"]),  # 8.18 tags with all parents
        ('LIST WHERE contains(file.etags, "#art/oil")', ["Burke"]),
        ("LIST WHERE file.day = date(2021-04-05)", ["2021-04-05 notes"]),
        ("LIST WHERE length(author) > 3 AND rating = 5", ["Burke"]),
        ('LIST FROM "Books" WHERE length(rating) > 1', ["Paine"]),  # 8.5 rows that fail are lost
        ('LIST WHERE empty = null AND file.name = "Other"', ["Other"]),
        ("LIST FROM #book SORT rating ASC, file.name DESCENDING", ["Mill", "Paine", "Burke"]),  # null, array, number
        ("LIST FROM #book SORT read", ["Mill", "Paine", "Burke"]),
        ("LIST FROM #book SORT read DESC", ["Burke", "Paine", "Mill"]),
        ("LIST WHERE contains(file.inlinks, [[Books]])", ["Burke"]),
        ('LIST WHERE contains(file.aliases, "the, book")', ["Burke"]),
        ("LIST WHERE file = this.file", ["Books"]),
    ],
)
def test_which_notes(asked, query, expected):
    assert names(asked(query)) == expected


def day(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("query", "columns", "rows"),
    [
        ('TABLE rating AS "Stars", up FROM "Books/Burke"', ("File", "Stars", "up"), 3),
        ('TABLE WITHOUT ID n, len FROM "Books/Burke"', ("n", "len"), ("5", Duration(hours=3))),
        ('TABLE WITHOUT ID read FROM "Books/Burke"', ("read",), (day("2024-03-01"),)),  # 8.19
        ('TABLE WITHOUT ID topics[0] FROM "Books/Deep"', ("topics[0]",), ("l",)),
        ('TABLE WITHOUT ID rating FROM "Books/Paine"', ("rating",), ([3, 4],)),  # 8.17 front matter first
        ("TABLE WITHOUT ID rating +\n 1 AS x FROM #art", ("x",), (6,)),
        ("TABLE WITHOUT ID rating +\n 1 FROM #art", ("rating + 1",), (6,)),  # 8.1 the name is what was written
        (
            'TABLE WITHOUT ID k FROM "Books/Paine"',
            ("k",),
            ([Link("Books/Burke.md", written="Burke"), Link("Books.md", written="Books")],),
        ),
        ('TABLE WITHOUT ID sort FROM "Books/Burke"', ("sort",), (None,)),  # 8.4 allowed as a name
        ('TABLE WITHOUT ID row.from, row["where"] FROM "Books/Burke"', ("row.from", 'row["where"]'), (None, None)),
        ('TABLE WITHOUT ID file.folder, file.ext, file.path FROM "Books/Burke"', 3, ("Books", "md", "Books/Burke.md")),
        (
            'TABLE WITHOUT ID file.etags, file.tags FROM "Books/Burke"',
            2,
            (["#book", "#art/oil"], ["#book", "#art/oil", "#art"]),
        ),
        ('TABLE WITHOUT ID length(file.outlinks), length(file.inlinks) FROM "Books/Burke"', 2, (1, 2)),
        ('TABLE WITHOUT ID length(file.outlinks) FROM "Books/Paine"', 1, (5,)),  # 8.18 duplicates and embeds are kept
        ('TABLE WITHOUT ID file.frontmatter.n, file.starred FROM "Books/Burke"', 2, ("5", False)),
        ("TABLE WITHOUT ID date(today), this.file.name FROM #art", 2, (day("2024-06-15"), "Books")),
        ("TABLE WITHOUT ID (a, b) => a FROM #nothing", 1, None),
        ("TABLE WITHOUT ID map([1, 2], (x) => x + rating) FROM #art", 1, ([6, 7],)),
        ('TABLE WITHOUT ID {a: 1, "b c": [2]} FROM #art', 1, ({"a": 1, "b c": [2]},)),
        ("TABLE WITHOUT ID 5-3, -2, 1 - 2 FROM #art", ("5-3", "-2", "1 - 2"), (2, -2, -1)),
        ("TABLE WITHOUT ID 1 + 2 * 3, (1 + 2) * 3, 7 / 2, 10 % 4 FROM #art", 4, (7, 9, 3.5, 2)),  # 8.7
        ("TABLE WITHOUT ID true or false and false, !false and true FROM #art", 2, (False, True)),  # 8.7
        ('TABLE WITHOUT ID "a\\"b\\d" FROM #art', 1, ('a"b\\d',)),  # 8.8
    ],
)
def test_tables(asked, query, columns, rows):
    found = asked(query)
    assert found.shape == "table"
    if isinstance(columns, tuple):
        assert found.columns == columns
    else:
        assert len(found.columns) == columns
    if isinstance(rows, tuple):
        assert found.rows == (rows,)
    else:
        assert len(found.rows[0]) == rows if rows else not found.rows


def test_a_label_line_says_again_what_the_front_matter_says(vault):
    made = vault(
        {
            "A.md": "---\nauthor: Burke\n---\n`AUTHOR:` Edmund\n\nauthor:: E. B.\n",
            "commonplace.toml": '[properties]\norigins = ["label line", "front matter", "inline field"]\n',
        }
    )
    assert made.vault.query("TABLE WITHOUT ID author").rows == ((["Edmund", "E. B."],),)
    (made.path / "commonplace.toml").unlink()
    with commonplace.Vault(str(made.path), ":memory:") as other:
        assert other.query("TABLE WITHOUT ID author").rows == ((["Burke", "E. B."],),)


def test_groups(asked):
    found = asked('TABLE rows.file.name FROM "Books" GROUP BY topics')  # 8.30: null is a group, and the first
    assert found.columns == ("topics", "rows.file.name")
    assert found.rows == ((None, ["Burke"]), (["rights", "reason"], ["Paine"]), ("liberty", ["Mill"]))
    found = asked('LIST length(rows) FROM "Books" GROUP BY rating > 0 AS good SORT good DESC')
    assert found.rows == ((True, 1), (False, 2))
    assert found.columns == ("good", "length(rows)")


def test_flatten(asked):
    found = asked('TABLE WITHOUT ID file.name, t FROM "Books" FLATTEN topics AS t')  # 8.31
    assert found.rows == (("Burke", None), ("Mill", "liberty"), ("Paine", "rights"), ("Paine", "reason"))
    assert asked('LIST FROM "Books/Burke" FLATTEN list(1, 2) AS n').rows == ((Link("Books/Burke.md"),),) * 2
    assert asked('LIST FROM "Books/Burke" FLATTEN list() AS n').rows == ()
    again = asked('TABLE WITHOUT ID n * 2 FROM "Books/Burke" FLATTEN list(1, 2) AS n WHERE n > 1 FLATTEN list(0) AS z')
    assert again.rows == ((4,),)


def test_lists(asked):
    assert asked("LIST rating FROM #art").rows == ((Link("Books/Burke.md"), 5),)
    assert asked("LIST WITHOUT ID rating FROM #art").rows == ((5,),)
    assert asked("LIST WITHOUT ID FROM #art").rows == ((Link("Books/Burke.md"),),)


def test_calendars(asked):
    found = asked("CALENDAR read")  # 8.33: rows without a date are left out
    assert found.rows == (
        (day("2024-01-15"), Link("Books/Paine.md")),
        (day("2024-03-01"), Link("Books/Burke.md")),
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (
            "TASK",
            ["0   open [due:: 2024-01-01] #t", "1 x below", "1 - plain [mood:: calm]", "0 - dropped ^blk", "0 X 📅"],
        ),
        ("TASK WHERE !completed", ["0   open", "1 x below", "1 - plain", "0 - dropped"]),  # 8.27, 8.28
        ("TASK WHERE completed", ["0 x below", "0 X 📅"]),
        ("TASK WHERE checked AND !completed", ["0 - dropped"]),
        ("TASK WHERE due = date(2024-01-01)", ["0   open", "1 x below", "1 - plain"]),
        ("TASK WHERE due = date(2024-05-06)", ["0 X 📅"]),  # 8.26
        ("TASK WHERE completion = date(2024-05-07)", ["0 X 📅"]),
        ("TASK WHERE fullyCompleted", ["0 x below", "0 X 📅"]),
        ('TASK WHERE contains(tags, "#t")', ["0   open", "1 x below", "1 - plain"]),
        ('TASK WHERE blockId = "blk"', ["0 - dropped"]),
        ("TASK WHERE parent", ["0 x below"]),
        ('TASK WHERE line = 4 AND symbol = "-"', ["0   open", "1 x below", "1 - plain"]),
        ('TASK WHERE file.day = date(2021-04-05) AND text = "below"', ["0 x below"]),
        ('TASK FROM "Books"', []),
        ("TASK WHERE any(children, (c) => c.mood)", ["0   open", "1 x below", "1 - plain"]),
        ('TASK WHERE meta(section).subpath = "Head" AND annotated', ["0   open", "1 x below", "1 - plain"]),
    ],
)
def test_tasks(asked, query, expected):
    found = asked(query)
    told = [f"{row[4]} {row[0] or '-'} {row[1]}" for row in found.rows]
    assert len(told) == len(expected)
    assert all(one.replace(" None ", " - ").startswith(other) for one, other in zip(told, expected, strict=True)), told


def test_tasks_are_grouped(asked):
    found = asked("TASK WHERE !parent GROUP BY completed")
    assert [(group.key, group.rows) for group in found.groups] == [(False, 4), (True, 1)]


def test_the_rows_of_a_file(asked):
    found = asked('TABLE WITHOUT ID name, size FROM csv("table.csv")')
    assert found.rows == (("A", 1), ("B", Link("Books/Burke.md", written="Burke")))
    assert asked('TABLE WITHOUT ID in-print FROM csv("table.csv")').rows == ((True,), (None,))
    with pytest.raises(commonplace.QueryFailed):
        asked('TABLE name FROM csv("../secret.csv")')


@pytest.mark.parametrize(
    ("query", "line", "column", "reason"),
    [
        ("TABEL x", 1, 1, "TABLE"),
        ("", 1, 1, "ends too early"),
        ("LIST FROM", 1, 10, "ends too early"),
        ("LIST\nWHRE x = 1", 2, 6, ""),
        ("LIST WHERE x ==  1", 1, 15, ""),  # 8.7: there is no ==
        ("LIST WHERE (x", 1, 14, "ends too early"),
        ("CALENDAR", 1, 9, "ends too early"),
        ('LIST WHERE a FROM "x"', 1, 14, "FROM must come first"),
        ("LIST WHERE from = 1", 1, 12, "from"),  # 8.4
        ("LIST SORT file.name DESK", 1, 21, "DESC"),
        ("LIST " + "(" * 200, 1, 106, "brackets"),
        ("LIST WHERE " + "!" * 3000 + "a", 1, 162, "inside each other"),
    ],
)
def test_what_cannot_be_read_is_told(asked, query, line, column, reason):
    with pytest.raises(commonplace.BadQuery) as caught:
        asked(query)
    assert (caught.value.facts["line"], caught.value.facts["column"]) == (line, column)
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    ("query", "advice"),
    [
        ('LIST WHERE a == "b"', "Equality is written with one ="),
        ("LIST WHERE not a", "“Not” is written !"),
        ("LIST WHERE any(a, x => x)", "A function is written (x) => ..."),
        ("LIST ORDER BY a", "Rows are sorted with SORT"),
        ("LIST WHERE a SORT BY b", "Rows are sorted with SORT"),
        ('LIST WHERE a LIKE "b"', "contains(field"),
        ("LIST WHERE a && b", "joined with “and”"),
        ("LIST FROM 'Sources'", "Texts stand in double quotes"),
        ('LIST WHER a = "b"', "Did you mean “WHERE”?"),
    ],
)
def test_slips_of_the_pen_get_advice(asked, query, advice):
    with pytest.raises(commonplace.BadQuery) as caught:
        asked(query)
    assert advice in str(caught.value)


def test_only_brackets_that_are_open_are_asked_for(asked):
    with pytest.raises(commonplace.BadQuery) as caught:
        asked('TABLE author FORM "Sources"')
    assert "“)”" not in str(caught.value)
    with pytest.raises(commonplace.BadQuery, match=r"or “\]”"):
        asked('TABLE (a[author FORM "Sources"')


def test_rows_that_fail_are_counted(asked):
    found = asked('LIST FROM "Books" WHERE length(rating) > 1')
    assert [fault.path for fault in found.faults] == ["Books/Burke.md"]
    with pytest.raises(commonplace.QueryFailed, match=r"every row \(3\), lastly on Books/Paine.md"):  # 8.5
        asked('LIST FROM "Books" WHERE date(today) * 2')
    with pytest.raises(commonplace.QueryFailed, match="LIMIT must be a number"):
        asked('LIST LIMIT "a"')


def test_one_expression(vault):
    made = vault(NOTES).vault
    assert made.evaluate("this.author", note="Burke") == "Edmund Burke"  # 8.36
    assert made.evaluate("1 + 1") == 2
    with pytest.raises(commonplace.QueryFailed):
        made.evaluate("nothing(1)")
    with pytest.raises(commonplace.BadQuery):
        made.evaluate("1 +")


def test_blocks_are_answered_one_by_one(vault):
    shelf = "```dataview\nTABEL a\n```\n\n```dataviewjs\ndv.list([])\n```\n\n```dataview\nLIST\n```\n"
    wrong, script, right = vault({"Shelf.md": shelf}).vault.queries("Shelf")
    assert [one.title for one in (wrong, script, right)] == ["line 1", "line 5", "line 9"]
    assert wrong.rows == script.rows == ()
    assert "“TABEL” is not understood" in wrong.faults[0].reason
    assert script.faults == ((None, "it is a script, and scripts are not run"),)
    assert (right.paths, right.faults) == (("Shelf.md",), ())


def test_what_is_no_note_links_to_none(vault):
    canvas = '{"nodes": [{"type": "file", "file": "a.md"}]}'
    made = vault({"a.md": "", "b.md": "[[a]]", "c.canvas": canvas}).vault
    assert made.evaluate("this.file.inlinks", note="a") == [Link("b.md")]  # 8.17
