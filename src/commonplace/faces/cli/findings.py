"""List what is wrong in the files; exits with 1 if any is.

Links with something wrong are shown by `commonplace links --problems`.

For example:

    commonplace findings
"""

from commonplace.faces.cli.terminal.call import FOUND, Answer, Call, command
from commonplace.faces.cli.terminal.entries import by_file, ended, finding_lines
from commonplace.faces.cli.terminal.lines import line
from commonplace.faces.cli.terminal.text import count


@command
def findings(call: Call) -> Answer:
    """Answer the command."""
    found = call.vault.findings()
    if not found:
        return Answer({"findings": []}, [line("Nothing is wrong in the files.")])
    columns = call.columns
    files = count(len({one.path for one in found}), "file")
    lines = by_file(found, lambda group: finding_lines(group, columns))
    return Answer({"findings": found}, ended(lines, f"{count(len(found), 'finding')} in {files}."), FOUND)
