"""The architecture: a room imports only the rooms above it in ROOMS, and no module imports in a circle.

A room that is not built yet may stand in the list; one that is built must.
"""

import ast
from graphlib import CycleError, TopologicalSorter

import pytest

from modules import MODULES, SRC, imports, room, tree

# The reading order. Singular rooms are machines: to change one, understand it.
# Plural rooms are shelves: to add a thing, add a file.
ROOMS = """
__init__      the public API: a list of names
errors        what stops the program, and the exit code of each
text          spans, edits, changes, folding: strings with no meaning yet
syntax        one file's bytes -> one Note, and the spelling of each element back
criticism     one Note -> what it says of others: quotations, attributions, remarks, citations
resolver      a link and the names -> its target; a target -> its shortest spelling
disk          the folder: walk, read, apply a Change, lock, watch, journal for undo
index         Notes -> rows; the only writer of SQL
query         questions -> rows; the only reader of SQL
sources       works read: bibliographic items, archived copies, where a quotation stands in them
render        a Note and answers -> HTML
apparatus     answers -> scholarly tables
refactorings  answers -> Changes
checks        answers -> findings, with fixes
exports       answers -> bytes for others
config        commonplace.toml -> options
vault         the hall, every room behind one class
faces         people and machines: cli, web, lsp, mcp
"""
ORDER = [line.split()[0] for line in ROOMS.strip().splitlines()]


def target(name: str) -> str:
    """Give the module that an imported name of ours stands for, also where its room is not built yet.

    >>> target("commonplace.open"), target("commonplace.text.fold")
    ('commonplace', 'commonplace.text')
    """
    parts = name.split(".")
    names = [".".join(parts[:n]) for n in range(len(parts), 1, -1)]
    return next(
        (each for each in names if each in MODULES or each.removeprefix("commonplace.") in ORDER), "commonplace"
    )


def ours(name: str) -> set[str]:
    """Give the modules of commonplace that a module imports, itself not counted."""
    return {target(other) for other in imports(tree(name)) if other.split(".")[0] == "commonplace"} - {name}


def allowed(here: str, there: str) -> bool:
    """Whether module `here` may import module `there`."""
    if room(here) == "__init__":
        return room(there) != "faces"
    if room(here) == "faces":
        return there == "commonplace" or (here.split(".")[2:3] or [""]) == there.split(".")[2:3]
    return there != "commonplace" and ORDER.index(room(there)) <= ORDER.index(room(here))


def test_every_room_is_listed():
    built = {path.stem for path in SRC.glob("*") if path.suffix == ".py" or any(path.rglob("*.py"))}
    assert built <= set(ORDER)


@pytest.mark.parametrize("name", MODULES)
def test_imports_point_up(name):
    assert not [there for there in ours(name) if not allowed(name, there)]


@pytest.mark.parametrize("name", MODULES)
def test_imports_are_absolute(name):
    assert not [node.lineno for node in ast.walk(tree(name)) if isinstance(node, ast.ImportFrom) and node.level]


def test_no_module_imports_in_a_circle():
    try:
        TopologicalSorter({name: ours(name) for name in MODULES}).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]), pytrace=False)


@pytest.mark.parametrize(
    ("here", "there", "may"),
    [
        ("commonplace", "commonplace.vault", True),
        ("commonplace", "commonplace.faces.cli", False),
        ("commonplace.index.rows", "commonplace.disk.walk", True),
        ("commonplace.disk.walk", "commonplace.index.rows", False),
        ("commonplace.vault", "commonplace", False),
        ("commonplace.faces.web.page", "commonplace", True),
        ("commonplace.faces.web.page", "commonplace.query", False),
        ("commonplace.faces.web.page", "commonplace.faces.web", True),
        ("commonplace.faces.web.page", "commonplace.faces.cli", False),
        ("commonplace.faces", "commonplace.faces.cli", False),
    ],
)
def test_the_law_itself(here, there, may):
    assert allowed(here, there) is may
