"""Answers -> Changes: one file a refactoring, which returns a Change and writes nothing.

Promises: after a refactoring every link of the vault means what it meant before (spec section 9). Knows the index and
the bytes that it is handed; the disk is for others. What they are made of is in `planning/`.
"""
