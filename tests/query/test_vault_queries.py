"""Every query in the vaults of strangers is answered, or stands here with the reason why it cannot be.

Blocks of `dataview`, `base` and `query`, inline expressions, the views of `.base` files. It says how many there are.
"""

from collections import Counter

import pytest

import commonplace
from commonplace.query.blocks import query_blocks
from commonplace.syntax.parse import parse

NOT_DATAVIEW = "a note about code: it begins with = but is no expression"
REFUSED = {  # (vault, note, what is written) -> what is said of it, and why it is right
    ("dataview-docs", "docs/docs/queries/dql-js-inline.md", ""): ("ends too early", "the prefix, in a manual"),
    ("dataview-docs", "docs/docs/reference/expressions.md", ""): ("ends too early", "the operator, in a manual"),
    ("dataview-docs", "test-vault/blog/2020-08-08-an-earlier-post.md", "localTime(this.fourth_date)"): (
        "Did you mean 'localtime'?",
        "the names of functions are in small letters (8.34): Dataview refuses it, too",
    ),
    ("foam", "docs/user/features/foam-queries.md", "="): ("“=” is not understood", NOT_DATAVIEW),
    ("foam", "docs/user/features/foam-queries.md", "=="): ("“=” is not understood", NOT_DATAVIEW),
    ("foam", "packages/foam-cli/CHANGELOG.md", "="): ("“=” is not understood", NOT_DATAVIEW),
    ("foam", "packages/foam-cli/CHANGELOG.md", "=="): ("“=” is not understood", NOT_DATAVIEW),
    ("logseq-docs", "pages/Changelog.md", ""): ("ends too early", NOT_DATAVIEW),
    ("logseq-docs", "pages/Changelog_07_09.md", "="): ("“=” is not understood", NOT_DATAVIEW),
    ("silverbullet-docs", "docs/Markdown/Basics.md", "=double equals=="): ("“=” is not understood", NOT_DATAVIEW),
    ("silverbullet-docs", "docs/Migrate from v1.md", ""): ("ends too early", NOT_DATAVIEW),
    ("silverbullet-docs", "docs/Migrate from v1.md", "="): ("“=” is not understood", NOT_DATAVIEW),
}
ASK = {
    "dataview": lambda vault, note, text: vault.query(text, note=note),
    "inline": lambda vault, note, text: vault.evaluate(text, note=note),
    "base": lambda vault, note, text: vault.base(text=text, this=note),
    "query": lambda vault, _note, text: vault.search(text),
}


def questions(vault):
    """Yield every query of a vault: its language, where it stands, its text, a function that asks it."""
    for note in vault.notes():
        for block in query_blocks(parse(vault.read(note.path))):
            if block.language in ASK:
                asked = (vault, note.path, block.text)
                yield block.language, note.path, block.text, lambda ask=ASK[block.language], asked=asked: ask(*asked)
    for base in vault.bases():
        for view in base.views:
            yield ".base", base.path, view, lambda path=base.path, view=view: vault.base(path, view)


def refusal(ask):
    """Give what the library says instead of an answer; any other exception is a bug."""
    try:
        ask()
    except commonplace.CommonplaceError as error:
        return str(error)
    return None


def test_every_query_of_the_vaults(shared, capsys):
    seen, answered, wrong, used = Counter(), Counter(), [], set()
    for folder in sorted(path for path in (shared / "vaults").iterdir() if path.is_dir()):
        with commonplace.open(folder, index=":memory:") as vault:
            for language, note, text, ask in questions(vault):
                said, key = refusal(ask), (folder.name, note, text)
                expected = REFUSED.get(key, (None, ""))[0]
                seen[language] += 1
                answered[language] += said is None
                used |= {key} & REFUSED.keys()
                if (said is None) != (expected is None) or (said is not None and expected not in said):
                    wrong.append((*key, said))
    with capsys.disabled():
        parts = (f"{language}: {answered[language]} of {seen[language]}" for language in sorted(seen))
        print("\nanswered of", ", ".join(parts))  # noqa: T201  # the score is asked for
    assert wrong == []
    assert used == REFUSED.keys()


@pytest.mark.parametrize("name", ["dataview-docs", "dg-testvault"])
def test_the_blocks_of_a_note_are_answered_together(shared, name):
    with commonplace.open(shared / "vaults" / name, index=":memory:") as vault:
        for note in vault.notes():
            blocks = [each for each in query_blocks(parse(vault.read(note.path))) if "dataview" in each.language]
            answers = vault.queries(note.path)
            assert [answer.title for answer in answers] == [f"line {block.line}" for block in blocks]
            scripts = [fault.reason for answer in answers for fault in answer.faults if "script" in fault.reason]
            assert len(scripts) == sum(block.language == "dataviewjs" for block in blocks)
