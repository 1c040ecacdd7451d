"""What holds for every vault: laws of the rooms that read, each over what Hypothesis makes up."""

import gc
import itertools
import os
import time

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from commonplace.query.sentences import sentence
from commonplace.resolver.names import name_of, table
from commonplace.resolver.resolve import Ambiguous, Missing, Target, resolve
from commonplace.resolver.spell import STYLES, encode, spell_path, spell_wikilink
from commonplace.syntax.markdown import decode, parse_destination
from commonplace.syntax.others import parse_base, parse_canvas
from commonplace.syntax.parse import parse
from commonplace.syntax.wikilink import split_wikilink
from commonplace.text import Lines, fold, squeeze
from strategies import CANVASES, FRONTS, PATHS, VAULTS, notes

settings.register_profile("laws", deadline=None, max_examples=int(os.environ.get("LAWS", "150")), derandomize=True)
settings.load_profile("laws")

BYTES = st.binary(max_size=200) | notes().map(str.encode)


def spans(note):
    """Give every span of a note with the name of what it belongs to."""
    for field in (
        "properties",
        "tags",
        "headings",
        "blocks",
        "items",
        "tasks",
        "links",
        "callouts",
        "footnotes",
        "block_ids",
    ):
        for one in getattr(note, field):
            yield field, one, one.span
    for span in note.comments:
        yield "comments", None, span
    for one in note.block_ids:
        yield "named blocks", one, one.block
    for one in note.findings:
        yield "findings", one, one


@given(BYTES)
@example(b"---\n\xff: 1\n---\n")
@example(b"\xef\xbb\xbf---\n---")
@example(b"[[\xff]] #\xf0\x9f")
@example(b"\x00\r\x0b\x0c\x1c\x85\xe2\x80\xa8# x")
def test_parsing_never_fails_and_never_varies(data):
    note = parse(data)
    assert note == parse(data)
    assert note.damaged is (data.decode("utf-8", "replace").encode() != data)
    assert note == parse(note.source)._replace(damaged=note.damaged, findings=note.findings)
    parse_canvas(data)
    parse_base(data)


@given(CANVASES.map(str.encode))
def test_a_canvas_never_fails_and_gives_text(data):
    links, findings = parse_canvas(data)
    assert findings == []
    for link in links:
        assert 0 <= link.span.start <= link.span.end <= len(data)
        "".join((link.target, link.anchor or "", link.alias or "")).encode("utf-8")


@given(FRONTS)
def test_a_base_never_fails(front):
    links, views, findings = parse_base(front.removeprefix("---\n").removesuffix("---\n").encode())
    assert (links, views) == ([], []) or not findings


@given(notes().map(str.encode))
def test_spans_lie_in_the_source_and_know_their_line(data):
    note = parse(data)
    lines = Lines(note.source)
    for field, one, span in spans(note):
        assert 0 <= span.start <= span.end <= len(note.source), (field, one)
        assert span.line == lines.at(span.start), (field, one)
        note.source[span.start : span.end].decode("utf-8")


BEGINNINGS = {
    "wikilink": (b"[[", b"![["),
    "markdown": (b"[", b"!["),
    "reference": (b"[", b"!["),
    "external": (b"[", b"![", b"<", b"http", b"www"),
}


@given(notes().map(str.encode))
def test_spans_slice_what_they_name(data):
    note = parse(data)
    for one in note.links:
        assert one.kind == "property" or note.source[one.span.start : one.span.end].startswith(BEGINNINGS[one.kind])
        assert one.kind != "wikilink" or note.source[: one.span.end].endswith(b"]]")
    in_body = [one for one in note.tags if one.span.start >= note.body]
    assert [note.slice(one.span) for one in in_body] == [one.name for one in in_body]
    assert [note.slice(one.span).lower() for one in note.block_ids] == [f"^{one.id}" for one in note.block_ids]
    assert all(
        note.slice(one.span).lstrip("> \t").startswith("[^") for one in note.footnotes if one.role == "definition"
    )
    assert all(note.source[one.start : one.end].startswith(b"%%") for one in note.comments)
    assert all(note.slice(one.span).startswith(">") for one in note.callouts)


@given(notes().map(str.encode))
def test_elements_stand_in_order(data):
    note = parse(data)
    for field in ("tags", "headings", "blocks", "items", "block_ids", "comments"):
        starts = [getattr(one, "span", one)[0] for one in getattr(note, field)]
        assert starts == sorted(starts), field
    body = [one.span.start for one in note.links if one.kind != "property"]
    assert body == sorted(body)
    assert all(one.end <= other.start for one, other in itertools.pairwise(note.comments))


