"""What the exactness of the index hangs on: SQLite and `plain` agree about every character that matters."""

import re
from unicodedata import normalize

import apsw
import pytest

from commonplace.index.schema import SCHEMA
from commonplace.query.search.parse import parse
from commonplace.query.search.question import All, Word
from commonplace.query.search.words import ALONE, SAFE, pieces
from commonplace.syntax.scripts import as_they_are, indexed
from commonplace.text import plain

LAST = 0x20000  # beyond are Chinese characters alone
LETTERS = re.compile(f"[{SAFE}]")
LONE = re.compile(f"[{ALONE}]")


@pytest.fixture(scope="module")
def words():
    """Give, for each character there is, the words that the index makes of it between two letters."""
    sql = apsw.Connection(":memory:")
    sql.execute(re.search(r"CREATE VIRTUAL TABLE words .*?;", SCHEMA, re.S)[0])
    sql.execute("CREATE VIRTUAL TABLE told USING fts5vocab(words, instance)")
    texts = [(code, f"x{chr(code)}y") for code in range(LAST) if not 0xD800 <= code < 0xE000]
    rows = [(code, text if as_they_are(text.encode()) else indexed(text)) for code, text in texts]
    with sql:
        sql.executemany("INSERT INTO words (rowid, body) VALUES (?, ?)", rows)
    found = {code: [] for code, _ in texts}
    for code, term in sql.execute('SELECT doc, term FROM told ORDER BY doc, "offset"'):
        found[code].append(term)
    return found


def test_a_safe_letter_is_itself(words):
    for code, found in words.items():
        sign = chr(code)
        if LETTERS.fullmatch(sign) and plain(sign) == sign:
            assert found == [f"x{sign}y"], hex(code)
        if LONE.fullmatch(sign):
            assert found == ["x", sign, "y"], hex(code)


def test_what_is_safe_in_a_word_is_what_is_safe_in_its_text(words):
    for code, found in words.items():
        inner = "".join(LETTERS.findall(plain(f"x{chr(code)}y")))
        assert "".join(LETTERS.findall("".join(found))) == inner, hex(code)


def test_safe_letters_that_meet_in_the_text_meet_in_a_word(words):
    for code, found in words.items():
        text = plain(f"x{chr(code)}y")
        for run in re.findall(f"[{SAFE}]+", text):
            assert any(run in word for word in found), hex(code)
        for word in found:
            for run in re.findall(f"[{SAFE}]+", word):
                assert run in text, hex(code)


def test_what_parts_words_parts_them(words):
    for code in range(128):
        if not chr(code).isalnum():
            assert words[code] == ["x", "y"], hex(code)


def test_plain_goes_character_by_character():
    for code in range(LAST):
        if 0xD800 <= code < 0xE000:
            continue
        sign = normalize("NFC", chr(code))
        assert plain(f"é{sign}") == plain("é") + plain(sign) or len(normalize("NFC", f"é{sign}")) < 1 + len(sign), hex(
            code
        )
        assert plain(plain(sign)) == plain(sign), hex(code)


def test_pieces():
    assert [piece.edged for piece in pieces("to-do")] == ["to\n", "\ndo"]
    assert [piece.edged for piece in pieces("a源氏b")] == ["a", "源氏", "b"]
    assert pieces("-- ++") == []


@pytest.mark.parametrize("text", ["marx lenin", "one", "a's b’s C# 50% ünï 源氏", " a\n b "])
def test_plain_words_need_no_grammar(text):
    known = parse(text)
    assert parse(f"({text})") == known
    assert known == (All(tuple(map(Word, text.split()))) if len(text.split()) > 1 else Word(text.strip()))
