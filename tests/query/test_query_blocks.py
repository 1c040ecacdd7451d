"""The queries that stand in a note are found wherever Markdown lets them stand, and only there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.query.blocks import query_blocks
from commonplace.syntax.parse import parse

PIECES = [
    "```",
    "~~~",
    "````",
    "dataview",
    "base\n",
    "> ",
    "- ",
    "  ",
    "\t",
    "\n",
    "\r\n",
    "`",
    "`= ",
    "LIST",
    "é",
    "\0",
    "---\n",
    "<!--",
]
WILD = st.lists(st.sampled_from(PIECES)).map(lambda pieces: "".join(pieces).encode()) | st.binary()


def found(text):
    return [(one.language, one.text) for one in query_blocks(parse(text.encode()))]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("```dataview\nLIST\n```\n", [("dataview", "LIST\n")]),
        ("~~~~ Dataview  x\nLIST\n~~~~", [("dataview", "LIST\n")]),
        ("````base\nviews:\n```\n````", [("base", "views:\n```\n")]),
        ("```query\ntag:#x\n```", [("query", "tag:#x\n")]),
        ("```dataviewjs\ndv.list()\n```", [("dataviewjs", "dv.list()\n")]),
        ("> [!note]\n> ```dataview\n> LIST\n> ```", [("dataview", "LIST\n")]),
        ("> > ```dataview\n> > LIST\n> > ```", [("dataview", "LIST\n")]),
        ("- a\n  ```dataview\n  LIST\n    x\n  ```", [("dataview", "LIST\n  x\n")]),
        ("- > ```dataview\n  > LIST\n  > ```", [("dataview", "LIST\n")]),
        ("```dataview\nLIST", [("dataview", "LIST")]),
        ("```dataview\n```", [("dataview", "")]),
        ("```dataview\r\nLIST\r\n```\r\n", [("dataview", "LIST\r\n")]),
        ("a `= this.x` b ``= `c` `` `=1`", [("inline", "this.x"), ("inline", "`c`"), ("inline", "1")]),
        ("`$= dv.x`", [("inlinejs", "dv.x")]),
        ("`this.x = 1` `` ` ``", []),
        ("```python\n```dataview\nLIST\n```", []),
        ("    ```dataview\n    LIST\n    ```", []),
        ("- a\n\n      ```dataview\n      LIST\n      ```\n", []),
        ("<!--\n```dataview\nLIST\n```\n-->", []),
        ("---\na: |\n  ```dataview\n  LIST\n  ```\n---\n", []),
        ("```dataview-x\nLIST\n```\n```\nLIST\n```", []),
        ("```dataview\nA\n```\n\n`= b`\n```base\nC\n```\n", [("dataview", "A\n"), ("inline", "b"), ("base", "C\n")]),
    ],
)  # fmt: skip
def test_the_queries_of_a_note(text, blocks):
    assert found(text) == blocks


def test_a_query_knows_its_place():
    text = "é\n\n> ```dataview\n> LIST\n> ```\n`= x`\n"
    note = parse(text.encode())
    block, inline = query_blocks(note)
    assert (block.line, inline.line) == (3, 6)
    assert note.source[block.start : block.end].startswith(b"```dataview\n> LIST\n> ```")
    assert note.source[inline.start : inline.end] == b"`= x`"


@given(WILD)
def test_any_bytes(data):
    note = parse(data)
    for block in query_blocks(note):
        assert 0 <= block.start < block.end <= len(note.source)
