"""Headings, code, callouts, lists, tasks, tables, sections: spec 3A, 3H, 3J, 3K, 3L, as seen in one text."""

import pytest

from seen import agrees, rows, seen

KNOWN_BUGS = ()

HEADINGS = [
    ("3.4", "# A\n## B\n### C\n#### D\n##### E\n###### F", "headings", [[i + 1, c] for i, c in enumerate("ABCDEF")]),
    ("3.4", "####### x", "headings", []),
    ("3.4", "## Title ##", "headings", [[2, "Title"]]),
    ("3.4", "## Title ##########", "headings", [[2, "Title"]]),
    ("3.4", "## Title ## x", "headings", [[2, "Title ## x"]]),
    ("3.4", "# C#\n# C #\n# C \\#", "headings", [[1, "C#"], [1, "C"], [1, "C \\#"]]),
    ("3.4", "#", "headings", [[1, ""]]),
    ("3.4", "## ##", "headings", [[2, ""]]),
    ("3.4", "#x\n#\tTab\n#   Spaces  ", "headings", [[1, "Tab"], [1, "Spaces"]]),
    ("3.4", "   # In\n\n    # Out", "headings", [[1, "In"]]),
    ("3.4", "\\# no", "headings", []),
    ("3.4", "text\n# H\ntext", "headings", [[1, "H"]]),
    ("3.4", "# 見出し\n# Überschrift 🎉", "headings", [[1, "見出し"], [1, "Überschrift 🎉"]]),
    ("3.4", "#\u00a0x", "headings", []),
    ("3.4", "- # In list\n\n> ## In quote", "headings", [[1, "In list"], [2, "In quote"]]),
    ("3.4", "> [!note] T\n> # H", "headings", [[1, "H"]]),
    ("3.5", "Title\n===\n\nSub\n---", "headings", [[1, "Title"], [2, "Sub"]]),
    ("3.5", "Title\n=", "headings", [[1, "Title"]]),
    ("3.5", "A\nB\n---", "headings", [[2, "A B"]]),
    ("3.5", "Title\n\n---", "headings", []),
    ("3.5", "- a\n---", "headings", []),
    ("3.5", "> a\n---", "headings", []),
    ("3.5", "Title\n= =", "headings", []),
    ("3.5", "Title\n   ---   ", "headings", [[2, "Title"]]),
    ("3.5", "`[[x]]`\n---\n[[y]]\n---", "headings", [[2, "`[[x]]`"], [2, "[[y]]"]]),
    ("3.5", "> Title\n> ===", "headings", [[1, "Title"]]),
    ("3.6", "## **A** [[B]]", "headings", [[2, "**A** [[B]]"]]),
    ("3.6", "# See [[B]] #t", "links", ["B"]),
    ("3.6", "# See [[B]] #t", "tags", ["#t"]),
    ("3.6", "# See `x` [y](z.md)", "headings", [[1, "See `x` [y](z.md)"]]),
    ("3.7", "```\n# A\n```\n# B", "headings", [[1, "B"]]),
    ("3.7", "<div>\n# A\n</div>\n\n# B", "headings", [[1, "B"]]),
    ("3.7", "<!--\n# A\n-->\n# B", "headings", [[1, "B"]]),
    ("3.7", "---\n# A: 1\n---\n# B", "headings", [[1, "B"]]),
    ("3.7", "$$\n# A\n$$\n# B", "headings", [[1, "B"]]),
    ("3.7", "$$\n\n# A\n\n$$\n\n# B", "headings", [[1, "B"]]),
    ("3.7", "%%\n# A\n%%\n# B", "headings", [[1, "B"]]),
    ("3.7", "# A %%x%%", "headings", [[1, "A %%x%%"]]),
]

SECTIONS = [
    ("3.47", "---\na: 1\n---\n", "sections", ["yaml"]),
    ("3.47", "# H\ntext\n- a\n- b\n\n1. c", "sections", ["heading", "paragraph", "list", "list"]),
    ("3.47", "> q\n\n> [!tip] t", "sections", ["blockquote", "callout"]),
    ("3.47", "```\nx\n```\n\n    y\n", "sections", ["code", "code"]),
    ("3.47", "a\n\n***\n\nb", "sections", ["paragraph", "thematicBreak", "paragraph"]),
    ("3.47", "<div>\nx\n</div>", "sections", ["html"]),
    ("3.47", "%%\nx\n%%", "sections", ["comment"]),
    ("3.47", "$$\nx\n$$", "sections", ["math"]),
    ("3.47", "| a |\n| - |", "sections", ["table"]),
    ("3.47", "a[^1]\n\n[^1]: b", "sections", ["paragraph", "footnoteDefinition"]),
    ("3.47", "", "sections", []),
    ("3.47", "a %% b %% c", "sections", ["paragraph"]),
    ("3.47", "text\n> q", "sections", ["paragraph", "blockquote"]),
    ("3.47", "- a\n\ntext", "sections", ["list", "paragraph"]),
    ("3.3", "text\n\n    [[A]]", "links", []),
    ("3.3", "    [[A]]", "links", []),
    ("3.3", "\t[[A]]", "links", []),
    ("3.3", "- a\n    - [[A]]\n        - [[B]]", "links", ["A", "B"]),
    ("3.3", "- a\n\n\t[[A]]", "links", ["A"]),
    ("3.3", "1. a\n\n   [[A]]", "links", ["A"]),
]

