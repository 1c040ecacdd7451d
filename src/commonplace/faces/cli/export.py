"""Write the graph of notes and links for other programs.

Without -o it is printed. No file is written inside the vault.

For example:

    commonplace export graph --format graphml -o library.graphml
"""

import os
from pathlib import Path

import click

from commonplace.faces.cli.terminal.call import TEXT, Answer, Call, command
from commonplace.faces.cli.terminal.lines import line
from commonplace.faces.cli.terminal.text import size


@command
@click.argument("what", metavar="graph", type=TEXT)
@click.option(
    "--format", "form", metavar="FORMAT", type=TEXT, default="graphml", show_default=True, help="graphml, json or dot."
)
@click.option("-o", "--output", metavar="FILE", help="Where to write it.")
def export(call: Call, what: str, form: str, output: str | None) -> Answer:
    """Answer the command."""
    file = None if output in (None, "-") else output
    if file is not None and _inside(file, call.opened.root):
        raise click.UsageError(f"The file {file} lies in the vault, into which nothing is written")
    form = form.lower()
    data = call.vault.export(what, form)
    known = {"what": what, "format": form, "file": file, "bytes": len(data)}
    if file is None:
        return Answer(known | {"content": data.decode()}, (), raw=data)
    _write(file, data)
    return Answer(known | {"content": None}, [line(f"{size(len(data))} written to {file}.")])


def _inside(file: str, folder: str) -> bool:
    """Say whether a file would lie in a folder or below it, through links and in whatever case it is written."""
    return any(_same(parent, folder) for parent in Path(file).resolve().parents)


def _same(one: Path, other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False


def _write(file: str, data: bytes) -> None:
    try:
        with click.open_file(file, "wb") as stream:
            stream.write(data)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise click.UsageError(f"The file {file} cannot be written: {reason}") from None
