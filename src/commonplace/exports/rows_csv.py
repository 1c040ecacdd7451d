"""Rows as CSV (RFC 4180): one line of names, commas, quotation marks where needed, CRLF.

Nothing is put before a value that a spreadsheet would take for a formula: what is there is given.
"""

import csv
import io

from commonplace.query.answers import Rows
from commonplace.query.markdown import Place
from commonplace.query.spelling import as_text, plain_rows


def export(rows: Rows, _place: Place) -> bytes:
    """Give the columns of rows as plain text, before them the group of each row if they are grouped."""
    page = io.StringIO(newline="")
    writer = csv.writer(page)
    writer.writerows(map(as_text, row) for row in plain_rows(rows) if row)
    return page.getvalue().encode("utf-8", "replace")
