"""All of a vault: what it answers, the changes that it plans, and the only way by which it is written.

Open one with `commonplace.open(path)`. Only `apply` and `undo` write, and they say so.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from commonplace import config
from commonplace.disk.settings import find_root, is_visible_in
from commonplace.errors import IndexRefused
from commonplace.index.place import journal_place
from commonplace.refactorings.planning.plans import Plans
from commonplace.vault.answers import Answers
from commonplace.vault.languages import Languages
from commonplace.vault.opened import whole

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from commonplace.checks import Finding
    from commonplace.disk.apply import Applied
    from commonplace.disk.undo import Undone, Written
    from commonplace.refactorings.planning.ground import Ground
    from commonplace.text import Change


class Vault(Answers, Languages, Plans):
    """A folder of notes that can be asked, and changed. Not for use by several threads at once."""

    @whole
    def planned(self, plan: Callable[[Ground], Change]) -> Change:
        """Let a refactoring see one state of the vault."""
        from commonplace.refactorings.planning.ground import Ground

        return plan(Ground(self.connection, self.read, self.settings, self.conventions))

    def diff(self, change: Change) -> str:
        """Give a Change as a unified diff."""
        from commonplace.disk.differences import differences

        return "".join(line + "\n" for line in differences(change, self.read))

    def apply(self, change: Change) -> Applied:
        """Write a Change into the vault, all of it or nothing; `undo` takes it back.

        Raises Stale, Refused, VaultBusy, WriteFailed.
        """
        from commonplace.disk import apply

        done = apply.apply(self.root, self.journal, change, self._trash)
        self.said += done.said
        self.refresh()
        return done

    def undo(self) -> Undone | None:
        """Take back the last change that `apply` wrote, but for files that have changed since; None if there is none.

        Raises what `apply` raises.
        """
        from commonplace.disk.undo import undo

        done = undo(self.root, self.journal)
        self.refresh()
        return done

    def history(self) -> list[Written]:
        """List the changes that were written to the vault, the newest first."""
        from commonplace.disk.undo import history

        return history(self.journal)

    @property
    def journal(self) -> str:
        """The folder of the journal: outside the vault."""
        place = journal_place(self.root)
        if is_visible_in(place, self.root):
            raise IndexRefused(path=place, reason="it lies in the vault, into which only notes are written")
        return place

    @property
    def _trash(self) -> Callable[[str, str], None] | None:
        from commonplace.disk import trash

        return {"local": trash.to_own, "none": None}.get(self.settings.trash, trash.to_system)

    @whole
    def check(
        self, paths: Iterable[str] | None = None, select: Collection[str] = (), ignore: Collection[str] = ()
    ) -> list[Finding]:
        """Judge the vault, or some files and folders of it, by all or some of the checks in docs/checks.md.

        What notes and commonplace.toml silence is left out. Raises BadRequest.
        """
        from commonplace import checks
        from commonplace.query.checking import Answers, judged

        wishes = config.read_wishes(self.root)
        asked = checks.chosen(select, (*ignore, *(name for name in wishes.ignore if name not in select)))
        only = judged(self.connection, self.root, paths) if paths is not None else None
        return checks.check(
            Answers(self.connection, self.read, self.settings.types, wishes.require, only), asked, wishes
        )

    def fixes(self, findings: Iterable[Finding], *, unsafe: bool = False) -> Change:
        """Join the fixes of findings into one Change; those that guess only if `unsafe`."""
        from commonplace import checks

        return checks.fixes(findings, unsafe=unsafe)

    def export_findings(self, findings: Sequence[Finding], fmt: str, folder: str = "") -> bytes:
        """Give findings as bytes in a format of `exports`, their paths seen from a folder above. Raises BadRequest."""
        from commonplace import exports

        return exports.find_findings_format(fmt)(findings, folder)


def open_vault(path: str | os.PathLike[str] = ".", index: str | os.PathLike[str] | None = None) -> Vault:
    """Open the vault at a folder. Raises NoVault, BadConfig, IndexRefused, IndexBusy.

    The folder is taken as it is; `commonplace.find_root` gives the vault that holds it.
    """
    return Vault(os.fspath(path), os.fspath(index) if index is not None else None)


__all__ = ["Vault", "find_root", "open_vault"]
