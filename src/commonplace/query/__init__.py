"""Questions -> rows; the only reader of SQL beside the index's own bookkeeping.

Promises: never writes; every answer is a NamedTuple whose fields are its columns. Knows nothing of how rows came to be.
"""
