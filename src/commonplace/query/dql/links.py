"""Links as Dataview sees them: how they are read, what their anchor is called, how they are written (spec 8.37)."""

import re

from commonplace.query.evaluate import Asking
from commonplace.query.spelling import title
from commonplace.query.values import Link, Record, Value
from commonplace.syntax.wikilink import split_wikilink

NO_LETTERS = re.compile(r"[^\w\u2190-\u2bff\u3030\ufe0f\U0001f000-\U0001faff-]+")
ONE_LINK = re.compile(r"(!?)\[\[([^\[\]]*)\]\]\Z")


def subpath(link: Link) -> str | None:
    """Give the heading or the block id of a link, without `^`; of a heading only what Dataview compares (8.37).

    >>> subpath(Link("A", "What's  new?")), subpath(Link("A", "^x1")), subpath(Link("A"))
    ('What s new', 'x1', None)
    """
    if link.anchor is None:
        return None
    return link.anchor[1:] if link.anchor.startswith("^") else NO_LETTERS.sub(" ", link.anchor.split("#")[0]).strip()


def written(link: Link) -> str:
    """Write a link as Dataview shows it in a text.

    >>> written(Link("x/A.md")), written(Link("A.md", "^b", "c", embed=True))
    ('[[x/A.md|A]]', '![[A.md#^b|c]]')
    """
    under = subpath(link)
    to = link.path.replace("|", "\\|")
    if under is not None:
        to += ("#^" if link.kind == "block" else "#") + under.replace("|", "\\|")
    shown = link.display or (title(link.path) if under is None else f"{title(link.path)} > {under}")
    return f"{'!' if link.embed else ''}[[{to}|{shown}]]"


def origin(asking: Asking) -> str:
    """Give the path of the note that asks; empty if none does."""
    file = asking.this.get("file") if asking.this else None
    path = file.get("path") if isinstance(file, Record | dict) else None
    return path if isinstance(path, str) else ""


def link_to(asking: Asking, target: str, display: str | None = None, *, embed: bool = False) -> Link:
    """Give the link to what a target, which may have an anchor, means from the note that asks."""
    path, anchor = split_wikilink(target)[:2]
    found = asking.around.resolve(path, origin(asking))
    whole = f"{path}#{anchor}" if anchor else path
    return Link(found or path, anchor or None, display or None, embed, found is None, whole)


def literal(asking: Asking, text: str) -> Value:
    """Give the link that is written between double brackets; the text itself if it is none."""
    match = ONE_LINK.match(text)
    if match is None:
        return text
    path, anchor, alias = split_wikilink(match[2])[:3]
    return link_to(asking, f"{path}#{anchor}" if anchor else path, alias, embed=bool(match[1]))
