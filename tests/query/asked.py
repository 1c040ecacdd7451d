"""Expressions of Bases as tests ask them: of a note of a vault, at a time that does not move."""

from commonplace.query.bases.ask import Bench
from commonplace.query.bases.text import text
from commonplace.query.dates import clock
from commonplace.query.values import Wrong, is_number

NOW, ZONE = "2026-06-10T12:34:56", "UTC"


def bench(vault, this=None, now=NOW, zone=ZONE):
    """Give the place where a vault is asked in the language of Bases."""
    vault.find("")  # the index is brought up to the files
    return Bench(vault.connection, vault.settings.types, clock(now, zone), this)


def shown(value):
    """Give a value as Python writes it: texts for all that is no number, boolean, null or list."""
    if isinstance(value, list):
        return [shown(each) for each in value]
    return value if value is None or isinstance(value, bool) or is_number(value) else str(text(value))


def asker(vault, path, this=None):
    """Give a function that evaluates an expression for a file; what fails gives the words of the error."""
    place = bench(vault, this)

    def base(expression):
        try:
            return shown(place.value(expression, path))
        except Wrong as error:
            return str(error)

    return base
