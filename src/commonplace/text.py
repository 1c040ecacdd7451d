"""Strings with no meaning yet: where something stands, when two names are the same, what is wrong at a place.

Knows nothing of Markdown, files or vaults. Every position in commonplace is a UTF-8 byte offset into `Note.source`,
half-open; every line is counted from 1.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import Any, NamedTuple
from unicodedata import normalize

Compiled = Any  # an expression of a package without types
NBSP = str.maketrans({"\u00a0": " ", "\u202f": " "})


class Span(NamedTuple):
    """Where something stands in one note: UTF-8 byte offsets, half-open, and the line of its start (from 1)."""

    start: int
    end: int
    line: int


class Finding(NamedTuple):
    """What is wrong at a place in one file; `check` is the name of what noticed it."""

    check: str
    message: str
    start: int
    end: int
    line: int


class Edit(NamedTuple):
    """Put `text` where the bytes from `start` to `end` of a file stand."""

    start: int
    end: int
    text: str


class FileChange(NamedTuple):
    """What a Change does to one file, and the hash (`digest`) that its bytes had when that was planned.

    `edits` change its text, `to` is its new vault path, `removed` takes it away. `content` is that of a file that is
    not there yet (its `digest` is None), or all that stands in one from now on.
    """

    path: str
    digest: bytes | None
    edits: tuple[Edit, ...] = ()
    to: str | None = None
    content: bytes | None = None
    removed: bool = False
    mode: int | None = None  # the permissions of a file that comes back

    @property
    def is_new(self) -> bool:
        """Whether the file is not there yet."""
        return self.digest is None and self.content is not None


class Change(NamedTuple):
    """A titled set of changes of files: applied together or not at all. `said` tells what it leaves to the reader."""

    title: str
    files: tuple[FileChange, ...]
    said: tuple[str, ...] = ()


def digest(data: bytes) -> bytes:
    """Give the hash by which the content of a file is known: BLAKE2b, 16 bytes."""
    from hashlib import blake2b  # brings OpenSSL with it, and most commands hash nothing

    return blake2b(data, digest_size=16).digest()


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Put edits into the bytes of a file, in any order; what no edit names stays as it is.

    Raises ValueError where two of them overlap: they were planned wrongly.

    >>> edited(b"one two", [Edit(4, 7, "three"), Edit(0, 0, "> ")])
    b'> one three'
    """
    parts, at = [], 0
    for start, end, text in sorted(edits):
        if not at <= start <= end <= len(data):
            message = f"an edit at {start} overlaps another, or the file is shorter"
            raise ValueError(message)
        parts += [data[at:start], text.encode("utf-8", "surrogatepass")]
        at = end
    return b"".join([*parts, data[at:]])


def after(file: FileChange, data: bytes) -> bytes:
    """Give what stands in a file after a change of it."""
    return edited(file.content if file.content is not None else data, file.edits)


def fold(name: str) -> str:
    """Give the form in which names are compared: NFC, lower case, one sigma, plain spaces (spec 1.8, 4.4, 4.5).

    Lower-casing, not case-folding: `Straße` and `STRASSE` stay two names, as in Obsidian.

    >>> fold("Cafe\u0301 ΛΌΓΟΣ") == fold("café λόγος")
    True
    """
    if name.isascii():
        return name.lower()
    return normalize("NFC", normalize("NFC", name).translate(NBSP).lower().replace("ς", "σ"))


def squeeze(text: str) -> str:
    r"""Fold case and runs of white space: the form in which property values are compared.

    >>> squeeze("  Edmund\n BURKE ")
    'edmund burke'
    """
    return " ".join(fold(text).split())


def encodable(text: str) -> str:
    r"""Give a text without halves of characters (lone surrogates): neither UTF-8 nor SQLite can hold them.

    >>> encodable("a\ud800b")
    'a?b'
    """
    return text.encode("utf-8", "replace").decode()


