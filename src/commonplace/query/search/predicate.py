"""Whether one file fits a search: the slow way, which says what is right (spec section 6).

The index and its narrowing are compared with it. Nothing here knows SQL.
"""

import json
import re
from collections.abc import Iterator

from commonplace.query.search.document import CANVAS, NOTE, OTHER, Document, Passage
from commonplace.query.search.matching import Searched, holds, wanted
from commonplace.query.search.question import (
    All,
    Compare,
    Either,
    Everything,
    Named,
    Not,
    Null,
    Phrase,
    Property,
    Question,
    Regex,
    Tag,
    Within,
    Word,
    names,
)
from commonplace.syntax.note import Value
from commonplace.text import plain

DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?")
PART_OF_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?)?)?")


def fits(document: Document, question: Question) -> bool:
    """Say whether a file is an answer. What is neither note, canvas nor base is one only through its name (6.7)."""
    if document.kind == OTHER and not any(holds_all(document, part, None) for part in names(question)):
        return False
    return holds_all(document, question, None)


def holds_all(document: Document, question: Question, scope: Passage | None) -> bool:
    """Say whether a file, or one passage of it, fits a question."""
    if isinstance(question, All):
        return all(holds_all(document, part, scope) for part in question.parts)
    if isinstance(question, Either):
        return any(holds_all(document, part, scope) for part in question.parts)
    if isinstance(question, Not):
        return not holds_all(document, question.inner, scope)
    if isinstance(question, Named):
        return holds_all(document, question.inner, None)
    if isinstance(question, Within):
        return any(True for _ in passages(document, question, scope))
    if isinstance(question, Tag):
        return any(tagged(name, question) for line, name in _tags(document) if _inside(line, scope))
    if isinstance(question, Property):
        return has_property(document, question)
    return isinstance(question, Everything) or _text_holds(document, question, scope)


def _text_holds(document: Document, leaf: Question, scope: Passage | None) -> bool:
    if not isinstance(leaf, Word | Phrase | Regex):
        return False
    if leaf.place == "name":
        return holds(Searched(document.path.rpartition("/")[2]), leaf)
    if leaf.place == "path":
        return holds(Searched(document.path), leaf)
    if scope is not None:
        return holds(scope.said, leaf)
    if leaf.place == "file" and document.kind != OTHER and holds(document.named, leaf):
        return True
    return document.kind in (NOTE, CANVAS) and holds(document.content, leaf)


def _inside(line: int, scope: Passage | None) -> bool:
    return scope is None or scope.first <= line <= scope.last


def passages(document: Document, question: Within, scope: Passage | None) -> Iterator[Passage]:
    """Give the units that hold all that is asked of one, in a file or in a passage of it (6.9, 6.12)."""
    for passage in units(document, question, scope):
        if holds_all(document, question.inner, passage):
            yield passage


def units(document: Document, question: Within, scope: Passage | None) -> Iterator[Passage]:
    """Give the units of a kind that may hold what is asked: of a file, or those that begin in a passage of it."""
    if document.kind not in (NOTE, CANVAS):
        return
    if question.unit == "line":
        key = key_of(question.inner)
        numbers = lines_of(document, key) if key else range(1, len(document.lines) + 1)
        yield from (document.line(number) for number in numbers if _inside(number, scope))
    elif question.unit == "section":
        yield from _sections(document, scope)
    else:
        inner = question.inner
        blocks = question.unit == "block"
        found = document.blocks(lambda text: may_hold(text, inner)) if blocks else document.tasks(question.unit)
        yield from (passage for passage in found if _inside(passage.first, scope))


def may_hold(text: Searched, question: Question) -> bool:
    """Say whether a part of a text may fit what is asked, from the words and phrases that it cannot do without."""
    if isinstance(question, All):
        return all(may_hold(text, part) for part in question.parts)
    if isinstance(question, Either):
        return any(may_hold(text, part) for part in question.parts)
    return not isinstance(question, Word | Phrase) or question.place != "content" or holds(text, question)


