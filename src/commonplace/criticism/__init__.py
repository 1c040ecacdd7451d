"""One Note -> what it is and what it says of others.

Promises: works on one Note and a set of conventions, never raises. Knows nothing of any other file, of the disk, of
SQL.
"""
