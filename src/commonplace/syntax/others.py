"""The two other formats that hold links: canvases (spec section 12) and bases (spec 7.1, 7.8)."""

import json
import re
from typing import Any

from commonplace.syntax.inline import WIKILINK
from commonplace.syntax.note import Link
from commonplace.syntax.parse import parse
from commonplace.syntax.yaml import Fault, load
from commonplace.text import Finding, Lines, Span

NAMED = re.compile(r"""\b(?:link|file|hasLink|linksTo)\(\s*(["'])((?:(?!\1)[^\r\n\\]){1,400})\1""")
HALF = re.compile(  # half of a surrogate pair, escaped: no text can hold it
    r"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])"
    r"|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}"
)
QUOTED = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"')


def parse_canvas(data: bytes) -> tuple[list[Link], list[Finding]]:
    """Read the links of a canvas: its file cards, and the links in its text cards (spec 12.4, 12.5).

    The span of a link is that of the JSON string that holds it.
    """
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    if not text.strip():
        return [], []
    text = HALF.sub(r"\\ufffd", text)
    try:
        canvas = json.loads(text)
    except (ValueError, RecursionError) as error:
        place = getattr(error, "lineno", 1)
        return [], [Finding("invalid-canvas", f"not JSON: {str(error)[:80]}", 0, len(data), place)]
    nodes = canvas.get("nodes") if isinstance(canvas, dict) else None
    if not isinstance(nodes, list):
        return [], []
    spans = _string_spans(data, text)
    return [link for node in nodes if isinstance(node, dict) for link in _node_links(node, spans)], []


def _string_spans(data: bytes, text: str) -> dict[str, list[Span]]:
    """Give the spans of every JSON string by what it says."""
    lines = Lines(data)
    ascii_only = text.isascii()
    spans: dict[str, list[Span]] = {}
    for match in QUOTED.finditer(text):
        start, end = match.span()
        if not ascii_only:
            start, end = len(text[:start].encode()), len(text[:end].encode())
        try:
            said = json.loads(match[0])
        except ValueError:
            continue
        spans.setdefault(said, []).append(lines.span(start, end))
    return spans


def _node_links(node: dict[str, Any], spans: dict[str, list[Span]]) -> list[Link]:
    path, words = node.get("file"), node.get("text")
    if node.get("type") == "file" and isinstance(path, str):
        anchor = node.get("subpath")
        anchor = anchor.removeprefix("#") if isinstance(anchor, str) and anchor.strip("#") else None
        return [Link(*_take(spans, path), "canvas", True, path, anchor, None, None, None)]  # noqa: FBT003  # a card embeds
    if node.get("type") == "text" and isinstance(words, str) and "[" in words:
        span = _take(spans, words)
        found = parse(b"\n" + words.encode("utf-8", "replace")).links  # never front matter: spec 12.8
        return [link.at(span) for link in found]
    return []


def _take(spans: dict[str, list[Span]], said: str) -> Span:
    """Take the next place where a string stands."""
    places = spans.get(said)
    if not places:
        return Span(0, 0, 1)
    return places.pop(0) if len(places) > 1 else places[0]


def parse_base(data: bytes) -> tuple[list[Link], list[str], list[Finding]]:
    """Read a base: the notes its expressions name (links that are no edges, spec 5.1) and the names of its views."""
    text = data.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n")
    lines = Lines(data)
    value = load(text)
    if isinstance(value, Fault):
        message = f"{value.message} (line {value.line}, column {value.column})"
        return [], [], [Finding("invalid-base", message, 0, len(data), value.line)]
    views = value.get("views") if isinstance(value, dict) else None
    names = [str(view.get("name") or "") for view in views if isinstance(view, dict)] if isinstance(views, list) else []
    return sorted(_named_links(data, lines), key=lambda link: link.span), names, []


def _named_links(data: bytes, lines: Lines) -> list[Link]:
    text = data.decode("utf-8", "replace")
    found = []
    for match in NAMED.finditer(text):
        said = match[2]
        if "[[" not in said and "://" not in said:
            start = len(text[: match.start(2)].encode())
            target, mark, anchor = said.partition("#")
            span = lines.span(start, start + len(said.encode()))
            found.append(Link(*span, "base", False, target.strip(), anchor if mark else None, None, None, None))  # noqa: FBT003  # not an embed
    for wiki in WIKILINK.finditer(data):
        link = parse(b"\n" + wiki[0].decode("utf-8", "replace").encode()).links
        found += [one.at(lines.span(*wiki.span()))._replace(kind="base") for one in link]
    return found
