"""Rows as the paths of the notes that they are of: each once, one a line, as other programs take them."""

from commonplace.query.answers import Rows
from commonplace.query.markdown import Place


def export(rows: Rows, _place: Place) -> bytes:
    """Give the paths in the order of the rows; a row that is of no note has none."""
    paths = dict.fromkeys(path for path in rows.paths if path is not None)
    return "".join(f"{path}\n" for path in paths).encode("utf-8", "surrogateescape")
