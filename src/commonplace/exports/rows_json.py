"""Rows as one object of JSON, the one that `--json` gives for them (docs/json.md)."""

import json

from commonplace.query.answers import Rows
from commonplace.query.markdown import Place
from commonplace.query.spelling import rows_data


def export(rows: Rows, _place: Place) -> bytes:
    """Give rows with their types: numbers, lists, links as objects, dates in ISO 8601."""
    text = json.dumps(rows_data(rows), ensure_ascii=False, allow_nan=False, indent=1)
    return (text + "\n").encode("utf-8", "replace")
