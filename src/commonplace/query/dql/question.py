"""What a query in Dataview's language is once it is parsed: where rows come from, what is done to them and shown."""

from typing import NamedTuple

from commonplace.query.expression import Expression


class Tagged(NamedTuple):
    """Pages with a tag or one nested in it; `tag` comes without its hash."""

    tag: str


class Inside(NamedTuple):
    """Pages in a folder or below; a single page where there is no such folder."""

    folder: str


class Incoming(NamedTuple):
    """Pages that link to a file; an empty target means the page that asks."""

    target: str


class Outgoing(NamedTuple):
    """Pages that a file links to."""

    target: str


class Csv(NamedTuple):
    """The rows of a file that is no note."""

    path: str


class Without(NamedTuple):
    """All pages but these."""

    of: "Source"


class Joined(NamedTuple):
    """Pages of both (`and`) or of either (`or`)."""

    sign: str
    left: "Source"
    right: "Source"


Source = Tagged | Inside | Incoming | Outgoing | Csv | Without | Joined


class Column(NamedTuple):
    """An expression and what its values are called."""

    name: str
    expression: Expression


class From(NamedTuple):
    """Take the rows of a source."""

    source: Source


class Where(NamedTuple):
    """Keep the rows for which an expression is true."""

    expression: Expression


class Key(NamedTuple):
    """What rows are sorted by."""

    expression: Expression
    descending: bool


class Sort(NamedTuple):
    """Sort the rows, by the first key that tells them apart."""

    keys: tuple[Key, ...]


class Limit(NamedTuple):
    """Keep so many rows."""

    expression: Expression


class Group(NamedTuple):
    """Join the rows with equal values."""

    column: Column


class Flatten(NamedTuple):
    """Make a row for each element of a list."""

    column: Column


Step = From | Where | Sort | Limit | Group | Flatten


class Question(NamedTuple):
    """A parsed query. `shape` is table, list, task or calendar; `columns` are those of a table, or the one value."""

    shape: str
    without_id: bool
    columns: tuple[Column, ...]
    steps: tuple[Step, ...]
