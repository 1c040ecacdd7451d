r"""Text as a terminal shows it: what is harmless, how wide it is, where it breaks. Pure.

What comes from a vault goes through `safe` before it is measured or printed.
"""

import re
from collections.abc import Iterator
from itertools import islice
from unicodedata import category, east_asian_width

# Control characters, the line ends of Unicode, what turns the direction of text, halves of surrogate pairs.
UNSAFE = re.compile("[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
ELLIPSIS = "…"


def safe(text: str) -> str:
    r"""Spell out what a terminal would obey.

    >>> safe("red \x1b[31m and a line\n")
    'red \\x1b[31m and a line\\n'
    """
    return text if text.isascii() and text.isprintable() else UNSAFE.sub(_spelt, text)


def _spelt(found: re.Match[str]) -> str:
    code = ord(found[0])
    return SHORT.get(found[0]) or (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}")


def flat(text: str) -> str:
    r"""Put a text on one line.

    >>> flat("one\n  two\t")
    'one two'
    """
    return " ".join(text.split())


def width(text: str) -> int:
    """Count the columns of a safe text: two for a wide character of East Asia, none for one that combines.

    >>> width("Misère"), width("資本論"), width("e\u0301")
    (6, 6, 1)
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(char: str) -> int:
    if east_asian_width(char) in "WF":
        return 2
    return 0 if category(char) in ("Mn", "Me", "Cf") else 1


def shorten(text: str, columns: int) -> str:
    """Cut a safe text to so many columns, the last of them an ellipsis.

    >>> shorten("On the Origin of Species", 10), shorten("資本論", 4)
    ('On the Or…', '資…')
    """
    if width(text) <= columns:
        return text
    return _head(text, columns - 1).rstrip() + ELLIPSIS if columns > 0 else ""


def _head(text: str, columns: int) -> str:
    """Give as much of the beginning as fits."""
    used = 0
    for place, char in enumerate(text):
        used += _columns(char)
        if used > columns:
            return text[:place]
    return text


def fill(text: str, columns: int) -> str:
    """Fill a safe text with spaces up to so many columns."""
    return text + " " * (columns - width(text))


def wrap(text: str, columns: int) -> Iterator[str]:
    """Break a safe text into lines of so many columns, between words where it can.

    >>> list(wrap("a line of words", 8))
    ['a line', 'of words']
    """
    line = ""
    for word in text.split():
        if line and width(line) + 1 + width(word) > columns:
            yield line
            line = ""
        line = f"{line} {word}" if line else word
        while width(line) > columns and (head := _head(line, columns)):
            yield head
            line = line[len(head) :]
    if line:
        yield line


def wrap_first(text: str, columns: int, most: int) -> Iterator[str]:
    """Break a safe text as `wrap` does; of more than `most` lines the last one that is given ends in an ellipsis.

    >>> list(wrap_first("a line of words", 8, 2)), list(wrap_first("a line of words", 8, 1))
    (['a line', 'of words'], ['a line …'])
    """
    pieces = list(islice(wrap(text, columns), most + 1))
    yield from pieces[: most - 1]
    if len(pieces) > most:
        yield shorten(f"{pieces[most - 1]} {ELLIPSIS}", columns)
    else:
        yield from pieces[most - 1 :]


def count(number: int, one: str, many: str = "") -> str:
    """Say how many.

    >>> count(1, "note"), count(1200, "note"), count(0, "property", "properties")
    ('1 note', '1,200 notes', '0 properties')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def size(number: int) -> str:
    """Say a number of bytes.

    >>> size(819), size(6090), size(12 << 20)
    ('819 bytes', '6.1 kB', '12.6 MB')
    """
    if number < 1000:
        return count(number, "byte")
    return f"{number / 1e3:.1f} kB" if number < 1e6 else f"{number / 1e6:.1f} MB"


def moment(seconds: float) -> str:
    """Say a time, in the reader's zone; a time that no calendar has is a question mark."""
    import time

    try:
        return time.strftime("%Y-%m-%d %H:%M", time.localtime(seconds))
    except (ValueError, OverflowError, OSError):
        return "?"
