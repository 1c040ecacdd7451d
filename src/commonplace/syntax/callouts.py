"""The thirteen callouts of Obsidian and the names that look like them (spec 3.33)."""

GROUPS = {
    "note": "",
    "abstract": "summary tldr",
    "info": "",
    "todo": "",
    "tip": "hint important",
    "success": "check done",
    "question": "help faq",
    "warning": "caution attention",
    "failure": "fail missing",
    "danger": "error",
    "bug": "",
    "example": "",
    "quote": "cite",
}
LOOKS = {name: main for main, others in GROUPS.items() for name in (main, *others.split())}


def group(kind: str) -> str:
    """Give the main type that a callout type looks like; an unknown one looks like a note.

    >>> group("faq"), group("criticism")
    ('question', 'note')
    """
    return LOOKS.get(kind.lower(), "note")