CALLOUTS = [
    ("3.32", "> [!note]", "callouts", [["note", "Note", None, None]]),
    ("3.32", "> [!FAQ]- Are they?", "callouts", [["faq", "Are they?", "-", None]]),
    ("3.32", "> [!my-type]", "callouts", [["my-type", "My-type", None, None]]),
    ("3.32", "> [!tip]+", "callouts", [["tip", "Tip", "+", None]]),
    ("3.32", ">[!tip] T", "callouts", [["tip", "T", None, None]]),
    ("3.32", "> [!tip]T", "callouts", [["tip", "T", None, None]]),
    ("3.32", "> [!tip] - T", "callouts", [["tip", "- T", None, None]]),
    ("3.32", "> [!tip] **T** [[A]]", "callouts", [["tip", "**T** [[A]]", None, None]]),
    ("3.32", "> text\n> [!tip] T", "callouts", []),
    ("3.32", "> [tip] T\n\n> ! [!tip]", "callouts", []),
    ("3.32", "[!tip] T", "callouts", []),
    ("3.32", "> [!]", "callouts", []),
    ("3.32", "> [!мнение] Да", "callouts", [["мнение", "Да", None, None]]),
    ("3.32", "> [!two words] T", "callouts", [["two words", "T", None, None]]),
    ("3.32", "> [!tip] T\r\n> x\r\n", "callouts", [["tip", "T", None, None]]),
    ("3.32", "> [!a]\n\n> [!b]", "callouts", [["a", "A", None, None], ["b", "B", None, None]]),
    ("3.32", "- x\n  > [!tip] T", "callouts", [["tip", "T", None, None]]),
    ("3.32", "```\n> [!tip] T\n```", "callouts", []),
    ("3.32", "> [!tip] T\n> - [ ] a [[A]] #t", "tasks", [[" ", "a [[A]] #t"]]),
    ("3.32", "> [!Criticism]\n> [[A]]\nlazy [[B]]", "links", ["A", "B"]),
    ("3.32", "\\> [!tip]", "callouts", []),
    ("3.32", "   > [!tip] T", "callouts", [["tip", "T", None, None]]),
    ("3.32", ">  [!tip] T", "callouts", [["tip", "T", None, None]]),
    (
        "3.33",
        "\n\n".join(f"> [!{one}]" for one in "note abstract summary tldr info todo tip hint important".split()),
        "callout_groups",
        "note abstract abstract abstract info todo tip tip tip".split(),
    ),
    (
        "3.33",
        "\n\n".join(f"> [!{one}]" for one in "success check done question help faq warning caution attention".split()),
        "callout_groups",
        "success success success question question question warning warning warning".split(),
    ),
    (
        "3.33",
        "\n\n".join(
            f"> [!{one}]" for one in "failure fail missing danger error bug example quote cite QUOTE x".split()
        ),
        "callout_groups",
        "failure failure failure danger danger bug example quote quote quote note".split(),
    ),
    ("3.34", "> [!question] a\n> > [!todo] b", "callouts", [["question", "a", None, None], ["todo", "b", None, None]]),
    (
        "3.34",
        "> [!a]\n> > [!b]\n> > > [!c]",
        "callouts",
        [["a", "A", None, None], ["b", "B", None, None], ["c", "C", None, None]],
    ),
    ("3.34", "> [!a] x\n> text\n>> [!b] y", "callouts", [["a", "x", None, None], ["b", "y", None, None]]),
    ("3.34", "> quote\n> > [!b] y", "callouts", [["b", "y", None, None]]),
    ("3.35", "> [!info|wide] T", "callouts", [["info", "T", None, "wide"]]),
    ("3.35", "> [!info|wide right]- T", "callouts", [["info", "T", "-", "wide right"]]),
    ("3.35", "> [!info | wide ]", "callouts", [["info", "Info", None, "wide"]]),
    ("3.35", "> [!info|]", "callouts", [["info", "Info", None, ""]]),
    ("3.35", "> [!info|a|b] T", "callouts", [["info", "T", None, "a|b"]]),
]

