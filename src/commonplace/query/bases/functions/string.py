"""Functions and the field of texts. Case counts in all of them. A link has them, too: on its target as written."""

import re

from commonplace.query.bases.arguments import in_time, slice_of, whole_of
from commonplace.query.bases.shelf import field, function
from commonplace.query.bases.signs import ELEMENT
from commonplace.query.bases.text import string
from commonplace.query.evaluate import Asking
from commonplace.query.values import Pattern, Value, Wrong

WORD = re.compile(r"(^|[\s\-_/(\[“\"])(\w)")
BLANK = " \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f"
BLANK += "\u205f\u3000\ufeff"


@field("String")
def length(_asking: Asking, own: str) -> int:
    """The number of characters.

    >>> base('"hello".length')
    5
    """
    return len(own)


@function("String", "(part): boolean")
def contains(_asking: Asking, own: str, part: Value) -> bool:
    """Say whether a text is part of this one.

    >>> base('author.contains("Paine")')
    True
    """
    return string(part) in own


@function("String", "(parts...): boolean")
def contains_all(_asking: Asking, own: str, *parts: Value) -> bool:
    """Say whether all texts are part of this one.

    >>> base('"hello".containsAll("h", "e")')
    True
    """
    return all(string(each) in own for each in parts)


@function("String", "(parts...): boolean")
def contains_any(_asking: Asking, own: str, *parts: Value) -> bool:
    """Say whether one of several texts is part of this one.

    >>> base('file.ext.containsAny("png", "md")')
    True
    """
    return any(string(each) in own for each in parts)


@function("String", "(end): boolean")
def ends_with(_asking: Asking, own: str, end: Value) -> bool:
    """Say whether this text ends so.

    >>> base('"hello".endsWith("lo")')
    True
    """
    return own.endswith(string(end))


@function("String", "(start): boolean")
def starts_with(_asking: Asking, own: str, start: Value) -> bool:
    """Say whether this text begins so.

    >>> base('"hello".startsWith("he")')
    True
    """
    return own.startswith(string(start))


@function("String", "(): string")
def lower(_asking: Asking, own: str) -> str:
    """Give the text in small letters.

    >>> base('"Hello".lower()')
    'hello'
    """
    return own.lower()


@function("String", "(): string")
def title(_asking: Asking, own: str) -> str:
    """Give the text with a capital at the start of each word.

    >>> base('"hello world".title()')
    'Hello World'
    """
    return WORD.sub(lambda one: one[1] + one[2].upper(), own)


@function("String", "(): string")
def trim(_asking: Asking, own: str) -> str:
    """Give the text without white space at its ends.

    >>> base('"  hi  ".trim()')
    'hi'
    """
    return own.strip(BLANK)


@function("String", "(pattern, replacement): string")
def replace(asking: Asking, own: str, pattern: Value, by: Value) -> str:
    """Replace a text wherever it stands, or what a regular expression finds: once, or with `g` every time.

    In the replacement of an expression `$1` is its first group.

    >>> base('"a:b:c".replace(":", "-")'), base('"a:b:c".replace(/:/, "-")'), base('"a:b".replace(/(a):/g, "$1$1")')
    ('a-b-c', 'a-b:c', 'aab')
    """
    new = string(by)
    if isinstance(pattern, Pattern):
        made = in_time(asking, pattern, lambda found: found.sub(new, own, every="g" in pattern.flags))
        asking.take(len(made))
        return made
    part = string(pattern)
    asking.take(len(own) + (own.count(part) if part else len(own) + 1) * max(len(new) - len(part), 0))
    return own.replace(part, new)


@function("String", "(times): string")
def repeat(asking: Asking, own: str, times: Value) -> str:
    """Give the text so many times.

    >>> base('"★".repeat(3)')
    '★★★'
    """
    count = whole_of(times, "repeat")
    if count < 0:
        raise Wrong("repeat() takes no negative number")
    asking.take(len(own) * count)
    return own * count


@function("String", "(): string")
def reverse(asking: Asking, own: str) -> str:
    """Give the text backwards.

    >>> base('"hello".reverse()')
    'olleh'
    """
    asking.take(len(own))
    return own[::-1]


@function("String", "(start, end?): string")
def slice_(_asking: Asking, own: str, start: Value, end: Value = None) -> str:
    """Give the characters from one place to another, counted from 0; negative places count from the end.

    >>> base('"hello".slice(1, 4)'), base('"hello".slice(-2)')
    ('ell', 'lo')
    """
    return own[slice_of(start, end)]


@function("String", "(separator, n?): list")
def split(asking: Asking, own: str, separator: Value, most: Value = None) -> list[Value]:
    """Split the text by another or by a regular expression; `n` is how many parts are given at most.

    >>> base('"a:b".split(":")'), base('"a, b,c".split(/, */, 2)')
    (['a', 'b'], ['a', 'b'])
    """
    count = None if most is None else max(whole_of(most, "split"), 0)
    if isinstance(separator, Pattern):
        parts = in_time(asking, separator, lambda found: found.split(own, count))
    else:
        by = string(separator)
        parts = (own.split(by) if by else list(own))[:count]
    asking.take(len(parts), ELEMENT)
    return list(parts)
