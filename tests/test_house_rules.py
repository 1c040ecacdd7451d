"""The house rules that a machine can keep, so that no reviewer has to."""

import ast
import re
import statistics
import sys
import tokenize
import tomllib
from collections import defaultdict
from importlib import import_module

import pytest

from modules import MODULES, PATHS, ROOT, functions, imports, room, strings, tree, uses, words

SHELVES = {"apparatus", "refactorings", "checks", "exports", "faces"}  # an item is named as the user types it
EMPTY_WORDS = {"base", "common", "core", "helper", "helpers", "manager", "misc", "service", "shared", "util", "utils"}
EMPTY_WORDS |= {"coordinator", "reconciler", "runner", "runtime"}
ABOUT_BASES = {"commonplace.faces.cli.base", "commonplace.query.answers", "commonplace.query.bases.read"}  # a `.base`

READS = re.compile(r"^\s*(SELECT|WITH|PRAGMA)\b[^a-z]", re.M)
WRITES = re.compile(r"^\s*(INSERT|REPLACE|UPDATE|DELETE|CREATE|DROP|ALTER|BEGIN|COMMIT|ROLLBACK|VACUUM)\b[^a-z]", re.M)

# What touches a disk; `.name` is an attribute of a thing that no import named, such as a Path.
OPENS = r"""
    open | io\.open | (shutil|tempfile|glob|mmap|fcntl|fileinput)\.\w+
    | os\.(open|fdopen|read|write|scandir|listdir|walk|fwalk|access|link|symlink|readlink|truncate|utime|chown|fsync)
    | (pathlib\.Path)? \.(read_text|read_bytes|write_text|write_bytes|iterdir|rglob|touch|symlink_to|hardlink_to)
"""
KEEPS = r"""
    os\.(stat|lstat|mkdir|makedirs|remove|unlink|rmdir|rename|replace|chmod)
    | os\.path\.(exists|isfile|isdir|islink|getsize|getmtime|realpath)
    | (pathlib\.Path)? \.(exists|is_file|is_dir|is_symlink|mkdir|rmdir|unlink)
"""
OPENS, KEEPS = re.compile(OPENS, re.X), re.compile(KEEPS, re.X)

# An excuse names its rule and is followed by a comment that says why: `type: ignore[arg-type]  # the stub is older`.
EXCUSE = re.compile(r"# (noqa|type: ?ignore)")
REASON = re.compile(r"# (noqa: [A-Z]+\d+(, ?[A-Z]+\d+)*|type: ignore\[[\w, -]+\])  # .{5,}")


def each_module(test):
    return pytest.mark.parametrize("name", MODULES)(test)


@each_module
def test_a_module_says_what_it_promises(name):
    assert ast.get_docstring(tree(name))


@each_module
def test_a_module_has_a_plain_name(name):
    last = words(name.rpartition(".")[2])
    assert len(last) <= (4 if room(name) in SHELVES else 2)
    assert not empty_words(name) & set(last)


@each_module
def test_a_class_has_a_plain_name(name):
    classes = [node.name for node in ast.walk(tree(name)) if isinstance(node, ast.ClassDef)]
    assert not [each for each in classes if empty_words(name) & set(words(each))]


def empty_words(name: str) -> set[str]:
    """Give the words that say nothing in a module; to Obsidian a base is a kind of file."""
    return EMPTY_WORDS - {"base"} if name in ABOUT_BASES else EMPTY_WORDS


@each_module
def test_a_module_fits_in_the_head(name):
    assert len(MODULES[name].read_text("utf-8").splitlines()) <= 500
    assert not [(function, lines) for function, lines in functions(tree(name)) if lines >= 60]


@pytest.mark.skipif(not MODULES, reason="no module is written yet")
def test_functions_are_small():
    lengths = [lines for name in MODULES for _, lines in functions(tree(name))]
    assert statistics.median(lengths) < 10, f"the lengths by tenths: {statistics.quantiles(lengths, n=10)}"


