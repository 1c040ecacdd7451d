"""commonplace.toml -> options. Every key has its paragraph in `docs/configuration.md`.

[kinds]
source = ["tag: literature", "folder: Library/Books"]   # tried before the default rules

[properties]
origins = ["front matter", "label line", "inline field"]  # which one wins
rating = "rating"

[checks]
ignore = ["orphan-note"]
levels = { missing-link = "warning" }
folders = { Templates = ["all"] }
require = { source = ["author"] }
"""

import os
from typing import Any

from commonplace.criticism.conventions import DEFAULT_RULES, KINDS, Conventions, Rule, Wishes, property_key
from commonplace.disk.read import is_file, read_text
from commonplace.disk.settings import CONFIG
from commonplace.errors import BadConfig
from commonplace.syntax import ORIGINS
from commonplace.text import fold

LOOKS = ("property", "tag", "folder", "title")
LEVELS = ("error", "warning", "info")
KNOWN = {
    "kinds": {*KINDS, "defaults"},
    "properties": {"origins", "rating"},
    "checks": {"ignore", "levels", "folders", "require"},
}


def read_conventions(root: str) -> Conventions:
    """Read the conventions of the vault at `root`; the defaults where it says nothing. Raises BadConfig."""
    text, place = _text(root)
    return parse_config(text, place) if text is not None else Conventions()


def read_wishes(root: str) -> Wishes:
    """Read what the vault at `root` wants of checks; nothing where it does not say. Raises BadConfig."""
    text, place = _text(root)
    return parse_wishes(text, place) if text is not None else Wishes()


def _text(root: str) -> tuple[str | None, str]:
    place = os.path.join(root, CONFIG)
    text = read_text(place)
    if text is None and is_file(place):  # a guess would change what the notes mean
        raise BadConfig(path=place, reason="it cannot be read")
    return text, place


def _table(text: str, place: str) -> dict[str, Any]:
    import tomllib

    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # TOMLDecodeError, an integer of 5,000 digits, 500 brackets
        raise BadConfig(path=place, reason=str(error)) from None
    _check_keys(table, place)
    return table


def parse_wishes(text: str, place: str = CONFIG) -> Wishes:
    """Read [checks] of the text of a commonplace.toml. Raises BadConfig with what is wrong."""
    own = _table(text, place).get("checks", {})
    levels = own.get("levels", {})
    if not isinstance(levels, dict) or not all(level in LEVELS for level in levels.values()):
        raise BadConfig(path=place, reason=f"“levels” must give checks one of the levels {', '.join(LEVELS)}")
    require = _lists(own, "require", place)
    unknown = [kind for kind, _ in require if kind not in KINDS]
    if unknown:
        raise BadConfig(path=place, reason=f"“{unknown[0]}” is no kind of note, and can require nothing")
    return Wishes(
        ignore=_words(own.get("ignore", []), "ignore", place),
        folders=tuple((folder.strip("/"), names) for folder, names in _lists(own, "folders", place)),
        levels=tuple(levels.items()),
        require=require,
    )


def _lists(own: dict[str, Any], key: str, place: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    table = own.get(key, {})
    if not isinstance(table, dict):
        raise BadConfig(path=place, reason=f"“{key}” must be a table of lists")
    return tuple((name, _words(words, f"{key}.{name}", place)) for name, words in table.items())


def _words(written: object, key: str, place: str) -> tuple[str, ...]:
    if not isinstance(written, list) or not all(isinstance(one, str) for one in written):
        raise BadConfig(path=place, reason=f"“{key}” must be a list of names")
    return tuple(written)


def parse_config(text: str, place: str = CONFIG) -> Conventions:
    """Read the text of a commonplace.toml. Raises BadConfig with what is wrong."""
    table = _table(text, place)
    parse_wishes(text, place)
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
