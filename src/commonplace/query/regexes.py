"""Regular expressions as JavaScript writes them, from queries: untrusted, so each use of one may take only so long.

What JavaScript refuses is refused, so nothing that only the engine beneath understands (fuzzy matching, recursion,
possessive repeats) can be reached from a vault. Not done: texts are made of characters here, not of UTF-16 halves.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from time import monotonic
from typing import Any

from commonplace.text import compiled

Match = Any  # of the engine, which has no types of its own
SECONDS = 0.5  # for one use
ROOM = 1_000_000  # characters that a replacement may make
FLAGS = frozenset("dgimsuvy")
LONGEST = 10_000  # characters of an expression

WORD, DIGIT = "A-Za-z0-9_", "0-9"
NO_WORD, NO_DIGIT = r"\x00-/:-@\[-\^`{-\U0010ffff", r"\x00-/:-\U0010ffff"
SPACE, NO_SPACE = r"\s\ufeff", r"\S"
SETS = {"d": DIGIT, "D": NO_DIGIT, "w": WORD, "W": NO_WORD, "s": SPACE, "S": NO_SPACE}
EDGE = f"(?:(?<=[{WORD}])(?![{WORD}])|(?<![{WORD}])(?=[{WORD}]))"
NO_EDGE = f"(?:(?<=[{WORD}])(?=[{WORD}])|(?<![{WORD}])(?![{WORD}]))"
LINE = r"\n\r\u2028\u2029"
REPEAT = re.compile(r"(?:[*+?]|\{\d{1,9}(?:,\d{0,9})?\})\??")
GROUP = re.compile(r"\((?:\?(?:[:=!]|<[=!]|<([A-Za-z_$][\w$]*)>|[ims]*(?:-[ims]+)?:))?")
CLASS = re.compile(r"\[\^?(?:\\.|[^\]\\])*\]", re.S)
ESCAPE = re.compile(r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|c([A-Za-z])|(\d+)|(.))", re.S)
GIVEN = re.compile(r"\(\?<[A-Za-z_$]")
NAMED = re.compile(r"\\k<([A-Za-z_$][\w$]*)>")
PROPERTY = re.compile(r"\\[pP]\{[\w=]{1,60}\}")
CAPTURES = re.compile(r"\((?!\?)|\(\?<(?![=!])")
PLAIN_CONTROLS = {"n": r"\n", "r": r"\r", "t": r"\t", "f": r"\f", "v": r"\v"}
SUBSTITUTE = re.compile(r"\$(?:(\$)|(&)|(`)|(')|(\d\d?)|<([^>]*)>)")


class Untrusted:
    """A regular expression of JavaScript. Each method raises TimeoutError when it takes too long."""

    __slots__ = ("_compiled", "flags")

    def __init__(self, pattern: str, flags: str = "") -> None:
        if len(pattern) > LONGEST:
            raise ValueError(f"it is longer than {LONGEST:,} characters")
        if not FLAGS.issuperset(flags) or len(set(flags)) < len(flags):
            raise ValueError(f"there are no such flags: {flags}")
        self.flags = flags
        self._compiled = compiled(
            _Translator(pattern, flags).translated(), "".join(each for each in flags if each in "ims")
        )

    def search(self, text: str, start: int = 0) -> Match | None:
        """Give the first place where the expression is found, from a position on."""
        return self._compiled.search(text, start, timeout=SECONDS)

    def fullmatch(self, text: str) -> Match | None:
        """Give the match if the expression covers a whole text."""
        return self._compiled.fullmatch(text, timeout=SECONDS)

    def finditer(self, text: str) -> Iterator[Match]:
        """Yield every place where the expression is found."""
        at, stop = 0, monotonic() + SECONDS
        while at <= len(text):
            left = stop - monotonic()
            if left <= 0:
                raise TimeoutError
            match = self._compiled.search(text, at, timeout=left)
            if match is None:
                return
            yield match
            at = match.end() + (match.start() == match.end())

    def split(self, text: str, limit: int | None = None) -> list[str]:
        """Split a text as JavaScript does: what groups hold stands among the parts; at most so many are given.

        >>> Untrusted("-|(_)").split("a-b_c")
        ['a', '', 'b', '_', 'c']
        """
        if not text:
            return [] if self.fullmatch("") or limit == 0 else [""]
        parts: list[str] = []
        at = 0
        for match in self.finditer(text):
            if match.start() >= len(text) or (limit is not None and len(parts) >= limit):
                break
            if match.end() > at:
                parts += [text[at : match.start()], *(group or "" for group in match.groups())]
                at = match.end()
        return [*parts, text[at:]][:limit]

    def sub(self, template: str, text: str, *, every: bool = True) -> str:
        """Replace what is found, every time or once. `$1`, `$<name>`, `$&` and the like stand for what was found.

        Raises OverflowError when the answer would be far too long.

        >>> Untrusted("(.)b").sub("[$1$&]", "ab cb")
        '[aab] [ccb]'
        """
        parts: list[str] = []
        at = size = 0
        for match in self.finditer(text):
            new = text[at : match.start()] + expanded(template, match, text)
            size += len(new)
            if size > ROOM:
                raise OverflowError
            parts.append(new)
            at = match.end()
            if not every:
                break
        return "".join([*parts, text[at:]])


@lru_cache(maxsize=256)
def untrusted(pattern: str, flags: str = "") -> Untrusted:
    """Give a regular expression of JavaScript, compiled. Raises ValueError if it is none."""
    return Untrusted(pattern, flags)


def expanded(template: str, match: Match, text: str) -> str:
    """Fill a template of JavaScript with what a match has found."""
    if "$" not in template:
        return template
    groups = match.groups()

    def fill(sign: re.Match[str]) -> str:
        dollar, whole, before, after, number, name = sign.groups()
        if number:
            return _numbered(sign[0], number, groups)
        if name is not None:
            names = match.groupdict()
            return (names.get(name) or "") if names else sign[0]
        if whole or before:
            return str(match[0]) if whole else text[: match.start()]
        return text[match.end() :] if after else dollar

    return SUBSTITUTE.sub(fill, template)


def _numbered(written: str, number: str, groups: tuple[str | None, ...]) -> str:
    """Give the group `$12` stands for: the twelfth, or where there are fewer the first with a 2 after it."""
    if 0 < int(number) <= len(groups):
        return groups[int(number) - 1] or ""
    if len(number) == 2 and 0 < int(number[0]) <= len(groups):
        return (groups[int(number[0]) - 1] or "") + number[1]
    return written


class _Translator:
    """Rewrites one expression of JavaScript for the engine, part by part."""

    def __init__(self, pattern: str, flags: str) -> None:
        self.pattern, self.unicode = pattern, "u" in flags or "v" in flags
        self.any = r"." if "s" in flags else f"[^{LINE}]"
        self.end = f"(?=[{LINE}]|\\Z)" if "m" in flags else r"\Z"
        self.start = f"(?:(?<=[{LINE}])|\\A)" if "m" in flags else r"\A"
        self.captures = len(CAPTURES.findall(CLASS.sub("", re.sub(r"\\.", "", pattern, flags=re.S))))
        self.at = 0
        self.repeatable = False
        self.named = GIVEN.search(CLASS.sub("", pattern)) is not None
        self.open: list[bool] = []  # for each group that is not closed, whether it may be repeated

    def translated(self) -> str:
        """Give the whole expression. Raises ValueError."""
        return "".join(self.parts())

    def parts(self) -> Iterator[str]:
        """Yield the expression rewritten, part by part."""
        while self.at < len(self.pattern):
            yield self.part()

    def part(self) -> str:
        """Rewrite the part at which we stand, and go past it."""
        sign = self.pattern[self.at]
        repeat = REPEAT.match(self.pattern, self.at)
        if repeat:
            if not self.repeatable:
                raise ValueError(f"nothing to repeat before {repeat[0]}")
            self.at, self.repeatable = repeat.end(), False
            return repeat[0]
        if sign == "(":
            return self.group()
        self.repeatable = sign not in "|^$"
        if sign == "[":
            return self.charset()
        if sign == "\\":
            return self.escape()
        self.at += 1
        if sign == ")":
            self.repeatable = self.open.pop() if self.open else False
        known = {".": self.any, "^": self.start, "$": self.end, ")": ")", "|": "|"}
        return known.get(sign) or (re.escape(sign) if sign.isascii() else sign)

    def group(self) -> str:
        """Open a group."""
        match = GROUP.match(self.pattern, self.at)
        if match is None or (match[0] == "(" and self.pattern.startswith("?", match.end())):
            raise ValueError("a group begins in no known way")
        self.at, self.repeatable = match.end(), False
        self.open.append(not match[0].startswith("(?<") or match[1] is not None)
        return match[0].replace(f"<{match[1]}>", f"<{_name(match[1])}>") if match[1] else match[0]

    def escape(self) -> str:
        """Rewrite a backslash and what follows it, outside of a set."""
        named, prop = NAMED.match(self.pattern, self.at), PROPERTY.match(self.pattern, self.at)
        if named and self.named:
            self.at = named.end()
            return f"(?({_name(named[1])})(?P={_name(named[1])})|)"
        if prop and self.unicode:
            self.at = prop.end()
            return prop[0]
        following = self.pattern[self.at + 1 : self.at + 2]
        if following and following in "bB":
            self.at, self.repeatable = self.at + 2, False
            return EDGE if following == "b" else NO_EDGE
        if following in SETS:
            self.at += 2
            return f"[{SETS[following]}]"
        return self.character()

    def character(self, *, inside: bool = False) -> str:
        """Rewrite an escaped character, or a reference to a group, which cannot stand inside of a set."""
        match = ESCAPE.match(self.pattern, self.at)
        if match is None:
            raise ValueError("it ends with a backslash")
        braced, four, two, control, number, other = match.groups()
        self.at = match.end()
        if braced and not self.unicode:
            self.at = match.start() + 2
            return "u"
        if number:
            return self.numbered(number, inside=inside)
        if other:
            return PLAIN_CONTROLS.get(other) or (re.escape(other) if other.isascii() and not other.isalnum() else other)
        code = ord(control.upper()) - 64 if control else int(braced or four or two, 16)
        if code > 0x10FFFF:
            raise ValueError(f"there is no character {code:x}")
        return f"\\U{code:08x}"

    def numbered(self, number: str, *, inside: bool) -> str:
        """Rewrite a backslash and digits: a reference to a group, or a character by its octal number."""
        if not inside and number[0] != "0" and int(number[:3]) <= self.captures:
            return f"(?({int(number)})\\{int(number)}|)" if len(number) <= 3 else "(?!)"
        octal = re.match(r"[0-3]?[0-7]{1,2}", number)
        if octal:
            return f"\\U{int(octal[0], 8):08x}" + number[octal.end() :]
        return number

    def charset(self) -> str:
        """Rewrite a set of characters."""
        negated = self.pattern.startswith("[^", self.at)
        self.at += 2 if negated else 1
        kept: list[str] = []
        while not self.pattern.startswith("]", self.at):
            if self.at >= len(self.pattern):
                raise ValueError("a set of characters is not closed")
            kept.append(self.member(kept))
        self.at += 1
        if not kept:
            return r"(?s:.)" if negated else "(?!)"
        return f"[{'^' if negated else ''}{''.join(kept)}]"

    def member(self, before: list[str]) -> str:
        """Rewrite one character of a set, or one set inside it, after those before it."""
        sign = self.pattern[self.at]
        if sign == "\\":
            following = self.pattern[self.at + 1 : self.at + 2]
            prop = PROPERTY.match(self.pattern, self.at)
            if prop and self.unicode:
                self.at = prop.end()
                return prop[0]
            if following in SETS:
                self.at += 2
                return SETS[following]
            if following == "b":
                self.at += 2
                return r"\x08"
            return self.character(inside=True)
        self.at += 1
        if sign == "-":
            return sign if before and before[-1] not in SETS.values() and self.is_range() else r"\-"
        return f"\\{sign}" if sign in "[^&|~" else sign

    def is_range(self) -> bool:
        """Whether a single character follows the hyphen just passed."""
        after = self.pattern[self.at : self.at + 2]
        return not (after.startswith("]") or (after.startswith("\\") and after[1:] in SETS))


def _name(name: str) -> str:
    """Give a group's name as the engine allows it."""
    return name.replace("$", "_")
