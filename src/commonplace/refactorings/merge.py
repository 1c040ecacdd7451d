"""Put a note at the end of another, and let all links to it lead there (spec 9.13).

Properties are joined: lists grow, single values of the note that stays win. Links and footnotes that would change their
meaning are spelled otherwise; where no spelling could mean the place, that is said.
"""

from commonplace.errors import Refused
from commonplace.refactorings.planning.follow import Follower, Moved, follow, said_of
from commonplace.refactorings.planning.ground import Ground, file_change, made
from commonplace.refactorings.planning.joining import appended, joined_properties, other_footnotes
from commonplace.refactorings.planning.queries import follow_queries
from commonplace.refactorings.set import check_writable
from commonplace.resolver.anchor import find_heading, spell_chain
from commonplace.syntax.note import Note
from commonplace.syntax.parse import parse
from commonplace.syntax.respell import respell
from commonplace.text import Change, Edit, edited


def merge(ground: Ground, path: str, into: str, *, queries: bool = False) -> Change:
    """Plan it: the note at `path` goes to the end of the one at `into`. Raises Refused."""
    if path == into or not (path.lower().endswith(".md") and into.lower().endswith(".md")):
        raise Refused(path=path, reason="only a note can be merged, and only into another")
    one, other = (parse(ground.read(each)) for each in (path, into))
    for each, note in ((path, one), (into, other)):
        check_writable(each, note)
    moved = Moved(into={path: into})
    places = _Places(one, other)
    follower = Follower(ground, moved, places.anchor)
    found = follow(ground, moved, [path], follower)
    follower.look_into(path, into)
    own = respell(path, one.source, follower)
    text = edited(one.source, [*own.edits, *other_footnotes(one, other)])
    edits = {each: list(respelt.edits) for each, respelt in found.files.items()}
    joined, said = joined_properties(parse(text), other)
    end = appended(parse(text), other)
    edits[into] = _beside([*edits.get(into, []), *joined, *end])
    _check(path, one, parse(edited(other.source, edits[into])), other)
    data = found.data | {into: other.source}
    said = [*found.said, *said_of(path, one.source, own), *said, *_twins(path, one, other, list(places.lost))]
    said += follow_queries(ground, moved, None, edits, data, queries)
    files = [file_change(each, data[each], edits.get(each, ())) for each in data]
    return made(f"Merge {path} into {into}", [*files, file_change(path, one.source, removed=True)], said)


class _Places:
    """The headings of two notes that become one."""

    def __init__(self, one: Note, other: Note) -> None:
        self.before = [(each.level, each.text) for each in one.headings]
        self.above = len(other.headings)
        self.lost: dict[str, None] = {}  # anchors that will mean a heading of the other
        self.after = [*((each.level, each.text) for each in other.headings), *self.before]

    def anchor(self, written: str) -> str | None:
        """Give the anchor, in the joined note, of a heading of the one that goes; None where it stays as it is."""
        index = None if written.startswith("^") else find_heading(self.before, written)
        if index is None or find_heading(self.after, written) == index + self.above:
            return None
        spelt = spell_chain(self.after, index + self.above)
        if spelt is None:
            self.lost[written] = None
        return spelt


def _beside(edits: list[Edit]) -> list[Edit]:
    """Join what is put at one place, in the order given."""
    by_place: dict[tuple[int, int], str] = {}
    for start, end, text in edits:
        by_place[start, end] = by_place.get((start, end), "") + text
    return [Edit(start, end, text) for (start, end), text in by_place.items()]


def _check(path: str, one: Note, joined: Note, other: Note) -> None:
    """See that the joined text holds what both held: an unclosed fence or comment would swallow what follows."""
    for elements in ("headings", "links", "block_ids", "footnotes", "tasks"):
        body = [each for each in getattr(one, elements) if each.start >= one.body]
        rest = [each for each in getattr(other, elements) if each.start >= other.body]
        if sum(each.start >= joined.body for each in getattr(joined, elements)) != len(body) + len(rest):
            raise Refused(
                path=path, reason=f"the {elements.replace('_', ' ')} of the joined text would not be the same"
            )


def _twins(path: str, one: Note, other: Note, lost: list[str]) -> list[str]:
    both = sorted({each.id for each in one.block_ids} & {each.id for each in other.block_ids})
    names = [f"the block ^{each}" for each in both] + [f"the heading “{each}”" for each in lost]
    return [f"{each} stands in both notes: links to that of {path} will mean the other" for each in names]
