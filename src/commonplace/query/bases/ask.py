"""The ways to ask a base: a view of a `.base` file, of a block of a note, or of a text."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from commonplace.errors import BadRequest
from commonplace.index.store import Connection
from commonplace.query.answers import BaseEntry, Rows
from commonplace.query.bases.files import Files
from commonplace.query.bases.parse import parse_expression
from commonplace.query.bases.read import Base, View, read_base
from commonplace.query.bases.run import answer, evaluate
from commonplace.query.columns import Columns
from commonplace.query.evaluate import SECONDS, Asking
from commonplace.query.names import file_id, find_file, nearest_of
from commonplace.query.values import Fields, Value
from commonplace.text import encodable, fold

BLOCKS = """
SELECT block.start, block.end FROM file JOIN block ON block.note = file.id
WHERE file.path = ? AND block.kind = 'code' AND block.info = 'base' ORDER BY block.start"""
BASES = """
SELECT file.path, base_view.name FROM base_view JOIN file ON file.id = base_view.base
WHERE NOT file.excluded ORDER BY file.path, base_view.number"""
Reader = Callable[[str], bytes]


class Bench:
    """Where bases are asked: one state of the index, one time; `this` is the path of the file that shows the base."""

    def __init__(
        self,
        sql: Connection,
        types: Mapping[str, str],
        now: datetime,
        this: str | None = None,
        seconds: float = SECONDS,
    ) -> None:
        self.sql, self.now = sql, now
        self.files = Files(Columns(sql), now.tzinfo or UTC, types)
        record = self.files.record(this) if this else None
        self.asking = Asking(now, self.files.zone, record, self.files, seconds)

    def rows(self, texts: list[str], view: str | None) -> Rows:
        """Answer a view of the first base that has it, or the first view. Raises BadQuery, BadRequest, QueryFailed."""
        bases = [read_base(encodable(text)) for text in texts]
        base, chosen = choose(bases, view)
        return answer(base, chosen, self.files, self.asking)

    def value(self, text: str, path: str | None = None) -> Value:
        """Give the value of one expression for a file. Raises BadQuery, Wrong, QueryFailed."""
        row = self.files.record(path) if path else None
        return evaluate(parse_expression(encodable(text)), row or Fields({}), self.asking)


def choose(bases: list[Base], view: str | None) -> tuple[Base, View]:
    """Find a view by its name, else the first. Raises BadRequest."""
    every = [(base, each) for base in bases for each in base.views]
    found = [pair for pair in every if view is None or pair[1].name == view]
    found = found or [pair for pair in every if fold(pair[1].name) == fold(view or "")]
    if found:
        return found[0]
    names = [each.name for _, each in every]
    near = nearest_of(view or "", names) or names
    raise BadRequest(reason=f"There is no view “{view}”. Did you mean {' or '.join(f'“{one}”' for one in near[:3])}?")


def texts_of(sql: Connection, read: Reader, path: str) -> list[str]:
    """Give the YAML of a `.base` file, or of each base in a note. Raises BadRequest where there is none."""
    data = read(path)
    if path.lower().endswith(".base"):
        return [data.decode("utf-8", "replace")]
    blocks = [data[start:end].decode("utf-8", "replace") for start, end in sql.execute(BLOCKS, (path,))]
    if not blocks:
        raise BadRequest(reason=f"{path} is no base, and holds none")
    return [inside(block) for block in blocks]


def find_base(sql: Connection, name: str) -> tuple[str | None, str | None]:
    """Find the file that holds a base, named as in a link or an embed, and the view that is named with it (7.11).

    Without an extension a name means a note with a base in it, else a `.base` file, else any file.
    """
    place, view = (name, None) if file_id(sql, encodable(name)) >= 0 else place_of(name)
    path = find_file(sql, place)
    if place.lower().endswith((".base", ".md")) or (path and sql.execute(BLOCKS, (path,)).fetchone()):
        return path, view
    return find_file(sql, f"{place}.base") or path, view


def place_of(name: str) -> tuple[str, str | None]:
    """Split what names a base, as an embed does, into the file and the view.

    >>> place_of("![[People.base#By birth]]"), place_of("People.base")
    (('People.base', 'By birth'), ('People.base', None))
    """
    text = name.strip().removeprefix("!").removeprefix("[[").removesuffix("]]")
    place, mark, view = text.partition("|")[0].partition("#")
    return place, view if mark else None


def inside(block: str) -> str:
    r"""Give what stands between the fences of a block.

    >>> inside("```base\nviews: []\n```\n")
    'views: []'
    """
    lines = block.rstrip().splitlines()
    last = lines[-1].strip() if lines else ""
    closed = len(lines) > 1 and last[:3] in {"```", "~~~"} and not last.strip("`~")
    return "\n".join(lines[1:-1] if closed else lines[1:])


def bases(sql: Connection) -> list[BaseEntry]:
    """List the `.base` files of a vault with the names of their views."""
    views: dict[str, list[str]] = {}
    for path, name in sql.execute(BASES):
        views.setdefault(path, []).append(name)
    return [BaseEntry(path, tuple(names)) for path, names in views.items()]
