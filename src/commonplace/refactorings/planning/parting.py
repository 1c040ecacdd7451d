"""One note that becomes two: where each of its headings and blocks is afterwards, and what links to them become."""

from typing import NamedTuple

from commonplace.errors import Refused
from commonplace.refactorings.planning.follow import Follower
from commonplace.resolver.anchor import find_heading, spell_chain
from commonplace.resolver.names import Name, segment_of
from commonplace.resolver.resolve import Missing, resolve
from commonplace.resolver.spell import respell_path, spell_path
from commonplace.syntax.note import Link, Note
from commonplace.syntax.respell import Respelt


class Parting(NamedTuple):
    """A note at `path`, of which the bytes from `start` to `end` go to the new note at `new`."""

    path: str
    new: str
    note: Note
    start: int
    end: int

    def goes(self, offset: int) -> bool:
        """Say whether what stands at an offset goes."""
        return self.start <= offset < self.end

    def place(self, anchor: str) -> tuple[bool, str] | None:
        """Say whether an anchor goes, and how it is spelled where it then is; None if it is not there."""
        if anchor.startswith("^"):
            key = anchor[1:].strip().lower()
            block = next((one for one in self.note.block_ids if one.id == key), None)
            return (self.goes(block.start), anchor) if block else None
        headings = self.note.headings
        index = find_heading([(one.level, one.text) for one in headings], anchor)
        if index is None:
            return None
        gone = self.goes(headings[index].start)
        there = [one for one in headings if self.goes(one.start) == gone]
        pairs = [(one.level, one.text) for one in there]
        at = there.index(headings[index])
        if find_heading(pairs, anchor) == at:
            return gone, anchor
        spelt = spell_chain(pairs, at)
        if spelt is None:
            raise Refused(path=self.path, reason=f"no link could mean its heading “{headings[index].text}” any more")
        return gone, spelt


class Parter:
    """Answers, for one link of one file after another, what is new in it after a parting."""

    def __init__(self, follower: Follower, parting: Parting) -> None:
        self.follower, self.parting = follower, parting
        self.source = ""

    def look_into(self, source: str) -> None:
        """Say which file the links are in."""
        self.source = source

    def __call__(self, link: Link) -> Respelt | None:
        """Give what is new in a link; None where it means what it meant."""
        if link.kind in {"external", "base"}:
            return None
        parting, follower = self.parting, self.follower
        moves = self.source == parting.path and parting.goes(link.start)
        later = parting.new if moves else self.source
        follower.look_into(self.source, later)
        exact = link.kind == "canvas"
        was = resolve(link.target or self.source, self.source, follower.before, exact=exact or not link.target)
        if isinstance(was, Missing) or was.file.path != parting.path:
            return follower(link)
        placed = parting.place(link.anchor) if link.anchor else None
        gone, anchor = placed or (False, link.anchor)
        there = parting.new if gone else parting.path
        target = self._target(link, later, there, exact=exact)
        if target is None and anchor == link.anchor:
            return None
        return Respelt(target, anchor if anchor != link.anchor else None)

    def _target(self, link: Link, later: str, there: str, *, exact: bool) -> str | None:
        """Give the new target of a link into the note that is parted; None where it stays."""
        if not link.target and later == there:
            return None
        names = self.follower.after
        if link.target:
            now = resolve(link.target, later, names, exact=exact)
            if not isinstance(now, Missing) and now.file.path == there and not hasattr(now, "candidates"):
                return None
        if exact:
            return there
        name = next(one for one in names(segment_of(there)) if one.path == there)
        style, sources = self.follower.style, (self.source, later)
        again = respell_path(link.target, self.parting.path, name, sources, names, style) if link.target else None
        return again or spelled(name, later, self.follower, extension=link.kind == "markdown")


def spelled(name: Name, source: str, follower: Follower, *, extension: bool) -> str:
    """Spell the way to a file as the app's settings ask for. Raises Refused."""
    target = spell_path(name, source, follower.after, follower.style, extension=extension)
    if target is None:
        raise Refused(path=name.path, reason=f"no link in {source} could name it")
    return target
