"""The ways to ask in Dataview's language: a query, one expression; with the note in which they stand."""

from datetime import UTC, datetime
from time import monotonic
from typing import TYPE_CHECKING

from commonplace.errors import BadQuery, QueryFailed
from commonplace.index.store import Connection
from commonplace.query.answers import Fault, Rows
from commonplace.query.columns import Columns
from commonplace.query.dql.dialect import DIALECT
from commonplace.query.dql.pages import Pages, Reader
from commonplace.query.dql.parse import parse_expression, parse_query
from commonplace.query.dql.run import EMPTY, answer
from commonplace.query.evaluate import SECONDS, Asking, Maker
from commonplace.query.values import Record, Value, Wrong
from commonplace.syntax import ORIGINS

if TYPE_CHECKING:
    from commonplace.query.blocks import QueryBlock


class Desk:
    """Where questions are asked: one state of the index, one time; `this` is the path of the note that asks."""

    def __init__(
        self,
        sql: Connection,
        read: Reader,
        now: datetime,
        this: str | None = None,
        seconds: float = SECONDS,
        origins: tuple[str, ...] = ORIGINS,
    ) -> None:
        self.now, self.this, self.seconds = now, this, seconds
        self.zone = now.tzinfo or UTC
        self.pages = Pages(Columns(sql), self.zone, read, origins)

    def asking(self) -> Asking:
        """Give what holds for one question."""
        page: Record | None = self.pages.record(self.this) if self.this else None
        return Asking(self.now, self.zone, page, self.pages, self.seconds)

    def within(self, seconds: float) -> "Desk":
        """Let the questions that follow have so many seconds each."""
        self.seconds = seconds
        return self

    def query(self, text: str) -> Rows:
        """Answer a query. Raises BadQuery, QueryFailed."""
        return answer(parse_query(text), self.pages, self.asking(), self.this)

    def value(self, text: str) -> Value:
        """Give the value of one expression for the note that asks (spec 8.36). Raises BadQuery, QueryFailed."""
        asking = self.asking()
        try:
            return Maker(DIALECT, asking).make(parse_expression(text))(asking.this or EMPTY)
        except (Wrong, RecursionError, OverflowError) as error:
            raise QueryFailed(reason=str(error)) from None


LEAST = 0.05  # seconds that a block has even when those before it took all
SCRIPT = "it is a script, and scripts are not run"


def block_answers(desk: Desk, source: bytes) -> list[Rows]:
    """Answer every block of a note in Dataview's language; its scripts are named and not run."""
    from commonplace.query.blocks import query_blocks  # what parses is loaded when there is something to parse
    from commonplace.syntax.parse import parse

    blocks = (one for one in query_blocks(parse(source)) if one.language in {"dataview", "dataviewjs"})
    until = monotonic() + desk.seconds  # all of a note have together what one question has
    return [_block_answer(desk.within(max(until - monotonic(), LEAST)), block) for block in blocks]


def _block_answer(desk: Desk, block: "QueryBlock") -> Rows:
    title = f"line {block.line}"
    if block.language == "dataviewjs":
        return _nothing(title, Fault(None, SCRIPT))
    try:
        return desk.query(block.text)._replace(title=title)
    except (BadQuery, QueryFailed) as error:
        return _nothing(title, Fault(None, str(error).rstrip(".")))


def _nothing(title: str, fault: Fault) -> Rows:
    return Rows("dataview", "list", (), (), (), faults=(fault,), title=title)
