"""Regular expressions of JavaScript: what each finds was compared with Node 20."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonplace.query.regexes import untrusted

# pattern, flags, text, what it finds first (None: nothing)
FINDS = [
    (r"\d+", "", "٣ 12", "12"),
    (r"\w+", "", "über", "ber"),
    (r"[\w-]+", "", "a-b c", "a-b"),
    (r"[^\d]+", "", "12ab", "ab"),
    (r"[\D]+", "", "12ab", "ab"),
    (r"[\s\S]+", "", "a\nb", "a\nb"),
    (r"[^]+", "", "a\nb", "a\nb"),
    (r"a[]b", "", "ab", None),
    (r"^b", "", "a\nb", None),
    (r"^b", "m", "a\nb", "b"),
    (r"b$", "", "b\n", None),
    (r"a$", "m", "a\nb", "a"),
    (r"a.b", "", "a\nb", None),
    (r"a.b", "s", "a\nb", "a\nb"),
    (r"\bb", "", "äb", "b"),
    (r"(?<y>\d{4})-\k<y>", "", "2020-2020", "2020-2020"),
    (r"(a)\1", "", "aa", "aa"),
    (r"\u00e9", "", "é", "é"),
    (r"\u{1F600}", "u", "😀", "😀"),
    (r"\p{Lu}", "u", "aÉ", "É"),
    (r"\x41\cJ", "", "A\n", "A\n"),
    (r"\1(a|b)", "", "ab", "a"),
    (r"\k<n>", "", "k<n>", "k<n>"),
    (r"a{,2}", "", "a{,2}", "a{,2}"),
    (r"(?:foo){e<=1}", "", "fo{e<=1}", None),
    (r"[[:alpha:]]", "", "a:]", ":]"),
    (r"[a&&b]+", "", "a&b", "a&b"),
    (r"[+-]", "", "-", "-"),
    (r"[\w-.]+", "", "a-.", "a-."),
    (r"a\/b\-c\ d", "", "a/b-c d", "a/b-c d"),
    (r"\Aa\Z", "", "AaZ", "AaZ"),
    (r"ÄB", "i", "äb", "äb"),
    (r"ß", "i", "SS", None),
    (r"(?<=\$)\d+(?!\d)", "", "€1 $23", "23"),
]


@pytest.mark.parametrize(("pattern", "flags", "text", "found"), FINDS)
def test_it_finds_what_javascript_finds(pattern, flags, text, found):
    match = untrusted(pattern, flags).search(text)
    assert (match[0] if match else None) == found


@pytest.mark.parametrize(
    "pattern",
    ["(", ")", "[a", "*a", "a**", "a++", "a{2}{3}", "(?P<n>a)", "(?i)a", "(?>a)", "(?R)", "(*FAIL)", "a\\", "(?<=a)*"],
)
def test_what_javascript_refuses_is_refused(pattern):
    with pytest.raises(ValueError, match=r"."):
        untrusted(pattern)


def test_flags_that_do_not_exist_are_refused():
    with pytest.raises(ValueError, match="flags"):
        untrusted("a", "x")


SPLITS = [("-", "a-b-c", None, ["a", "b", "c"]), ("-", "a-b-c", 2, ["a", "b"]), ("", "abc", None, ["a", "b", "c"])]
SPLITS += [("-", "", None, [""]), ("", "", None, []), ("(-)|_", "a-b_c", None, ["a", "-", "b", "", "c"])]
SPLITS += [(r"\s*", "a  b", None, ["a", "b"]), ("a", "aba", None, ["", "b", ""]), ("-", "a-b", 0, [])]


@pytest.mark.parametrize(("pattern", "text", "limit", "parts"), SPLITS)
def test_it_splits_as_javascript_does(pattern, text, limit, parts):
    assert untrusted(pattern).split(text, limit) == parts


TEMPLATES = [("$1", "a"), ("$2$1", "ba"), ("$&$&", "abab"), ("$$", "$"), ("$0", "$0"), ("$12", "a2"), ("$3", "$3")]
TEMPLATES += [("$`", "x"), ("$'", "y"), ("$<n>", "$<n>"), (r"\1", r"\1")]


@pytest.mark.parametrize(("template", "new"), TEMPLATES)
def test_a_template_is_filled_as_in_javascript(template, new):
    assert untrusted("(a)(b)").sub(template, "xaby") == f"x{new}y"


def test_a_group_has_its_name_in_a_template():
    assert untrusted("(?<n>a)|(?<o>b)").sub("[$<n>$<o>$<p>]", "ab") == "[a][b]"


def test_what_is_empty_hides_what_begins_there():
    assert untrusted("|a").sub("<$&>", "ba") == "<>b<>a<>"


def test_only_the_first_is_replaced_where_that_is_asked():
    assert untrusted("a").sub("b", "aaa", every=False) == "baa"


def test_it_stops_in_time():
    with pytest.raises(TimeoutError):
        untrusted("(a|a)*$").fullmatch("a" * 40 + "b")


def test_a_replacement_does_not_grow_without_end():
    with pytest.raises(OverflowError):
        untrusted("a").sub("$'" * 10, "a" * 10_000)


@settings(deadline=None)
@given(st.text("ab0\\[](){}?*+^$|.-,dwsbDWSBk<>:=!1ux", max_size=12), st.text("ab0 -\n", max_size=8))
def test_no_pattern_breaks_it(pattern, text):
    try:
        untrusted(pattern).sub("$1$&", text)
    except (ValueError, TimeoutError):
        return
