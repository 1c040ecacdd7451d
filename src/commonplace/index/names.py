"""The table of names that the index is: for resolving a few links without loading every name."""

from commonplace.index.store import Connection
from commonplace.resolver.names import Name, Names

BY_SEGMENT = "SELECT id, path, folded FROM file WHERE segment = ?"


def names_in(sql: Connection) -> Names:
    """Make a table of names that asks the index, and remembers what it was told: for one refresh or one question."""
    known: dict[str, list[Name]] = {}

    def names(segment: str) -> list[Name]:
        if segment not in known:
            known[segment] = [Name(*row) for row in sql.execute(BY_SEGMENT, (segment,))]
        return known[segment]

    return names