@given(notes())
def test_line_ends_change_nothing_but_offsets(text):
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    assume("\r" not in text.replace("\r\n", "\n"))
    one, other = parse(plain.encode()), parse(plain.replace("\n", "\r\n").encode())
    for field in ("tags", "headings", "links", "callouts", "block_ids"):
        left, right = getattr(one, field), getattr(other, field)
        plainly = [[(v.replace("\r", "") if isinstance(v, str) else v) for v in bare(each)] for each in right]
        assert [list(bare(each)) for each in left] == plainly, field


def bare(element):
    """Give the fields of an element that are no offsets."""
    offsets = ("start", "end", "body", "block_start", "block_end")
    return [value for name, value in zip(element._fields, element, strict=True) if name not in offsets]


@given(VAULTS, st.data())
def test_what_is_spelt_resolves_to_what_was_meant(paths, data):
    names = [name_of(number, path) for number, path in enumerate(paths)]
    target, source = data.draw(st.sampled_from(names)), data.draw(st.sampled_from(paths))
    for style in STYLES:
        spelt = spell_path(target, source, table(names), style)
        if spelt is not None:
            assert resolve(spelt, source, table(names)) == Target(target)
            assert split_wikilink(spell_wikilink(spelt, "H", "x")[2:-2]) == (spelt, "H", "x")
            assert parse_destination(encode(spelt))[0] == spelt
            (link,) = parse(f"[[{spelt}]]".encode()).links
            assert link.target == spelt


@given(VAULTS, st.data())
def test_the_order_of_files_does_not_matter(paths, data):
    names = [name_of(number, path) for number, path in enumerate(paths)]
    target, source = data.draw(PATHS | st.sampled_from(paths)), data.draw(st.sampled_from(paths))
    for written in (target, target.removesuffix(".md"), target.rpartition("/")[2].removesuffix(".md"), f"./{target}"):
        found = resolve(written, source, table(names))
        assert found == resolve(written, source, table(reversed(names)))
        assert isinstance(found, Target | Missing | Ambiguous)
        if isinstance(found, Ambiguous):
            assert len(found.candidates) > 1
            assert found.file == min(found.candidates, key=lambda name: name.path)


@given(VAULTS, st.data())
def test_a_full_path_is_never_missing(paths, data):
    names = [name_of(number, path) for number, path in enumerate(paths)]
    path = data.draw(st.sampled_from(paths))
    assume("\\" not in path and path.rpartition("/")[2].lower().endswith(".md"))
    assert not isinstance(resolve(f"/{path}", "s.md", table(names)), Missing)


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)
    assert squeeze(squeeze(text)) == squeeze(text)


@given(st.text(max_size=40))
def test_encoding_a_destination_loses_nothing(text):
    assume("#" not in text)
    assert decode(encode(text)) == text


@given(notes().map(str.encode))
def test_the_sentence_of_a_link_holds_it(data):
    note = parse(data)
    for one in note.links:
        assert one.kind == "property" or note.slice(one.span) in sentence(note.source, one.span)


