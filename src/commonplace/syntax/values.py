"""The types of property values: from YAML with the vault's registry (spec 2.7 to 2.13), from inline fields (8.25)."""

import re
from collections.abc import Callable, Mapping

from commonplace.syntax.note import Value
from commonplace.text import fold

FIXED = {"tags": "tags", "aliases": "aliases", "cssclasses": "multitext"}  # spec 2.7
DAY = r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
CLOCK = r"(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?"
DATE = re.compile(rf"{DAY}\Z")
DATETIME = re.compile(rf"{DAY}T{CLOCK}\Z")
FITS_DATE = re.compile(rf"{DAY}(?:[T ]{CLOCK})?\Z")  # read more leniently than inferred: spec 2.10

FIELD_DATE = re.compile(
    r"(\d{4})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01])"
    r"(T(?:[01]\d|2[0-3])(?::[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?)?(?:Z|[+-]\d\d?(?::?\d\d)?|\[[\w/+-]+\])?)?)?"
)
UNITS = (
    "seconds|second|secs|sec|s|minutes|minute|mins|min|months|month|mos|mo|m|hours|hour|hrs|hr|h|days|day|d|"
    "weeks|week|wks|wk|w|years|year|yrs|yr"
)
FIELD_DURATION = re.compile(rf"-?\d+(?:\.\d+)?\s*(?:{UNITS})(?:[\s,]*\d+(?:\.\d+)?\s*(?:{UNITS}))*(?![\w])", re.I)
FIELD_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
FIELD_TAG = re.compile(r"#[^\s'!\"#$%&()*+,.:;<=>?@^`{|}~\[\]\\]+")
FIELD_LINK = re.compile(r"!?\[\[[^\[\]\r\n]+\]\]")
FIELD_WORD = re.compile(r"([Tt]rue|[Ff]alse|null)(?![\w-])")
FIELD_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?![\w.])")
ESCAPE = re.compile(r'\\(["\\])')
COMMA = re.compile(r"\s*,\s*")
LONGEST_VALUE = 4_096

Parsed = tuple[Value, str]


def yaml_type(value: Value) -> str:
    """Infer the type of a front matter value that no registry names (spec 2.9)."""
    if isinstance(value, str):
        if not value[:1].isdigit():
            return "text"
        return "date" if DATE.match(value) else "datetime" if DATETIME.match(value) else "text"
    if isinstance(value, bool):
        return "checkbox"
    if isinstance(value, int | float):
        return "number"
    return "multitext" if isinstance(value, list) else "object" if isinstance(value, dict) else "null"


def registered_type(name: str, value: Value, registry: Mapping[str, str]) -> tuple[str, bool]:
    """Give the type of a front matter property in a vault and whether its value does not fit it (spec 2.7, 2.8).

    `registry` maps folded names to types. A mismatched value is kept as it is.
    """
    key = fold(name)
    declared = FIXED.get(key) or registry.get(key)
    if declared is None or (declared == "tags" and key != "tags"):  # that type is for no other name
        return yaml_type(value), False
    return declared, not FITS.get(declared, _anything)(value)


def _anything(_value: Value) -> bool:
    return True


def _texts(value: Value) -> bool:
    return value is None or isinstance(value, str | list)


FITS: dict[str, Callable[[Value], bool]] = {
    "text": lambda value: value is None or (isinstance(value, str | int | float) and not isinstance(value, bool)),
    "multitext": _texts,
    "aliases": _texts,
    "tags": _texts,
    "number": lambda value: value is None or (isinstance(value, int | float) and not isinstance(value, bool)),
    "checkbox": lambda value: value is None or isinstance(value, bool),
    "date": lambda value: value is None or (isinstance(value, str) and bool(FITS_DATE.match(value))),
    "datetime": lambda value: value is None or (isinstance(value, str) and bool(FITS_DATE.match(value))),
}


def field_value(text: str) -> Parsed:
    """Parse the value of an inline field: the first form that matches all of it, a comma list, else text (spec 8.25).

    >>> field_value("2021-05"), field_value("a, b"), field_value("1, 2")
    (('2021-05-01', 'date'), ('a, b', 'string'), ([1, 2], 'list'))
    """
    if not text:
        return None, "null"
    if len(text) > LONGEST_VALUE:
        return text, "string"
    first = _atom(text, 0)
    if first is None:
        return text, "string"
    values, position = [first[0]], first[1]
    while position < len(text):
        comma = COMMA.match(text, position)
        following = _atom(text, comma.end()) if comma else None
        if following is None:
            return text, "string"
        values.append(following[0])
        position = following[1]
    return values[0] if len(values) == 1 else ([value for value, _ in values], "list")


def _atom(text: str, position: int) -> tuple[Parsed, int] | None:
    """Read one value at a position; None where there is none. The order is Dataview's."""
    for pattern, make in ATOMS:
        match = pattern.match(text, position)
        if match and (match.end() == len(text) or COMMA.match(text, match.end())):
            return make(match), match.end()
    return None


def _date(match: re.Match[str]) -> Parsed:
    year, month, day, time = match.groups()
    return f"{year}-{month}-{day or '01'}{time or ''}", "date"


def _word(match: re.Match[str]) -> Parsed:
    return (None, "null") if match[1] == "null" else (match[1].lower() == "true", "boolean")


def _number(match: re.Match[str]) -> Parsed:
    return (float(match[0]) if "." in match[0] else int(match[0])), "number"


ATOMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Parsed]], ...] = (
    (FIELD_DATE, _date),
    (FIELD_DURATION, lambda match: (match[0], "duration")),
    (FIELD_STRING, lambda match: (ESCAPE.sub(r"\1", match[1]), "string")),
    (FIELD_TAG, lambda match: (match[0], "string")),
    (FIELD_LINK, lambda match: (match[0], "link")),
    (FIELD_WORD, _word),
    (FIELD_NUMBER, _number),
)
