"""Functions and fields of files (spec 7.25). Those of a file that is gone are null."""

from collections.abc import Callable

from commonplace.query.bases.files import Files, Properties
from commonplace.query.bases.functions.global_ import SCHEME
from commonplace.query.bases.order import ONE_LINK, holds, path_of
from commonplace.query.bases.shelf import field, function
from commonplace.query.bases.text import string, text
from commonplace.query.columns import Known
from commonplace.query.evaluate import Asking
from commonplace.query.values import File, Link, Value
from commonplace.syntax.wikilink import split_wikilink
from commonplace.text import fold


def _known(asking: Asking, own: Value, look: Callable[[Files, Known], Value], otherwise: Value = None) -> Value:
    """Look something up that the index knows of a file."""
    around, path = asking.around, path_of(own)
    known = around.known(path) if isinstance(around, Files) and path is not None else None
    return look(around, known) if known and isinstance(around, Files) else otherwise


def _name(own: Value) -> str:
    path = path_of(own) or ""
    return path[path.rfind("/") + 1 :]


@field("File")
def name(_asking: Asking, own: Value) -> str:
    """The name, that of a note without `.md`.

    >>> base('file.name'), base('file("growth.svg").name')
    ('Rights of Man', 'growth.svg')
    """
    full = _name(own)
    return full[:-3] if full.lower().endswith(".md") else full


@field("File")
def basename(_asking: Asking, own: Value) -> str:
    """The name without its extension.

    >>> base('file("growth.svg").basename')
    'growth'
    """
    stem, dot, _ = _name(own).rpartition(".")
    return stem if dot and stem else _name(own)


@field("File")
def path(_asking: Asking, own: Value) -> str | None:
    """The path from the root of the vault.

    >>> base('file.path')
    'Sources/Rights of Man.md'
    """
    return path_of(own)


@field("File")
def folder(_asking: Asking, own: Value) -> str:
    """The path of the folder; empty for the root.

    >>> base('file.folder'), base('file("Index").folder')
    ('Sources', '')
    """
    return (path_of(own) or "").rpartition("/")[0]


@field("File")
def ext(_asking: Asking, own: Value) -> str:
    """The extension, without its point.

    >>> base('file.ext')
    'md'
    """
    stem, dot, ending = _name(own).rpartition(".")
    return ending if dot and stem else ""


@field("File")
def size(asking: Asking, own: Value) -> Value:
    """The size in bytes.

    >>> base('file.size > 1000')
    True
    """
    return _known(asking, own, lambda _files, known: known.size)


@field("File")
def ctime(asking: Asking, own: Value) -> Value:
    """The time when the file was made, as far as the system tells, else that of its last change.

    >>> base('file.ctime.year > 2000')
    True
    """
    return _known(asking, own, lambda files, known: files.time(known.created or known.mtime))


@field("File")
def mtime(asking: Asking, own: Value) -> Value:
    """The time of the last change.

    >>> base('file.mtime > date("2000-01-01")')
    True
    """
    return _known(asking, own, lambda files, known: files.time(known.mtime))


@field("File")
def file(_asking: Asking, own: Value) -> Value:
    """The file itself.

    >>> base('file.file == file')
    True
    """
    place = path_of(own)
    return None if place is None else File(place)


@field("File")
def tags(asking: Asking, own: Value) -> Value:
    """The tags without their hashes, each once, those of the front matter first.

    >>> base('file.tags')
    ['book', 'period/enlightenment', 'revolution']
    """
    return _known(asking, own, lambda files, known: files.tags(known), [])


@field("File")
def links(asking: Asking, own: Value) -> Value:
    """The internal links: of the front matter, of the text, then embeds; the same link as often as it stands there.

    >>> base('file.links[0]')
    '[[Reflections on the Revolution in France|Reflections on the Revolution in France]]'
    """
    return _known(asking, own, lambda files, known: files.links(known), [])


@field("File")
def embeds(asking: Asking, own: Value) -> Value:
    """The embeds.

    >>> base('file("Index").embeds[0]')
    '[[People.base#By birth|People.base > By birth]]'
    """
    return _known(asking, own, lambda files, known: files.embeds(known), [])


@field("File")
def backlinks(asking: Asking, own: Value) -> Value:
    """A link to each file that links here, in the order of their paths.

    >>> base('file("Linnean Society").backlinks.length')
    2
    """
    return _known(asking, own, lambda files, known: files.backlinks(known), [])


@field("File")
def properties(asking: Asking, own: Value) -> Value:
    """The properties as an object.

    >>> base('file.properties.year')
    1791
    """
    return _known(asking, own, Properties)


@function("File", "(display?): link")
def as_link(_asking: Asking, own: Value, display: Value = None) -> Link:
    """Give a link to the file, with or without words to show.

    >>> base('file.asLink()'), base('file.asLink("Paine")')
    ('[[Sources/Rights of Man.md]]', '[[Sources/Rights of Man.md|Paine]]')
    """
    place = path_of(own) or ""
    return Link(place, None, None if display is None else text(display), written=place)


@function("File", "(file, link or path): boolean")
def has_link(asking: Asking, own: Value, other: Value) -> bool:
    """Say whether the file links to another, wherever in it. A path is found as a link in the file would find it.

    >>> base('file.hasLink("Thomas Paine")'), base('file.hasLink(this)'), base('file.hasLink("https://example.org")')
    (True, False, False)
    """
    found: bool = _known(asking, own, lambda files, known: _links_to(files, known, other), otherwise=False)
    return found


def _links_to(files: Files, known: Known, other: Value) -> bool:
    if isinstance(other, str):
        if SCHEME.match(other):
            return False
        match = ONE_LINK.match(other)
        target = split_wikilink(match[1] if match else other)[0]
        place = files.resolve(target, known.path) if target else None
        return ((True, place) if place else (False, fold(target))) in files.targets(known)
    if isinstance(other, Link) and other.missing:
        return (False, fold(other.path)) in files.targets(known)
    return (True, path_of(other)) in files.targets(known)


@function("File", "(name): boolean")
def has_property(asking: Asking, own: Value, wanted: Value) -> bool:
    """Say whether the file has a property, whatever its value.

    >>> base('file.hasProperty("Genre")'), base('file.hasProperty("isbn")')
    (True, False)
    """
    word = string(wanted)
    found: bool = _known(asking, own, lambda files, known: files.held(known, word) is not None, otherwise=False)
    return found


@function("File", "(tags...): boolean")
def has_tag(asking: Asking, own: Value, *wanted: Value) -> bool:
    """Say whether the file has one of several tags, or one nested in it, in any case.

    >>> base('file.hasTag("period")'), base('file.hasTag("#novel", "Book")')
    (True, True)
    """
    found = tags(asking, own)
    return any(holds(tag, string(each)) for tag in found for each in wanted)


@function("File", "(folder): boolean")
def in_folder(_asking: Asking, own: Value, wanted: Value) -> bool:
    """Say whether the file is in a folder or below it; its path is from the root of the vault.

    >>> base('file.inFolder("Sources")'), base('file.inFolder("Source")')
    (True, False)
    """
    place = fold(string(wanted).strip("/"))
    return not place or fold(path_of(own) or "").startswith(place + "/")
