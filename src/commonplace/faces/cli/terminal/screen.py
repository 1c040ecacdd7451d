"""The terminal: how wide it is, whether it has colours, and all printing."""

import io
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress

import click

from commonplace.faces.cli.terminal.lines import Line, Part
from commonplace.faces.cli.terminal.text import safe

USUAL, NARROW = 80, 20  # columns where nothing is known; columns below which no table can be laid out
CODES = {"strong": "\x1b[1m", "faint": "\x1b[2m", "good": "\x1b[32m", "bad": "\x1b[31m"}
RESET = "\x1b[0m"
MANY = 500  # files to read from which on their number is shown


def prepare_streams() -> None:
    """Let what a stream's encoding cannot say be spelt out instead of failing; a closed stream swallows all."""
    sys.stdout = sys.stdout or io.TextIOWrapper(io.BytesIO())
    sys.stderr = sys.stderr or io.TextIOWrapper(io.BytesIO())
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def columns() -> int:
    """Give the width of the terminal: $COLUMNS, else what the terminal says, else 80."""
    written = os.environ.get("COLUMNS", "")
    wide = int(written) if written.isascii() and written.isdigit() and len(written) < 6 else 0
    if not wide:
        with suppress(OSError, ValueError, AttributeError):
            wide = os.get_terminal_size(sys.__stdout__.fileno()).columns  # type: ignore[union-attr]  # None is suppressed
    return max(wide or USUAL, NARROW)


def has_colour() -> bool:
    """Say whether the answer may be coloured: on a terminal, where nobody has asked for none."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def show(lines: Iterable[Line]) -> None:
    """Print lines."""
    codes = CODES if has_colour() else {}
    text = "".join("".join(_painted(line, codes)) + "\n" for line in lines)
    click.echo(text, nl=False, color=bool(codes))


def _painted(line: Line, codes: Mapping[str, str]) -> Iterator[str]:
    """Give the harmless text of a line with the colours around it."""
    for text, style in line:
        yield f"{codes[style]}{safe(text)}{RESET}" if style in codes and text else safe(text)


def show_json(text: str) -> None:
    """Print JSON, which is UTF-8 whatever the terminal speaks."""
    click.echo(text.encode())


def show_raw(data: bytes) -> None:
    """Print bytes as they are; on a terminal, as harmless text."""
    if sys.stdout.isatty():
        show((Part(line.expandtabs()),) for line in data.decode("utf-8", "replace").splitlines())
    else:
        click.echo(data, nl=False)


def say(words: str) -> None:
    """Say one line beside the answer."""
    with suppress(BrokenPipeError):
        click.echo(safe(words), err=True)


def hang_up() -> None:
    """Stop printing, because nobody reads on or nothing can be written."""
    with suppress(OSError):
        sys.stdout.close()


class Progress:
    """The number of files read, on a terminal that watches; `clear` takes it away again."""

    def __init__(self) -> None:
        self.shown = False

    def __call__(self, done: int, total: int) -> None:
        """Show how far the reading is, if it is long."""
        if total >= MANY and sys.stderr.isatty():
            self.shown = True
            click.echo(f"\rReading the vault: {done:,} of {total:,} files", nl=False, err=True)

    def clear(self) -> None:
        """Leave an empty line."""
        if self.shown:
            click.echo("\r\x1b[K", nl=False, err=True, color=True)
