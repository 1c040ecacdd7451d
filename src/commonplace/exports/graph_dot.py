"""The graph for Graphviz."""

from commonplace.query.answers import Graph


def export(graph: Graph) -> bytes:
    """Give the graph in the DOT language; missing notes are dashed."""
    lines = ["digraph vault {", "  node [shape=box];"]
    for node in graph.nodes:
        style = ", style=dashed" if node.kind == "missing" else ""
        lines.append(f"  {quote(node.id)} [label={quote(node.title)}, class={quote(node.kind)}{style}];")
    lines += [f"  {quote(edge.source)} -> {quote(edge.target)} [weight={edge.links}];" for edge in graph.edges]
    return "\n".join([*lines, "}", ""]).encode("utf-8", "replace")


def quote(text: str) -> str:
    r"""Write a DOT string.

    >>> print(quote('a "b" \\ c'))
    "a \"b\" \\ c"
    """
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\r", " ").replace("\n", " ") + '"'
