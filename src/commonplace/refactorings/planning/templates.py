"""Templates: their variables, as the app fills them in (spec 1.15)."""

import re
from datetime import datetime

from commonplace.query.moment import formatted

VARIABLE = re.compile(r"\{\{(title|date|time)(?::([^{}\r\n]*))?\}\}", re.I)
USUAL = {"date": "YYYY-MM-DD", "time": "HH:mm"}


def filled(template: str, title: str, now: datetime) -> str:
    """Fill in the variables of a template; those that are not known stay as they are.

    >>> filled("# {{title}} {{DATE:YYYY}} {{foo}}", "N", datetime(2024, 5, 6))
    '# N 2024 {{foo}}'
    """

    def put(match: re.Match[str]) -> str:
        name = match[1].lower()
        return title if name == "title" else formatted(now, match[2] or USUAL[name])

    return VARIABLE.sub(put, template)
