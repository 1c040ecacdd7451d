"""Links that follow what they mean: after files have got other names, every link means what it meant before.

Spec 9.2 and 9.4: not only the links to what is renamed are looked at, but all that look for an old or a new name.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from commonplace.errors import Refused
from commonplace.index.names import names_in
from commonplace.query import renaming
from commonplace.refactorings.planning.ground import Ground
from commonplace.resolver.names import Name, Names, bare, name_of, segment_of, segments_of_file
from commonplace.resolver.resolve import Ambiguous, Missing, Resolution, resolve
from commonplace.resolver.spell import is_relative, respell_path
from commonplace.syntax.note import Link
from commonplace.syntax.parse import parse
from commonplace.syntax.respell import Respelling, Respelt, respell
from commonplace.text import as_utf8, edited

RISKY = re.compile(r"[$`]")
ESCAPED = re.compile(r"\\([\\\[\]$`])")


class Moved(NamedTuple):
    """What becomes of the names of a vault: `to` gives new paths, `into` the file that stands for one that goes.

    `added` are paths that are new. Nothing is said of any other file: it stays.
    """

    to: Mapping[str, str] = {}
    into: Mapping[str, str] = {}
    added: tuple[str, ...] = ()

    def meaning(self, path: str) -> str:
        """Give the path, afterwards, of what a file is now."""
        return self.to.get(path) or self.into.get(path) or path

    @property
    def paths(self) -> set[str]:
        """All paths that come or go."""
        return {*self.to, *self.to.values(), *self.into, *self.added}


class Followed(NamedTuple):
    """The new spellings in each file, and what is to be told."""

    files: dict[str, Respelling]
    data: dict[str, bytes]
    said: list[str]


def names_after(before: Names, moved: Moved) -> Names:
    """Give the table of names as it will be."""
    coming: dict[str, list[Name]] = {}
    for number, path in enumerate((*moved.to.values(), *moved.added), 1):
        coming.setdefault(segment_of(path), []).append(name_of(-number, path))

    def names(segment: str) -> list[Name]:
        there = before(segment)
        staying = [one for one in there if one.path not in moved.to and one.path not in moved.into]
        return staying + coming.get(segment, [])

    return names


class Follower:
    """Answers, for one link of one file after another, what is new in it."""

    def __init__(self, ground: Ground, moved: Moved, anchors: Callable[[str], str | None] | None = None) -> None:
        """Begin; `anchors` gives the anchor, afterwards, of a place in a file that goes into another."""
        self.anchors = anchors
        self.moved, self.style = moved, ground.settings.link_style
        self.before = names_in(ground.sql)
        self.after = names_after(self.before, moved)
        self.segments = {segment for path in moved.paths for segment in segments_of_file(path)}
        self.source = self.later = ""  # the path of the file that is looked at, before and after
        self.known: dict[tuple[str, bool, str, bool], Resolution] = {}
        self.gained: dict[str, list[str]] = {}  # by what is meant now: the files with links that meant nothing

    def look_into(self, source: str, later: str | None = None) -> None:
        """Say which file the links are in, and where they will stand afterwards."""
        self.source, self.later = source, later or self.moved.meaning(source)

    def __call__(self, link: Link) -> Respelt | None:
        """Give what is new in a link; None where it means what it meant."""
        if link.kind in {"external", "base"}:
            return None
        moved = self._followed(link) if link.target else None
        anchor = self._anchored(link) if link.anchor and self.anchors else None
        return moved if anchor is None else (moved or Respelt())._replace(anchor=anchor)

    def _anchored(self, link: Link) -> str | None:
        """Give the new anchor of a link into a file that goes into another."""
        was = self._resolve(link.target or self.source, self.source, exact=link.kind == "canvas", after=False)
        path = self.source if not link.target else "" if isinstance(was, Missing) else was.file.path
        if not self.anchors or path not in self.moved.into or not link.anchor:
            return None
        anchor = self.anchors(link.anchor)
        return anchor if anchor != link.anchor else None

    def _followed(self, link: Link) -> Respelt | None:
        if self.source == self.later and segment_of(link.target) not in self.segments:
            return None
        exact = link.kind == "canvas"
        was = self._resolve(link.target, self.source, exact=exact, after=False)
        now = self._resolve(link.target, self.later, exact=exact, after=True)
        if isinstance(was, Missing):
            if not isinstance(now, Missing):
                self.gained.setdefault(now.file.path, []).append(self.later)
            return None
        meant = self.moved.meaning(was.file.path)
        if self._keeps(link.target, was, now, meant):
            return None
        target = meant if exact else self._spelled(link.target, was.file.path, meant)
        return Respelt(target, None, _shown(link, was.file.path, meant))

    def _resolve(self, target: str, source: str, *, exact: bool, after: bool) -> Resolution:
        key = target, after, source[: source.rfind("/") + 1], exact
        found = self.known.get(key)
        if found is None:
            found = resolve(target, source, self.after if after else self.before, exact=exact)
            self.known[key] = found
        return found

    def _keeps(self, target: str, was: Resolution, now: Resolution, meant: str) -> bool:
        """Say whether a link still means its file, no less surely, and shows the way to it if it showed it before."""
        if isinstance(now, Missing) or isinstance(was, Missing) or now.file.path != meant:
            return False
        if isinstance(now, Ambiguous) and not isinstance(was, Ambiguous):
            return False
        if self.style != "relative" or "/" not in target + self.source + meant:
            return True
        return not is_relative(target, was.file.path, self.source) or is_relative(target, meant, self.later)

    def _spelled(self, target: str, path: str, meant: str) -> str:
        new = self._name_after(meant)
        spelt = respell_path(target, path, new, (self.source, self.later), self.after, self.style)
        if spelt is None:
            raise Refused(path=path, reason=f"the link to it in {self.source} could not name “{meant}”")
        return spelt

    def _name_after(self, path: str) -> Name:
        return next(one for one in self.after(segment_of(path)) if one.path == path)


def _shown(link: Link, old: str, new: str) -> str | None:
    """Give the display of a link if it follows the name: where it was the old one (spec 9.6)."""
    before, after = (path.rpartition("/")[2] for path in (old, new))
    if before == after or not link.alias:
        return None
    for one, other in ((bare(before), bare(after)), (before, after)):
        if one in {link.alias, ESCAPED.sub(r"\1", link.alias)}:
            return other
    return None


def follow(ground: Ground, moved: Moved, skip: Iterable[str] = (), follower: Follower | None = None) -> Followed:
    """Respell all links of the vault that would otherwise mean something else; the files of `skip` are left out."""
    follower = follower or Follower(ground, moved)
    going = [one.id for path in (*moved.to, *moved.into) if (one := renaming.named(ground.sql, path))]
    sources = renaming.linking(ground.sql, going) | renaming.looking(ground.sql, follower.segments) | set(moved.to)
    found = Followed({}, {}, [])
    for path in sorted(sources.difference(skip)):
        if path.lower().endswith((".md", ".canvas")):
            follower.look_into(path)
            found.data[path] = data = ground.read(path)
            found.files[path] = respelt = respell(path, data, follower)
            _see_links(path, data, respelt)
            found.said.extend(said_of(path, data, respelt))
    found.said.extend(_gained(follower))
    return found


def _see_links(path: str, data: bytes, respelt: Respelling) -> None:
    """See that no link is lost where a new name holds what may begin maths or code. Raises Refused."""
    risky = path.lower().endswith(".md") and any(RISKY.search(edit.text) for edit in respelt.edits)
    if risky and len(parse(edited(data, respelt.edits)).links) != len(parse(data).links):
        raise Refused(path=path, reason="beside each other, its links to the new name would be read as maths or code")


def said_of(path: str, data: bytes, respelt: Respelling) -> list[str]:
    """Say which links of a file are left as they are, though they should change."""
    if not respelt.left:
        return []
    lines = ", ".join(str(line) for line in sorted({link.line for link in respelt.left}))
    many = (
        f"{len(respelt.left)} links are left as they stand" if len(respelt.left) > 1 else "a link is left as it stands"
    )
    why = "the file is not UTF-8" if as_utf8(data) is not data else "no spelling is known for the way it is written"
    return [f"{path}, line {lines}: {many}: {why}"]


def _gained(follower: Follower) -> list[str]:
    said = []
    for path, sources in sorted(follower.gained.items()):
        many = f"{len(sources)} links" if len(sources) > 1 else "a link"
        files = ", ".join(sorted(set(sources))[:3]) + (" …" if len(set(sources)) > 3 else "")
        said.append(f"{many} that had no target will mean {path}: {files}")
    return said
