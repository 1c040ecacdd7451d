"""A link and the names -> its target; a target -> its shortest spelling.

Promises: total (every link has a Target, is Missing or Ambiguous) and deterministic. Knows nothing of disk, SQL or
Markdown: it works on a table of names, which may stand in memory or in an index.
"""
