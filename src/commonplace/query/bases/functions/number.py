"""Functions of numbers. A bare number has no functions: write `(5).abs()`."""

import math
from decimal import ROUND_HALF_UP, Context, Decimal

from commonplace.query.bases.arguments import whole_of
from commonplace.query.bases.shelf import function
from commonplace.query.bases.text import number
from commonplace.query.evaluate import Asking
from commonplace.query.values import Value, Wrong

LARGE = 1e21  # from there on numbers are written with an exponent
WIDE = Context(prec=200)


@function("Number", "(): number")
def abs_(_asking: Asking, own: float) -> float:
    """Give the number without its sign.

    >>> base('(-5).abs()')
    5
    """
    return abs(own)


@function("Number", "(): number")
def ceil(_asking: Asking, own: float) -> float:
    """Round upwards.

    >>> base('(2.1).ceil()')
    3
    """
    return math.ceil(own) if math.isfinite(own) else own


@function("Number", "(): number")
def floor(_asking: Asking, own: float) -> float:
    """Round downwards.

    >>> base('(year / 100).floor()')
    17
    """
    return math.floor(own) if math.isfinite(own) else own


@function("Number", "(digits?): number")
def round_(_asking: Asking, own: float, digits: Value = None) -> float:
    """Round to the nearest whole number, or to so many digits; a half is rounded upwards.

    >>> base('(2.5).round()'), base('(-2.5).round()'), base('(2.3333).round(2)')
    (3, -2, 2.33)
    """
    places = 0 if digits is None else whole_of(digits, "round")
    if not math.isfinite(own) or abs(places) > 300:
        return own
    if not places:
        return math.floor(own + 0.5)
    scaled = own * 10.0**places + 0.5
    return math.floor(scaled) / 10.0**places if math.isfinite(scaled) else own


@function("Number", "(digits): string")
def to_fixed(_asking: Asking, own: float, digits: Value = 0) -> str:
    """Write the number with so many digits after the point.

    >>> base('(3.14159).toFixed(2)'), base('(2).toFixed(1)')
    ('3.14', '2.0')
    """
    places = whole_of(digits, "toFixed")
    if not 0 <= places <= 100:
        raise Wrong("toFixed() takes a number from 0 to 100")
    if not math.isfinite(own) or abs(own) >= LARGE:
        return number(own)
    with_room = Decimal(own).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, context=WIDE)
    return f"{with_room:f}"
