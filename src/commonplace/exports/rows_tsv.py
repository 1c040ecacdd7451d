r"""Rows as lines of texts between tabs, names first; a tab, a line end or a backslash in a text is escaped: `\t`."""

from collections.abc import Iterable

from commonplace.query.answers import Rows
from commonplace.query.markdown import Place
from commonplace.query.spelling import as_text, plain_rows

ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def export(rows: Rows, _place: Place) -> bytes:
    """Give the columns of rows as plain text, before them the group of each row if they are grouped."""
    return "".join(map(line, plain_rows(rows))).encode("utf-8", "replace")


def line(values: Iterable[object]) -> str:
    r"""Write one line.

    >>> line(["a\tb", 1.0, None])
    'a\\tb\t1\t\n'
    """
    return "\t".join(as_text(value).translate(ESCAPED) for value in values) + "\n"
