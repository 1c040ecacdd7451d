"""The graph as GraphML, which Gephi, yEd and igraph read."""

import re
from xml.sax.saxutils import escape, quoteattr

from commonplace.query.answers import Graph

KEYS = (("title", "node", "string"), ("kind", "node", "string"), ("grade", "node", "double"), ("links", "edge", "int"))
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # no XML 1.0 character


def export(graph: Graph) -> bytes:
    """Give the graph as one GraphML document."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
    lines += [f'  <key id="{name}" for="{of}" attr.name="{name}" attr.type="{form}"/>' for name, of, form in KEYS]
    lines.append('  <graph id="vault" edgedefault="directed">')
    for node in graph.nodes:
        data = _data("title", node.title) + _data("kind", node.kind) + _data("grade", node.grade)
        lines.append(f"    <node id={_attribute(node.id)}>{data}</node>")
    for edge in graph.edges:
        ends = f"source={_attribute(edge.source)} target={_attribute(edge.target)}"
        lines.append(f"    <edge {ends}>{_data('links', edge.links)}</edge>")
    return "\n".join([*lines, "  </graph>", "</graphml>", ""]).encode()


def _attribute(text: str) -> str:
    return quoteattr(FORBIDDEN.sub("\ufffd", text))


def _data(key: str, value: object) -> str:
    return "" if value is None else f'<data key="{key}">{escape(FORBIDDEN.sub(chr(0xFFFD), str(value)))}</data>'
