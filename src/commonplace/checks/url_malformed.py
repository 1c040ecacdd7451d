"""An address that leads nowhere, because it is written wrongly.

Half a scheme (`http:/`, `htttps://`), two of them, no host, or a space; a link to `www.…` without its scheme is taken
for one to a note.

```md Sources.md
[one](https://https://example.org) and [two](http:///paper.pdf) and [three](www.example.org).
```

```findings
Sources.md:1:1: “https://https://example.org” has two schemes
Sources.md:1:40: “http:///paper.pdf” names no host
Sources.md:1:69: “www.example.org” has no scheme, and is taken for a note
```

```fixed Sources.md
[one](https://example.org) and [two](http:///paper.pdf) and [three](https://www.example.org).
```
"""

import re
from collections.abc import Iterator

from commonplace.checks import Seen
from commonplace.query.checking import Answers, Linked, is_placeholder
from commonplace.text import Edit

LEVEL = "warning"
SAFE = False
TWICE = re.compile(r"https?:/{1,2}(?=https?:/{1,2}[\w.-]+\.\w)", re.I)
NO_HOST = re.compile(r"https?:(?:///|//?\Z|//[?#:])", re.I)
ONE_SLASH = re.compile(r"https?:/?(?=\w)", re.I)
BAD_SCHEME = re.compile(r"(?:h?t{1,3}ps?|htps?|hhttps?|httpss)://", re.I)
GOOD = re.compile(r"(?:https?|ftp)://", re.I)
WWW = re.compile(r"www\.[\w-]+\.\w", re.I)


def find(ask: Answers) -> Iterator[Seen]:
    """Look at every link out of the vault, and at those that were to be one."""
    for link in ask.links:
        if link.kind == "external" or link.status == "missing":
            reason, old, new = _fault(link)
            if reason and not is_placeholder(link.target):
                edits = _respelt(ask, link, old, new) if new else ()
                yield Seen(link.path, link.start, link.end, f"“{link.target}” {reason}", 0.9, edits)


def _fault(link: Linked) -> tuple[str, str, str]:
    """Give what is wrong, the beginning that is to go, and what is to stand in its place."""
    target = link.target
    if link.status == "missing":
        wrong = WWW.match(target) and link.kind == "markdown"
        return ("has no scheme, and is taken for a note", "www.", "https://www.") if wrong else ("", "", "")
    if match := TWICE.match(target):
        return "has two schemes", match[0] + "http", "http"
    if NO_HOST.match(target):
        return "names no host", "", ""
    if (match := ONE_SLASH.match(target)) and not GOOD.match(target):
        return "lacks a slash", match[0], match[0].rstrip("/") + "//"
    if (match := BAD_SCHEME.match(target)) and not GOOD.match(target):
        return "has no scheme that is known", "", ""
    return "", "", ""


def _respelt(ask: Answers, link: Linked, old: str, new: str) -> tuple[Edit, ...]:
    """Put another beginning where the address begins in the link."""
    written = ask.sheet(link.path).source[link.start : link.end]
    at = written.rfind(link.target.encode())
    start = link.start + at
    return (Edit(start, start + len(old.encode()), new),) if at >= 0 else ()
