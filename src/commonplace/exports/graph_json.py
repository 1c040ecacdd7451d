"""The graph as JSON: nodes and links, as d3 and networkx read them."""

import json

from commonplace.query.answers import Graph


def export(graph: Graph) -> bytes:
    """Give the graph as an object with `nodes` and `links`; every node and link has its fields under their names."""
    table = {
        "directed": True,
        "multigraph": False,
        "nodes": [node._asdict() for node in graph.nodes],
        "links": [edge._asdict() for edge in graph.edges],
    }
    return (json.dumps(table, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
