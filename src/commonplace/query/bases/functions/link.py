"""Functions of links, which have those of texts, too: on their targets as written."""

from commonplace.query.bases.files import Files
from commonplace.query.bases.order import path_of
from commonplace.query.bases.shelf import function
from commonplace.query.evaluate import Asking
from commonplace.query.values import File, Link, Value


@function("Link", "(): file")
def as_file(_asking: Asking, own: Link) -> File | None:
    """Give the file that the link means; null where it is missing.

    >>> base('answers.asFile().path'), base('link("Missing").asFile()')
    ('Sources/Reflections on the Revolution in France.md', None)
    """
    return None if own.missing else File(own.path)


@function("Link", "(file): boolean")
def links_to(asking: Asking, own: Link, other: Value) -> bool:
    """Say whether the file that the link means links to another.

    >>> base('link("Edmund Burke").linksTo(answers)')
    True
    """
    around, path = asking.around, path_of(other)
    known = around.known(own.path) if isinstance(around, Files) and not own.missing else None
    return known is not None and isinstance(around, Files) and (True, path) in around.targets(known)
