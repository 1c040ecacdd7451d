"""Texts: searched with regular expressions, replaced, split, padded, cut."""

from commonplace.query.dql.functions.lists import position
from commonplace.query.dql.shelf import function, regex
from commonplace.query.evaluate import Asking

PADS = ("string number", "string number string")


@function("string string", vector=(0, 1), null=(0, 1), nothing=False)
def regextest(asking: Asking, pattern: str, text: str) -> bool:
    r"""Whether a regular expression is found anywhere in a text.

    >>> dql(r'regextest("\w+", "hello")')
    true
    >>> dql('regextest(".", null)')
    false
    """
    return bool(regex(asking, pattern, lambda found: found.search(text)))


@function("string string", vector=(0, 1), null=(0, 1), nothing=False)
def regexmatch(asking: Asking, pattern: str, text: str) -> bool:
    r"""Whether a regular expression matches a whole text; anywhere if it begins with `^` or ends with `$`.

    >>> dql(r'regexmatch("\w+", "hello there")')
    false
    >>> dql(r'regexmatch("^\w+", "hello there")')
    true
    >>> dql('regexmatch("a|b.*", "bc")')
    true
    """
    anchored = pattern.startswith("^") or pattern.endswith("$")
    return bool(regex(asking, pattern if anchored else f"^{pattern}$", lambda found: found.search(text)))


@function("string string string", vector=(0, 1, 2), null=(0, 1, 2))
def regexreplace(asking: Asking, text: str, pattern: str, new: str) -> str:
    """Replace all that a regular expression finds; `$1` stands for what its first group found, `$&` for all.

    >>> dql('regexreplace("yes", "[ys]", "a")')
    "aea"
    >>> dql('regexreplace("Suite 1000", "([0-9]+)", "No. $1")')
    "Suite No. 1000"
    """
    return str(regex(asking, pattern, lambda found: found.sub(new, text)))


@function("string string string", vector=(0, 1, 2), null=(0, 1, 2))
def replace(asking: Asking, text: str, old: str, new: str) -> str:
    """Replace a text everywhere in another, literally.

    >>> dql('replace("what.ever", ".", "!")')
    "what!ever"
    >>> dql('replace("abc", "", "-")')
    "a-b-c"
    """
    asking.room(len(text) + (text.count(old) if old else len(text)) * max(len(new) - len(old), 0))
    return text.replace(old, new) if old else new.join(text)


@function("string", vector=(0,), null=(0,))
def lower(_asking: Asking, text: str) -> str:
    """Write a text in lower case.

    >>> dql('lower("Über")')
    "über"
    >>> dql('lower(["A", null])')
    ["a", null]
    """
    return text.lower()


@function("string", vector=(0,), null=(0,))
def upper(_asking: Asking, text: str) -> str:
    """Write a text in upper case.

    >>> dql('upper("straße")')
    "STRASSE"
    """
    return text.upper()


@function("string string", "string string number", null=(0, 1, 2))
def split(asking: Asking, text: str, pattern: str, limit: float | None = None) -> list[str]:
    r"""Split a text where a regular expression is found; what its groups find is kept. At most so many parts are given.

    >>> dql(r'split("hello  world", "\s+")')
    ["hello", "world"]
    >>> dql('split("hello there world", " ", 2)')
    ["hello", "there"]
    >>> dql('split("a-b", "(-)")')
    ["a", "-", "b"]
    """
    most = None if limit is None or not 0 <= limit < 1 << 32 else int(limit)
    parts: list[str] = regex(asking, pattern, lambda found: found.split(text, most))
    asking.room(len(parts))
    return parts


@function("string string", vector=(0, 1), null=(0, 1))
def startswith(_asking: Asking, text: str, beginning: str) -> bool:
    """Whether a text begins with another.

    >>> dql('startswith("path/to/something", "path/")')
    true
    """
    return text.startswith(beginning)


@function("string string", vector=(0, 1), null=(0, 1))
def endswith(_asking: Asking, text: str, ending: str) -> bool:
    """Whether a text ends with another.

    >>> dql('endswith("path/to/something", ["thing", "path"])')
    [true, false]
    """
    return text.endswith(ending)


def _padding(asking: Asking, text: str, width: float, padding: str) -> str:
    """Give what must be added to a text."""
    missing = asking.room(max(width, 0) if width == width else 0) - len(text)  # noqa: PLR0124  # not a number
    return (padding * (missing // len(padding) + 1))[:missing] if missing > 0 and padding else ""


@function(*PADS, vector=(0, 1, 2), null=(0, 1, 2))
def padleft(asking: Asking, text: str, width: float, padding: str = " ") -> str:
    """Make a text so long, with spaces or another text before it.

    >>> dql('[padleft("hello", 7), padleft("yes", 6, "ab")]')
    ["  hello", "abayes"]
    """
    return _padding(asking, text, width, padding) + text


@function(*PADS, vector=(0, 1, 2), null=(0, 1, 2))
def padright(asking: Asking, text: str, width: float, padding: str = " ") -> str:
    """Make a text so long, with spaces or another text after it.

    >>> dql('padright("yes", 5, "!")')
    "yes!!"
    """
    return text + _padding(asking, text, width, padding)


@function("string number", "string number number", vector=(0, 1, 2), null=(0, 1, 2))
def substring(_asking: Asking, text: str, start: float, end: float | None = None) -> str:
    """Cut a text from a position (from 0) up to before another, whichever is first.

    >>> dql('[substring("hello", 2), substring("hello", 3, 0), substring("hello", -1)]')
    ["llo", "hel", "hello"]
    """
    first, second = position(max(start, 0), len(text)), len(text) if end is None else position(max(end, 0), len(text))
    return text[min(first, second) : max(first, second)]


@function("string number", "string number string", vector=(0, 1, 2), null=(0, 1, 2))
def truncate(_asking: Asking, text: str, length: float, suffix: str = "...") -> str:
    """Cut a text so that with `...`, or another text after it, it is so long.

    >>> dql('truncate("Hello World", 8)')
    "Hello..."
    >>> dql('truncate("Hello World", 8, "/")')
    "Hello W/"
    """
    room = length - len(suffix)
    return text[: position(max(room, 0), len(text))] + suffix if len(text) > room else text
