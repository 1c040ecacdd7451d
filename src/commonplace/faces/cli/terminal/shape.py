"""Answers as JSON: one object for each command, as `docs/json.md` describes it.

A named tuple becomes an object with its fields, any other sequence a list. The text is valid JSON in every reader: no
NaN, no raw line separators, no raw control characters, no halves of surrogate pairs.
"""

import json
import math
from collections.abc import Mapping

from commonplace.faces.cli.terminal.text import UNSAFE

VERSION = 1


def as_json(command: str, data: Mapping[str, object], *, indent: int | None = 2) -> str:
    r"""Write the answer of a command.

    >>> as_json("orphans", {"orphans": ["a\u2028.md", float("nan")]}, indent=None)
    '{"schema": "commonplace.orphans/1", "orphans": ["a\\u2028.md", null]}'
    """
    whole = {"schema": f"commonplace.{command}/{VERSION}", **data}
    text = json.dumps(plain(whole), ensure_ascii=False, allow_nan=False, indent=indent)
    return UNSAFE.sub(lambda found: found[0] if found[0] == "\n" else f"\\u{ord(found[0]):04x}", text)


def plain(value: object) -> object:
    """Give the value that JSON has for an answer; a number without one (infinite, undefined) is null."""
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return {name: plain(each) for name, each in zip(value._fields, value, strict=True)}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, Mapping):
        return {str(name): plain(each) for name, each in value.items()}
    return None if isinstance(value, float) and not math.isfinite(value) else value
