"""Findings as commands of GitHub Actions, which shows them beside the lines of a pull request."""

from collections.abc import Iterable

from commonplace.checks import Finding

KINDS = {"error": "error", "warning": "warning", "info": "notice"}


def export(findings: Iterable[Finding], folder: str) -> bytes:
    """Give one line a finding; `folder` is where the vault is, seen from where the answer is read."""
    return "".join(_line(one, folder) for one in findings).encode("utf-8", "replace")


def _line(one: Finding, folder: str) -> str:
    file = _property(f"{folder}/{one.path}" if folder else one.path)
    place = f"file={file},line={one.line},col={one.column},title={_property(one.check)}"
    return f"::{KINDS[one.level]} {place}::{_escaped(one.message)}\n"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
