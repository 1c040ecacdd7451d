"""What a note is, by which rule, and where its origins disagree."""

import pytest

from commonplace.criticism.conventions import DEFAULT_RULES, KINDS, Conventions, Rule
from commonplace.criticism.kind import disagreements, is_question, is_sentence, kind_of, same_value
from commonplace.syntax.parse import parse

NOTES = [
    ("templates/Book.md", "---\ncitekey: x\n---\n", "template", "folder templates"),
    ("x/Templates/y/Book.md", "", "template", "folder templates"),
    ("2024-05-06.md", "", "daily", "title day"),
    ("x/2024-05-06.md", "#book", "daily", "title day"),
    ("2024-05-06 talk.md", "", "plain", "no rule fits"),
    ("X.md", "---\nkind: source\n---\n", "source", "property kind=source"),
    ("X.md", "---\nKind: Source\n---\n", "source", "property kind=source"),
    ("X.md", "---\ntype: [note, SOURCE]\n---\n", "source", "property type=source"),
    ("X.md", "---\nisbn: 9780140449136\n---\n", "source", "property isbn"),
    ("X.md", "---\nurl: https://e.org\n---\n", "source", "property url"),
    ("X.md", "`URL:` https://e.org", "source", "property url"),
    ("X.md", "---\nborn: 1729\n---\n", "person", "property born"),
    ("X.md", "---\nfounded: 1864\n---\n", "organisation", "property founded"),
    ("X.md", "---\ntype: question\n---\n", "question", "property type=question"),
    ("X.md", "---\ntype: idea\n---\n#person", "idea", "property type=idea"),
    ("X.md", "---\ntype: unheard of\n---\n", "plain", "no rule fits"),
    ("X.md", "#person", "person", "tag person"),
    ("X.md", "#Person/economist", "person", "tag person"),
    ("X.md", "#persona", "plain", "no rule fits"),
    ("X.md", "#book #idea", "idea", "tag idea"),
    ("X.md", "`AUTHOR:` Burke", "source", "property author"),
    ("X.md", "`AUTHOR(S):` Burke", "source", "property author"),
    ("X.md", "---\nauthor: Burke\n---\n#idea", "idea", "tag idea"),
    ("people/X.md", "", "person", "folder people"),
    ("Notes/People/X.md", "", "person", "folder people"),
    ("people/X.md", "---\nauthor: Y\n---\n", "source", "property author"),
    ("Clippings/X.md", "", "source", "folder clippings"),
    ("Ideas/X.md", "", "idea", "folder ideas"),
    ("Daily notes/X.md", "", "daily", "folder daily notes"),
    ("Home.md", "", "index", "title home"),
    ("README.md", "", "index", "title readme"),
    ("Who decides what.md", "", "question", "title question"),
    ("Is property theft?.md", "", "question", "title question"),
    ("What is to be Done (1902).md", "", "plain", "no rule fits"),
    ("Property is the root of misery.md", "", "idea", "title sentence"),
    ("Reflections on the Revolution in France.md", "", "plain", "no rule fits"),
    ("日本.md", "", "plain", "no rule fits"),
]

TITLES = [
    ("population is checked by misery and vice", True, False),
    ("reflections on the revolution in france", False, False),
    ("property is theft", False, False),
    ("why nations fail", False, True),
    ("why nations fail (2012)", False, False),
    ("is it so", False, True),
    ("what next?", False, True),
    ("what", False, False),
    ("", False, False),
    ("?", False, True),
]

SAME = [
    ("Burke", " burke ", True),
    ("Burke", "Paine", False),
    (["A", "b"], ["B", "a"], True),
    (["A"], ["A", "B"], False),
    ("A, B", ["B", "A"], True),
    ("A and B", ["a", "b"], True),
    ("A, B", "B, A", False),
    ("[[J. S. Mill|Mill]]", "j. s. mill", True),
    (1987, "1987", True),
    (None, "x", True),
    ([], None, True),
    ("Cafe\u0301", "café", True),
]

DISAGREEING = [
    ("---\nauthor: Woolf\n---\n`AUTHOR:` Virginia Woolf", [("author", "AUTHOR")]),
    ("---\nauthor: Woolf\n---\n`AUTHOR:` woolf", []),
    ("---\nauthor: Woolf\n---\n`AUTHOR(S):` Bell", [("author", "AUTHOR(S)")]),
    ("---\nyear: 1927\n---\nyear:: 1928", [("year", "year")]),
    ("---\nyear: 1927\n---\n`YEAR:` 1927\n\nyear:: 1927", []),
    ("---\ntags: [a]\n---\n`TAGS:` #b", []),
    ("year:: 1\n\nyear:: 2", []),
    ("`YEAR:` 1\n\nyear:: 2", [("YEAR", "year")]),
    ("---\nauthor:\n---\n`AUTHOR:` Woolf", []),
]


@pytest.mark.parametrize(("path", "text", "kind", "rule"), NOTES)
def test_kinds(path, text, kind, rule):
    assert kind_of(path, parse(text.encode()), Conventions()) == (kind, rule)


@pytest.mark.parametrize(("title", "sentence", "question"), TITLES)
def test_titles(title, sentence, question):
    assert (is_sentence(title), is_question(title)) == (sentence, question)


@pytest.mark.parametrize(("one", "other", "expected"), SAME)
def test_same_values(one, other, expected):
    assert same_value(one, other) is expected
    assert same_value(other, one) is expected


@pytest.mark.parametrize(("text", "expected"), DISAGREEING)
def test_disagreements(text, expected):
    pairs = disagreements(parse(text.encode()), Conventions())
    assert [(one.name, other.name) for one, other in pairs] == expected


def test_rules_of_a_vault_come_first():
    own = Conventions(rules=(Rule("topic", "folder", ("people",)), *DEFAULT_RULES))
    assert kind_of("people/X.md", parse(b"#person"), own).kind == "topic"


def test_every_rule_gives_a_kind():
    assert {rule.kind for rule in DEFAULT_RULES} <= set(KINDS)
    assert {rule.looks_at for rule in DEFAULT_RULES} == {"property", "tag", "folder", "title"}
    assert [str(rule) for rule in DEFAULT_RULES[:2]] == ["folder templates | template | _templates", "title day"]
