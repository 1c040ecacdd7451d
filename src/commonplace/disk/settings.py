"""Where a vault is, and the settings of the app that lie in it (spec 1.5, 1.10 to 1.12, 2.8)."""

import json
import os
from collections.abc import Callable
from typing import Any, NamedTuple

from commonplace.disk.read import read_text
from commonplace.errors import NoVault
from commonplace.text import encodable, fold, searcher

CONFIG = "commonplace.toml"
FOLDER = ".obsidian"
TYPES = {"text", "multitext", "number", "checkbox", "date", "datetime", "tags", "aliases"}  # spec 2.7


class Settings(NamedTuple):
    """What the app's settings say; `types` maps folded property names to types, `faults` says what was unreadable.

    `trash` is where files go that are removed: system, local (the vault's own `.trash`) or none (spec 1.6).
    """

    link_style: str
    markdown_links: bool
    ignored: tuple[str, ...]
    types: dict[str, str]
    faults: tuple[str, ...]
    trash: str = "system"


def find_root(place: str) -> str:
    """Give the nearest folder, from `place` up, that is a vault; `place` itself where there is none. Raises NoVault."""
    try:
        folder = os.path.abspath(place)
    except FileNotFoundError:  # the current folder has been deleted
        raise NoVault(path=place) from None
    while True:
        if os.path.isdir(os.path.join(folder, FOLDER)) or os.path.isfile(os.path.join(folder, CONFIG)):
            return folder
        parent = os.path.dirname(folder)
        if parent == folder:
            return os.path.abspath(place)
        folder = parent


def is_folder(place: str) -> bool:
    """Say whether there is a folder at a place."""
    return os.path.isdir(place)


def read_settings(root: str, folder: str = FOLDER) -> Settings:
    """Read app.json and types.json; a missing or broken file means defaults, and a broken one is said (1.10)."""
    faults: list[str] = []
    app = _read_json(root, folder, "app.json", faults)
    types = _read_json(root, folder, "types.json", faults).get("types")
    ignored = app.get("userIgnoreFilters")
    if ignored is not None and not isinstance(ignored, list):
        faults.append(f"{folder}/app.json: userIgnoreFilters is no list and is not used")
    faults += [f"{folder}/app.json: the filter {one} is no regular expression and is not used" for one in _bad(ignored)]
    unknown = sorted({str(kind) for kind in types.values()} - TYPES) if isinstance(types, dict) else []
    faults += [f"{folder}/types.json: the type “{encodable(one)}” is not known" for one in unknown[:3]]
    style = app.get("newLinkFormat")
    return Settings(
        link_style=style if style in ("relative", "absolute") else "shortest",
        markdown_links=app.get("useMarkdownLinks") is True,
        ignored=tuple(encodable(one) for one in ignored if isinstance(one, str) and one)
        if isinstance(ignored, list)
        else (),
        types={fold(encodable(k)): encodable(v) for k, v in types.items() if isinstance(v, str)}
        if isinstance(types, dict)
        else {},
        faults=tuple(faults),
        trash=app["trashOption"] if app.get("trashOption") in ("system", "local", "none") else "system",
    )


def _bad(filters: object) -> list[str]:
    """Give the filters that look like regular expressions and are none."""
    written = [one for one in filters if isinstance(one, str)] if isinstance(filters, list) else []
    return [encodable(one) for one in written if _is_regex(one) and searcher(one[1:-1]) is None]


def _read_json(root: str, folder: str, name: str, faults: list[str]) -> dict[str, Any]:
    text = read_text(os.path.join(root, folder, name))
    if text is None:
        if os.path.lexists(os.path.join(root, folder, name)):
            faults.append(f"{folder}/{name} cannot be read: defaults are used")
        return {}
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        faults.append(f"{folder}/{name} is not valid JSON: defaults are used")
        return {}
    if isinstance(value, dict):
        return value
    faults.append(f"{folder}/{name} does not hold settings: defaults are used")
    return {}


def ignore(filters: tuple[str, ...]) -> Callable[[str], bool]:
    """Make the test for excluded files: path prefixes, or regular expressions between slashes (spec 1.11)."""
    prefixes = tuple(fold(one.lstrip("/")) for one in filters if not _is_regex(one) and one.strip("/"))
    patterns = [test for one in filters if _is_regex(one) and (test := searcher(one[1:-1]))]
    if not prefixes and not patterns:
        return lambda _path: False
    return lambda path: fold(path).startswith(prefixes) or any(test(path) for test in patterns)


def _is_regex(one: str) -> bool:
    return len(one) > 2 and one[0] == one[-1] == "/"


def is_visible_in(place: str, root: str) -> bool:
    """Say whether a place lies in the vault and not in a hidden folder of it."""
    try:
        inner = os.path.relpath(os.path.realpath(place), os.path.realpath(root))
    except ValueError:  # another drive
        return False
    return not inner.startswith("..") and not any(part.startswith(".") for part in inner.split(os.sep))
