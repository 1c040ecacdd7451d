"""The search language: a question -> the files that fit it, ranked, with the lines where they do (spec section 6).

`predicate.py` is the slow exact way, one file at a time. The index only narrows (`narrow.py`): it says which files
surely fit and which may, and the predicate decides about the rest.
"""
