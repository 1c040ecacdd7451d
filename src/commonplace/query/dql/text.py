"""The text form of values (spec 8.16): in concatenations, `string()`, `join()`."""

from datetime import UTC, date

from commonplace.query.dates import moment_of
from commonplace.query.dql.links import written
from commonplace.query.dql.order import type_name
from commonplace.query.evaluate import ROOM, Asking
from commonplace.query.luxon import human
from commonplace.query.luxon_format import write
from commonplace.query.values import Record, Value, Wrong, number_text

NULL = "\\-"  # Dataview's setting “render null as”
DAY, TIME = "MMMM dd, yyyy", "h:mm a - MMMM dd, yyyy"  # its settings for dates
DEEPEST = 100


def text_of(value: Value, asking: Asking | None = None) -> str:
    r"""Give the text of a value. Raises Wrong when it would be too long; with an Asking, QueryFailed in time.

    >>> text_of([1, None, [True, "a"]]), text_of({"a": 1.5})
    ('1, \\-, [true, a]', '{ a: 1.5 }')
    """
    return value if type(value) is str else _Writing(asking).of(value, 0)


def external(value: str) -> tuple[str, str]:
    """Give the address and the display of an external link."""
    address, _, display = value.partition("|")
    return address, display or address


class _Writing:
    """One text in the making, which is not let grow without end."""

    def __init__(self, asking: Asking | None) -> None:
        self.size, self.asking = 0, asking

    def of(self, value: Value, depth: int) -> str:
        """Write a value at a depth of lists and objects."""
        name = type_name(value)
        if name == "array":
            found = self.joined([self.of(each, self.deeper(depth)) for each in value])
            return f"[{found}]" if depth else found
        if name == "object":
            fields = value.whole() if isinstance(value, Record) else value if isinstance(value, dict) else {}
            pairs = [f"{key}: {self.of(each, self.deeper(depth))}" for key, each in fields.items()]
            return f"{{ {self.joined(pairs)} }}"
        return self.counted(scalar_text(value, name))

    def joined(self, texts: list[str]) -> str:
        """Join texts with commas."""
        self.size += 2 * len(texts)
        return self.counted(", ".join(texts), 0)

    def deeper(self, depth: int) -> int:
        """Go one deeper. Raises Wrong when that is too deep."""
        if depth >= DEEPEST:
            raise Wrong("lists lie inside each other too deeply")
        return depth + 1

    def counted(self, text: str, size: int | None = None) -> str:
        """Count the size of a text. Raises Wrong when all is too long."""
        if self.asking:
            self.asking.tick()
        self.size += (len(text) if size is None else size) + 1
        if self.size > ROOM:
            raise Wrong(f"a text would be longer than {ROOM:,} characters")
        return text


def scalar_text(value: Value, name: str) -> str:
    """Give the text of a value that holds no others, by the name of its type."""
    if name == "null":
        return NULL
    if name == "boolean":
        return "true" if value else "false"
    if name == "number":
        return number_text(value)
    if name == "date":
        return date_text(value)
    if name == "duration":
        return human(value)
    if name == "link":
        return written(value)
    if name == "widget":
        return "[{1}]({0})".format(*external(value))
    return "<function>" if name == "function" else str(value)


def date_text(when: date) -> str:
    """Write a date; its time only if it is not midnight."""
    moment = moment_of(when, UTC)
    return write(moment, TIME if (moment.hour, moment.minute, moment.second) != (0, 0, 0) else DAY)
