"""What queries say of names: bases, and blocks of Dataview and of bases in notes.

They are text to the app, which follows nothing in them (spec 9.2): they are reported, and written anew when asked.
"""

import re
from collections.abc import Iterator

from commonplace.query import renaming
from commonplace.refactorings.planning.follow import Follower, Moved
from commonplace.refactorings.planning.ground import Ground
from commonplace.resolver.names import bare
from commonplace.syntax.fences import fences
from commonplace.syntax.note import Link
from commonplace.syntax.parse import parse
from commonplace.syntax.wikilink import split_wikilink
from commonplace.text import Edit, fold

WIKILINK = re.compile(r"\[\[([^\[\]\r\n]+)\]\]")
NAMED = re.compile(r"""\b(link|file|hasLink|linksTo)\(\s*\Z""")
QUOTED = re.compile(r"""(?<=")[^"\\\r\n]{1,400}(?=")|(?<=')[^'\\\r\n"]{1,400}(?=')""")
LANGUAGES = ("dataview", "dataviewjs", "base")
Piece = tuple[int, int, str]


def follow_queries(
    ground: Ground,
    moved: Moved,
    folder: tuple[str, str] | None,
    edits: dict[str, list[Edit]],
    data: dict[str, bytes],
    queries: bool,  # noqa: FBT001  # of one caller
) -> list[str]:
    """Look for old names in the queries of the vault; add edits that follow them, or say where they stand."""
    said = []
    follower = Follower(ground, moved)
    for path in renaming.querying(ground.sql):
        source = data.get(path) or ground.read(path)
        follower.look_into(path)
        found = list(_edits(path, source, follower, folder))
        if found and queries:
            data[path] = source
            edits.setdefault(path, []).extend(edit for edit, _ in found)
        elif found:
            lines = ", ".join(dict.fromkeys(str(source.count(b"\n", 0, edit.start) + 1) for edit, _ in found))
            names = ", ".join(dict.fromkeys(f"“{name}”" for _, name in found))
            said.append(f"{path}, line {lines}: a query names {names}; --queries lets it follow")
    return said


def _edits(path: str, source: bytes, follower: Follower, folder: tuple[str, str] | None) -> Iterator[tuple[Edit, str]]:
    """Give the edits of one file, each with the name that stands there."""
    try:
        source.decode("utf-8")
    except UnicodeDecodeError:
        return
    for start, end in _regions(path, source):
        text = source[start:end].decode()
        for a, b, put in sorted({*_links(text, follower), *_strings(text, follower, folder)}):
            yield Edit(start + len(text[:a].encode()), start + len(text[:b].encode()), put), text[a:b]


def _regions(path: str, source: bytes) -> list[tuple[int, int]]:
    if not path.lower().endswith(".md"):
        return [(0, len(source))]
    found = fences(parse(source))
    return [(one.span.start, one.span.end) for one in found if (one.info.split() or [""])[0].lower() in LANGUAGES]


def _links(text: str, follower: Follower) -> Iterator[Piece]:
    for match in WIKILINK.finditer(text):
        target, anchor, alias = split_wikilink(match[1])
        asked = follower(Link(0, 0, 1, "wikilink", False, target, anchor, alias, None, None))  # noqa: FBT003  # no embed
        if asked and asked.target is not None and target:
            at = match.start(1) + match[1].index(target)
            yield at, at + len(target), asked.target


def _strings(text: str, follower: Follower, folder: tuple[str, str] | None) -> Iterator[Piece]:
    """Find the strings that are a path, or that a function takes for a link."""
    paths = {fold(form(old)): form(new) for old, new in follower.moved.to.items() for form in (str, bare)}
    for match in QUOTED.finditer(text):
        said = match[0].strip("/")
        if "[[" in said:
            continue
        if NAMED.search(text, max(0, match.start() - 24), match.start() - 1):
            target = match[0].partition("#")[0]
            asked = follower(Link(0, 0, 1, "wikilink", False, target, None, None, None, None))  # noqa: FBT003  # no embed
            if asked and asked.target is not None:
                yield match.start(), match.start() + len(target), asked.target
        elif fold(said) in paths and "/" in paths[fold(said)] + said:
            yield match.start(), match.end(), paths[fold(said)]
        elif folder and (fold(said) + "/").startswith(fold(folder[0]) + "/"):
            put = folder[1] + said[len(folder[0]) :]
            yield match.start(), match.end(), match[0].replace(said, put)
