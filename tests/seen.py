"""What the engine sees in one text, in the plain shapes that the recorded cases and our own tables are written in."""

import pytest

from commonplace.resolver.anchor import Anchors
from commonplace.syntax.callouts import group
from commonplace.syntax.others import parse_base
from commonplace.syntax.parse import parse
from commonplace.syntax.values import registered_type
from commonplace.syntax.words import count_words
from commonplace.text import fold

ORIGINS = {"front matter": "yaml", "label line": "label", "inline field": "inline"}


def rows(table, bugs=()):
    """Give the parameters of a test from rows (rule, text, ...); a text in `bugs` is known to fail."""
    return [
        pytest.param(*row[1:], id=f"{row[0]}-{number}", marks=[pytest.mark.xfail] if row[1] in bugs else [])
        for number, row in enumerate(table)
    ]


def observe(text, registry=None):
    """Give all that the recorded cases of one text ask for, under their names."""
    note = parse(text if isinstance(text, bytes) else text.encode())
    types = {fold(name): kind for name, kind in (registry or {}).items()}
    tags = {}
    for tag in note.tags:
        tags.setdefault(tag.name.lower(), []).append(tag.name)
    return {
        "front_matter": note.front_matter,
        "properties": {one.name: property_seen(one, types) for one in note.properties},
        "invalid_properties": [name for name in map(note.slice, bad_values(note)) if name],
        "tags": [spellings[0] for spellings in tags.values()],
        "tag_counts": {spellings[0]: len(spellings) for spellings in tags.values()},
        "aliases": list(note.aliases),
        "links": [link_seen(note, link) for link in note.links if link.kind != "external"],
        "headings": [[one.level, one.text] for one in note.headings],
        "block_ids": [one.id for one in note.block_ids],
        "tasks": [[one.status, one.text] for one in note.tasks],
        "callouts": [[one.type, one.title, one.fold, one.metadata] for one in note.callouts],
        "callout_groups": [group(one.type) for one in note.callouts],
        "comments": len(note.comments),
        "footnotes": footnotes_seen(note),
        "words": count_words(note.text),
        "sections": [one.kind for one in note.blocks],
        "list_items": [{"line": one.span.line - 1, "parent": one.parent} for one in note.items],
    }


def property_seen(one, types):
    """Give one property as the recorded cases do; only front matter knows the vault's types."""
    kind, mismatch = registered_type(one.name, one.value, types) if one.origin == "front matter" else (one.type, False)
    return {"origin": ORIGINS[one.origin], "value": one.value, "type": kind, "mismatch": mismatch}


def bad_values(note):
    """Give the names, as spans, of the properties whose values were reported."""
    reported = {one.start for one in note.findings if one.check == "invalid-tags"}
    return [
        one.span._replace(end=one.span.start + len(one.name.encode()))
        for one in note.properties
        if one.span.start in reported
    ]


def link_seen(note, link):
    """Give one link as the recorded cases do: `key` and `size` only where there is one."""
    optional = {"key": link.key, "size": list(link.size) if link.size else None}
    return {
        "raw": note.slice(link.span),
        "target": link.target,
        "anchor": link.anchor,
        "alias": link.alias,
        "embed": link.embed,
    } | {name: value for name, value in optional.items() if value is not None}


def footnotes_seen(note):
    """Give the footnotes by their role, and the references that nothing defines."""
    definitions = {one.id: one.text for one in note.footnotes if one.role == "definition"}
    references = [one.id for one in note.footnotes if one.role == "reference"]
    known = {name.lower() for name in definitions}
    return {
        "references": references,
        "definitions": definitions,
        "undefined": [name for name in references if name.lower() not in known],
        "inline": sum(one.role == "inline" for one in note.footnotes),
    }


def agrees(expected, seen):
    """Whether all that is expected was seen; a number is no boolean."""
    if isinstance(expected, dict) and isinstance(seen, dict):
        return all(name in seen and agrees(value, seen[name]) for name, value in expected.items())
    return expected == seen and isinstance(expected, bool) is isinstance(seen, bool)


def seen(what, text, registry=None):
    """Give one part of what is seen in the shortest form that a table can hold."""
    return SHORT.get(what, lambda all_seen: all_seen[what])(observe(text, registry))


def short_link(link):
    """Spell a link `key=!target#anchor|alias{size}`, each part only where there is one."""
    size = "x".join(str(one) for one in link.get("size", []) if one is not None)
    parts = [f"{link['key']}=" if "key" in link else "", "!" if link["embed"] else "", link["target"]]
    parts += [f"#{link['anchor']}" if link["anchor"] is not None else ""]
    parts += [f"|{link['alias']}" if link["alias"] is not None else "", f"{{{size}}}" if size else ""]
    return "".join(parts)


SHORT = {
    "links": lambda all_seen: [short_link(link) for link in all_seen["links"]],
    "raw links": lambda all_seen: [link["raw"] for link in all_seen["links"]],
    "values": lambda all_seen: {name: one["value"] for name, one in all_seen["properties"].items()},
    "types": lambda all_seen: {name: one["type"] for name, one in all_seen["properties"].items()},
    "mismatches": lambda all_seen: [name for name, one in all_seen["properties"].items() if one["mismatch"]],
    "origins": lambda all_seen: {name: one["origin"] for name, one in all_seen["properties"].items()},
    "parents": lambda all_seen: [one["parent"] for one in all_seen["list_items"]],
    "references": lambda all_seen: all_seen["footnotes"]["references"],
    "definitions": lambda all_seen: all_seen["footnotes"]["definitions"],
    "undefined": lambda all_seen: all_seen["footnotes"]["undefined"],
    "inline footnotes": lambda all_seen: all_seen["footnotes"]["inline"],
}


def observe_anchors(path, text):
    """Give what can be linked to in a file, and the line of each of its headings."""
    if path.endswith(".base"):
        return Anchors(views=parse_base(text.encode())[1]), []
    if not path.endswith(".md"):
        return Anchors(), []
    note = parse(text.encode())
    headings = [(one.level, one.text) for one in note.headings]
    return Anchors(headings, {one.id for one in note.block_ids}), [one.span.line for one in note.headings]
