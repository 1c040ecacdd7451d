"""List tasks: of the whole vault or of one note.

Any mark but a space is done, as in Obsidian.

For example:

    commonplace tasks --todo
"""

import click

from commonplace.faces.cli.terminal.call import NOTE, TEXT, Answer, Call, command
from commonplace.faces.cli.terminal.entries import by_file, ended, task_lines
from commonplace.faces.cli.terminal.lines import line
from commonplace.faces.cli.terminal.text import count


@command
@click.argument("name", metavar="[NOTE]", type=NOTE, required=False)
@click.option("--status", metavar="C", type=TEXT, help="With this mark between the brackets.")
@click.option("--done/--todo", default=None, help="Only those that are done, or not done.")
def tasks(call: Call, name: str | None, status: str | None, done: bool | None) -> Answer:
    """Answer the command."""
    found = call.vault.tasks(name, status=status, done=done)
    data = {"path": call.vault.get(name) if name is not None else None, "tasks": found}
    if not found:
        return Answer(
            data,
            [line("There are no such tasks." if status is not None or done is not None else "There are no tasks.")],
        )
    columns = call.columns
    ready = sum(task.done for task in found)
    lines = by_file(found, lambda group: task_lines(group, columns))
    return Answer(data, ended(lines, f"{count(len(found), 'task')}: {len(found) - ready:,} to do, {ready:,} done."))
