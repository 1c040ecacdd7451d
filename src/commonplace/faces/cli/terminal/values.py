"""Values of properties as a reader would write them."""

from collections.abc import Mapping


def spelt(value: object) -> str:
    """Spell a value on one line.

    >>> spelt(["Karl Marx", 1847, True]), spelt({"page": None})
    ('Karl Marx, 1847, true', 'page: (empty)')
    """
    if isinstance(value, list | tuple):
        return ", ".join(map(spelt, value)) or "(empty list)"
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {spelt(each)}" for name, each in value.items()) or "(empty)"
    if isinstance(value, bool):
        return "true" if value else "false"
    return "(empty)" if value is None or value == "" else str(value)
