"""What stops a command: its exit code, and one sentence for whoever typed it."""

import click

import commonplace
from commonplace.faces.cli.terminal.screen import Unprintable, hang_up

USAGE, UNWRITTEN, INTERRUPTED = 2, 74, 130


def stops() -> tuple[type[BaseException], ...]:
    """Give what a user can cause; anything else is a bug and is let through."""
    by_click = (click.ClickException, click.exceptions.Exit, click.Abort)
    return (*by_click, commonplace.CommonplaceError, KeyboardInterrupt, Unprintable)


def stopped(stop: BaseException) -> tuple[int, str]:
    """Give the exit code and the sentence of a stop."""
    if isinstance(stop, click.exceptions.Exit):
        return stop.exit_code, ""
    if isinstance(stop, commonplace.CommonplaceError):
        return stop.code, sentence(str(stop))
    if isinstance(stop, click.exceptions.NoArgsIsHelpError):
        click.echo(stop.format_message(), err=True)
        return USAGE, ""
    if isinstance(stop, click.UsageError):
        return USAGE, sentence(stop.format_message()) + _where(stop.ctx)
    if isinstance(stop, Unprintable):
        return hang_up(UNWRITTEN), sentence(f"The answer cannot be written: {stop}")
    return INTERRUPTED, ""


def sentence(words: str) -> str:
    """End words with a point.

    >>> sentence("No such option: --al"), sentence("Did you mean “Burke”?")
    ('No such option: --al.', 'Did you mean “Burke”?')
    """
    flat = " ".join(words.split())
    return flat if flat.endswith((".", "?", "!")) else f"{flat}."


def _where(context: click.Context | None) -> str:
    return f" `{context.command_path} --help` explains the command." if context else ""
