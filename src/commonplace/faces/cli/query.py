"""Answer a query in Dataview's language.

QUERY is TABLE, LIST, TASK or CALENDAR with what follows; --note is the note that asks, `this`. Without a QUERY, every
`dataview` block of that note is answered, in its order. An expression alone is answered with --expression.

For example:

    commonplace query 'TABLE author, rating FROM "Sources" WHERE rating = "A" SORT author'
    commonplace query --note "French Revolution"
"""

import click

import commonplace
from commonplace.faces.cli.terminal.call import NOTE, TEXT, Answer, Call, command
from commonplace.faces.cli.terminal.lines import line
from commonplace.faces.cli.terminal.rows import answer_all, answer_rows, rows_options


@command
@rows_options
@click.argument("query", metavar="[QUERY]", type=TEXT, required=False)
@click.option("--note", metavar="NOTE", type=NOTE, help="The note that asks, or whose blocks are answered.")
@click.option("--expression", is_flag=True, help="QUERY is one expression, as an inline query has it.")
@click.option("--now", metavar="TIME", type=TEXT, help="The time to answer for: 2026-01-31T18:00; else now.")
@click.option("--timezone", metavar="ZONE", type=TEXT, help="Europe/Paris, UTC, +02:00; else that of this machine.")
def query(
    call: Call, query: str | None, note: str | None, expression: bool, now: str | None, timezone: str | None
) -> Answer:
    """Answer the command."""
    if query is None and (note is None or expression):
        raise click.UsageError("Give a query, or a note with --note.")
    if query is None:
        return _blocks(call, note or "", now, timezone)
    if expression:
        value = call.vault.evaluate(query, note=note, now=now, timezone=timezone)
        return Answer({"value": commonplace.as_data(value)}, [line(commonplace.as_text(value))])
    return answer_rows(call, call.vault.query(query, note=note, now=now, timezone=timezone))


def _blocks(call: Call, note: str, now: str | None, timezone: str | None) -> Answer:
    answers = call.vault.queries(note, now=now, timezone=timezone)
    if not answers and not call.json and call.format in {None, "table", "list"}:
        return Answer({}, [line("This note has no dataview block.")])
    return answer_all(call, answers, lambda: {"answers": [commonplace.rows_data(rows) for rows in answers]})
