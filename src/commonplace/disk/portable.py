"""Names that every system can hold: a vault is synchronised, and what one disk takes another refuses."""

import re
from unicodedata import normalize

FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f]')
DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|\Z)", re.I)
LINKED = re.compile(r"[#^\[\]]")
LONGEST = 255  # bytes of a name
LONGEST_PATH = 4_000  # bytes of a vault path


def check_name(name: str) -> str | None:
    """Give the reason why a file or folder cannot be called so on every system; None where it can.

    >>> check_name("What is property?.md"), check_name("Burke.md"), check_name("con.md")
    ('“?” is not allowed on Windows', None, 'Windows keeps “con” for a device')
    """
    if not name or name.strip(". ") == "":
        return "it is empty"
    found = FORBIDDEN.search(name)
    if found:
        return f"“{found[0] if found[0].isprintable() else 'a control character'}” is not allowed on Windows"
    if "/" in name:
        return "“/” parts folders"
    if any("\ud800" <= one <= "\udfff" for one in name):
        return "it is not UTF-8"
    if name[0] == ".":
        return "files whose names begin with a dot are hidden"
    if name[-1] in ". " or name[0] == " ":
        return "it begins or ends with a space or ends with a dot, which Windows takes away"
    device = DEVICES.match(name)
    if device:
        return f"Windows keeps “{device[1]}” for a device"
    return _form(name)


def _form(name: str) -> str | None:
    if len(name.encode()) > LONGEST:
        return f"it is longer than {LONGEST} bytes"
    return None if normalize("NFC", name) == name else "it is not in Unicode's form NFC, which some systems change"


def check_path(path: str) -> str | None:
    """Give the reason why a vault path cannot be used on every system; None where it can."""
    if len(path.encode("utf-8", "replace")) > LONGEST_PATH:
        return f"it is longer than {LONGEST_PATH:,} bytes"
    return next((f"in “{part}” {reason}" for part in path.split("/") if (reason := check_name(part))), None)


def check_linkable(name: str) -> str | None:
    """Give the reason why a wikilink cannot name a file (spec 3.8, 4.16); None where one can."""
    found = LINKED.search(name) or re.search("%%", name)
    return f"a link cannot hold “{found[0]}”" if found else None
