"""One call of a command: its options, the vault it asks, and the answer it gives."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, Concatenate, NamedTuple, ParamSpec, TypeVar

import click

import commonplace
from commonplace.faces.cli.terminal.lines import Line
from commonplace.faces.cli.terminal.screen import Progress, columns, say, show, show_json, show_raw
from commonplace.faces.cli.terminal.shape import as_json

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from commonplace import Refreshed, Vault

P = ParamSpec("P")
C = TypeVar("C", bound=click.Command)
FOUND = 1  # the exit code that says: there are findings


class Answer(NamedTuple):
    """What a command answers: `data` for programs, `lines` for people, made when they are printed.

    `raw` is what is neither but a file of another program.
    """

    data: Mapping[str, object]
    lines: Iterable[Line]
    code: int = 0
    raw: bytes | None = None


class Call:
    """What was typed beside the command itself, and the vault, which is opened when it is first asked."""

    def __init__(self) -> None:
        self.place: str | None = None
        self.index: str | None = None
        self.json = False
        self.format: str | None = None  # of an answer to a query, where the command has such answers
        self.into: str | None = None
        self.progress = Progress()
        self.said: list[str] = []

    @cached_property
    def opened(self) -> "Vault":
        """The vault, with the index as the last call left it."""
        return commonplace.Vault(self.place or commonplace.find_root("."), self.index, progress=self.progress)

    @cached_property
    def vault(self) -> "Vault":
        """The vault, with the index brought up to its files."""
        self.refresh()
        return self.opened

    def refresh(self) -> "Refreshed":
        """Bring the index up to the files and say what had changed."""
        try:
            return self.opened.refresh()
        finally:
            self.progress.clear()

    @property
    def columns(self) -> int:
        """The width of the terminal."""
        return columns()

    def give(self, name: str, answers: Iterable[Answer], indent: int | None = None) -> int:
        """Print answers in the form that was asked for; give the exit code of the last."""
        code = 0
        for answer in answers:
            if self.json:
                show_json(as_json(name, answer.data, indent=indent))
            elif answer.raw is not None:
                show_raw(answer.raw)
            else:
                show(answer.lines)
            self.pass_on()
            code = answer.code
        return code

    def pass_on(self) -> None:
        """Say what the vault had to say and what was not said yet."""
        if "opened" in self.__dict__:
            fresh = [words for words in dict.fromkeys(self.opened.said) if words not in self.said]
            self.said += fresh
            for words in fresh:
                say(words)

    def close(self) -> None:
        """Close the vault if it was opened."""
        if "opened" in self.__dict__:
            self.opened.close()


def command(function: Callable[Concatenate[Call, P], Answer | Iterator[Answer]]) -> click.Command:
    """Make a command of the function that answers it; its name is the function's, its help the module's docstring."""
    name = function.__name__.replace("_", "-")

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> int:
        call = click.get_current_context().ensure_object(Call)
        try:
            answer = function(call, *args, **kwargs)
            if isinstance(answer, Answer):
                return call.give(name, [answer], indent=2)
            return call.give(name, answer)
        finally:
            call.pass_on()
            call.close()

    words = (sys.modules[function.__module__].__doc__ or "").replace("\n\n    ", "\n\n\b\n    ")
    return adopt_options(click.command(name, help=words)(run))


def adopt_options(made: C, *, environment: bool = False) -> C:
    """Give a command the options that every command has; `environment` lets the vault come from a variable."""
    variable = "COMMONPLACE_VAULT" if environment else None
    made.params += [
        click.Option(
            ["--vault", "place"],
            metavar="FOLDER",
            envvar=variable,
            help="The vault; else $COMMONPLACE_VAULT, else the one around the current folder.",
            expose_value=False,
            callback=keep,
        ),
        click.Option(["--index"], metavar="FILE", help="Where the index is kept.", expose_value=False, callback=keep),
        click.Option(["--json"], is_flag=True, help="Answer in JSON.", expose_value=False, callback=keep),
    ]
    return click.version_option(None, package_name="commonplace", message="%(prog)s %(version)s")(made)


def keep(context: click.Context, option: click.Parameter, value: Any) -> None:  # noqa: ANN401  # click gives anything
    """Keep an option where it was given: before the command or after it."""
    if value and option.name:
        setattr(context.ensure_object(Call), option.name, value)


class Words(click.ParamType[str]):
    """A text; bytes that are none are replaced, so that they can be looked for like anything else."""

    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002  # click's
        """Give what was typed as text."""
        return value.encode("utf-8", "replace").decode()


class NoteName(Words):
    """A note as one would write it in a link."""

    name = "note"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":  # noqa: ARG002  # click's
        """Offer the names of notes."""
        from click.shell_completion import CompletionItem

        call = ctx.ensure_object(Call)
        try:
            names = [note.name for note in call.vault.notes()]
        except commonplace.CommonplaceError:
            return []
        finally:
            call.close()
        return [CompletionItem(name) for name in names if name.lower().startswith(incomplete.lower())]


TEXT, NOTE = Words(), NoteName()
