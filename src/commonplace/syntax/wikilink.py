"""The inside of a wikilink (spec 3.8, 3.10). Light: what a user types on the command line is read with it, too."""


def split_wikilink(inner: str) -> tuple[str, str | None, str | None]:
    """Split what stands between the brackets into target, anchor and display (spec 3.8, 3.10).

    >>> split_wikilink("Note#H#I|shown|so")
    ('Note', 'H#I', 'shown|so')
    """
    path, bar, display = inner.partition("|")
    alias = None
    if bar:
        alias = display.strip()
        path = path.removesuffix("\\")
    if "#" not in path:
        return path.strip(), None, alias
    target, _, anchor = path.partition("#")
    return target.strip(), anchor.strip(), alias
