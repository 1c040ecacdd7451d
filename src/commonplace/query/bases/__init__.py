"""Bases: a `.base` file or block -> its rows, as the app would show them (spec 7).

`read` makes a value of the YAML, `parse` an expression of a text, `run` answers. What expressions mean is the shelf
`functions` and the few modules beside it.
"""
