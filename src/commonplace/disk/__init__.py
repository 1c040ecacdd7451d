"""The folder: finding it, walking it, reading files, watching. The only room that opens files in the vault.

Promises: nothing here writes. Knows nothing of Markdown and SQL.
"""
