"""Vaults written down as text: Markdown fences whose info string is `LANG NAME` are files."""

import re
from collections.abc import Mapping
from pathlib import Path

FENCE = re.compile(r"^(?P<ticks>`{3,})(?P<lang>[^\s`]*)[ ]*(?P<name>[^\n`]*)\n(?P<body>.*?)^(?P=ticks)$", re.M | re.S)


def files(text: str) -> dict[str, str]:
    r"""Give the files that a text shows.

    >>> files("Two notes:\n\n```md Ideas/Prejudice.md\n[[Burke]]\n```\n\n````md Burke.md\n```\n````\n")
    {'Ideas/Prejudice.md': '[[Burke]]\n', 'Burke.md': '```\n'}
    """
    return {fence["name"]: fence["body"] for fence in FENCE.finditer(text) if fence["name"]}


def lay(folder: Path, contents: Mapping[str, str | bytes]) -> None:
    """Write files into a folder, byte for byte: a text has the line ends that it has."""
    for name, body in contents.items():
        path = folder / name
        if not path.resolve().is_relative_to(folder.resolve()):
            raise ValueError(f"{name} is outside the vault")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body if isinstance(body, bytes) else body.encode())
