"""One file's bytes -> one Note, and the spelling of each element back.

Promises: never raises, whatever the bytes; linear in their number; every element has a Span that slices
`Note.source`. Knows nothing of any other file, of the disk, of SQL, of what a link means. Rule numbers in this room are
those of the format's specification, `docs/compatibility.md`.
"""

from typing import Final

GRAMMAR: Final = 1
"""Raise it with every change of what is read: every index is then made anew."""

FRONT_MATTER: Final = "front matter"
LABEL: Final = "label line"
INLINE: Final = "inline field"
ORIGINS: Final = (FRONT_MATTER, LABEL, INLINE)
"""Where a property of a note may be written."""
