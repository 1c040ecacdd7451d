"""From a file to the text of a link that means it: the inverse of `resolve` (spec 4.16, 4.17)."""

import re
from posixpath import relpath

from commonplace.resolver.names import Name, Names, bare, segment_of
from commonplace.resolver.resolve import Missing, resolve
from commonplace.syntax.markdown import encode
from commonplace.text import fold

STYLES = ("shortest", "relative", "absolute")
UNLINKABLE = re.compile(r"[#^|\r\n]|%%|^\[|\[\[|\]\]|\]$|^\s|\s$")


def spell_path(
    file: Name, source: str, names: Names, style: str = "shortest", *, extension: bool = False
) -> str | None:
    """Spell the path part of a link from `source` to a file; None when no text can mean it (spec 1.9).

    `shortest` is the bare name where that is unique in the vault, else the full path. `.md` is left out unless
    `extension` asks for it or nothing else would do. Whatever the style, the spelling resolves to the file.
    """
    for path in _spellings(file.path, source, names, style):
        for text in (path,) if extension else (bare(path), path):
            if not UNLINKABLE.search(text) and _means(text, source, file, names):
                return text
    return None


def _spellings(path: str, source: str, names: Names, style: str) -> list[str]:
    name = path.rpartition("/")[2]
    relative = relpath(path, source.rpartition("/")[0] or ".")
    if style == "relative":
        preferred = [relative, f"./{relative}"]
    elif style == "absolute" or len(names(segment_of(name))) > 1:
        preferred = []
    else:
        preferred = [name]
    return [*preferred, path, f"/{path}"]


def _means(text: str, source: str, file: Name, names: Names) -> bool:
    found = resolve(text, source, names)
    return not isinstance(found, Missing) and found.file.path == file.path and not hasattr(found, "candidates")


def respell_path(written: str, old: str, new: Name, sources: tuple[str, str], names: Names, style: str) -> str | None:
    """Spell a link to a file again that was called `old`, in the form in which it is `written`; None if no text can.

    Bare stays bare, a full path a full path, `../` relative, `/` at the root, `.md` where it was; what would not mean
    the file in that form is spelled by `style`. `sources` is the file that holds the link, before and after.
    """
    extension = written.lower().endswith(".md") and new.folded.endswith(".md")
    for path in _likened(fold(written.replace("\\", "/")), fold(old), new.path, sources, style):
        for text in (path,) if extension else (bare(path), path):
            if not UNLINKABLE.search(text) and _means(text, sources[1], new, names):
                return text
    return spell_path(new, sources[1], names, style, extension=extension)


def is_relative(written: str, path: str, source: str) -> bool:
    """Say whether a link is written as the way to a file from the folder of the one that holds it."""
    way = fold(relpath(path, source.rpartition("/")[0] or "."))
    return fold(written) in {way, bare(way), f"./{way}", f"./{bare(way)}"}


def _likened(written: str, old: str, new: str, sources: tuple[str, str], style: str) -> list[str]:
    """Give the forms of a new path that are like the written one, the likest first."""
    way = relpath(new, sources[1].rpartition("/")[0] or ".")
    relative = [way, f"./{way}"]
    if written.startswith("."):
        return relative[::-1] if written.startswith("./") and not way.startswith("..") else relative
    if written.startswith("/"):
        return [f"/{new}"]
    by_way = is_relative(written, old, sources[0])
    if style == "relative" and by_way:
        return relative
    if "/" not in written:
        return [new.rpartition("/")[2]]
    if written in {old, bare(old)}:
        return [new]
    ending = "/".join(new.split("/")[-written.count("/") - 1 :])
    return [*relative, ending] if by_way else [ending]


def spell_wikilink(
    path: str, anchor: str | None, alias: str | None, *, embed: bool = False, table: bool = False
) -> str:
    r"""Write a wikilink; in a table its bar is escaped (spec 3.10).

    >>> spell_wikilink("a/N", "H", "shown", table=True)
    '[[a/N#H\\|shown]]'
    """
    bar = "\\|" if table else "|"
    inner = path + (f"#{anchor}" if anchor else "") + (f"{bar}{alias}" if alias is not None else "")
    return f"{'!' if embed else ''}[[{inner}]]"


def spell_markdown(path: str, anchor: str | None, text: str, *, embed: bool = False) -> str:
    """Write a Markdown link, encoding only what must be (spec 4.16).

    >>> spell_markdown("a/My N.md", None, "N")
    '[N](a/My%20N.md)'
    """
    destination = encode(path) + (f"#{encode(anchor)}" if anchor else "")
    return f"{'!' if embed else ''}[{text}]({destination})"
