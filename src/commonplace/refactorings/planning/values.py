"""Values of properties in YAML, label lines and inline fields, spelled as those beside them are."""

import re

from commonplace.syntax import INLINE, LABEL, yaml
from commonplace.syntax.front import OPEN
from commonplace.syntax.note import Note, Property
from commonplace.text import Edit

COMMENT = re.compile(r"""^(?:[^'"#]|'(?:[^']|'')*'|"(?:[^"\\]|\\.)*"|(?<!\s)#)*?(\s+#.*)$""")
KEY_END = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\r\n]*?)[ \t]*:(?=[ \t\r\n]|\Z)""")
ITEM = re.compile(r"\n([ \t]*)-[ \t]")
LABELLED = re.compile(r"`[^`]+(?::`|：`|`[ \t]?[:：])[ \t]*")
FIELD = re.compile(r"[^:]*?::[ \t]*")


def spell_scalar(value: str, *, text: bool = False, quote: str = "", flow: bool = False) -> str:
    """Spell one value in YAML; quoted where it would be read as something else, or as its neighbour is.

    >>> spell_scalar("a: b"), spell_scalar("[[A]]"), spell_scalar("1977"), spell_scalar("1977", text=True)
    ('"a: b"', '"[[A]]"', '1977', '"1977"')
    """
    if quote == "'":
        return "'" + value.replace("'", "''") + "'"
    if not quote:
        read = yaml.load(f"- [{value}]" if flow else f"k: {value}")
        alone = (read[0][0] if flow else read["k"]) if _one(read, flow=flow) else yaml.Fault("", 0, 0)  # type: ignore[index,call-overload]  # it is one
        if alone == value or (not text and isinstance(alone, bool | int | float)) or not (value or text):
            return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def _one(read: object, *, flow: bool) -> bool:
    if flow:
        return isinstance(read, list) and isinstance(read[0], list) and len(read[0]) == 1
    return isinstance(read, dict) and list(read) == ["k"]


def spell_values(values: list[str], *, text: bool, many: bool, written: str = "", end: str = "\n") -> str:
    """Spell what stands behind the colon of a key, in the manner of what is written there."""
    if not many:
        quote = written.strip()[:1] if written.strip()[:1] in ("'", '"') else ""
        spelt = spell_scalar(values[0], text=text, quote=quote)
        return f" {spelt}" if spelt else ""
    item = ITEM.search(written)
    if written.strip().startswith("["):
        return " [" + ", ".join(spell_scalar(one, text=text, flow=True) for one in values) + "]"
    indent = item[1] if item else "  "
    return "".join(f"{end}{indent}- {spell_scalar(one, text=text)}" for one in values)


def value_place(note: Note, one: Property) -> tuple[int, int]:
    """Give where the value of a property stands, with the space before it in front matter; comments are left out."""
    text = note.source[one.start : one.end].decode()
    if one.origin == LABEL:
        match = LABELLED.match(text)
        start, end = match.end() if match else len(text), len(text)
    elif one.origin == INLINE:
        match = FIELD.match(text)
        end = len(text) - (text[:1] in {"[", "("} and text[-1:] in {"]", ")"})
        start = min(match.end() if match else end, end)
    else:
        match = KEY_END.match(text)
        start, end = match.end() if match else len(text), len(text)
        lines = text[start:].split("\n")
        while len(lines) > 1 and lines[-1].lstrip().startswith("#"):
            end -= len(lines.pop()) + 1
        if len(lines) == 1 and (comment := COMMENT.match(lines[0].rstrip("\r"))):
            end = start + comment.start(1)
    return one.start + len(text[:start].encode()), one.start + len(text[:end].encode())


def line_end(note: Note) -> str:
    """Give the line end of the front matter, else of the note."""
    return "\r\n" if b"\r\n" in note.source[: note.body or 4096] else "\n"


def whole_lines(note: Note, start: int, end: int) -> Edit | None:
    """Give the edit that takes away the lines of a stretch; None where something else stands on them."""
    source = note.source
    first = max(source.rfind(b"\n", 0, start), source.rfind(b"\r", 0, start)) + 1
    after = source.find(b"\n", end)
    last = after + 1 if after >= 0 else len(source)
    alone = not source[first:start].strip(b" \t>-*+\xef\xbb\xbf") and not source[end:last].strip()
    return Edit(first, last, "") if alone else None


def opening(note: Note) -> int:
    """Give where the first line of the front matter's inside begins."""
    start = 3 if note.source.startswith(b"\xef\xbb\xbf") else 0
    match = OPEN.match(note.source, start)
    return match.end() if match else start