def key_of(question: Question) -> Word | Phrase | None:
    """Give a word or phrase of the text that what is asked cannot do without."""
    if isinstance(question, All):
        return next((key for part in question.parts if (key := key_of(part))), None)
    named = isinstance(question, Word | Phrase) and question.place == "content" and question.text
    return question if isinstance(question, Word | Phrase) and named else None


def lines_of(document: Document, key: Word | Phrase) -> list[int]:
    """Give the lines that hold a word or phrase: no line end is part of one."""
    text, looked = document.content.text if key.case else document.content.plain, wanted(key)
    found, number, last = [], 1, 0
    at = text.find(looked)
    while at >= 0:
        number, last = number + text.count("\n", last, at), at
        found.append(number)
        end = text.find("\n", at)
        at = text.find(looked, end) if end >= 0 else -1
    return found


def _sections(document: Document, scope: Passage | None) -> Iterator[Passage]:
    """Give sections; within one, those of the headings below its own, and none where it has no heading (6.12)."""
    found = document.sections()
    if scope is None:
        yield from found
    elif scope.level:
        for passage in found:
            if passage.first > scope.first:
                if passage.level <= scope.level:
                    return
                yield passage
    else:
        yield from (one for one in found if one.level and _inside(one.first, scope))


def _tags(document: Document) -> list[tuple[int, str]]:
    return document.facts.tags() if document.kind == NOTE else []


def tagged(name: str, question: Tag) -> bool:
    """Say whether a tag, with its hash, is the one that is asked for or nested in it (6.9, 6.11)."""
    if question.regex:
        return question.regex.expression.search(name)
    known = plain(name.removeprefix("#"))
    return not question.name or known == question.name or known.startswith(question.name + "/")


def has_property(document: Document, question: Property) -> bool:
    """Say whether a note has a property, with a value that fits (6.15); its origin does not matter."""
    if document.kind != NOTE:
        return False
    found = (values for _, key, values in document.facts.properties() if key == question.key)
    return any(property_fits(values, question) for values in found)


def property_fits(values: list[Value], question: Property) -> bool:
    """Say whether a property with these values is what is asked for."""
    return question.inner is None or any(value_fits(value, question.inner) for value in values)


def value_fits(value: Value, question: Question) -> bool:
    """Say whether one value of a property fits: a word is part of it, a phrase all of it (6.15)."""
    if isinstance(question, All):
        return all(value_fits(value, part) for part in question.parts)
    if isinstance(question, Either):
        return any(value_fits(value, part) for part in question.parts)
    if isinstance(question, Not):
        return not value_fits(value, question.inner)
    if isinstance(question, Null):
        return value is None
    if isinstance(question, Compare):
        return compares(value, question)
    text = spelt(value)
    if text is None or not isinstance(question, Word | Phrase | Regex):
        return False
    searched = Searched(text)
    if isinstance(question, Phrase):
        return wanted(question) == (searched.text if question.case else searched.plain)
    return holds(searched, question)


def spelt(value: Value) -> str | None:
    """Give the text of a value; None where there is none.

    >>> spelt(True), spelt(5.0), spelt(None), spelt({"a": 1})
    ('true', '5', None, '{"a": 1}')
    """
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) and not -(1 << 63) <= value < 1 << 63:
        value = float(value)  # as the index keeps it
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)


def compares(value: Value, question: Compare) -> bool:
    """Compare a number with a number, a date with a date or the beginning of one (6.15).

    >>> compares("2024-05-01", Compare(">", "2024")), compares("12", Compare("<", "5"))
    (True, False)
    """
    text = (spelt(value) or "").strip()
    if DATE.fullmatch(text):
        if not PART_OF_DATE.fullmatch(question.bound):
            return False
        return _ordered(text.replace("T", " "), question.bound.replace("T", " "), question.sign)
    try:
        return not isinstance(value, bool) and _ordered(float(text), float(question.bound), question.sign)
    except ValueError:
        return False


def _ordered(one: float | str, other: float | str, sign: str) -> bool:
    if sign.endswith("=") and one == other:
        return True
    return one < other if sign[0] == "<" else one > other  # type: ignore[operator]  # both are of one type