@each_module
def test_only_index_writes_sql_and_only_query_reads(name):
    texts = list(strings(tree(name)))
    assert room(name) == "index" or not [text for text in texts if WRITES.search(text)]
    assert room(name) in {"index", "query"} or not [text for text in texts if READS.search(text)]
    assert room(name) in {"index", "query"} or not uses(tree(name)) & {".execute", ".executemany", ".executescript"}


@each_module
def test_only_disk_touches_files(name):
    used = uses(tree(name))
    assert room(name) == "disk" or not [use for use in used if OPENS.fullmatch(use)]
    assert room(name) in {"disk", "index"} or not [use for use in used if KEEPS.fullmatch(use)]


@each_module
def test_only_the_command_line_prints(name):
    used = uses(tree(name))
    assert name.startswith("commonplace.faces.cli") or not used & {"print", "input"}
    assert room(name) == "faces" or not used & {"sys.stdin", "sys.stdout", "sys.stderr"}


@each_module
def test_only_a_face_catches_everything(name):
    handlers = [node for node in ast.walk(tree(name)) if isinstance(node, ast.ExceptHandler)]
    assert room(name) == "faces" or not [node.lineno for node in handlers if swallows_everything(node)]


def swallows_everything(handler: ast.ExceptHandler) -> bool:
    r"""Whether a handler takes any exception and does not raise it again.

    >>> [swallows_everything(ast.parse(f"try: f()\nexcept {how}").body[0].handlers[0])
    ...  for how in ("Exception: pass", "(OSError, Exception): pass", "BaseException: g(); raise", "OSError: pass")]
    [True, True, False, False]
    """
    names = (
        {node.id for node in ast.walk(handler.type) if isinstance(node, ast.Name)} if handler.type else {"Exception"}
    )
    last = handler.body[-1]
    return bool(names & {"Exception", "BaseException"}) and not (isinstance(last, ast.Raise) and last.exc is None)


def others() -> dict[str, set[str]]:
    """Give, for each package of other people, the modules that import it."""
    doors = defaultdict(set)
    for name in MODULES:
        for package in {imported.split(".")[0] for imported in imports(tree(name))}:
            if package not in sys.stdlib_module_names and package != "commonplace":
                doors[package].add(name)
    return doors


@pytest.mark.parametrize(("package", "doors"), others().items())
def test_a_dependency_has_one_door(package, doors):
    """One module imports it; or, if it is what a face is made of, one face (decision 2)."""
    faces = {tuple(name.split(".")[:3]) for name in doors}
    assert len(doors) == 1 or (len(faces) == 1 and all(room(name) == "faces" for name in doors))


def test_what_is_imported_is_declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project.get("optional-dependencies", {})
    declared = project["dependencies"] + [line for name in extras if name != "dev" for line in extras[name]]
    names = {re.match(r"[\w.-]+", line)[0].replace("-", "_").lower() for line in declared}
    assert {package.lower() for package in others()} <= names


@pytest.mark.parametrize("path", [*PATHS, *sorted((ROOT / "tests").rglob("*.py"))], ids=lambda path: path.name)
def test_an_excuse_has_a_reason(path):
    with path.open("rb") as file:
        comments = [token.string for token in tokenize.tokenize(file.readline) if token.type == tokenize.COMMENT]
    assert not [comment for comment in comments if EXCUSE.match(comment) and not REASON.match(comment)]


@each_module
def test_expressions_are_those_of_every_python_3_11(name):
    """Possessive quantifiers and atomic groups are new in 3.11 and wrong before 3.11.5 (CPython issue 106052)."""
    for expression in vars(import_module(name)).values():
        if isinstance(expression, re.Pattern):
            parsed = repr(re._parser.parse(expression.pattern, expression.flags & ~re.DEBUG))  # no other way
            assert "POSSESSIVE_REPEAT" not in parsed
            assert "ATOMIC_GROUP" not in parsed
