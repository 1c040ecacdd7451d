"""Destinations of Markdown links: internal or not, decoded, split (spec 3.13, 4.12)."""

import re

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")
ESCAPES = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
ENCODED = re.compile(r"[\x00-\x20\x7f\\<>]")
ENCODED_ALL = re.compile(r"[\x00-\x20\x7f\\<>()]")
ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
PARENTHESES = re.compile(r"[()]")
RESERVED = frozenset(b";/?:@&=+$,#")


def internal(destination: str) -> bool:
    """Say whether a destination stays in the vault: it has no URL scheme.

    >>> internal("a/b.md"), internal("mailto:x@y"), internal("obsidian://open")
    (True, False, False)
    """
    return not SCHEME.match(destination)


def parse_destination(destination: str) -> tuple[str, str | None]:
    """Split a destination into decoded path and decoded anchor (None without one).

    >>> parse_destination("Three%20laws.md#First%20law")
    ('Three laws.md', 'First law')
    """
    path, mark, anchor = destination.partition("#")
    return decode(path).strip(), decode(anchor).strip() if mark else None


def decode(text: str) -> str:
    """Percent-decode as JavaScript's decodeURI: reserved characters stay; a malformed text stays as it is (spec 4.12).

    >>> decode("a%20b%2Cc"), decode("50%zz")
    ('a b%2Cc', '50%zz')
    """
    if "%" not in text or BAD_ESCAPE.search(text):
        return text
    try:
        return ESCAPES.sub(_decode_run, text)
    except UnicodeDecodeError:
        return text


def _decode_run(match: re.Match[str]) -> str:
    """Decode a run of escapes; the reserved ones stay exactly as they are written, `%2c` as `%2c`."""
    written = match[0]
    raw = bytes.fromhex(written.replace("%", ""))
    pieces, start = [], 0
    for i, byte in enumerate(raw):
        if byte in RESERVED:
            pieces += [raw[start:i].decode("utf-8"), written[3 * i : 3 * i + 3]]
            start = i + 1
    return "".join(pieces) + raw[start:].decode("utf-8")


def encode(path: str) -> str:
    """Percent-encode what a Markdown destination cannot hold, and then every percent sign, so that it reads back.

    >>> encode("50% of it.md"), encode("50%.md"), encode("a)b.md")
    ('50%25%20of%20it.md', '50%.md', 'a%29b.md')
    """
    special = ENCODED if _balanced(path) else ENCODED_ALL
    if not special.search(path) and not ESCAPE.search(path):
        return path
    return special.sub(lambda match: f"%{ord(match[0]):02X}", path.replace("%", "%25"))


def _balanced(path: str) -> bool:
    depth = 0
    for mark in PARENTHESES.findall(path):
        depth += 1 if mark == "(" else -1
        if depth < 0:
            return False
    return depth == 0
