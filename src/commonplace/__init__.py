"""commonplace: the engine for people who read critically and keep what they read as linked Markdown notes.

    import commonplace

    vault = commonplace.open("my-vault")
    for note in vault.notes(kind="source", sort="rating", reverse=True):
        print(note.title, note.rating)

The names below are the public API; everything else may change.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from commonplace.errors import (
    BadConfig,
    BadQuery,
    BadRequest,
    CommonplaceError,
    IndexBusy,
    IndexRefused,
    NoSuchNote,
    NoVault,
    QueryFailed,
    Refused,
    Stale,
    VaultBusy,
    WriteFailed,
)

if TYPE_CHECKING:
    from commonplace.checks import Finding
    from commonplace.disk.apply import Applied
    from commonplace.disk.undo import Undone, Written
    from commonplace.index.refresh import Refreshed
    from commonplace.query.answers import (
        Backlink,
        BaseEntry,
        CalloutEntry,
        Card,
        Fault,
        FindingEntry,
        Found,
        Graph,
        GraphEdge,
        GraphNode,
        HeadingEntry,
        Health,
        Hit,
        LinkEntry,
        Mention,
        Neighbour,
        NoteEntry,
        Overview,
        PropertyEntry,
        PropertyUse,
        RowGroup,
        Rows,
        Snippet,
        Step,
        TagEntry,
        TaskEntry,
        Wanted,
    )
    from commonplace.query.embedded import found_rows
    from commonplace.query.spelling import as_data, as_text, rows_data
    from commonplace.text import Change, Edit, FileChange
    from commonplace.vault import Vault, find_root
    from commonplace.vault import open_vault as open  # noqa: A004  # as in `commonplace.open(path)`

HOMES = {
    "Finding": "checks",
    "Vault": "vault",
    "find_root": "vault",
    "Refreshed": "index.refresh",
    "Applied": "disk.apply",
    "Undone": "disk.undo",
    "Written": "disk.undo",
    "Change": "text",
    "Edit": "text",
    "FileChange": "text",
    "as_text": "query.spelling",
    "found_rows": "query.embedded",
    "as_data": "query.spelling",
    "rows_data": "query.spelling",
}
"""Where what is no answer comes from."""

__all__ = [
    "Applied",
    "Backlink",
    "BadConfig",
    "BadQuery",
    "BadRequest",
    "BaseEntry",
    "CalloutEntry",
    "Card",
    "Change",
    "CommonplaceError",
    "Edit",
    "Fault",
    "FileChange",
    "Finding",
    "FindingEntry",
    "Found",
    "Graph",
    "GraphEdge",
    "GraphNode",
    "HeadingEntry",
    "Health",
    "Hit",
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
    "QueryFailed",
    "Refreshed",
    "Refused",
    "RowGroup",
    "Rows",
    "Snippet",
    "Stale",
    "Step",
    "TagEntry",
    "TaskEntry",
    "Undone",
    "Vault",
    "VaultBusy",
    "Wanted",
    "WriteFailed",
    "Written",
    "as_data",
    "as_text",
    "find_root",
    "found_rows",
    "open",
    "rows_data",
]


def __getattr__(name: str) -> object:
    """Load what is asked for: the command line has its help printed without an index (decision 3)."""
    if name == "open":
        return import_module("commonplace.vault").open_vault
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"commonplace.{HOMES.get(name, 'query.answers')}"), name)
