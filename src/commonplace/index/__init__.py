"""Notes -> rows; the only writer of SQL.

Promises: the index is a cache; losing it loses nothing, and one transaction brings it up to the files. Knows nothing of
questions: it reads back only its own bookkeeping.
"""
