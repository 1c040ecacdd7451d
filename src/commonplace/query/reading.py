"""The trees that a grammar gives -> expressions: what both languages that have expressions write alike."""

from collections.abc import Callable, Sequence
from typing import Any

from commonplace.query.expression import Binary, Expression, Field, Item, ListOf, Literal, Name, Unary
from commonplace.query.grammar import bad_query

Node = Any  # a tree of the grammar, or one of its words
Kept = Sequence[Any]  # what the grammar keeps of a rule: trees, tokens, None for what may be left out
DEEPEST = 150  # expressions inside each other


class Reader:
    """Makes an expression of the tree that the grammar gives for one text: the rule `x` is made by the method `_x`.

    `sign` gives an operator as the evaluator knows it.
    """

    def __init__(self, text: str, sign: Callable[[str], str] = str) -> None:
        self.text, self.sign, self.depth = text, sign, 0

    def expression(self, tree: Node) -> Expression:
        """Make an expression. Raises BadQuery when too many stand inside each other."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise bad_query(self.text, tree.meta.start_pos, f"more than {DEEPEST} expressions stand inside each other")
        made: Expression = getattr(self, f"_{tree.data}")(tree.children)
        self.depth -= 1
        return made

    def _all(self, arguments: Node) -> tuple[Expression, ...]:
        return tuple(self.expression(each) for each in arguments.children) if arguments is not None else ()

    def _binary(self, kept: Kept) -> Expression:
        return Binary(self.sign(kept[1]), self.expression(kept[0]), self.expression(kept[2]))

    def _unary(self, kept: Kept) -> Expression:
        return Unary(str(kept[0]), self.expression(kept[1]))

    def _field(self, kept: Kept) -> Expression:
        return Field(self.expression(kept[0]), str(kept[1]))

    def _item(self, kept: Kept) -> Expression:
        return Item(self.expression(kept[0]), self.expression(kept[1]))

    def _list_of(self, kept: Kept) -> Expression:
        return ListOf(self._all(kept[0]))

    def _variable(self, kept: Kept) -> Expression:
        return Name(str(kept[0]))

    def _true(self, _kept: Kept) -> Expression:
        return Literal(value=True)

    def _false(self, _kept: Kept) -> Expression:
        return Literal(value=False)

    def _null(self, _kept: Kept) -> Expression:
        return Literal(None)
