"""What a search asks, as a tree of values. Each leaf knows by itself where it looks and whether case counts."""

from typing import Literal, NamedTuple, TypeAlias

from commonplace.query.search.expression import Expression

Place = Literal["file", "content", "name", "path", "value"]
Unit = Literal["line", "block", "section", "task", "task-todo", "task-done"]


class Everything(NamedTuple):
    """No condition: an operator without an argument asks for any."""


class Word(NamedTuple):
    """A part of a text, anywhere in it (6.2). `place` "file" is the content and the path (6.7)."""

    text: str
    place: Place = "file"
    case: bool = False


class Phrase(NamedTuple):
    """Characters in sequence that begin and end with whole words (6.5); of a property, all of its value (6.15)."""

    text: str
    place: Place = "file"
    case: bool = False


class Regex(NamedTuple):
    """A regular expression; one that cannot be read finds nothing (6.6)."""

    expression: Expression
    place: Place = "file"


class Tag(NamedTuple):
    """A tag or those nested in it, plain and without its hash; or what an expression finds (6.9, 6.11)."""

    name: str
    regex: Regex | None = None


class Within(NamedTuple):
    """One unit of the text that holds all that is asked (6.9)."""

    unit: Unit
    inner: "Question"


class Property(NamedTuple):
    """A property, and what is asked of one of its values; None for any value, even none (6.15)."""

    key: str
    inner: "Question | None"


class Null(NamedTuple):
    """A property without a value (6.15)."""


class Compare(NamedTuple):
    """A property less or greater than a number or a date (6.15)."""

    sign: str
    bound: str


class Named(NamedTuple):
    """Several things asked of a name: a file that is no note is reached by all of them together (6.7, 6.13)."""

    inner: "Question"


class Not(NamedTuple):
    """What is not asked (6.4)."""

    inner: "Question"


class All(NamedTuple):
    """Each of several questions (6.2)."""

    parts: "tuple[Question, ...]"


class Either(NamedTuple):
    """One of several questions (6.3)."""

    parts: "tuple[Question, ...]"


Text: TypeAlias = Word | Phrase | Regex
Question: TypeAlias = (
    Everything | Word | Phrase | Regex | Tag | Within | Property | Null | Compare | Named | Not | All | Either
)


def leaves(question: Question, *, negated: bool = False) -> "list[Question]":
    """Give the leaves that an answer has to fit, those within a unit too: not what is negated.

    >>> leaves(All((Word("a"), Not(Either((Word("b"), Not(Word("c"))))))))
    [Word(text='a', place='file', case=False), Word(text='c', place='file', case=False)]
    """
    if isinstance(question, All | Either):
        return [leaf for part in question.parts for leaf in leaves(part, negated=negated)]
    if isinstance(question, Not):
        return leaves(question.inner, negated=not negated)
    if isinstance(question, Within | Named):
        return leaves(question.inner, negated=negated)
    return [] if negated or isinstance(question, Everything) else [question]


def names(question: Question, *, negated: bool = False) -> "list[Question]":
    """Give the parts that look at names alone, and that an answer may be reached by: not what is negated."""
    if isinstance(question, All | Either):
        return [leaf for part in question.parts for leaf in names(part, negated=negated)]
    if isinstance(question, Not):
        return names(question.inner, negated=not negated)
    looking = isinstance(question, Named) or (
        isinstance(question, Word | Phrase | Regex) and question.place in ("name", "path")
    )
    return [question] if looking and not negated else []
