"""The modules of commonplace read as text: what each imports and uses. Nothing here imports them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
SRC = ROOT / "src" / "commonplace"
PATHS = sorted(SRC.rglob("*.py"))


def dotted(path: Path) -> str:
    """Give the name that a module is imported by.

    >>> dotted(SRC / "syntax" / "__init__.py"), dotted(SRC / "faces" / "cli" / "wanted.py")
    ('commonplace.syntax', 'commonplace.faces.cli.wanted')
    """
    return ".".join(path.relative_to(SRC.parent).with_suffix("").parts).removesuffix(".__init__")


MODULES = {dotted(path): path for path in PATHS}


def room(name: str) -> str:
    """Give the room that a dotted name belongs to; the public API is the room `__init__`.

    >>> room("commonplace.syntax.blocks"), room("commonplace")
    ('syntax', '__init__')
    """
    return [*name.split("."), "__init__"][1]


def tree(name: str) -> ast.Module:
    """Parse the module of that name."""
    return ast.parse(MODULES[name].read_text("utf-8"))


def bound(module: ast.Module) -> dict[str, str]:
    """Give, for each name that an import binds anywhere in a module, what it stands for.

    >>> bound(ast.parse("import os.path; import json as j; from io import open as read"))
    {'os': 'os', 'j': 'json', 'read': 'io.open'}
    """
    names = {}
    for node in ast.walk(module):
        for alias in node.names if isinstance(node, ast.Import | ast.ImportFrom) else ():
            if isinstance(node, ast.ImportFrom):
                names[alias.asname or alias.name] = f"{node.module}.{alias.name}"
            elif alias.asname:
                names[alias.asname] = alias.name
            else:
                names[alias.name.split(".")[0]] = alias.name.split(".")[0]
    return names


def imports(module: ast.Module) -> set[str]:
    """Give the dotted names that a module imports, lazily or not, and those of our modules that it only writes as text.

    >>> sorted(imports(ast.parse("import os.path; from a import b, c")))
    ['a.b', 'a.c', 'os.path']
    """
    names = {text for text in strings(module) if "." in text.strip(".") and text.removesuffix(".") in MODULES}
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {name.removesuffix(".") for name in names}


def uses(module: ast.Module) -> set[str]:
    """Give what a module uses by name: imported things and built-ins in full, attributes of anything else as `.name`.

    >>> sorted(uses(ast.parse("from os import scandir as look; look(open(p)); Path(p).read_text()")))
    ['.read_text', 'Path', 'open', 'os.scandir', 'p']
    """
    names = bound(module)
    own = {node.name for node in module.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    found = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Name) and node.id not in own:
            found.add(names.get(node.id, node.id))
        elif isinstance(node, ast.Attribute):
            root, _, rest = ast.unparse(node).partition(".")
            found.add(f"{names[root]}.{rest}" if root in names else f".{node.attr}")
    return found


def strings(module: ast.Module) -> Iterator[str]:
    """Yield the text constants of a module, also the fixed parts of f-strings, without its docstrings.

    >>> list(strings(ast.parse("'doc'; x = 'one' + f'two {x}'")))
    ['one', 'two ']
    """
    docs = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


def functions(module: ast.Module) -> Iterator[tuple[str, int]]:
    r"""Yield the name of each function and its lines from `def` to the last one, the docstring not counted.

    >>> list(functions(ast.parse('def f():\n    "One."\n    return 1\n')))
    [('f', 2)]
    """
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            doc = node.body[0] if ast.get_docstring(node, clean=False) is not None else None
            length = node.end_lineno - node.lineno + 1
            yield node.name, length - (doc.end_lineno - doc.lineno + 1 if doc else 0)


def words(name: str) -> list[str]:
    """Split a name into its words, by underscores or capitals.

    >>> words("orphan_note"), words("IndexBusy"), words("__init__")
    (['orphan', 'note'], ['index', 'busy'], ['init'])
    """
    return [word.lower() for word in re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", name)]
