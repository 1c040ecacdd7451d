"""YAML 1.2 core, and where in it things stand. The only door to ryaml.

ryaml parses; this module adds what it lacks: numbers with leading zeros and of any size (spec 2.3), the place of
duplicate keys, and the span of every top-level key. Malformed YAML is a `Fault`, never an exception (spec 2.4).
"""

import re
from typing import NamedTuple

from ryaml import InvalidYamlError, loads  # type: ignore[attr-defined]  # its stub forgets to export them

from commonplace.syntax.note import Value

PLACE = re.compile(r"at line (\d+) column (\d+)")
DUPLICATE = re.compile(r'duplicate entry with key "(.*)"', re.S)
HUGE = re.compile(r"invalid type: integer .* at line (\d+) column (\d+)", re.S)
ODD_NUMBER = re.compile(r"(?:[:\-\[,]\s|\[|,)\s*([-+]?0(?:[0-9]+|b[01]+))\s*(?=$|[,\]}]|\s#)", re.M)
KEY = re.compile(  # plain words first: nearly all keys are
    r"""^(?:([A-Za-z_][^\s:#"']*)(?=:)|"((?:[^"\\\r\n]|\\.)*)"|'((?:[^'\r\n]|'')*)'"""
    r"""|([^\s#"'\[\]{},&*!|>%@`?:-][^\r\n]*?|[?:-][^\s][^\r\n]*?))[ \t]*:(?=[ \t\r\n]|\Z)""",
    re.M,
)
DIGITS = re.compile(r"[-+]?\d+")
PLACEHOLDER = re.compile(r"(?<=[:,\[-][ \t])\{\{[^{}\"\r\n]*\}\}(?=[ \t]*(?:[,\]#\r]|$))", re.M)  # of a template
BLANK_LINE = re.compile(r"^[ \t]+$", re.M)
TRIES = 16
ODD_HINT = re.compile(r"0[0-9b](?:(?<=[\s\[,]..)|(?<=[\s\[,][-+]..))")  # begins with a letter: quick to rule out
DEEPEST = 128
DEEP = re.compile(rf"(?:[\[{{]\s*){{{DEEPEST}}}")  # deeper than ryaml goes, which takes long to find it out
ANCHOR = re.compile(r"(?:^|[\s\[,{:?-])&[^\s,\[\]{}]", re.M)
ALIAS = re.compile(r"(?:^|[\s\[,{:?-])\*[^\s,\[\]{}]", re.M)
FEW = 4  # aliases that can do no harm
SWOLLEN = 16 << 20  # characters


class Fault(NamedTuple):
    """What is wrong with a YAML text, and where: line and column from 1."""

    message: str
    line: int
    column: int


def load(text: str) -> Value | Fault:
    """Parse one YAML document of the 1.2 core schema; an empty one is None."""
    if "&" in text and "*" in text and _swells(text):
        return Fault("its aliases would swell beyond measure", 1, 1)
    if text.count("[") + text.count("{") >= DEEPEST and DEEP.search(text):
        return Fault("it is nested too deeply", 1, 1)
    for _ in range(TRIES):
        try:
            value: Value = loads(text)
        except InvalidYamlError as error:
            huge = HUGE.search(str(error))
            wider = _widen(text, int(huge[1]), int(huge[2])) if huge else None
            again = wider or BLANK_LINE.sub("", text)  # a tab alone on a line is a blank line to YAML 1.2
            if again == text:
                return _fault(text, str(error))
            text = again
        except (ValueError, TypeError, RecursionError, OverflowError):
            quoted = PLACEHOLDER.sub(r'"\g<0>"', text)
            if quoted == text:
                return Fault("a key is not a plain value", 1, 1)
            text = quoted
        else:
            return value
    return Fault("too many integers that are too large", 1, 1)


def _swells(text: str) -> bool:
    """Say whether aliases of aliases could make a short text huge: ryaml would not survive it."""
    anchors, aliases = len(ANCHOR.findall(text)), len(ALIAS.findall(text))
    if not anchors or aliases < FEW:
        return False
    return len(text) * (aliases / anchors + 1) ** min(anchors, 64) > SWOLLEN


def _widen(text: str, line: int, column: int) -> str | None:
    """Make the integer at a place a float, which any size fits."""
    lines = text.splitlines(keepends=True)
    start = sum(map(len, lines[: line - 1])) + column - 1
    match = DIGITS.match(text, start)
    return f"{text[: match.end()]}.0{text[match.end() :]}" if match else None


def _fault(text: str, message: str) -> Fault:
    duplicate = DUPLICATE.search(message)
    if duplicate:
        places = [start for name, start, _ in keys(text) if name == duplicate[1]]
        start = places[1] if len(places) > 1 else 0
        line_start = text.rfind("\n", 0, start) + 1
        return Fault(f"the key {duplicate[1]} stands twice", text.count("\n", 0, start) + 1, start - line_start + 1)
    place = PLACE.search(message)
    line, column = (int(place[1]), int(place[2])) if place else (1, 1)
    return Fault(PLACE.split(message)[0].strip(" ,") or message, line, column)


def mapping(text: str) -> dict[str, Value] | Fault:
    """Parse front matter: a mapping, or nothing at all; keys become text, leading zeros are dropped (spec 2.3, 2.4)."""
    value = load(text)
    if isinstance(value, Fault):
        return value
    if value is None:
        return {}
    if not isinstance(value, dict):
        return Fault("properties must be written as key: value", 1, 1)
    named = {name if isinstance(name, str) else _key_text(name): one for name, one in value.items()}
    if not ODD_HINT.search(text) or not ODD_NUMBER.search(text):
        return named
    odd = {name: _odd_numbers(text[start:end]) for name, start, end in keys(text)}
    anywhere = _odd_numbers(text)
    return {name: _as_in_core(one, odd.get(name, anywhere)) for name, one in named.items()}


def _key_text(name: object) -> str:
    """Spell a key that YAML does not take for text."""
    return "null" if name is None else str(name).lower() if isinstance(name, bool) else str(name)


def _odd_numbers(written: str) -> dict[Value, Value]:
    """Map what ryaml makes of the plain scalars on which it differs from the core schema to what they are there."""
    plain = {match[1] for match in ODD_NUMBER.finditer(written) if len(match[1]) < 300}
    return {int(one, 2): one for one in plain if "b" in one} | {one: int(one) for one in plain if "b" not in one}


def _as_in_core(value: Value, odd: dict[Value, Value]) -> Value:
    """Read a plain `017` as 17, which ryaml takes for text, and a plain `0b101` as text, not as a number."""
    if isinstance(value, list):
        return [_as_in_core(one, odd) for one in value]
    if isinstance(value, dict):
        return {name: _as_in_core(one, odd) for name, one in value.items()}
    return odd.get(value, value) if type(value) in (str, int) else value


def keys(text: str) -> list[tuple[str, int, int]]:
    """Give each top-level key of a block mapping with the range (in characters) of its lines."""
    found = [(m[m.lastindex or 1] or "", m.start()) for m in KEY.finditer(text)]
    ends = [*(start for _, start in found[1:]), len(text)][: len(found)]
    return [
        (name, start, start + len(text[start:end].rstrip())) for (name, start), end in zip(found, ends, strict=True)
    ]
