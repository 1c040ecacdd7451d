"""commonplace: the engine for people who read critically and keep what they read as linked Markdown notes.

    import commonplace

    vault = commonplace.open("my-vault")
    for note in vault.notes(kind="source", sort="rating", reverse=True):
        print(note.title, note.rating)

The names below are the public API; everything else may change.
"""

from commonplace.errors import (
    BadConfig,
    BadRequest,
    CommonplaceError,
    IndexBusy,
    IndexRefused,
    NoSuchNote,
    NoVault,
)
from commonplace.index.refresh import Refreshed
from commonplace.query.answers import (
    Backlink,
    CalloutEntry,
    Card,
    FindingEntry,
    Graph,
    GraphEdge,
    GraphNode,
    HeadingEntry,
    Health,
    LinkEntry,
    Mention,
    Neighbour,
    NoteEntry,
    Overview,
    PropertyEntry,
    PropertyUse,
    Step,
    TagEntry,
    TaskEntry,
    Wanted,
)
from commonplace.vault import Vault, find_root
from commonplace.vault import open_vault as open  # noqa: A004  # as in `commonplace.open(path)`

__all__ = [
    "Backlink",
    "BadConfig",
    "BadRequest",
    "CalloutEntry",
    "Card",
    "CommonplaceError",
    "FindingEntry",
    "Graph",
    "GraphEdge",
    "GraphNode",
    "HeadingEntry",
    "Health",
    "IndexBusy",
    "IndexRefused",
    "LinkEntry",
    "Mention",
    "Neighbour",
    "NoSuchNote",
    "NoVault",
    "NoteEntry",
    "Overview",
    "PropertyEntry",
    "PropertyUse",
    "Refreshed",
    "Step",
    "TagEntry",
    "TaskEntry",
    "Vault",
    "Wanted",
    "find_root",
    "open",
]
