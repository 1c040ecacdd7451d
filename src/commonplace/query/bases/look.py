"""What a value shows when it is looked into: its fields and its elements (spec 7.16, 7.17)."""

from commonplace.query.bases.functions import family, known
from commonplace.query.bases.text import string, text, type_of
from commonplace.query.evaluate import Asking
from commonplace.query.values import Record, Value, Wrong, is_number

TEXTS = {"Tag", "URL", "HTML", "Icon", "Image"}


def families(kind: str) -> tuple[str, ...]:
    """Give the families whose functions the values of a type have, the nearest first.

    >>> families("Link")
    ('Link', 'String', 'Any')
    """
    return (kind, "String", "Any") if kind in TEXTS or kind == "Link" else (kind, "Any")


def field(asking: Asking, value: Value, name: str) -> Value:
    """Give a field of a value; of null, null. Raises Wrong where its type has no such field."""
    if isinstance(value, dict):
        return value.get(name)
    if isinstance(value, Record):
        return value.get(name)
    if value is None:
        return None
    kind = type_of(value)
    for each in families(kind):
        entry = family(each, fields=True).get(name)
        if entry:
            return entry.shelved.run(asking, string(value) if each == "String" else value)
    raise Wrong(f'Cannot find "{name}" on type {kind}')


def item(asking: Asking, value: Value, key: Value) -> Value:
    """Give an element of a list by its place, from 0, or what an object has under a name; null where there is none."""
    if isinstance(value, list | str) and is_number(key):
        return value[int(key)] if 0 <= key < len(value) else None
    if isinstance(value, dict | Record):
        return value.get(text(key))
    return field(asking, value, text(key)) if value is not None and isinstance(key, str) else None


def has(name: str) -> bool:
    """Say whether any type has a function of that name."""
    return name in known()
