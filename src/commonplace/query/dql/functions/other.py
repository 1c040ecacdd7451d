"""What fits nowhere else: defaults, choices, what is displayed, formats, hashes, links looked at closely."""

import math
import re
from datetime import datetime
from decimal import ROUND_HALF_UP, Context, Decimal

from commonplace.query.dates import moment_of
from commonplace.query.dql.links import subpath
from commonplace.query.dql.literals import midnight
from commonplace.query.dql.order import truthy
from commonplace.query.dql.shelf import function
from commonplace.query.dql.text import text_of
from commonplace.query.evaluate import DEEPEST, Asking
from commonplace.query.luxon_format import write, write_length
from commonplace.query.spelling import title
from commonplace.query.values import Duration, Link, Value, Wrong

PLAIN_LINK = re.compile(r"\[\[([^|\[\]]*)\]\]")
SHOWN_LINK = re.compile(r"\[\[[^|\[\]]*\|([^\[\]]*)\]\]")
MARKDOWN = (  # a pattern, and what is left of what it finds
    (re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)"), r"\1"),
    (re.compile(r"^ {0,3}(?:#{1,6}|>)\s+", re.M), ""),
    (re.compile(r"`([^`]+)`"), r"\1"),
    (re.compile(r"(\*\*|__|~~)(?=\S)([^*_~]+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*_])([*_])(?=\S)([^*_]+?)(?<=\S)\1(?![\w*_])"), r"\2"),
    (re.compile(r"<[A-Za-z/][^<>]*>"), ""),
)
CURRENCIES = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CNY": "CN¥", "INR": "₹", "KRW": "₩", "CAD": "CA$"} | {
    "AUD": "A$",
    "NZD": "NZ$",
    "MXN": "MX$",
    "BRL": "R$",
    "ILS": "₪",
    "VND": "₫",
    "TWD": "NT$",
    "HKD": "HK$",
    "PHP": "₱",
    "XCD": "EC$",
    "XXX": "¤",
}
SPACED = {"XAF": "FCFA", "XOF": "F\u202fCFA", "XPF": "CFPF"}
NO_DECIMALS = frozenset(
    "JPY KRW VND XAF XOF XPF CLP ISK HUF IQD UGX RWF PYG KMF GNF DJF BIF VUV LBP SYP IRR MMK LAK COP IDR PKR AFN ALL "
    "TZS UZS YER MGA MUR SOS STN SLL ZMK".split()
)
THREE_DECIMALS = frozenset("KWD BHD JOD OMR TND LYD".split())


@function("* *", vector=(0, 1))
def default(_asking: Asking, value: Value, other: Value) -> Value:
    """Give another value instead of null, in a list for each element.

    >>> dql("default(null, 3)")
    3
    >>> dql("default([1, null], 0)")
    [1, 0]
    """
    return other if value is None else value


@function("* *")
def ldefault(_asking: Asking, value: Value, other: Value) -> Value:
    """Give another value instead of null; lists are left as they are.

    >>> dql("ldefault([1, null], 0)")
    [1, null]
    """
    return other if value is None else value


@function("*")
def display(asking: Asking, value: Value) -> str:
    """Write a value as it is read: of a link its display or its name, of a text what Markdown makes of it.

    >>> dql("display([[Path/To/Note|x]])")
    "x"
    >>> dql("display([[Path/To/Note]])")
    "Note"
    >>> dql('display("a **bold** [word](https://example.com)")')
    "a bold word"
    >>> dql("display([1, [[A]]])")
    "1, A"
    """
    return _displayed(asking, value, 0)


def _displayed(asking: Asking, value: Value, depth: int) -> str:
    asking.tick()
    if value is None:
        return ""
    if isinstance(value, list):
        return _displayed_list(asking, value, depth)
    if isinstance(value, Link):
        under = subpath(value)
        shown = title(value.path) if under is None else f"{title(value.path)} > {under}"
        return unmarked(value.display) if value.display else shown
    return unmarked(value) if type(value) is str else text_of(value, asking)


def _displayed_list(asking: Asking, values: list[Value], depth: int) -> str:
    if depth >= DEEPEST:
        raise Wrong("lists lie inside each other too deeply")
    parts: list[str] = []
    size = 0
    for value in values:
        parts.append(_displayed(asking, value, depth + 1))
        size = asking.room(size + len(parts[-1]) + 2)
    return ", ".join(parts)


def unmarked(text: str) -> str:
    """Give a text without the marks of Markdown."""
    found = SHOWN_LINK.sub(r"\1", PLAIN_LINK.sub(r"\1", text))
    for pattern, left in MARKDOWN:
        found = pattern.sub(left, found)
    return found


@function("* * *", vector=(0,))
def choice(_asking: Asking, condition: Value, yes: Value, no: Value) -> Value:
    """Give one value if a condition counts as true, else another; both are evaluated.

    >>> dql('choice(2 > 1, "yes", "no")')
    "yes"
    >>> dql('choice([true, false], "yes", "no")')
    ["yes", "no"]
    """
    return yes if truthy(condition) else no


