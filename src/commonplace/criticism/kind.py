"""What a note is: source, idea, person, organisation, question, topic, daily, index, template, plain.

Decided by rules in order; the first that fits names the kind, and is named with it. The default rules fit vaults of
reading notes unchanged; `commonplace.toml` may put others before them.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from commonplace.criticism.conventions import Conventions, property_key
from commonplace.syntax.note import Note, Property, Value
from commonplace.text import fold, squeeze

DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
LINK = re.compile(r"\[\[([^\[\]|#]*)[^\[\]]*\]\]")
AND = re.compile(r"\s*[,;&]\s*|\s+and\s+")
VERBS = frozenset(  # finite forms that make a title a sentence; names of works seldom hold one after the first word
    """is are was were be been has have had does do did can cannot can't could may might must shall should will would
    isn't aren't doesn't don't makes make made means mean needs need comes come came leads lead led rests rest grows
    grow gives give gave takes take took serves serve follows follow precedes precede depends depend requires require
    produces produce creates create causes cause begins begin ends increases increase decreases remains remain belongs
    belong becomes become exists exist determines determine checks check proves prove shows show""".split()
)
QUESTION_WORDS = frozenset(
    """what why how who whom whose when where which whether is are was were does do did can could should would will
    must may""".split()
)


class Known(NamedTuple):
    """What a note is, and the rule that said so."""

    kind: str
    rule: str


def kind_of(path: str, note: Note, conventions: Conventions) -> Known:
    """Give the kind of a note by the first rule that fits; without one it is plain."""
    return Kinds(conventions)(path, note)


Likely = tuple[int, str, str]  # the order of a rule, the word of it that fits, what it looks at


class Kinds:
    """The rules of a vault, turned around once for many notes: from what a note has to the rules that look for it."""

    __slots__ = ("rules", "titles", "words")

    def __init__(self, conventions: Conventions) -> None:
        self.rules = rules = conventions.rules
        self.titles = [(order, rule) for order, rule in enumerate(rules) if rule.looks_at == "title"]
        self.words: dict[str, dict[str, list[Likely]]] = {"property": {}, "tag": {}, "folder": {}}
        for order, rule in enumerate(rules):
            for word in rule.words if rule.looks_at != "title" else ():
                looking = self.words.setdefault(rule.looks_at, {})
                looking.setdefault(word.partition("=")[0], []).append((order, word, rule.looks_at))

    def __call__(self, path: str, note: Note) -> Known:
        """Give the kind of a note by the first rule that fits; without one it is plain."""
        *folders, name = fold(path).split("/")
        values = {property_key(one.name): one.value for one in reversed(note.properties)}
        tags = {parent for tag in note.tags for parent in _with_parents(tag.name)} if note.tags else ()
        best = self.best(values, tags, folders)
        for order, rule in self.titles:
            if best and best[0] < order:
                break
            if word := _title_word(rule.words, name.removesuffix(".md")):
                return Known(rule.kind, f"title {word}")
        return Known(self.rules[best[0]].kind, f"{best[2]} {best[1]}") if best else Known("plain", "no rule fits")

    def best(self, values: Mapping[str, Value], tags: Iterable[str], folders: list[str]) -> Likely | None:
        """Give the first rule that fits, of those that do not look at the title."""
        likely: list[Likely] = []
        for looks_at, names in (("property", values), ("tag", tags), ("folder", folders)):
            looking = self.words[looks_at]
            for one in names:
                if one in looking:
                    likely += looking[one]
        likely.sort()
        return next((rule for rule in likely if _has_value(rule[1], values)), None)


@lru_cache(maxsize=4096)
def _with_parents(tag: str) -> tuple[str, ...]:
    """Give a tag, folded, and the tags that hold it: `#a/b` is an `a` (spec 3.38)."""
    parts = fold(tag[1:]).split("/")
    return tuple("/".join(parts[:n]) for n in range(1, len(parts) + 1))


def _has_value(word: str, values: Mapping[str, Value]) -> bool:
    """Say whether a property has the value that `name=value` asks for."""
    name, mark, value = word.partition("=")
    return not mark or value in _texts(values.get(name))


def _title_word(words: tuple[str, ...], stem: str) -> str:
    return next((word for word in words if (FORMS[word](stem) if word in FORMS else stem == word)), "")


def _texts(value: Value) -> set[str]:
    return {squeeze(LINK.sub(r"\1", str(one))) for one in (value if isinstance(value, list) else [value])}


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
    """Compare two values of a property: case and white space folded, a list equal in any order, a link as its target.

    A text stands for a list where the other is one: label lines have no other way to write it. Nothing disagrees
    with nothing.

    >>> same_value(["Mill", "taylor "], "Taylor and [[Mill|J. S. Mill]]"), same_value("Burke", ["burke"])
    (True, True)
    """
    listed = isinstance(one, list) or isinstance(other, list)
    first, second = _compared(one, split=listed), _compared(other, split=listed)
    return first == second or not (first and second)


def _compared(value: Value, *, split: bool) -> set[str]:
    texts = value if isinstance(value, list) else [value]
    plain = [LINK.sub(r"\1", str(one)) for one in texts if one is not None]
    if split and not isinstance(value, list):
        plain = [part for one in plain for part in AND.split(one)]
    return {text for one in plain if (text := squeeze(one))}


def disagreements(note: Note, conventions: Conventions) -> list[tuple[Property, Property]]:
    """Pair each property with one of the same name from another origin whose value differs."""
    if len({one.origin for one in note.properties}) < 2:
        return []
    first: dict[str, Property] = {}
    found = []
    ranked = sorted(note.properties, key=lambda one: conventions.origins.index(one.origin))
    for one in ranked:
        key = property_key(one.name)
        winner = first.setdefault(key, one)
        if winner.origin != one.origin and key not in ("tags", "links") and not same_value(winner.value, one.value):
            found.append((winner, one))
    return found
