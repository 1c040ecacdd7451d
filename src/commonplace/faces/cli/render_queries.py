"""Print a note with its queries answered.

Each is followed by its answer, in Markdown with links spelled for this note. The queries are blocks of `dataview`,
`base` and `query`, and inline code that begins with `=`. Scripts (`dataviewjs`) are not run, which is said. The note is
not changed.

For example:

    commonplace render-queries "Population"
"""

import click

from commonplace.faces.cli.terminal.call import NOTE, TEXT, Answer, Call, command


@command
@click.argument("name", metavar="NOTE", type=NOTE)
@click.option("--replace", is_flag=True, help="Put the answers in the place of the queries.")
@click.option("--now", metavar="TIME", type=TEXT, help="The time to answer for: 2026-01-31T18:00; else now.")
@click.option("--timezone", metavar="ZONE", type=TEXT, help="Europe/Paris, UTC, +02:00; else that of this machine.")
def render_queries(call: Call, name: str, replace: bool, now: str | None, timezone: str | None) -> Answer:
    """Answer the command."""
    path = call.vault.get(name)
    data = call.vault.render_queries(name, replace=replace, now=now, timezone=timezone)
    return Answer({"path": path, "text": data.decode("utf-8", "replace")}, (), raw=data)
