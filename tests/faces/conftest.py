"""The command line, called within this process, in a place of its own."""

import shutil
from typing import NamedTuple

import pytest

from modules import ROOT


class Said(NamedTuple):
    """What a command line has said, and its exit code."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def cache(tmp_path_factory):
    """Give the folder in which the indexes of a session lie."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def library(tmp_path_factory):
    """Give a copy of the example library."""
    folder = tmp_path_factory.mktemp("examples") / "library"
    return shutil.copytree(ROOT / "examples" / "library", folder)


@pytest.fixture
def ask(capsys, monkeypatch, cache):
    """Give a function that runs a command line in 80 columns and without colour."""
    from commonplace.faces.cli import run

    for name in ("COMMONPLACE_VAULT", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"COMMONPLACE_CACHE": str(cache), "COLUMNS": "80", "NO_COLOR": "1"}.items():
        monkeypatch.setenv(name, value)

    def asked(*arguments, vault=None):
        place = ["--vault", str(vault)] if vault is not None else []
        code = run([*place, *map(str, arguments)])
        return Said(code, *capsys.readouterr())

    return asked
