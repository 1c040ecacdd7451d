"""Made-up vaults: from a seed and a number to names, prose and notes.

Knows what notes look like; does not know the disk, nor what is measured.
"""
