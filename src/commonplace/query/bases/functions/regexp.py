"""The function of regular expressions: `/pattern/flags`, as JavaScript writes them."""

from commonplace.query.bases.arguments import in_time
from commonplace.query.bases.shelf import function
from commonplace.query.bases.text import string
from commonplace.query.evaluate import Asking
from commonplace.query.values import Pattern, Value


@function("RegExp", "(text): boolean")
def matches(asking: Asking, own: Pattern, where: Value) -> bool:
    """Say whether the expression is found in a text. It may take half a second.

    >>> base('/^Thomas/.matches(author)'), base('/abc/.matches("abxde")')
    (True, False)
    """
    return in_time(asking, own, lambda found: found.search(string(where)) is not None)
