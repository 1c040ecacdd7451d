"""Give a tag another name, in bodies and front matter; nested tags follow (spec 9.12)."""

import re
from collections.abc import Iterator

from commonplace.errors import Refused
from commonplace.query import renaming
from commonplace.refactorings.planning.ground import Ground, file_change, made
from commonplace.syntax import FRONT_MATTER, yaml
from commonplace.syntax.inline import TAG, tag_name
from commonplace.syntax.note import Note
from commonplace.syntax.parse import parse
from commonplace.text import Change, Edit, fold

TOKEN = re.compile(
    r"(?P<comment>(?<=\s)#(?=\s)[^\r\n]*)|\"(?P<double>[^\"\r\n]*)\"|'(?P<single>[^'\r\n]*)'|(?P<plain>[^\s,\[\]\"']+)"
)


def rename_tag(ground: Ground, old: str, new: str) -> Change:
    """Plan it; `a` to `x` makes `#a/b` `#x/b`, in any case. With a tag that is there it becomes one. Raises Refused."""
    old, new = old.strip().lstrip("#").rstrip("/"), new.strip().lstrip("#").rstrip("/")
    if not TAG.fullmatch(f"#{new}".encode()) or tag_name(new.encode()) != new:
        raise Refused(path=f"#{old}", reason=f"“{new}” cannot be a tag")
    files, said = [], []
    for path in renaming.tagged(ground.sql, old):
        data = ground.read(path)
        note = parse(data)
        if note.damaged:
            said.append(f"{path}: its tags are left as they are: it is not UTF-8")
            continue
        files.append(file_change(path, data, [*_in_body(note, old, new), *_in_front(note, old, new)]))
    if fold(old) != fold(new) and files and renaming.has_tag(ground.sql, new):
        said.append(f"#{new} is in use already: the two become one, which renaming back does not part")
    return made(f"Rename the tag #{old} to #{new}", files, said)


def _renamed(written: str, old: str) -> int | None:
    """Give how many characters of a tag are the old name: all, or those before a slash."""
    head = "/".join(written.split("/")[: old.count("/") + 1])
    return len(head) if fold(head) == fold(old) else None


def _in_body(note: Note, old: str, new: str) -> Iterator[Edit]:
    for tag in note.tags:
        if note.source[tag.start : tag.start + 1] == b"#" and tag.start >= note.body:
            length = _renamed(tag.name[1:], old)
            if length is not None:
                yield Edit(tag.start + 1, tag.start + 1 + len(tag.name[1 : length + 1].encode()), new)


def _in_front(note: Note, old: str, new: str) -> Iterator[Edit]:
    for one in note.properties:
        if one.origin != FRONT_MATTER or fold(one.name) != "tags":
            continue
        text = note.source[one.start : one.end].decode()
        for match in TOKEN.finditer(text, text.index(":") + 1):
            written = match[match.lastgroup or 0]
            hashes = len(written) - len(written.lstrip("#"))
            length = _renamed(written[hashes:], old) if match.lastgroup != "comment" and hashes < 2 else None
            if length is not None and not (match.lastgroup == "plain" and hashes):
                a = match.start(match.lastgroup or 0) + hashes
                put = new if match.lastgroup != "plain" else _plain(new, written[length:])
                start = one.start + len(text[:a].encode())
                yield Edit(start, start + len(written[hashes : hashes + length].encode()), put)


def _plain(new: str, rest: str) -> str:
    """Quote a tag that YAML would read as something else."""
    return new if rest or yaml.load(new) == new else f'"{new}"'
