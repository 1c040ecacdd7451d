"""Front matter: where it is, its properties with their spans, its links, tags and aliases (spec section 2)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from commonplace.syntax import FRONT_MATTER, yaml
from commonplace.syntax.inline import WIKILINK, tag_name
from commonplace.syntax.markdown import internal, parse_destination
from commonplace.syntax.note import Link, Property, Tag, Value, new
from commonplace.syntax.values import yaml_type
from commonplace.syntax.wikilink import split_wikilink
from commonplace.text import Finding, Lines, Span, fold

BOM = b"\xef\xbb\xbf"
OPEN = re.compile(rb"---\r?\n")
CLOSE = re.compile(rb"^---[ \t]*(?:\r?\n|\r?\Z)", re.M)
MARKDOWN_LINK = re.compile(
    r"!?\[([^\[\]\r\n]*)\]\((<[^<>\r\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)(?:\s+\"[^\"]*\")?\)"
)
NOWHERE = Span(0, 0, 1)
DEEPEST = 32  # levels of nesting in which links are looked for


class Front(NamedTuple):
    """What a front matter block gives. `body` is where the body begins; `state` is none, valid or invalid."""

    state: str
    body: int
    properties: list[Property]
    links: list[Link]
    tags: list[Tag]
    aliases: list[str]
    findings: list[Finding]


def read_front(source: bytes, lines: Lines) -> Front:
    """Read the block at the very start of a source, if there is one (spec 2.1, 2.2)."""
    start = 3 if source.startswith(BOM) else 0
    opened = OPEN.match(source, start)
    closed = CLOSE.search(source, opened.end()) if opened else None
    if not opened or not closed:
        return Front("none", start, [], [], [], [], [])
    front = Front("valid", closed.end(), [], [], [], [], [])
    inner = source[opened.end() : closed.start()].decode()
    values = yaml.mapping(inner)
    if isinstance(values, yaml.Fault):
        front.findings.append(_fault_finding(values, opened.end(), closed.start(), lines))
        return front._replace(state="invalid")
    spans = _key_spans(inner, opened.end(), lines)
    whole = Span(start, closed.end(), 1)
    may_link = "[" in inner or "\\" in inner  # which may escape one
    for name, value in values.items():
        span = start, end, line = spans.get(name, whole)
        front.properties.append(new(Property, (start, end, line, name, value, FRONT_MATTER, yaml_type(value))))
        _read_special(name, value, span, front)
        if may_link:
            front.links.extend(_links(source, name, value, span, lines))
    return front


def _fault_finding(fault: yaml.Fault, start: int, end: int, lines: Lines) -> Finding:
    line = min(fault.line + 1, lines.at(end))
    message = f"{fault.message} (line {line}, column {fault.column})"
    return Finding("invalid-front-matter", message, max(start, lines.starts[line - 1]), end, line)


def _key_spans(inner: str, offset: int, lines: Lines) -> dict[str, Span]:
    if inner.isascii():
        return {name: lines.span(offset + a, offset + b) for name, a, b in yaml.keys(inner)}
    spans = {}
    for name, a, b in yaml.keys(inner):
        start = offset + len(inner[:a].encode())
        spans[name] = lines.span(start, start + len(inner[a:b].encode()))
    return spans


def _read_special(name: str, value: Value, span: Span, front: Front) -> None:
    key = fold(name)
    if key == "tags":
        _read_tags(value, span, front)
    elif key == "aliases":
        texts = value if isinstance(value, list) else [value]
        front.aliases.extend(text.strip() for text in texts if isinstance(text, str) and text.strip())  # spec 2.19


def _read_tags(value: Value, span: Span, front: Front) -> None:
    """Read a list of tags or one tag; anything else is reported, not split (spec 2.18)."""
    for written in value if isinstance(value, list) else [value]:
        text = written.strip().removeprefix("#") if isinstance(written, str) else ""
        if text and tag_name(text.encode()) == text.rstrip("/") and not set(text) & set(" ,\t#"):
            front.tags.append(Tag(*span, "#" + text.rstrip("/")))
        elif written is not None:
            front.findings.append(Finding("invalid-tags", f"“{written}” is not a tag", *span))


def _links(source: bytes, key: str, value: Value, span: Span, lines: Lines, depth: int = 0) -> Iterator[Link]:
    """Find the strings that are one link as a whole, at any depth (spec 2.16, 2.17)."""
    if isinstance(value, str):
        if "[" in value and (link := read_link(value.strip(), key)):
            raw = value.strip().encode()
            start = source.find(raw, span.start, span.end)
            yield link.at(lines.span(start, start + len(raw)) if start >= 0 else span)
    elif depth < DEEPEST:
        pairs = enumerate(value) if isinstance(value, list) else value.items() if isinstance(value, dict) else ()
        for inner, one in pairs:
            for link in _links(source, f"{key}.{inner}", one, span, lines, depth + 1):
                yield link
                if link.span != span:
                    span = Span(link.end, max(span.end, link.end), span.line)


def read_link(text: str, key: str) -> Link | None:
    """Read a text that is one wikilink or one internal Markdown link and nothing else."""
    embed = text.startswith("!")
    wiki = WIKILINK.fullmatch(text[embed:].encode())
    if wiki:
        target, anchor, alias = split_wikilink(wiki[1].decode())
        found = target or anchor is not None
        return Link(*NOWHERE, "property", embed, target, anchor, alias, key, None) if found else None
    markdown = MARKDOWN_LINK.fullmatch(text)
    if not markdown or not markdown[2].strip("<>"):
        return None
    destination = markdown[2].removeprefix("<").removesuffix(">")
    if not internal(destination):
        return None
    target, anchor = parse_destination(destination)
    return Link(*NOWHERE, "property", embed, target, anchor, markdown[1] or None, key, None)
