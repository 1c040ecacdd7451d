"""The answers: what the vault gives back. Each is a NamedTuple; `--json` prints its fields under their names.

A `path` is a vault path, a `line` counts from 1, `start` and `end` are UTF-8 byte offsets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from commonplace.query.values import Value as Answered
    from commonplace.syntax.note import Value


class NoteEntry(NamedTuple):
    """A note in a list. `modified` is in seconds since 1970, `grade` from 0 to 1."""

    path: str
    name: str
    title: str
    kind: str
    rule: str
    rating: str | None
    grade: float | None
    state: str | None
    size: int
    modified: float


class PropertyEntry(NamedTuple):
    """A property of one note. `mismatch`: the value does not fit the vault's type; `wins`: it stands for its name."""

    name: str
    value: Value
    origin: str
    type: str
    mismatch: bool
    wins: bool
    line: int


class HeadingEntry(NamedTuple):
    """A heading of an outline."""

    level: int
    text: str
    line: int


class LinkEntry(NamedTuple):
    """A link and what it means.

    `status` is resolved, missing, ambiguous or external. `destination` is a vault path or None; `anchor_found` is None
    where there is no anchor to look for; `candidates` are the files that tie.
    """

    path: str
    line: int
    kind: str
    embed: bool
    target: str
    anchor: str | None
    alias: str | None
    status: str
    destination: str | None
    anchor_found: bool | None
    candidates: tuple[str, ...]
    start: int
    end: int

    @property
    def written(self) -> str:
        """The target with its anchor."""
        return self.target + (f"#{self.anchor}" if self.anchor else "")

    @property
    def problem(self) -> str | None:
        """What is wrong with the link: missing, ambiguous, anchor; None for nothing."""
        if self.status in ("missing", "ambiguous"):
            return self.status
        return "anchor" if self.anchor_found is False else None


class Backlink(NamedTuple):
    """A link to a note from another file: `text` as written there, the `sentence` around it."""

    path: str
    line: int
    text: str
    sentence: str
    kind: str


class CalloutEntry(NamedTuple):
    """A callout of one note; `text` is its own body, without quotation marks and without the callouts in it."""

    type: str
    title: str
    line: int
    depth: int
    text: str


class TaskEntry(NamedTuple):
    """A task. `status` is its mark; done is any mark but a space; `completed` only x or X."""

    path: str
    line: int
    status: str
    done: bool
    completed: bool
    text: str
    fields: dict[str, Value]


class FindingEntry(NamedTuple):
    """What is wrong at a place, as seen while the vault was read."""

    path: str
    line: int
    check: str
    message: str


class Card(NamedTuple):
    """All about one note."""

    path: str
    name: str
    title: str
    kind: str
    rule: str
    rating: str | None
    grade: float | None
    scale: str | None
    state: str | None
    size: int
    words: int
    modified: float
    aliases: tuple[str, ...]
    tags: tuple[str, ...]
    properties: tuple[PropertyEntry, ...]
    outline: tuple[HeadingEntry, ...]
    links: tuple[LinkEntry, ...]
    backlinks: tuple[Backlink, ...]
    callouts: tuple[CalloutEntry, ...]
    tasks: tuple[TaskEntry, ...]
    findings: tuple[FindingEntry, ...]


class Wanted(NamedTuple):
    """A missing note: how many `notes` ask for it with how many `links`, how they spell and show it, from where."""

    target: str
    notes: int
    links: int
    spellings: tuple[str, ...]
    aliases: tuple[str, ...]
    sources: tuple[str, ...]


class Neighbour(NamedTuple):
    """A file at a distance of so many links from another."""

    path: str
    distance: int


class Step(NamedTuple):
    """A file on a way through the links; `direction` says how it is joined to the one before: to, from, or start."""

    path: str
    direction: str


class TagEntry(NamedTuple):
    """A tag in its first spelling: in how many notes, how often."""

    name: str
    notes: int
    count: int  # type: ignore[assignment]  # the column is called so; nobody counts in a tuple of three


class PropertyUse(NamedTuple):
    """A property across the vault: its commonest spelling, in how many notes, types, origins, commonest values."""

    name: str
    notes: int
    types: tuple[str, ...]
    origins: tuple[str, ...]
    values: tuple[tuple[str, int], ...]


