"""Ratings as people write them: a grade, the scale it came from, and a state."""

import re
from functools import lru_cache
from typing import NamedTuple

from commonplace.syntax.note import Value

LETTERS = {"A": 4, "B": 3, "C": 2, "D": 1, "E": 0.5, "F": 0}  # of 4, as grade points
LETTER = re.compile(r"([A-Fa-f])([+-]?)(?![^\W_])")
FRACTION = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:/|of|out of)\s*(\d+(?:[.,]\d+)?)", re.I)
STARS = re.compile(r"([★⭐*]\ufe0f?)((?:[★⭐*]\ufe0f?)*)([½]?)((?:☆)*)")
NUMBER = re.compile(r"(\d+(?:[.,]\d+)?)(\s*%)?(?![\w/])")
STATE = re.compile(r"\b(wip|work in progress|draft|unfinished|to read|tbr|reading|abandoned|dnf)\b", re.I)
STATES = {"work in progress": "wip", "unfinished": "wip", "tbr": "to read", "dnf": "abandoned"}
SEPARATORS = " \t-–—:,;()[]"


class Rating(NamedTuple):
    """A rating: `grade` from 0 to 1 or None, the `scale` it came from, a `state` such as wip, the `text` itself."""

    grade: float | None
    scale: str | None
    state: str | None
    text: str


def parse_rating(value: Value) -> Rating | None:
    """Read a rating; what is no grade on any known scale has none, and its text is kept.

    A bare number up to 5 is of 5, up to 10 of 10, up to 100 of 100. Letters are grade points: A is 1, B 0.75, C 0.5.

    >>> parse_rating("B - WIP")
    Rating(grade=0.75, scale='letter', state='wip', text='B - WIP')
    >>> parse_rating("★★★★").grade, parse_rating("4/5").grade, parse_rating(7.5)
    (0.8, 0.8, Rating(grade=0.75, scale='10', state=None, text='7.5'))
    """
    if value is None or isinstance(value, bool | list | dict):
        return None
    return _read(str(value).strip())


@lru_cache(maxsize=1024)
def _read(text: str) -> Rating:
    state = STATE.search(text)
    rest = (text[: state.start()] + text[state.end() :] if state else text).lstrip(SEPARATORS)
    grade, scale = _grade(rest)
    word = state[1].lower() if state else None
    return Rating(grade, scale, STATES.get(word, word) if word else None, text)


def _grade(text: str) -> tuple[float | None, str | None]:
    if match := FRACTION.match(text):
        of = _number(match[2])
        return (min(1.0, _number(match[1]) / of), f"{of:g}") if of else (None, None)
    if match := STARS.match(text):
        stars = 1 + len(match[2].replace("\ufe0f", "")) + (0.5 if match[3] else 0)
        of = max(5, stars + len(match[4]))
        return round(stars / of, 4), "stars"
    if match := LETTER.match(text):
        points = LETTERS[match[1].upper()] + {"+": 0.3, "-": -0.3}.get(match[2], 0)
        return max(0.0, min(1.0, round(points / 4, 4))), "letter"
    if match := NUMBER.match(text):
        number = _number(match[1])
        of = 100 if match[2] or number > 10 else 10 if number > 5 else 5
        return (round(number / of, 4), f"{of}") if number <= of else (None, None)
    return None, None


def _number(text: str) -> float:
    return float(text.replace(",", ".")[:15])