HOSTILE = {
    "open wikilinks": lambda n: "[[" * n,
    "open wikilinks of words": lambda n: "[[a " * n,
    "open embeds": lambda n: "![[a|" * n,
    "wikilinks": lambda n: "[[a#b|c]] " * n,
    "brackets": lambda n: "[" * n + "]" * n,
    "open links": lambda n: "[a](" * n,
    "links in links": lambda n: "[a" * n + "](b)" * n,
    "images in images": lambda n: "![" * n + "](b)" * n,
    "comments": lambda n: "%% " * n,
    "percent signs": lambda n: "%" * n,
    "comments on lines": lambda n: "%%\na\n" * n,
    "open fields": lambda n: "[a:: " * n,
    "open round fields": lambda n: "(a:: " * n,
    "fields": lambda n: "[a:: 1] " * n,
    "lines of fields": lambda n: "a:: 1, 2\n" * n,
    "colons": lambda n: ":" * n,
    "ticks": lambda n: "`" * n,
    "rising ticks": lambda n: " ".join("`" * i for i in range(1, int((2 * n) ** 0.5))),
    "single ticks": lambda n: "` " * n,
    "labels": lambda n: "`A:` " * n,
    "lines of labels": lambda n: "`A:` x\n" * n,
    "quotes": lambda n: ">" * min(n, 1000) + "a\n" + "> x\n" * n,
    "deep quotes": lambda n: (">" * 30 + " x\n") * (n // 30),
    "lists": lambda n: "".join("  " * min(i, 100) + "- a\n" for i in range(n // 50)),
    "flat lists": lambda n: "- [ ] a [b:: 1]\n" * n,
    "dollars": lambda n: "$$" * n,
    "single dollars": lambda n: "$a" * n,
    "lines of dollars": lambda n: "$$\n" * n,
    "maths in paragraphs": lambda n: "$$a\n\n" * n,
    "comments in paragraphs": lambda n: "%%a%%\n\n" * n,
    "fences": lambda n: "```\na\n```\n\n" * n,
    "lists on one line": lambda n: "- " * n + "a",
    "quotes on one line": lambda n: "> " * n + "a",
    "lists in quotes on one line": lambda n: "> - " * n + "[[a]] #t [b:: 1] ^c",
    "items with ids": lambda n: "- a ^b\n" * n,
    "nested items": lambda n: "".join("  " * i + "- [ ] a [b:: 1] ^c\n" for i in range(n // 15)),
    "inline footnotes": lambda n: "^[a [[b]] " * n + "]" * n,
    "angles": lambda n: "<" * n,
    "open tags": lambda n: "<a b='" * n,
    "html comments": lambda n: "<!--" * n,
    "html lines": lambda n: "<div>\n\n" * n,
    "table row": lambda n: "|" + "a|" * n + "\n|" + "-|" * n + "\n",
    "table rows": lambda n: "| a | b |\n| - | - |\n" + "| [[A\\|b]] | c |\n" * n,
    "hashes": lambda n: "#" * n,
    "tags": lambda n: "#a " * n,
    "headings": lambda n: "# a #\n" * n,
    "stars": lambda n: "*a **b " * n,
    "underscores": lambda n: "_" * n + "a" + "_" * n,
    "backslashes": lambda n: "\\" * n + "[[a]]",
    "backslashes before links": lambda n: "\\\\[[a]] " * n,
    "carets": lambda n: "^" * n,
    "block ids": lambda n: "a ^b1\n\n" * n,
    "block ids on lines": lambda n: "^b1\n" * n,
    "footnotes": lambda n: "[^1]" * n,
    "open inline footnotes": lambda n: "^[" * n,
    "definitions": lambda n: "[^1]: a\n\n" * n,
    "references": lambda n: "[a]: b\n[a]\n\n" * n,
    "callouts": lambda n: "> [!a] b\n\n" * n,
    "open callouts": lambda n: "> [!" * n,
    "rules": lambda n: "---\n" * n,
    "front matter": lambda n: "---\n" + "".join(f"k{i}: [a, '[[b]]']\n" for i in range(n)) + "---\n",
    "front matter of one key": lambda n: "---\na: [" + "'[[b]]', " * n + "]\n---\n",
    "front matter in depth": lambda n: "---\na: " + "[" * n + "]" * n + "\n---\n",
    "front matter never closed": lambda n: "---\n" + "a: 1\n" * n,
    "odd numbers": lambda n: "---\na: [" + "017, " * n + "]\n---\n",
    "line": lambda n: "word " * n,
    "line ends": lambda n: "\r\n" * n,
    "spaces": lambda n: " " * n + "a",
    "tabs": lambda n: "\t" * n + "a",
    "damaged": lambda n: b"\xff[[a" * n,
}
SIZE = 15_000  # units; four times as many make a line of 60,000 characters and more


def took(data):
    """Give the least of three times that parsing took; other programs do not count."""
    times = []
    for _ in range(3):
        start = time.process_time()
        parse(data)
        times.append(time.process_time() - start)
        if times[0] > 2:
            break
    return min(times)


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_input_takes_time_in_proportion(kind):
    """Four times as much takes at most twelve times as long; what takes under 5 ms is not measured."""
    small, large = HOSTILE[kind](SIZE // 4), HOSTILE[kind](SIZE)
    small, large = (one if isinstance(one, bytes) else one.encode() for one in (small, large))
    gc.collect()
    gc.disable()
    try:
        first, second = took(small), took(large)
    finally:
        gc.enable()
    assert second < 0.005 or second <= 12 * max(first, 0.001), f"{first:.4f} s, then {second:.4f} s"
