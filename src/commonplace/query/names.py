"""From what a user calls a file to its path, and the nearest names where there is none. The only door to rapidfuzz."""

import re
from collections.abc import Iterable

from commonplace.index.names import names_in
from commonplace.index.store import Connection
from commonplace.resolver.resolve import Missing, resolve
from commonplace.syntax.wikilink import split_wikilink
from commonplace.text import encodable, fold

ALL_NAMES = """
SELECT path, path FROM file UNION ALL SELECT alias.name, path FROM alias JOIN file ON file.id = alias.note"""
CLOSE = 10  # points of 100 by which a name may be less like than the best
SHORTEST, LONG = 5, 8  # characters of a word that may be misspelt, and that may be so twice
DIGIT = re.compile(r"\d")
FILE_ID = "SELECT id FROM file WHERE path = ?"


def find_file(sql: Connection, name: str) -> str | None:
    """Resolve a name as a link at the root of the vault would be; brackets, anchor and display may be there.

    The path of a file, as answers give it, means that file, whatever a link would make of it.
    """
    name = encodable(name)
    if sql.execute(FILE_ID, (name,)).fetchone():
        return name
    text = name.strip().removeprefix("!")
    if text.startswith("[[") and text.endswith("]]"):
        text = split_wikilink(text[2:-2])[0]
    for candidate in (name, text, text.partition("#")[0].strip()):
        found = resolve(candidate, "", names_in(sql)) if candidate else Missing(candidate)
        if not isinstance(found, Missing):
            return found.file.path
    return None


def nearest(sql: Connection, name: str, count: int = 3) -> list[str]:
    """Give the names (without folder and `.md`) nearest to a misspelt one; an alias stands for its note."""
    from rapidfuzz import fuzz, process

    choices: dict[str, str] = {}
    for written, path in sql.execute(ALL_NAMES):
        stem = path[path.rfind("/") + 1 :].removesuffix(".md")
        key = fold(stem if written == path else written)
        choices.setdefault(key, stem)
    wanted = fold(encodable(name).strip("![]").rpartition("/")[2].removesuffix(".md"))
    found = process.extract(wanted, choices.keys(), scorer=fuzz.WRatio, limit=count * 2, score_cutoff=72)
    close = [key for key, score, _ in found if score > found[0][1] - CLOSE]
    return list(dict.fromkeys(choices[key] for key in close))[:count]


class Spellings:
    """Words among which the one is looked for that a misspelt one was to be: one slip, or two in a long word.

    Digits are no slips (`Part 1`, `Part 2`), and neither is the first letter together with another.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.words = {fold(word): word for word in words if len(word) >= SHORTEST}
        self.ends: dict[str, list[str]] = {}
        for word in self.words:
            for end in {word[:3], word[-3:] + "$"}:
                self.ends.setdefault(end, []).append(word)

    def near(self, written: str) -> tuple[str, float] | None:
        """Give the nearest word and how sure it is, from 0 to 1; None where none is near, or it is one of them."""
        from rapidfuzz.distance import OSA

        word = fold(written)
        if len(word) < SHORTEST or word in self.words:
            return None
        slips = 1 if len(word) < LONG else 2
        digits = DIGIT.findall(word)
        best: tuple[int, str] | None = None
        for other in {*self.ends.get(word[:3], ()), *self.ends.get(word[-3:] + "$", ())}:
            if abs(len(other) - len(word)) <= slips and DIGIT.findall(other) == digits:
                far = OSA.distance(word, other, score_cutoff=slips)
                if far <= slips and (best is None or (far, other) < best):
                    best = far, other
        return (self.words[best[1]], round(1 - 2 * best[0] / len(word), 2)) if best else None


def nearest_of(word: str, known: list[str], count: int = 1) -> list[str]:
    """Give the words of a list that a word is most like, the nearest first."""
    from rapidfuzz import fuzz, process

    return [one for one, _, _ in process.extract(word, known, scorer=fuzz.ratio, limit=count, score_cutoff=70)]


def file_id(sql: Connection, path: str) -> int:
    """Give the number of a file that is in the index."""
    row = sql.execute(FILE_ID, (path,)).fetchone()
    return int(row[0]) if row else -1
