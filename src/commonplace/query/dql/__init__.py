"""The Dataview Query Language: parsed, understood as Dataview understands it, answered from the index.

`parse` reads it by `dql.lark`; `dialect` is what its expressions mean, from `order`, `signs`, `look`, `text` and the
shelf `functions`; `pages` are the rows. It is Dataview's source that decides, quirks included (spec section 8).
"""
