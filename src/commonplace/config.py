"""commonplace.toml -> options. Every key has its paragraph in `docs/configuration.md`.

[kinds]
source = ["tag: literature", "folder: Library/Books"]   # tried before the default rules

[properties]
origins = ["front matter", "label line", "inline field"]  # which one wins
rating = "rating"
"""

import os
from typing import Any

from commonplace.criticism.conventions import DEFAULT_RULES, KINDS, Conventions, Rule, property_key
from commonplace.disk.read import read_text
from commonplace.disk.settings import CONFIG
from commonplace.errors import BadConfig
from commonplace.syntax import ORIGINS
from commonplace.text import fold

LOOKS = ("property", "tag", "folder", "title")
KNOWN = {"kinds": {*KINDS, "defaults"}, "properties": {"origins", "rating"}}


def read_conventions(root: str) -> Conventions:
    """Read the conventions of the vault at `root`; the defaults where it says nothing. Raises BadConfig."""
    place = os.path.join(root, CONFIG)
    text = read_text(place)
    if text is None and os.path.lexists(place):  # a guess would change what the notes mean
        raise BadConfig(path=place, reason="it cannot be read")
    return parse_config(text, place) if text is not None else Conventions()


def parse_config(text: str, place: str = CONFIG) -> Conventions:
    """Read the text of a commonplace.toml. Raises BadConfig with what is wrong."""
    import tomllib

    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # TOMLDecodeError, an integer of 5,000 digits, 500 brackets
        raise BadConfig(path=place, reason=str(error)) from None
    _check_keys(table, place)
    kinds, own = table.get("kinds", {}), table.get("properties", {})
    if not isinstance(kinds.get("defaults", True), bool):
        raise BadConfig(path=place, reason="“defaults” must be true or false")
    rules = [rule for kind in kinds if kind != "defaults" for rule in _rules(kind, kinds[kind], place)]
    defaults = DEFAULT_RULES if kinds.get("defaults", True) else ()
    return Conventions(rules=(*rules, *defaults), origins=_origins(own, place), rating=_rating(own, place))


def _check_keys(table: dict[str, Any], place: str) -> None:
    for section, keys in table.items():
        if section not in KNOWN or not isinstance(keys, dict):
            raise BadConfig(path=place, reason=f"“{section}” is not known; known are [{'], ['.join(KNOWN)}]")
        unknown = sorted(set(keys) - KNOWN[section])
        if unknown:
            raise BadConfig(path=place, reason=f"“{unknown[0]}” is not known in [{section}]")


def _rules(kind: str, written: object, place: str) -> list[Rule]:
    """Read rules such as "tag: book, essay"; the words of one rule are alternatives."""
    if not isinstance(written, list) or not all(isinstance(one, str) for one in written):
        raise BadConfig(path=place, reason=f'the rules of “{kind}” must be a list such as ["tag: book"]')
    rules = []
    for one in written:
        looks, mark, words = one.partition(":")
        if looks.strip() not in LOOKS or not mark:
            raise BadConfig(
                path=place, reason=f"“{one}” must begin with {', '.join(LOOKS[:-1])} or {LOOKS[-1]} and a colon"
            )
        fitting = tuple(fold(word.strip()).strip("#/") for word in words.split(","))
        if not all(fitting):
            raise BadConfig(path=place, reason=f"“{one}” names nothing to look for")
        rules.append(Rule(kind, looks.strip(), fitting))
    return rules


def _rating(own: dict[str, Any], place: str) -> str:
    written = own.get("rating", "rating")
    if not isinstance(written, str) or not written.strip():
        raise BadConfig(path=place, reason="“rating” must be the name of a property")
    return property_key(written)


def _origins(own: dict[str, Any], place: str) -> tuple[str, ...]:
    written = own.get("origins", list(ORIGINS))
    if not isinstance(written, list) or sorted(map(str, written)) != sorted(ORIGINS):
        raise BadConfig(path=place, reason=f"origins must name {', '.join(ORIGINS)} in the order in which they win")
    return tuple(written)
