"""Rows as CSV (RFC 4180): one line of names, commas, quotation marks where needed, CRLF.

Nothing is put before a value that a spreadsheet would take for a formula: what is there is given.
"""

import csv
import io

from commonplace.query.answers import Rows
from commonplace.query.markdown import Place
from commonplace.query.spelling import as_text


def export(rows: Rows, _place: Place) -> bytes:
    """Give the columns of rows as plain text."""
    page = io.StringIO(newline="")
    writer = csv.writer(page)
    if rows.columns:
        writer.writerow(rows.columns)
    writer.writerows(map(as_text, row) for row in rows.rows)
    return page.getvalue().encode("utf-8", "replace")
