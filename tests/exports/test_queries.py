"""A note with its queries answered is still that note, with an answer under each query."""

import pytest
from hypothesis import given

import commonplace
from commonplace.exports.queries_md import export
from commonplace.query.answers import Rows
from commonplace.query.blocks import query_blocks
from commonplace.query.embedded import MOST, Answered, first_rows, found_rows
from commonplace.query.markdown import Place
from commonplace.syntax.parse import parse
from fences import lay
from query.test_query_blocks import WILD

NOWHERE = Place("", lambda _: [])
TABLE = Rows("dataview", "table", ("a",), (("x|y",),), (None,), total=1)
ANSWER = "| a |\n| --- |\n| x\\|y |\n"


def answered(text, **more):
    note = parse(text.encode())
    found = [
        Answered(one, value="v|w") if one.language == "inline" else Answered(one, TABLE) for one in query_blocks(note)
    ]
    return export(note, found, NOWHERE, **more).decode()


@pytest.mark.parametrize(
    ("text", "below", "instead"),
    [
        ("```base\n```\n", "```base\n```\n\n" + ANSWER, ANSWER),
        ("```base\n```", "```base\n```\n\n" + ANSWER, ANSWER),
        ("```base\nx", "```base\nx\n```\n\n" + ANSWER, ANSWER),
        ("a\n```base\n```\nb", f"a\n```base\n```\n\n{ANSWER}\nb", f"a\n\n{ANSWER}\nb"),
        ("a\n\n```base\n```\n\nb", f"a\n\n```base\n```\n\n{ANSWER}\nb", f"a\n\n{ANSWER}\nb"),
        (
            "> [!n]\n> ```base\n> ```\n> b",
            "> [!n]\n> ```base\n> ```\n>\n> | a |\n> | --- |\n> | x\\|y |\n>\n> b",
            "> [!n]\n>\n> | a |\n> | --- |\n> | x\\|y |\n>\n> b",
        ),
        (
            "- ```base\n  ```\n- b",
            "- ```base\n  ```\n\n  | a |\n  | --- |\n  | x\\|y |\n\n- b",
            "- | a |\n  | --- |\n  | x\\|y |\n\n- b",
        ),
        ("a `= b` c", "a `= b` v|w c", "a v|w c"),
        ("| h |\n| - |\n| `= b` |", "| h |\n| - |\n| `= b` v\\|w |", "| h |\n| - |\n| v\\|w |"),
        ("nothing", "nothing", "nothing"),
    ],
)
def test_answers_stand_where_the_queries_stand(text, below, instead):
    assert answered(text) == below
    assert answered(text, replace=True) == instead


@given(WILD)
def test_every_line_of_the_note_is_kept(data):
    text = parse(data).source.decode()
    lines = iter(answered(text).splitlines())
    if all(one.language in {"dataview", "base"} for one in query_blocks(parse(data))):
        assert all(any(line == other for other in lines) for line in text.splitlines())
    assert answered(text, replace=True) is not None


NOTE = """---
author: Ann
---
`= this.author` `= this.` `$= dv.x`

```dataview
TABLE author WHERE author
```

```dataview
TABEL author
```

```dataviewjs
dv.list()
```

```query
author
```

```base
views: [{type: list, name: All, order: [file.name]}]
```
"""


def test_every_language_is_answered(tmp_path):
    lay(tmp_path / "vault", {"a/N.md": NOTE, "b/N.md": "---\nauthor: Bob\n---\n"})
    with commonplace.open(tmp_path / "vault", ":memory:") as vault:
        text = vault.render_queries("a/N").decode()
    assert "`= this.author` Ann `= this.` *(The query cannot be read: " in text
    assert "`$= dv.x` *(Not run: it is a script" in text
    assert "| [[a/N\\|N]] | Ann |\n| [[b/N\\|N]] | Bob |\n" in text
    assert "\n> The query cannot be read: line 1, column 1: " in text
    assert "dv.list()\n```\n\n> Not run: it is a script (JavaScript), and no script is run.\n" in text
    assert "```query\nauthor\n```\n\n- [[a/N|N]]\n- [[b/N|N]]\n" in text
    assert text.endswith("```\n\n- N\n- N\n")


def test_the_block_itself_is_not_found(tmp_path):
    lay(tmp_path / "vault", {"N.md": "```query\nzebra\n```\n", "M.md": "a zebra\n"})
    with commonplace.open(tmp_path / "vault", ":memory:") as vault:
        assert vault.render_queries("N").decode() == "```query\nzebra\n```\n\n- [[M]]\n"
        assert (
            vault.render_queries("N", seconds=0)
            .decode()
            .endswith("> Not answered: the queries of this note take too long.\n")
        )
        with pytest.raises(commonplace.NoSuchNote):
            vault.render_queries("Z")


def test_answers_are_cut():
    rows = TABLE._replace(rows=TABLE.rows * (MOST + 5), paths=(None,) * (MOST + 5))
    cut = first_rows(rows, MOST)
    assert (len(cut.rows), len(cut.paths)) == (MOST, MOST)
    assert [fault.reason for fault in cut.faults] == ["5 more rows are not shown"]


def test_hits_are_rows(tmp_path):
    lay(tmp_path / "vault", {"A.md": "# H\n\na zebra\n\nzebra\n", "B.md": "zebra"})
    with commonplace.open(tmp_path / "vault", ":memory:") as vault:
        rows = found_rows(vault.search("zebra", sort="path", limit=1))
    assert [row[1:] for row in rows.rows] == [(3, "H", "a zebra"), (5, "H", "zebra")]
    assert rows.paths == ("A.md", "A.md")
    assert [fault.reason for fault in rows.faults] == ["1 of 2 files are given"]
