"""What a note is: source, idea, person, organisation, question, topic, daily, index, template, plain.

Decided by rules in order; the first that fits names the kind, and is named with it. The default rules fit vaults of
reading notes unchanged; `commonplace.toml` may put others before them.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from commonplace.criticism.conventions import Conventions
from commonplace.syntax.note import Note, Property, Value
from commonplace.text import fold, squeeze

DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
SENTENCE_VERB = (
    "is are was were be been has have had does do did can cannot can't could may might must shall should will would isn't "
    "aren't doesn't don't makes make made means mean needs need comes come came leads lead led rests rest grows grow gives "
    "give gave takes take took serves serve follows follow precedes precede depends depend requires require produces "
    "produce creates create causes cause begins begin ends end increases increase decreases remains remain belongs "
    "belong becomes become exists exist determines determine checks check proves prove shows show called governs govern"
)
VERBS = frozenset(SENTENCE_VERB.split())
QUESTION_WORDS = frozenset("what why how who whom whose when where which whether is are was were does do did can could should would will must may".split())


class Known(NamedTuple):
    """What a note is, and the rule that said so."""

    kind: str
    rule: str


def kind_of(path: str, note: Note, conventions: Conventions) -> Known:
    """Give the kind of a note by the first rule that fits; without one it is plain."""
    facts = _Facts(path, note, conventions)
    for rule in conventions.rules:
        word = getattr(facts, rule.looks_at)(rule.words)
        if word:
            return Known(rule.kind, f"{rule.looks_at} {word}")
    return Known("plain", "no rule fits")


class _Facts:
    """What the rules look at, read once."""

    __slots__ = ("folders", "properties", "stem", "tags")

    def __init__(self, path: str, note: Note, conventions: Conventions) -> None:
        *folders, name = fold(path).split("/")
        self.folders, self.stem = folders, name.removesuffix(".md")
        self.properties = {conventions.key(one.name): one.value for one in reversed(note.properties)}
        self.tags = {fold(tag.name[1:]) for tag in note.tags} if note.tags else ()

    def property(self, words: Iterable[str]) -> str:
        for word in words:
            name, mark, value = word.partition("=")
            if name in self.properties and (not mark or value in _texts(self.properties[name])):
                return word
        return ""

    def tag(self, words: Iterable[str]) -> str:
        if not self.tags:
            return ""
        return next((word for word in words if any(t == word or t.startswith(word + "/") for t in self.tags)), "")

    def folder(self, words: Iterable[str]) -> str:
        return next((word for word in words if word in self.folders), "") if self.folders else ""

    def title(self, words: Iterable[str]) -> str:
        for word in words:
            test = FORMS.get(word)
            if test(self.stem) if test else self.stem == word:
                return word
        return ""


def _texts(value: Value) -> set[str]:
    return {squeeze(str(one)) for one in (value if isinstance(value, list) else [value])}


def is_sentence(title: str) -> bool:
    """Say whether a title is a sentence: four words or more, with a finite verb after the first.

    >>> is_sentence("population is checked by misery and vice"), is_sentence("reflections on the revolution in france")
    (True, False)
    """
    words = title.split()
    return len(words) > 3 and not VERBS.isdisjoint(words[1:]) and words[0] not in QUESTION_WORDS


def is_question(title: str) -> bool:
    """Say whether a title asks: it ends in a question mark, or begins as questions do and goes on.

    >>> is_question("does poverty come from institutions"), is_question("what is to be done (1902)")
    (True, False)
    """
    words = title.split()
    return title.endswith("?") or (len(words) > 2 and words[0] in QUESTION_WORDS and not title.endswith(")"))


FORMS = {"day": lambda stem: DAY.match(stem) is not None, "question": is_question, "sentence": is_sentence}


def same_value(one: Value, other: Value) -> bool:
    """Compare two values of a property: case and white space folded, a list equal in any order.

    >>> same_value(["Mill", "taylor "], ["Taylor", "mill"]), same_value("Burke", ["burke"])
    (True, True)
    """
    return _texts(one) == _texts(other)


def disagreements(note: Note, conventions: Conventions) -> list[tuple[Property, Property]]:
    """Pair each property with one of the same name from another origin whose value differs."""
    first: dict[str, Property] = {}
    found = []
    ranked = sorted(note.properties, key=lambda one: conventions.origins.index(one.origin))
    for one in ranked:
        key = conventions.key(one.name)
        winner = first.setdefault(key, one)
        if winner.origin != one.origin and key not in ("tags", "links") and not same_value(winner.value, one.value):
            found.append((winner, one))
    return found
