"""Every rule of the search language: in this vault, this search finds these files (spec section 6)."""

import os

import pytest

from commonplace.errors import BadRequest

FILES = {
    "Burke.md": "---\nstatus: Draft\nauthor: [Edmund Burke, Paine]\nduration: 3\ndone: true\ndate: 2024-05-01\n---\n"
    "# Edmund Burke\n\nA meeting about homework. Happy cat.\n\n## Prejudice\n\nThe dog sleeps.\n\nThe cat sleeps.\n",
    "Paine.md": "---\nStatus: Published\naliases:\nduration: 12\ndone: false\nmy key: x y\n---\n"
    "Meetup, personal. Rights-of-man to-do. Star wars.\n\n- [ ] call Burke\n- [x] mail Marx\n- [?] call Marx\n",
    "Daily notes/2022-07-01.md": "`AUTHOR:` Karl Marx\n\nstatus:: x\n\n"
    "Star warship, testing. `#code` #work/x café CAFÉ 1848-02-22\n",
    "Daily notes/Invoice 3.md": "---\naliases: []\nstatus:\n---\n"
    "#Work 源氏物語 を読む #myjob/work\n\nmix the flour\n\nwith flour\n",
    "Invoice.pdf": "",
    "photo.jpg": "",
    "map.canvas": '{"nodes": [{"type": "text", "text": "A card of dogs\\n\\nand cats"}, '
    '{"type": "file", "file": "Burke.md"}]}',
    "Books.base": "views: []\n",
    "out/Burke again.md": "meeting homework #work\n",
    ".obsidian/app.json": '{"userIgnoreFilters": ["out/"]}',
}
B, P, D, N = "Burke.md", "Paine.md", "Daily notes/2022-07-01.md", "Daily notes/Invoice 3.md"
C = "map.canvas"

