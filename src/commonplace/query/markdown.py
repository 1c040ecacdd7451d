r"""Values of the query languages -> Markdown that is valid where it is pasted, with links spelled from that note.

What somebody wrote is left as written, but it cannot break the table or the list that it stands in: a bar becomes `\|`
in a table, a line break `<br>`, and what would begin another block at the start of a list item is escaped. Nor can it
begin a comment (`%%`, `<!--`), which would hide what comes after the answer.
"""

import re
from typing import NamedTuple

from commonplace.query.spelling import DEEPEST, LONGEST, MOST, as_text, link_of, shown
from commonplace.query.values import File, Image, Link, Record, Url, Value
from commonplace.resolver.names import Name, Names, segment_of
from commonplace.resolver.spell import UNLINKABLE, spell_markdown, spell_path, spell_wikilink

BARS = re.compile(r"(\\*)\|")
BREAKS = re.compile(r"\r\n|[\r\n]")
HIDING = re.compile(r"(?<=%)%|<(?=!--)")
NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
NOTHING = "\\-"  # how Dataview shows it; an empty item would not always be one
HTML_BLOCKS = """
address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset
figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu
menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead title tr track ul
""".split()
BEGINS = re.compile(  # a block of any kind, those of HTML in the order of CommonMark 4.6
    r"#{1,6}(\s|$)|[>|]|[-+*](\s|$)|(\s*[-*_]){3,}\s*$|=+\s*$|-+\s*$|```|~~~|\$\$|\[[^\[\]]*\](\s|:|$)"
    r"|<(script|pre|style|textarea)\b|<[!?]|</?(" + "|".join(HTML_BLOCKS) + r")(\s|/?>|$)|</?[a-z][^>]*>\s*$",
    re.I,
)
OF_ANCHOR = re.compile(r"[|\r\n\\]|%%|\[\[|\]\]")  # what no anchor can hold; a heading is compared without it
OF_DISPLAY = re.compile(r"[\[\]|\r\n\\]|%%|^\s|\s$|^$")  # what no display of a wikilink can hold
IN_BRACKETS = re.compile(r"[\[\]\\]")


class Place(NamedTuple):
    """Where an answer is pasted: the note (empty: one at the root), the names of the vault, the style of its links."""

    source: str
    names: Names
    style: str = "shortest"
    markdown: bool = False

    def link(self, link: Link, *, table: bool = False) -> str:
        """Spell a link so that it means from here what it means; plain text where no link can."""
        file = None if link.missing else self._file(link.path)
        if file is None:
            return self._missing(link, table=table)
        own = link.path == self.source and bool(link.anchor)
        path = "" if own else spell_path(file, self.source, self.names, self.style)
        if path is None:
            return inline(shown(link), table=table)
        anchor = OF_ANCHOR.sub(" ", link.anchor).strip() if link.anchor else None
        display = link.display if link.display or "/" not in path else shown(link)
        if self.markdown or path.endswith("\\") or (display is not None and OF_DISPLAY.search(display)):
            whole = "" if own else spell_path(file, self.source, self.names, self.style, extension=True) or path
            return bracketed(whole, anchor, display or shown(link), embed=link.embed, table=table)
        return spell_wikilink(path, anchor, display, embed=link.embed, table=table)

    def _file(self, path: str) -> Name | None:
        return next((name for name in self.names(segment_of(path)) if name.path == path), None)

    def _missing(self, link: Link, *, table: bool) -> str:
        """Write a link that means no file as it was written."""
        target, mark, anchor = (link.written or link.path).partition("#")
        under = OF_ANCHOR.sub(" ", anchor if mark else link.anchor or "").strip()
        if UNLINKABLE.search(target) or "\\" in target or not (target or under):
            return inline(shown(link), table=table)
        if link.display and OF_DISPLAY.search(link.display):
            return bracketed(target, under, link.display, embed=link.embed, table=table)
        return spell_wikilink(target, under or None, link.display or None, embed=link.embed, table=table)


def bracketed(path: str, anchor: str | None, text: str, *, embed: bool = False, table: bool = False) -> str:
    r"""Write a Markdown link to a path; its text may hold anything.

    >>> bracketed("a b.md", None, "x|y]", table=True)
    '[x\\|y\\]](a%20b.md)'
    """
    to = spell_markdown(path, anchor, "").removeprefix("[]")
    words = inline(IN_BRACKETS.sub(r"\\\g<0>", text), table=table)
    return f"{'!' if embed else ''}[{words}]{barred(to, table=table)}"


def as_markdown(value: Value, place: Place, *, table: bool = False, depth: int = 0) -> str:
    r"""Write a value on one line of Markdown; in a table with its bars escaped.

    >>> nowhere = Place("", lambda segment: [])
    >>> as_markdown(["a|b", Link("Burke", None, "he", missing=True)], nowhere, table=True)
    'a\\|b, [[Burke\\|he]]'
    """
    if isinstance(value, Link):
        return place.link(value, table=table)
    if isinstance(value, File):
        return place.link(Link(value.path), table=table)
    if isinstance(value, Record | dict):
        page = link_of(value)
        if page is not None:
            return place.link(page, table=table)
    if isinstance(value, list | dict) and depth < DEEPEST:
        return _joined(value, place, table=table, depth=depth + 1)
    if isinstance(value, Url | Image):
        return _outside(value, place, table=table)
    return inline(as_text(value), table=table)


def _joined(value: list[Value] | dict[str, Value], place: Place, *, table: bool, depth: int) -> str:
    pairs = list(value.items())[:MOST] if isinstance(value, dict) else [("", each) for each in value[:MOST]]
    found: list[str] = []
    size = 0
    for name, each in pairs:
        text = as_markdown(each, place, table=table, depth=depth)
        found.append(f"{inline(str(name), table=table)}: {text}" if name else text)
        size += len(found[-1])
        if size > LONGEST:
            break
    return ", ".join(found)


def _outside(value: Url | Image, place: Place, *, table: bool) -> str:
    """Write a link to the web, or a picture: of the web or of the vault."""
    address, _, display = str(value).partition("|")
    image = isinstance(value, Image)
    if image and "://" not in address:
        return place.link(Link(address, display=display or None, embed=True), table=table)
    return bracketed(address, None, display or ("" if image else address), embed=image, table=table)


def inline(text: str, *, table: bool = False) -> str:
    r"""Leave a text as it is written, but for what would end its line, its cell, or hide what comes after it.

    >>> inline("a\nb|c %%"), inline("a|b\\|", table=True)
    ('a<br>b|c %\\%', 'a\\|b\\\\\\|')
    """
    text = BREAKS.sub("<br>", text.strip().replace("\0", "\ufffd"))
    return barred(HIDING.sub(r"\\\g<0>", text), table=table)


def barred(text: str, *, table: bool) -> str:
    """Escape the bars of a text in a table, whatever stands before them."""
    return BARS.sub(lambda found: found[1] * 2 + "\\|", text) if table else text


def item(text: str) -> str:
    r"""Let a line of Markdown stand in a list item: it begins no other block there.

    >>> item("# a"), item("1. b"), item("- [ ] c"), item("**d**"), item("[[e]]")
    ('\\# a', '1\\. b', '\\- [ ] c', '**d**', '[[e]]')
    """
    text = NUMBERED.sub(r"\1\\\2", text, count=1) if NUMBERED.match(text) else text
    return (f"\\{text}" if BEGINS.match(text) else text) or NOTHING


def heading(text: str) -> str:
    """Give a heading of an answer; one of nothing says so."""
    return f"### {text.replace('<br>', ' ').strip() or '(none)'}"
