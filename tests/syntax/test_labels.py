"""Label lines, our own format: `` `AUTHOR:` Name ``. Rules label.1 to label.6 of the recorded cases."""

import pytest

from commonplace.syntax.fields import is_label
from commonplace.syntax.parse import parse
from seen import agrees, rows, seen

KNOWN_BUGS = ()

LABELS = [
    ("label.1", "`AUTHOR:` Hannah Arendt", "values", {"AUTHOR": "Hannah Arendt"}),
    ("label.1", "`AUTHOR:`Hannah Arendt", "values", {"AUTHOR": "Hannah Arendt"}),
    ("label.1", "`AUTHOR(S):` A, B", "values", {"AUTHOR(S)": "A, B"}),
    ("label.1", "`AUTHOR(s):` A, B", "values", {"AUTHOR(s)": "A, B"}),
    ("label.1", "`АВТОР:` Анна", "values", {"АВТОР": "Анна"}),
    ("label.1", "`ΣΥΓΓΡΑΦΕΑΣ:` Σαπφώ", "values", {"ΣΥΓΓΡΑΦΕΑΣ": "Σαπφώ"}),
    ("label.1", "`著者:` 紫式部", "values", {"著者": "紫式部"}),
    ("label.1", "`مؤلف:` ابن رشد", "values", {"مؤلف": "ابن رشد"}),
    ("label.1", "`FIRST READ:` 2019\n`ÉTÉ-1:` x\n`V2:` y", "values", {"FIRST READ": "2019", "ÉTÉ-1": "x", "V2": "y"}),
    ("label.1", "`A:` one\n`B:` two", "values", {"A": "one", "B": "two"}),
    ("label.1", "`A:`   spaced   ", "values", {"A": "spaced"}),
    ("label.1", "`A:` x: y `code` z", "values", {"A": "x: y `code` z"}),
    ("label.1", "`AUTHOR:` X\r\n`YEAR:` 1999\r\n", "values", {"AUTHOR": "X", "YEAR": "1999"}),
    ("label.1", "`AUTHOR:`\u00a0X", "values", {"AUTHOR": "X"}),
    ("label.1", "`AUTHOR：` X", "values", {"AUTHOR": "X"}),
    ("label.1", "   `AUTHOR:` X", "values", {"AUTHOR": "X"}),
    ("label.2", "`PLACE`: Madrid", "values", {"PLACE": "Madrid"}),
    ("label.2", "`PLACE` : Madrid", "values", {"PLACE": "Madrid"}),
    ("label.2", "`PLACE`:Madrid", "values", {"PLACE": "Madrid"}),
    ("label.2", "`場所`：東京", "values", {"場所": "東京"}),
    ("label.2", "`AUTHOR(S)`: A", "values", {"AUTHOR(S)": "A"}),
    ("label.3", "`A:` one `B:` two `C`: three", "values", {"A": "one", "B": "two", "C": "three"}),
    ("label.3", "`A:` `B:` two", "values", {"A": "", "B": "two"}),
    ("label.3", "`A:` one `b` two `C:` three", "values", {"A": "one `b` two", "C": "three"}),
    ("label.3", "`A:` one`B:` two", "values", {"A": "one", "B": "two"}),
    ("label.4", "`TAGS:` #a #b", "tags", ["#a", "#b"]),
    ("label.4", "`TAGS:` #a #b", "values", {"TAGS": "#a #b"}),
    ("label.4", "`TAGS:` #a `LANG:` ja #b", "tags", ["#a", "#b"]),
    ("label.4", "`TAGS:`#a", "tags", []),
    ("label.5", "`LINKS:` [S](https://e.org) [[A|a]] [b](B.md)", "links", ["A|a", "B.md|b"]),
    ("label.5", "`LINKS:` [S](https://e.org)", "values", {"LINKS": "[S](https://e.org)"}),
    ("label.5", "`UP:` [[A]] `NEXT:` [[B]]", "values", {"UP": "[[A]]", "NEXT": "[[B]]"}),
    ("label.5", "`UP:` ![[i.png]] <https://e.org>", "links", ["!i.png"]),
    ("label.6", "By `AUTHOR:` Nobody", "values", {}),
    ("label.6", "```\n`AUTHOR:` Nobody\n```", "values", {}),
    ("label.6", "    `AUTHOR:` Nobody", "values", {}),
    ("label.6", "<!-- `AUTHOR:` Nobody -->", "values", {}),
    ("label.6", "<!--\n`AUTHOR:` Nobody\n-->", "values", {}),
    ("label.6", "<div>\n`AUTHOR:` Nobody\n</div>", "values", {}),
    ("label.6", "$$\n`AUTHOR:` Nobody\n$$", "values", {}),
    ("label.6", "`npm install:` x", "values", {}),
    ("label.6", "`Author:` x", "values", {}),
    ("label.6", "`AUTHOR` x", "values", {}),
    ("label.6", "`12:` x\n`:` y\n`1.2`: z", "values", {}),
    ("label.6", "AUTHOR: x", "values", {}),
    ("label.6", "``AUTHOR:`` x", "values", {}),
    ("label.6", "\\`AUTHOR:` x", "values", {}),
    ("label.6", "`AUTHOR:` ", "values", {"AUTHOR": ""}),
    ("label.6", "`AUTHOR:`", "values", {"AUTHOR": ""}),
    (
        "label.6",
        "- `SOURCE:` x\n* `B:` y\n1. `C:` z\n> `D:` w\n> - `E:` v",
        "values",
        {"SOURCE": "x", "B": "y", "C": "z", "D": "w", "E": "v"},
    ),
    ("label.6", "---\nauthor: W\n---\n`AUTHOR:` V", "values", {"author": "W", "AUTHOR": "V"}),
    ("label.6", "---\nnote: |\n  `AUTHOR:` V\n---\n", "origins", {"note": "yaml"}),
    ("label.6", "> [!info] `A:` x\n> `B:` y", "values", {"B": "y"}),
    ("label.6", "%%\n`A:` x\n%%", "values", {"A": "x"}),
    ("label.6", "text\n`A:` x\ntext", "values", {"A": "x"}),
    ("label.6", "# H\n`A:` x\n## `B:` y", "values", {"A": "x"}),
    ("label.6", "| `A:` x | y |\n| - | - |", "values", {}),
    ("label.6", "[^1]: `A:` x", "values", {}),
    ("label.6", "`HTTP://x`", "values", {}),
    ("label.6", "`A:B` x", "values", {}),
]


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(("text", "what", "expected"), rows(LABELS, KNOWN_BUGS))
def test_labels(text, what, expected, ends):
    got = seen(what, text.replace("\r\n", "\n").replace("\n", ends))
    assert agrees(expected, got), got
    assert not isinstance(expected, dict) or set(expected) == set(got)


def test_a_label_spans_its_value():
    note = parse("> `АВТОР:` Анна  `ГОД`: 1912  \nx".encode())
    assert [note.slice(one.span) for one in note.properties] == ["`АВТОР:` Анна", "`ГОД`: 1912"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("AUTHOR", True),
        ("AUTHOR(S)", True),
        ("AUTHOR(s)", True),
        ("著者", True),
        ("É1", True),
        ("ẞ", True),
        ("Author", False),
        ("author", False),
        ("12", False),
        ("", False),
        ("---", False),
        ("aB", False),
        ("ß", False),
    ],
)
def test_what_is_a_label(name, expected):
    assert is_label(name) is expected