TASKS = [
    (
        "3.40",
        "- [ ] a\n* [x] b\n+ [X] c\n1. [-] d\n2) [?] e",
        "tasks",
        [[" ", "a"], ["x", "b"], ["X", "c"], ["-", "d"], ["?", "e"]],
    ),
    ("3.40", "- [] a\n- [xx] b\n-[ ] c\n- [ ]d", "tasks", []),
    ("3.40", "- [ ]", "tasks", [[" ", ""]]),
    ("3.40", "- [x]\n- [ ] ", "tasks", [["x", ""], [" ", ""]]),
    ("3.40", "> - [ ] a", "tasks", [[" ", "a"]]),
    ("3.40", "> [!todo]\n> - [/] a\n>   - [>] b", "tasks", [["/", "a"], [">", "b"]]),
    ("3.40", "- [ ] a\n  - [x] b\n    - [ ] c", "tasks", [[" ", "a"], ["x", "b"], [" ", "c"]]),
    ("3.40", "- [ ] a\n  more\n- b", "tasks", [[" ", "a\nmore"]]),
    ("3.40", "- [é] a\n- [✓] b\n- [日] c", "tasks", [["é", "a"], ["✓", "b"], ["日", "c"]]),
    ("3.40", "[ ] a\n\n\\- [ ] b", "tasks", []),
    ("3.40", "- a [ ] b", "tasks", []),
    ("3.40", "- \\[ ] b", "tasks", []),
    ("3.40", "- [x](a.md)", "tasks", []),
    ("3.40", "- [x] [a](b.md)", "tasks", [["x", "[a](b.md)"]]),
    ("3.40", "- [[A]] x", "tasks", []),
    ("3.40", "```\n- [ ] a\n```", "tasks", []),
    ("3.40", "- [ ] a ^id1\n", "block_ids", ["id1"]),
    ("3.40", "- [ ]\ta", "tasks", [[" ", "a"]]),
    ("3.40", "-   [ ] a", "tasks", [[" ", "a"]]),
    ("3.40", "10. [ ] a\n11. [x] b", "tasks", [[" ", "a"], ["x", "b"]]),
    ("3.40", "- [ ] a\n\n  para\n", "tasks", [[" ", "a\n\npara"]]),
    ("3.40", '- ["] a\n- [\\] b\n- []] c', "tasks", [['"', "a"], ["\\", "b"], ["]", "c"]]),
    ("3.40", "- [🎉] a", "tasks", [["🎉", "a"]]),
    ("3.40", "<!--\n- [ ] a\n-->", "tasks", []),
    ("3.40", "| a |\n| - |\n| - [ ] x |", "tasks", []),
    ("3.40", '- [!] a\n- [i] b\n- ["] c', "tasks", [["!", "a"], ["i", "b"], ['"', "c"]]),
    ("3.41", "- a\n  - b\n    - c\n  - d\n- e", "parents", [-1, 0, 1, 0, -1]),
    ("3.41", "x\n\n- a\n- b\n\ny\n\n- c", "parents", [-2, -2, -7]),
    ("3.41", "x\n\n1. a\n   - b\n2. c", "parents", [-2, 2, -2]),
    ("3.41", "x\n\n- a\n\t- b\n\t\t- c", "parents", [-2, 2, 3]),
    ("3.41", "x\n\n> - a\n>   - b", "parents", [-2, 2]),
    ("3.41", "x\n\n- a\n* b", "parents", [-2, -3]),
    ("3.41", "---\na: 1\n---\n- a\n  - b", "list_items", [{"line": 3, "parent": -3}, {"line": 4, "parent": 3}]),
    ("3.41", "x\n\n- a\n\n- b", "parents", [-2, -2]),
]

TABLES = [
    ("3.43", "a | b\n--|--\n[[C]] | d", "links", ["C"]),
    ("3.43", "a | b\n--|--\nc | d", "sections", ["table"]),
    ("3.43", "# H\n| a |\n| :-: |\n| b |", "sections", ["heading", "table"]),
    ("3.43", "text\n| a |\n| --- |", "sections", ["paragraph", "table"]),
    ("3.43", "| a | b |\n| --- |\n", "sections", ["paragraph"]),
    ("3.43", "| #a | [[B]] |\n|---|---|\n| `x\\|y` | #c |", "tags", ["#a", "#c"]),
    ("3.43", "| a |\n| --- |\n| b |\ntext\n\nx", "sections", ["table", "paragraph"]),
    ("3.43", "| a |\r\n| --- |\r\n| [[B\\|c]] |\r\n", "links", ["B|c"]),
    ("3.43", "```\n| [[A]] |\n| --- |\n```", "links", []),
]

TABLE = HEADINGS + SECTIONS + CALLOUTS + TASKS + TABLES


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(("text", "what", "expected"), rows(TABLE, KNOWN_BUGS))
def test_blocks(text, what, expected, ends):
    got = seen(what, text.replace("\r\n", "\n").replace("\n", ends))
    assert agrees(expected, got), got
