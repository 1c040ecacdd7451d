"""The command line. The modules of this folder are its commands, `terminal/` is what they are made of.

Knows no command by name: the folder is the list, and a command is loaded when it is called.
"""

import os
import sys
from contextlib import suppress
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

import click

from commonplace.faces.cli.terminal.call import Call, adopt_options
from commonplace.faces.cli.terminal.screen import hang_up, prepare_streams, say
from commonplace.faces.cli.terminal.stops import stopped, stops, unprinted

NAME = "commonplace"
COMPLETE = "_COMMONPLACE_COMPLETE"


class Commands(click.Group):
    """The commands of this folder. Their help is read from the first line of each file, without running it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """Give the names of the commands, in order."""
        return sorted(module.name.replace("_", "-") for module in iter_modules(__path__) if not module.ispkg)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command."""
        if cmd_name not in self.list_commands(ctx):
            return None
        name = cmd_name.replace("-", "_")
        return cast("click.Command", getattr(import_module(f"{__name__}.{name}"), name))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, first_line(name)) for name in self.list_commands(ctx)])


def first_line(name: str) -> str:
    """Give the first line of a command's docstring; nothing where the source was not installed."""
    loader = getattr(__spec__, "loader", None)
    try:
        source: str = (
            loader.get_data(os.path.join(__path__[0], f"{name.replace('-', '_')}.py")).decode() if loader else ""
        )
    except OSError:
        return ""
    return source.removeprefix('"""').partition("\n")[0].removesuffix('"""')


def run(arguments: list[str]) -> int:
    """Run one command line and give its exit code; what stops it is said in one sentence."""
    try:
        prepare_streams()
        with program.make_context(NAME, arguments, obj=Call()) as context:
            code: int = program.invoke(context)
        sys.stdout.flush()
        return code
    except stops() as stop:
        code, words = stopped(stop)
    except OSError as error:
        code, words = unprinted(error)
        hang_up()
    if words:
        say(words)
    return code


def main() -> None:
    """Run the command line of this process."""
    if COMPLETE in os.environ:
        from click.shell_completion import shell_complete

        sys.exit(shell_complete(program, {}, NAME, COMPLETE, os.environ[COMPLETE]))
    code = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # a closed pipe has been dealt with
            stream.flush()
    os._exit(code)  # all is written and closed; taking the interpreter down costs as much as starting it


program = adopt_options(
    Commands(
        NAME,
        help="Read a vault of Markdown notes as a commonplace book. Nothing in the vault is ever changed.",
        epilog="`commonplace COMMAND --help` explains a command and shows an example.",
        context_settings={"help_option_names": ["-h", "--help"]},
        no_args_is_help=True,
    ),
    environment=True,
)
