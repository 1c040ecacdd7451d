"""Answer a view of a base.

FILE is a `.base` file, or a note with a base in it, named as in a link; `People.base#By birth` names the view, too.
Without --view the first one is answered. Filters and formulas that use `this` mean the note of --this, else FILE.

For example:

    commonplace base People.base --view "By birth"
"""

import click

from commonplace.faces.cli.terminal.call import NOTE, TEXT, Answer, Call, command
from commonplace.faces.cli.terminal.rows import answer_rows, rows_options


@command
@rows_options
@click.argument("file", metavar="[FILE]", type=NOTE, required=False)
@click.option("--text", metavar="YAML", type=TEXT, help="Instead of FILE, what would stand in it.")
@click.option("--view", metavar="NAME", type=TEXT, help="The view; else the first.")
@click.option("--this", metavar="NOTE", type=NOTE, help="The note that shows the base.")
@click.option("--now", metavar="TIME", type=TEXT, help="The time to answer for: 2026-01-31T18:00; else now.")
@click.option("--timezone", metavar="ZONE", type=TEXT, help="Europe/Paris, UTC, +02:00; else that of this machine.")
def base(
    call: Call,
    file: str | None,
    text: str | None,
    view: str | None,
    this: str | None,
    now: str | None,
    timezone: str | None,
) -> Answer:
    """Answer the command."""
    if (file is None) == (text is None):
        raise click.UsageError("Either FILE or --text is wanted")
    return answer_rows(call, call.vault.base(file, view, text=text, this=this, now=now, timezone=timezone))