@function("date", vector=(0,), null=(0,))
def striptime(asking: Asking, when: datetime) -> datetime:
    """Give the day of a date, without its time.

    >>> dql('striptime(date("2021-04-16T10:30"))')
    2021-04-16
    """
    return midnight(moment_of(when, asking.zone)).replace(tzinfo=asking.zone)


@function("date string", vector=(0,), null=(0,))
def dateformat(asking: Asking, when: datetime, form: str) -> str:
    """Write a date with the tokens of Luxon (`yyyy-MM-dd`), which are not those of Moment (`YYYY-MM-DD`).

    >>> dql('dateformat(date("2021-04-16"), "yyyy-MM-dd")')
    "2021-04-16"
    >>> dql('''dateformat(date("2021-04-16T15:30"), "cccc d MMMM, h:mm a 'in week' W")''')
    "Friday 16 April, 3:30 PM in week 15"
    """
    return write(moment_of(when, asking.zone), form)


@function("duration string", vector=(0,), null=(0,))
def durationformat(_asking: Asking, length: Duration, form: str) -> str:
    """Write a length of time in the units that the tokens name: `y M w d h m s S`, repeated for leading zeros.

    >>> dql('''durationformat(dur("3 days 7 hours 43 seconds"), "ddd'd' hh'h' ss's'")''')
    "003d 07h 43s"
    >>> dql('durationformat(dur("1 day 3 hours"), "h")')
    "27"
    """
    return write_length(length, form)


@function("number", "number string", vector=(0,), null=(0,))
def currencyformat(_asking: Asking, value: float, currency: str = "USD") -> str:
    """Write an amount of money, in dollars or another currency by its code.

    >>> dql('currencyformat(123456.789, "EUR")')
    "€123,456.79"
    >>> dql("currencyformat(-5)")
    "-$5.00"
    """
    code = currency.upper()
    if not (len(code) == 3 and code.isascii() and code.isalpha()):
        raise Wrong(f"Invalid currency code : {currency}")
    if not math.isfinite(value):
        amount = "NaN" if math.isnan(value) else "∞"
    else:
        digits = 0 if code in NO_DECIMALS else 3 if code in THREE_DECIMALS else 2
        amount = _amount(abs(value), digits)
    sign = CURRENCIES.get(code) or f"{SPACED.get(code, code)}\u00a0"
    return f"{'-' if value < 0 else ''}{sign}{amount}"


def _amount(value: float, digits: int) -> str:
    """Write an amount, rounding what is written as a half away from zero."""
    rounded = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP, Context(prec=400))
    return f"{rounded:,f}"


@function("date", vector=(0,), null=(0,))
def localtime(asking: Asking, when: datetime) -> datetime:
    """Give a date in the time zone of the question.

    >>> dql('localtime(date("2021-04-16T10:30+02:00"))')
    2021-04-16T08:30
    """
    try:
        return moment_of(when, asking.zone).astimezone(asking.zone)
    except (OverflowError, ValueError):
        raise Wrong("the date lies outside the years 1 to 9999") from None


@function("string number", "string string", "string string number")
def hash_(_asking: Asking, seed: str, text: str | float = "", variant: float = 0) -> int:
    """Give a number made of texts, always the same: to shuffle rows in a way that stays.

    >>> dql('hash("dataview")')
    error: No implementation of 'hash' found for arguments: string
    >>> dql('hash("2024-03-17", "Notes/A.md")')
    1731332783511572
    """
    if not isinstance(text, str):
        return _hashed(seed, text)
    return _hashed(seed + text, variant)


def _hashed(text: str, variant: float) -> int:
    """Hash a text to 53 bits (cyrb53, public domain), as Dataview does, by UTF-16 units."""
    seed = int(variant) if math.isfinite(variant) else 0
    one, two = (0xDEADBEEF ^ seed) & 0xFFFFFFFF, (0x41C6CE57 ^ seed) & 0xFFFFFFFF
    data = text.encode("utf-16-le", "surrogatepass")
    for low, high in zip(data[::2], data[1::2], strict=True):
        unit = low | high << 8
        one = (one ^ unit) * 2654435761 & 0xFFFFFFFF
        two = (two ^ unit) * 1597334677 & 0xFFFFFFFF
    one = (one ^ one >> 16) * 2246822507 & 0xFFFFFFFF
    one ^= (two ^ two >> 13) * 3266489909 & 0xFFFFFFFF
    two = (two ^ two >> 16) * 2246822507 & 0xFFFFFFFF
    two ^= (one ^ one >> 13) * 3266489909 & 0xFFFFFFFF
    return 4294967296 * (two & 0x1FFFFF) + one


@function("link")
def meta(_asking: Asking, link: Link) -> dict[str, Value]:
    """Give what a link is made of: its display, whether it is an embed, its path, its heading or block, its type.

    >>> dql("meta([[A#b|x]])")
    { display: "x", embed: false, path: "A", subpath: "b", type: "header" }
    >>> dql("meta([[A#^b]]).type")
    "block"
    """
    return {
        "display": link.display,
        "embed": link.embed,
        "path": link.path,
        "subpath": subpath(link),
        "type": link.kind,
    }
