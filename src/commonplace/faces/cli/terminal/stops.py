"""What stops a command: its exit code, and one sentence for whoever typed it."""

import errno

import click

import commonplace

USAGE, UNWRITTEN, INTERRUPTED, PIPE_CLOSED = 2, 74, 130, 141
FULL = {getattr(errno, name, -1) for name in ("ENOSPC", "EDQUOT", "EFBIG", "EIO")}


def stops() -> tuple[type[BaseException], ...]:
    """Give what a user can cause; anything else is a bug and is let through."""
    by_click = (click.ClickException, click.exceptions.Exit, click.Abort)
    return (*by_click, commonplace.CommonplaceError, KeyboardInterrupt)


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
    return INTERRUPTED, ""


def unprinted(error: OSError) -> tuple[int, str]:
    """Give the same for an answer that could not be printed; raises what is another matter."""
    if isinstance(error, BrokenPipeError):
        return PIPE_CLOSED, ""
    if error.errno not in FULL:
        raise error
    return UNWRITTEN, sentence(f"The answer cannot be printed: {error.strerror}")


def sentence(words: str) -> str:
    """End words with a point.

    >>> sentence("No such option: --al"), sentence("Did you mean “Burke”?")
    ('No such option: --al.', 'Did you mean “Burke”?')
    """
    flat = " ".join(words.split())
    return flat if flat.endswith((".", "?", "!")) else f"{flat}."


def _where(context: click.Context | None) -> str:
    return f" `{context.command_path} --help` explains the command." if context else ""
