"""The hall: every room behind one class, `Vault`. Each method refreshes the index if need be, and asks one room.

`opened` is a vault with its index, `answers` and `languages` are what it answers, `hall` is all of it and how it is
written. The rooms that answer are loaded by the method that asks them: a command pays for what it uses (decision 3).
"""

from commonplace.disk.settings import find_root
from commonplace.vault.hall import Vault, open_vault

__all__ = ["Vault", "find_root", "open_vault"]