def as_utf8(data: bytes) -> bytes:
    """Give bytes that are UTF-8: the very same object if they are, else their text with U+FFFD for what is damaged."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace").encode()
    return data


class Plain(dict[int, str]):
    """What each character is when case and accents do not count, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        """Take a character apart, leave out its accents, and lower the case of the rest."""
        low = normalize("NFD", ACCENTS.sub("", normalize("NFD", chr(code))).lower())
        self[code] = known = normalize("NFC", ACCENTS.sub("", low))
        return known


ACCENTS = re.compile("[\u0300-\u036f]")
PLAIN = Plain({ord("Й"): "й", ord("й"): "й", ord("ς"): "σ", ord("µ"): "μ", ord("ſ"): "s", ord("ẛ"): "s"})
PLAIN.update({0xA0: " ", 0x202F: " "})
PLAIN.update(zip(map(ord, "ϐϑϕϖϰϱϵ"), "βθφπκρε", strict=True))  # other shapes of the same letters
ASCII = bytes(range(128))
MANY = 40  # signs


def plain(text: str) -> str:
    r"""Give the form in which texts are searched: NFC, in lower case, without accents. `й` is a letter of its own.

    Character by character: what is part of a text in NFC is, made plain, part of the plain text.

    >>> plain("Misère"), plain("ΛΌΓΟΣ"), plain("Ёлка, чай"), plain("mise\u0300re") == plain("misère")
    ('misere', 'λογοσ', 'елка, чай', True)
    """
    low = text.lower()
    if low.isascii():
        return low
    low = normalize("NFC", low)
    signs = set(low.encode("utf-8", "surrogatepass").translate(None, ASCII).decode("utf-8", "surrogatepass"))
    if len(signs) > MANY:
        return low.translate(PLAIN)
    for sign in signs:  # few, as a rule: to replace each is three times as quick
        if PLAIN[ord(sign)] != sign:
            low = low.replace(sign, PLAIN[ord(sign)])
    return low


def compiled(expression: str, flags: str = "") -> Compiled:
    """Compile an expression; its methods take a `timeout`, its flags are `i`, `m` and `s`. The only door to regex.

    Raises ValueError if it is none.
    """
    import regex  # type: ignore[import-untyped]  # it has no stubs of its own

    known = {"i": regex.IGNORECASE, "m": regex.MULTILINE, "s": regex.DOTALL}
    try:
        return regex.compile(expression, sum(known[each] for each in set(flags)))
    except (regex.error, RecursionError, OverflowError) as error:
        raise ValueError(str(error)) from None


def searcher(expression: str, seconds: float = 0.2) -> Callable[[str], bool] | None:
    """Make a test from a regular expression that nobody vouches for; None if it is none.

    Expressions of a vault are untrusted: once its searches have run out of time for `seconds`, it finds nothing more.
    """
    try:
        engine = compiled(expression)
    except ValueError:
        return None

    left = seconds

    def test(text: str) -> bool:
        nonlocal left
        try:
            return left > 0 and engine.search(text, timeout=seconds / 4) is not None
        except TimeoutError:
            left -= seconds / 4
            return False

    return test


def holds(source: bytes, mark: bytes) -> bool:
    """Say whether a source holds a mark of several bytes. Asking for its first byte alone is ten times as quick.

    >>> holds(b"1 $", b"$$"), holds(b"$$ 1 $$", b"$$")
    (False, True)
    """
    return mark[:1] in source and mark in source


class Lines:
    """The line starts of a source, for turning offsets into line numbers. Linear to build, logarithmic to ask."""

    __slots__ = ("starts",)

    def __init__(self, source: bytes) -> None:
        # A return alone ends a line as well, and before a line feed it ends none: so do bytes split, unlike texts.
        self.starts = [0, *accumulate(map(len, source.splitlines(keepends=True)))]
        if source and not source.endswith((b"\n", b"\r")):
            self.starts.pop()  # the end of a last line that is not ended begins none

    def at(self, offset: int) -> int:
        """Give the line, from 1, that holds a byte offset."""
        return bisect_right(self.starts, offset)

    def span(self, start: int, end: int) -> Span:
        """Give the Span of two offsets."""
        return Span(start, end, bisect_right(self.starts, start))
