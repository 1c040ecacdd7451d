"""Names in prose that are no links (spec 5.3)."""

import pytest

from commonplace.query.mentions import Finder, lowered

AI = "---\naliases: [Artificial intelligence, K.I., 人工智能, C++, naïve, 🤖]\n---\nAI itself\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ai is, AIM", ["ai"]),
        ("AI, Ai; (AI) 'AI' AI's AI-made", ["AI", "Ai", "AI", "AI", "AI", "AI"]),
        ("aid said _AI_ AI_x xAI 2AI", []),
        ("*AI* **AI** ==AI==", ["AI", "AI", "AI"]),
        ("artificial\nintelligence", []),
        ("An ARTIFICIAL intelligence, K.I. too; KAI. not", ["ARTIFICIAL intelligence", "K.I."]),
        ("[[AI]] [AI](x.md) ![AI](y.png) [[x|AI]] <https://AI.org>", []),
        ("see https://AI.org/AI and AI", ["AI"]),
        ("`AI` and ``AI``\n\n```\nAI\n```\n\n    AI\n", []),
        ("$AI$ $$AI$$ <b title='AI'>", []),
        ("# AI\n\n> [!note] AI\n> AI\n\n%% AI %%\n\n- AI\n\n| AI |\n|---|\n| AI |", ["AI"] * 7),
        ("---\ntitle: AI\n---\nAI", ["AI"]),
        ("这是人工智能的时代", ["人工智能"]),
        ("AI技术和AI", ["AI", "AI"]),
        ("C++ and C# and C", ["C++"]),
        ("naïve NAÏVE naive", ["naïve", "NAÏVE"]),
        ("a 🤖🤖 b", ["🤖", "🤖"]),
        ("É AI é AI", ["AI", "AI"]),
        ("AI\u0301 is another letter", []),
        ("İAI İ AI", ["AI"]),
        ("\ufeffAI", ["AI"]),
        ("AI\r\nAI\rAI", ["AI", "AI", "AI"]),
        ("", []),
    ],
)
def test_mentions(vault, text, expected):
    made = vault({"AI.md": AI, "text.md": text}).vault
    found = made.mentions("AI")
    assert sorted(one.text for one in found) == sorted(expected)
    source = made.read("text.md")
    assert [source[one.start : one.end].decode() for one in found] == [one.text for one in found]
    assert all(one.path == "text.md" and one.text in one.sentence for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)


def test_the_longest_name_is_taken(vault):
    made = vault({"Rights.md": "---\naliases: [Rights of Man]\n---\n", "a.md": "The Rights of Man; the rights."}).vault
    assert [(one.text, one.name) for one in made.mentions("Rights")] == [
        ("Rights of Man", "Rights of Man"),
        ("rights", "Rights"),
    ]


def test_where_they_are(vault):
    made = vault({"Burke.md": "", "a.md": "One.\nOf Burke here. No.\n", "z/b.md": "burke"}).vault
    assert [one[:5] for one in made.mentions("Burke")] == [
        ("a.md", 2, "Burke", "Burke", "Of Burke here."),
        ("z/b.md", 1, "burke", "Burke", "burke"),
    ]


def test_excluded_files_are_left_out(vault):
    made = vault({"Burke.md": "", "out/a.md": "Burke", ".obsidian/app.json": '{"userIgnoreFilters": ["out/"]}'}).vault
    assert made.mentions("Burke") == []


@pytest.mark.parametrize(
    "name", ['quote " mark', "a AND b", "(x", "*", "-", "NEAR", "body : x", "100%", "한국어", "ゔ", "' OR 1"]
)
def test_any_name_can_be_looked_for(vault, name):
    made = vault({f"{name}.md": "", "a.md": f"see {name} there"}).vault
    assert [one.text for one in made.mentions(f"{name}.md")] == [name]


def test_korean_by_character(vault):
    made = vault({"한국.md": "", "a.md": "나는 한국어를 말한다"}).vault
    assert [one.text for one in made.mentions("한국")] == ["한국"]


def test_the_index_only_narrows(vault):
    """What the words of the index lead to is what a look into every note finds."""
    words = ["Burke", "Edmund Burke", "the", "liberty", "人", "é", "state of nature", "self-love", "o'clock"]
    texts = {
        f"n{number}.md": f"{words[number % 9]} {words[number % 7]}—{words[number % 5]}{words[number % 3]} x"
        for number in range(60)
    }
    made = vault({f"{word}.md": "" for word in words} | texts).vault
    for word in words:
        finder = Finder([word])
        expected = [
            (path, made.read(path).decode()[a:b])
            for path in sorted(texts)
            for a, b, _ in finder.find(made.read(path).decode())
        ]
        assert [(one.path, one.text) for one in made.mentions(f"{word}.md")] == expected


@pytest.mark.parametrize("text", ["İI", "ŉ", "ΑΣ", "ẞ", "K", "\u0130\u0307x"])
def test_lower_case_keeps_the_length(text):
    assert len(lowered(text)) == len(text)