CASES = [
    # 6.2 words are parts of a text, each for itself
    ("meet work", [B]),
    ("meet", [B, P]),
    ("MEETING homework", [B]),
    # 6.3 OR is looser than standing beside each other; `or` is a word
    ("meeting homework OR meetup personal", [B, P]),
    ("meeting personal OR zzz", []),
    ("meeting or homework", [B]),
    ("OR meeting OR", [B]),
    # 6.4 negation; a hyphen in a word is itself
    ("meet -personal", [B]),
    ("-meet -flour", [D, "Books.base", C]),
    ("meet -(meetup call)", [B]),
    ("meet -(meetup zzz)", [B, P]),
    ("to-do", [P]),
    ("rights-of", [P]),
    ("--meeting", [B]),
    ("-tag:#work flour OR -meet flour", [N]),
    # 6.5 phrases are of whole words, with any edge that is none
    ('"star wars"', [P]),
    ('"test"', []),
    ('"testing"', [D]),
    ('"- [ ]"', [P]),
    ('"[x] mail"', [P]),
    ('"Rights"', [P]),
    ('"源氏"', [N]),
    # 6.6 expressions
    (r"/\d{4}-\d{2}-\d{2}/", [B, D]),
    ("/^the DOG/", [B]),
    ("match-case:/^the DOG/", []),
    (r"path:/\d{4}/", [D]),
    ("/(/", []),
    # 6.7 the scope: text and path of notes and canvases, names of bases; other files through their names
    ("invoice", [N]),
    ("books", ["Books.base"]),
    ("dogs", [C]),
    ("file:invoice", [N, "Invoice.pdf"]),
    ("pdf", []),
    # 6.9 operators
    ("file:.jpg", ["photo.jpg"]),
    ('path:"Daily notes/2022-07"', [D]),
    ("path:daily", [D, N]),
    ("file:daily", []),
    ('content:"happy cat"', [B]),
    ("content:invoice", []),
    ("match-case:Meetup", [P]),
    ("match-case:meetup", []),
    ("match-case:(Meetup ignore-case:STAR)", [P]),
    ("match-case:café", [D]),
    ("match-case:cafe", []),
    ("tag:#work", [D, N]),
    ("tag:work/x", [D]),
    ("tag:#code", []),
    ("line:(mix flour)", [N]),
    ("line:(mix with)", []),
    ("block:(dog cat)", []),
    ("block:(dog sleeps)", [B]),
    ("section:(dog cat)", [B, C]),
    ("section:(dog homework)", []),
    ("section:(card cats)", [C]),
    ("task:call", [P]),
    ('task:""', [P]),
    ("task:", [P]),
    ("task-todo:call", [P]),
    ("task-todo:mail", []),
    ("task-done:mail", [P]),
    ("task-done:(call marx)", [P]),
    ("FILE:burke", [B]),
    ("Task-Todo:CALL", [P]),
    # 6.10 no line that fits, not a line that does not
    ("flour -line:(mix flour)", []),
    ("flour -line:(dog flour)", [N]),
    # 6.11 tags: case never counts, segments are whole
    ("match-case:tag:#work", []),
    ("match-case:(tag:#WORK)", [D, N]),
    ("tag:wor", []),
    ("tag:myjob", [N]),
    ("tag:(work -myjob)", [D]),
    # 6.12 sections within sections
    ("section:(homework section:(dog))", [B]),
    ("section:(dog section:(homework))", []),
    ("section:(mix section:(flour))", []),
    ("section:(homework line:cat)", [B]),
    # 6.13 operators with OR and negation inside
    ("task:(mail OR email)", [P]),
    ("line:(flour -mix)", [N]),
    ('invoice path:-"Daily notes"', []),
    ('file:("burke" OR -"2022")', [B, P, N, "Books.base", "Invoice.pdf", C, "photo.jpg"]),
    # 6.14 an unknown prefix is text
    ("status:", [B, P, D, N]),
    ("foo:bar", []),
    # 6.15 properties, from wherever
    ("[status]", [B, P, D, N]),
    ("[status:draft]", [B]),
    ("[status:Dra]", [B]),
    ('[status:"Dra"]', []),
    ('[status:"Draft"]', [B]),
    ("[STATUS:Draft OR Published]", [B, P]),
    ("[status:/^D/]", [B]),
    ("[status:null]", [N]),
    ("[aliases:null]", [P]),
    ("[aliases]", [P, N]),
    ("[done:true]", [B]),
    ("[done:TRUE]", [B]),
    ("[duration:<5]", [B]),
    ("[duration:>5]", [P]),
    ("[duration:<3]", []),
    ("[duration:<=3]", [B]),
    ("[date:>2024-04-30]", [B]),
    ("[date:<2024-05]", []),
    ("[date:<2024-06]", [B]),
    ("-[status] path:md", []),
    ('["my key":x]', [P]),
    ("[my key:x y]", [P]),
    ("[author:burke]", [B]),
    ('[author:"edmund burke"]', [B]),
    ("[author:marx]", [D]),
    ("[author:edmund paine]", []),
    ("match-case:([author:burke])", []),
    ("published", [P]),
    # 6.16 quotes keep spaces
    ('path:"Daily notes"', [D, N]),
    ("path:Daily zzz", []),
    # 6.17 what is excluded never appears
    ("again", []),
    ("file:again", []),
    # 6.18 a tag in a search is text
    ("#code", [D]),
    ("#work", [D, N]),
    # 6.19 nothing asks nothing, and nothing fails
    ("", []),
    ("  ", []),
    ('""', []),
    ("()", []),
    ('"star wars', [P]),
    ("(meeting", [B]),
    ("meeting)", [B]),
    ("[status:draft", [B]),
    ("line:(mix flour", [N]),
    # issue 3: accents folded; Chinese, Japanese, Korean and Thai by character
    ("cafe", [D]),
    ("源", [N]),
    ("物語", [N]),
    ("読", [N]),
    ("源語", []),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Give the vault of the cases."""
    import commonplace
    from fences import lay

    folder = tmp_path_factory.mktemp("searched")
    lay(folder, FILES)
    for number, name in enumerate(sorted(FILES)):
        os.utime(folder / name, (1e9 + number, 1e9 + number))
    with commonplace.open(folder, ":memory:") as vault:
        yield vault


@pytest.mark.parametrize(("query", "expected"), CASES)
def test_the_rules(query, expected, made):
    assert sorted(hit.path for hit in made.search(query).hits) == sorted(expected)


SCRIPTS = {
    "thai.md": "ภาษาไทยที่รัก",
    "korean.md": "한국어를 읽다",
    "japanese.md": "がくせい と ガ",
    "greek.md": "Ἀθῆναι ΛΌΓΟΣ",
}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ไทย", "thai.md"),
        ("ท", "thai.md"),
        ("ที่", "thai.md"),
        ("국어", "korean.md"),
        ("읽", "korean.md"),
        ("がく", "japanese.md"),
        ("ガ", "japanese.md"),
        ("αθηναι", "greek.md"),
        ("λόγος", "greek.md"),
    ],
)
def test_scripts(query, expected, vault):
    assert [hit.path for hit in vault(SCRIPTS).vault.search(query).hits] == [expected]


def paths(vault, query, **how):
    """Give the paths that a search finds, in order."""
    return [hit.path for hit in vault.search(query, **how).hits]


def test_rank(vault):
    made = vault(
        {
            "a.md": "word liberty word word word",
            "b.md": "# Liberty\n\nword",
            "c.md": "---\naliases: [liberty]\n---\nword word word word word word",
            "d.md": "## Liberty\n\nword word word word word word",
            "e.md": "libertyish",
            "liberty 2.md": "# No\n",
            "liberty 10.md": "# No\n",
            **{f"other {n}.md": "word" for n in range(20)},
        }
    ).vault
    found = made.search("liberty")
    ranked = [hit.path for hit in found.hits if hit.score is not None]
    assert set(ranked[:2]) == {"b.md", "c.md"}
    assert ranked[2:] == ["d.md", "a.md"]
    assert paths(made, "liberty")[4:] == ["e.md", "liberty 2.md", "liberty 10.md"]
    assert paths(made, "liberty", reverse=True) == paths(made, "liberty")[::-1]
    assert found.total == 7
    assert paths(made, "liberty", limit=2) == paths(made, "liberty")[:2]
    assert paths(made, "liberty", limit=0) == []


def test_sorts(made):
    assert paths(made, "meet OR flour", sort="path") == [B, N, P]
    assert paths(made, "meet OR flour", sort="modified") == [B, N, P]
    assert paths(made, "meet OR flour", sort="modified", reverse=True) == [P, N, B]
    assert set(paths(made, "meet OR flour", sort="created")) == {B, N, P}
    with pytest.raises(BadRequest, match="sorted by rank, path, modified, created, not by “colour”"):
        made.search("a", sort="colour")


@pytest.mark.parametrize(
    ("query", "path", "expected"),
    [
        ("dog", B, [(14, "Prejudice", "The dog sleeps.", "dog")]),
        (
            "sleeps -zzz",
            B,
            [(14, "Prejudice", "The dog sleeps.", "sleeps"), (16, "Prejudice", "The cat sleeps.", "sleeps")],
        ),
        ("cafe", D, [(5, None, "Star warship, testing. `#code` #work/x café CAFÉ 1848-02-22", "café|CAFÉ")]),
        ("task-todo:call", P, [(10, None, "- [ ] call Burke", "call")]),
        ("tag:work", N, [(5, None, "#Work 源氏物語 を読む #myjob/work", "Work|work")]),
        ("[duration:>5]", P, [(4, None, "duration: 12", "duration")]),
        ("path:photo", "photo.jpg", []),
        ("cats", C, [(None, None, "and cats", "cats")]),
        ("draft", B, [(2, None, "status: Draft", "Draft")]),
    ],
)
def test_snippets(query, path, expected, made):
    hit = next(hit for hit in made.search(query).hits if hit.path == path)
    told = [
        (one.line, one.section, one.text, "|".join(one.text[start:end] for start, end in one.hits))
        for one in hit.snippets
    ]
    assert told == expected


def test_a_long_line_is_cut_around_what_was_found(vault):
    made = vault({"a.md": "word " * 200 + "needle " + "word " * 200}).vault
    (snippet,) = made.search("needle").hits[0].snippets
    assert len(snippet.text) < 260
    assert snippet.text.startswith("…word")
    assert [snippet.text[start:end] for start, end in snippet.hits] == ["needle"]


def test_suggestions(made):
    assert "homework" in made.search("homewrok").suggestions
    assert made.search("homework").suggestions == ()
    assert made.search("zzzzzzzzqqq").suggestions == ()


def test_a_slow_expression_is_given_up(vault):
    made = vault({f"{n}.md": "x" * 5000 + "\n" for n in range(3)}).vault
    found = made.search(r"/(x+x+)+y/")
    assert found.total == 0
    assert found.said == () or "too long" in found.said[0]


def test_what_is_no_expression_is_said(made):
    assert made.search("/(/ meet").said[0].startswith("/(/ is no expression")


@pytest.mark.parametrize(
    "query", ["(" * 5000, "-" * 5000 + "a", "[k:" * 2000, '"' * 4999, "a OR " * 2000, "line:(" * 200, "x" * 50_000]
)
def test_monsters(query, made):
    made.search(query)


def test_a_search_sees_what_has_changed(vault):
    made = vault({"a.md": "one"})
    assert paths(made.vault, "two") == []
    (made.path / "a.md").write_text("two", "utf-8")
    (made.path / "b.md").write_text("two", "utf-8")
    made.vault.refresh()
    assert paths(made.vault, "two") == ["a.md", "b.md"]
    assert paths(made.vault, "line:two") == ["a.md", "b.md"]


def test_a_file_that_is_gone_or_damaged(vault):
    made = vault({"a.md": "one two", "b.md": b"\xff\xfe one", "c.canvas": b"{", "d.md": b"\xef\xbb\xbfone"})
    assert paths(made.vault, "one", sort="path", snippets=0) == ["a.md", "b.md", "d.md"]
    (made.path / "a.md").unlink()
    assert paths(made.vault, "/^one/") == ["d.md"]


def test_a_misspelt_operator_is_told(vault):
    made = vault({"A.md": "text"}).vault
    assert made.search("flie:a").said == ("There is no operator “flie:”. Did you mean “file:”?",)
    assert made.search("A flie:a OR text").said == ()
    assert made.search("http://nowhere").said == ()