class Mention(NamedTuple):
    """A name of a note in prose that is not a link: `text` as it stands there, the `name` or alias that it is."""

    path: str
    line: int
    text: str
    name: str
    sentence: str
    start: int
    end: int


class Overview(NamedTuple):
    """The vault on one screen. Lists of (word, count) come with the greatest first; `months` in order of time.

    The month of a note is that of its `created`, `added` or `read` property, of a daily note its day, else of its file.
    """

    root: str
    notes: int
    attachments: int
    links: int
    resolved: int
    missing: int
    ambiguous: int
    anchors_missing: int
    tasks_open: int
    tasks_done: int
    tags: int
    kinds: tuple[tuple[str, int], ...]
    ratings: tuple[tuple[str, int], ...]
    states: tuple[tuple[str, int], ...]
    genres: tuple[tuple[str, int], ...]
    months: tuple[tuple[str, int], ...]
    most_linked: tuple[tuple[str, int], ...]
    wanted: tuple[tuple[str, int], ...]
    orphans: int
    faults: tuple[tuple[str, int], ...]


class GraphNode(NamedTuple):
    """A node of the graph: `id` is a vault path, or the target of a missing note."""

    id: str
    title: str
    kind: str
    grade: float | None


class GraphEdge(NamedTuple):
    """An edge of the graph: so many links from one node to another."""

    source: str
    target: str
    links: int


class Graph(NamedTuple):
    """The graph of a vault: nodes in order of id, edges in order of their ends."""

    nodes: tuple[GraphNode, ...]
    edges: tuple[GraphEdge, ...]


class Health(NamedTuple):
    """Where the index is and how the vault was read; sizes in bytes."""

    root: str
    index: str  # type: ignore[assignment]  # the same
    index_size: int
    files: int
    notes: int
    refreshed: float
    versions: tuple[tuple[str, str], ...]
    settings: tuple[tuple[str, str], ...]
    left_out: tuple[tuple[str, str], ...]
    said: tuple[str, ...]


class BaseEntry(NamedTuple):
    """A `.base` file and the names of its views, the first of which is shown where none is asked for."""

    path: str
    views: tuple[str, ...]


class Fault(NamedTuple):
    """A row that a question lost because an expression fails on it, or a part of a question that was not run."""

    path: str | None
    reason: str


class RowGroup(NamedTuple):
    """So many consecutive rows of an answer that belong together: their common value, their summaries by column."""

    key: Answered
    rows: int
    summaries: tuple[tuple[str, Answered], ...] = ()


class Rows(NamedTuple):
    """What a question in a query language answered: typed values (`query.values`), one tuple a row.

    `language` is dataview, base, search or sql; `shape` is table, list, task, calendar or cards. `paths` names the note
    that each row is of, if it is of one. `groups` cuts the rows into consecutive groups, or is empty. `summaries` has
    (column, value) for the columns that have one. `total` counts the rows before a limit. `title` is a view's name.
    In a list the first column is the note (unless WITHOUT ID) and the second its value. Rows of tasks are (status,
    text, link to the note, line from 1, depth), those of a calendar (date, link).
    """

    language: str
    shape: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Answered, ...], ...]
    paths: tuple[str | None, ...]
    groups: tuple[RowGroup, ...] = ()
    summaries: tuple[tuple[str, Answered], ...] = ()
    faults: tuple[Fault, ...] = ()
    total: int = 0
    title: str = ""


class Snippet(NamedTuple):
    """A line of a file that shows why it was found; `hits` are starts and ends, in characters of its `text`.

    `line` is None on a canvas, `section` is the heading above it.
    """

    line: int | None
    section: str | None
    text: str
    hits: tuple[tuple[int, int], ...]


class Hit(NamedTuple):
    """A file that a search has found. `score` is that of BM25, None for what only follows; times are in seconds."""

    path: str
    title: str
    score: float | None
    modified: float
    created: float
    snippets: tuple[Snippet, ...]


class Found(NamedTuple):
    """What a search has found: how many files in all, so many of them as asked, the nearest words if there are none.

    Not `complete`: the time was up. `said` tells what was wrong with an expression of the search.
    """

    query: str
    total: int
    complete: bool
    hits: tuple[Hit, ...]
    suggestions: tuple[str, ...]
    said: tuple[str, ...]
