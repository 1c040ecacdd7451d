"""A call or more of each command, on the example library and on a vault of strange names."""

from modules import SRC

COMMANDS = sorted(
    path.stem.replace("_", "-") for path in (SRC / "faces" / "cli").glob("*.py") if path.stem != "__init__"
)

# Arguments for a note of any vault; {note} is its name.
OF_NOTE = """
overview
notes --sort rating --reverse
notes --sort modified --limit 3
note {note}
links
links {note} --external
links --problems
backlinks {note}
wanted
wanted --attachments
orphans --attachments
ambiguous
neighbours {note} --depth 3
path {note} {note}
search Burke --limit 3
search tag:#book
query TABLE%file.tasks,%file.mtime,%file.inlinks
query LIST%this.file.link%WHERE%file.name --note {note}
query TASK
query CALENDAR%file.ctime
bases
base --text views:%[{order:%[file.name,%file.mtime,%file.backlinks]}] --this {note}
base --text filters:%file.hasLink(this)&&x --this {note} --now 2026-06-10 --timezone UTC
tags
properties
tasks
tasks {note} --todo
outline {note}
mentions {note}
refresh
export graph
export graph --format json
export graph --format dot
findings
check --statistics
history
undo
doctor
completion bash
render-queries {note}
render-queries {note} --replace
sql --schema
sql --open
sql SELECT%*%FROM%links
"""
CALLS = [[word.replace("%", " ") for word in line.split()] for line in OF_NOTE.split("\n") if line]
ENDLESS = {"watch"}

# Changes that are planned and not written, on the example library: not every note has what they ask for.
PLANS = [
    "rename Burke Edmund",
    "move Burke Topics",
    "rename-heading Sources/On_Liberty.md One_very_simple_principle Harm",
    "rename-block Sources/Mutual_Aid.md gladiators huxley",
    "rename-tag period/victorian victorian",
    "rename-property format form",
    "set Burke rating A",
    "unset Burke born",
    "merge Terms/Liberty.md Ideas/Liberty.md",
    "split Sources/On_Liberty.md --at One_very_simple_principle",
    "extract Reading_plan Next --lines 9-10",
    "link-mentions Burke",
    "create Sources/Common_Sense",
]
PLANNED = {words.split()[0] for words in PLANS}


def calls(note):
    """Give the arguments of every call, with the name of a note filled in."""
    return [[word.replace("{note}", note) for word in words] for words in CALLS]
