"""The text that a link shows (spec 3.9)."""

from commonplace.syntax.note import Link


def display(link: Link) -> str:
    """Give the text a link shows: what it says, else its target and anchor joined by ` > `."""
    if link.alias is not None:
        return link.alias
    parts = [link.target] if link.target else []
    parts += [part.strip() for part in link.anchor.split("#")] if link.anchor else []
    return " > ".join(parts)
