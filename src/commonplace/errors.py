"""What stops the program: one small tree, each class with its sentence and its exit code.

The docstring of a class is the template of its message (the idea is borg's). What is wrong in a user's notes is never
here: that is a `Finding`, a value. Each class has a paragraph in `docs/errors.md`.

    CommonplaceError
     +-- NoVault          3   the folder is not there
     +-- NoSuchNote       4   no note is called so
     +-- BadConfig        5   commonplace.toml cannot be used
     +-- IndexRefused     6   the index may not or cannot live there
     +-- IndexBusy        7   another process held the index for too long
     +-- BadQuery         8   a question is not written as its language is
     +-- QueryFailed      9   a question that has no answer, or none in the time allowed
     +-- Stale           10   a file is not as it was when its change was planned
     +-- Refused         11   a change that would hurt, or that no file can take
     +-- WriteFailed     12   the disk refused; nothing was changed
     +-- VaultBusy       13   another process is writing to the vault
     +-- BadRequest       2   an argument outside what is known (usage)
"""

from typing import ClassVar


class CommonplaceError(Exception):
    """{reason}."""

    code: ClassVar[int] = 3

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__((type(self).__doc__ or "").split("\n\n", 1)[0].removesuffix(".").format(**facts))


class NoVault(CommonplaceError):
    """There is no folder at {path}."""

    code = 3


class NoSuchNote(CommonplaceError):
    """No note is called “{name}”{hint}."""

    code = 4


class BadConfig(CommonplaceError):
    """{path} cannot be used: {reason}."""

    code = 5


class IndexRefused(CommonplaceError):
    """The index cannot be kept at {path}: {reason}."""

    code = 6


class IndexBusy(CommonplaceError):
    """The index at {path} was held by another process for {seconds} seconds."""

    code = 7


class BadQuery(CommonplaceError):
    """The query cannot be read: line {line}, column {column}: {reason}."""

    code = 8


class QueryFailed(CommonplaceError):
    """The query failed: {reason}."""

    code = 9


class Stale(CommonplaceError):
    """{path} has changed since this was planned: nothing was written. Ask again."""

    code = 10


class Refused(CommonplaceError):
    """{path} cannot be changed: {reason}."""

    code = 11


class WriteFailed(CommonplaceError):
    """{path} could not be written ({reason}): {outcome}."""

    code = 12


class VaultBusy(CommonplaceError):
    """Another process has been writing to the vault for {seconds} seconds."""

    code = 13


class BadRequest(CommonplaceError):
    """{reason}."""

    code = 2
