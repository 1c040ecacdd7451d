"""Dataview's expressions in tests: asked in UTC on 16 April 2021, answered in the language's own spelling."""

import json
from datetime import UTC, date, datetime

from commonplace.errors import BadQuery, QueryFailed
from commonplace.query.dql.dialect import DIALECT
from commonplace.query.dql.links import title, written
from commonplace.query.dql.parse import parse_expression
from commonplace.query.dql.text import external
from commonplace.query.evaluate import Asking, Maker
from commonplace.query.luxon import human
from commonplace.query.values import Duration, Fields, Link, Record, Url, Wrong, number_text

NOW = datetime(2021, 4, 16, 10, 30, tzinfo=UTC)


def asking(around=None, this=None, seconds=20.0):
    return Asking(NOW, UTC, this, around, seconds)


def value(text, row=None, around=None, this=None):
    """Give the value of an expression. Raises Wrong, BadQuery, QueryFailed."""
    return Maker(DIALECT, asking(around, this)).make(parse_expression(text))(Fields(row or {}))


def answer(text, row=None, around=None, this=None):
    """Give the value of an expression as it would be written, or the error."""
    try:
        return spelled(value(text, row, around, this))
    except (Wrong, BadQuery, QueryFailed) as error:
        return f"error: {error}"


class Spelled:
    """A text that is its own repr: what doctest compares."""

    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


def dql(text):
    return Spelled(answer(text))


def spelled(one):
    if one is None or isinstance(one, bool):
        return json.dumps(one)
    if isinstance(one, Url):
        return "[{1}]({0})".format(*external(one))
    if isinstance(one, Link):
        return written(one).replace(f"|{title(one.path)}]]", "]]") if one.anchor is None else written(one)
    if isinstance(one, Duration):
        return human(one) or "no time"
    if isinstance(one, date):
        return one.replace(tzinfo=None).isoformat(timespec="minutes").removesuffix("T00:00")
    if isinstance(one, str):
        return '"' + one.replace('"', '\\"') + '"'
    if isinstance(one, list):
        return f"[{', '.join(map(spelled, one))}]"
    if isinstance(one, dict | Record):
        fields = one.whole() if isinstance(one, Record) else one
        return f"{{ {', '.join(f'{key}: {spelled(each)}' for key, each in fields.items())} }}"
    return "<function>" if callable(one) else number_text(one)
