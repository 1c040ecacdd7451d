"""Print what lets a shell complete commands and names.

For example:

    commonplace completion bash >> ~/.bashrc
"""

import click
from click.shell_completion import ShellComplete, get_completion_class

from commonplace.faces.cli.terminal.call import Answer, Call, command
from commonplace.faces.cli.terminal.lines import line

SHELLS = ("bash", "zsh", "fish")


@command
@click.argument("shell", type=click.Choice(SHELLS))
def completion(_call: Call, shell: str) -> Answer:
    """Answer the command."""
    script = _script(shell)
    return Answer({"shell": shell, "script": script}, map(line, script.splitlines()), raw=script.encode())


def _script(shell: str) -> str:
    """Give click's script; that of bash is asked past its search for bash, which may be of another machine."""
    program = click.get_current_context().find_root()
    made = (get_completion_class(shell) or ShellComplete)(program.command, {}, "commonplace", "_COMMONPLACE_COMPLETE")
    return ShellComplete.source(made)
