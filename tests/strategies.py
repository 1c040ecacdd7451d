"""What Hypothesis makes vaults of: notes put together from fragments that look like real notes, and names of files."""

import json
from unicodedata import normalize

from hypothesis import strategies as st

WORDS = st.sampled_from(
    "a Burke reason Ἀθῆναι свобода 源氏 café cafe\u0301 🎉 don't x_y 5 $5 50% 1848-02-22 C# == ** ` \\ | & < …".split()
)
TEXT = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)

NAMES = st.sampled_from(
    """Note note NOTE Café Cafe\u0301 ΛΌΓΟΣ λόγος λογοσ Straße STRASSE N.1 Name.md .md.md C#x a^b a|b x%%y Sq]uare [x
    a[[b a]]b 50%25 a%20b 日本 🎉 été a+b a&b (x) a)b( it's “q” md png .. con a\\b -x ~ @ =""".split()
) | st.sampled_from(["A  B", "A\u00a0B", "A B", "A\u202fB", " lead", "trail ", "J. S. Mill", "Who?", "a:b"])
FOLDERS = st.lists(st.sampled_from(["x", "X", "y z", "a.b", "Café", "Cafe\u0301", "..x", "日", "50%"]), max_size=3)
ENDINGS = st.sampled_from([".md", ".md", ".md", ".MD", ".png", ".canvas", ".base", "", ".1"])


def _path(folders, name, ending):
    return "/".join([*folders, name + ending])


def _possible(path):
    """Whether a vault can hold such a path: no segment is hidden, empty, or of dots alone."""
    return all(part and not part.startswith(".") for part in path.split("/"))


PATHS = st.builds(_path, FOLDERS, NAMES, ENDINGS).filter(_possible)
VAULTS = st.lists(PATHS, min_size=1, max_size=12, unique=True)

TARGETS = st.sampled_from(["", "A", "a/B.md", "../C", "源氏", "x.png", "Sq]uare", "cafe\u0301"])
ANCHORS = st.sampled_from(["", "#H", "#H#I", "#^b1", "#", "#page=3"])
SHOWN = st.sampled_from(["", "|x", "|", "|a|b", "\\|t", "|100x20", "|`c`"])
WIKILINKS = st.builds("{}[[{}{}{}]]".format, st.sampled_from(["", "!"]), TARGETS, ANCHORS, SHOWN)
MARKDOWN_LINKS = st.builds(
    "{}[{}]({}{})".format,
    st.sampled_from(["", "!"]),
    TEXT,
    st.sampled_from(["a.md", "<a b.md>", "a%20b.md", "%zz", "https://e.org", "", "x_(y).md"]),
    st.sampled_from(["", "#H", ' "t"']),
)
TAGS = st.sampled_from(["#a", "#a/b", "#1984", "#日本", "#a—b", "##", "#x/", "(#a)"])
FIELDS = st.sampled_from(["[k:: 1]", "(k:: [[A]])", "k:: v", "[k:: [a:: b]", "**K**:: 2021-05", "::"])
INLINE = st.one_of(
    TEXT,
    WIKILINKS,
    MARKDOWN_LINKS,
    TAGS,
    FIELDS,
    st.sampled_from(
        [
            "`[[A]]`",
            "``",
            "$x$",
            "$$",
            "$a_{[[x]]}$",
            "%% c [[A]] %%",
            "%%",
            "%%%%",
            "<!-- [[A]] -->",
            "<b>",
            "[^1]",
            "^[n]",
            "^b1",
            "\\[[",
            "[[",
        ]
    ),
)
LINES = st.lists(INLINE, min_size=1, max_size=5).map(" ".join)

LABELS = st.builds(
    "`{}{} {}".format, st.sampled_from(["AUTHOR", "AUTHOR(S)", "ГОД", "a b"]), st.sampled_from([":`", "`:"]), LINES
)
CALLOUTS = st.builds(
    "> [!{}]{} {}\n> {}".format,
    st.sampled_from(["info", "Criticism", "x|y", ""]),
    st.sampled_from(["", "-", "+"]),
    LINES,
    LINES,
)
BLOCKS = st.one_of(
    LINES,
    LINES.map("# {}".format),
    LINES.map("{} ^id-1".format),
    LINES.map("{}\n---".format),
    LINES.map("> {}".format),
    LINES.map("> > - [ ] {}".format),
    st.lists(LINES, min_size=1, max_size=3).map(
        lambda lines: "\n".join("  " * n + f"- [{'x ?'[n]}] {one}" for n, one in enumerate(lines))
    ),
    LINES.map("1. {}".format),
    LINES.map("\t{}".format),
    st.builds("```{}\n{}\n```".format, st.sampled_from(["", "query", "~"]), LINES),
    st.builds("| {} | b |\n| - | - |\n| {} | c |".format, LINES, LINES),
    LINES.map("[^1]: {}".format),
    LINES.map("[ref]: {}".format),
    LINES.map("$$\n{}\n$$".format),
    LINES.map("%%\n{}\n%%".format),
    LINES.map("<div>\n{}".format),
    LABELS,
    CALLOUTS,
)
YAML_VALUES = st.sampled_from(
    [
        "x",
        "[[A]]",
        '"[[A]]"',
        "[a, '#b']",
        "2020-08-21",
        "017",
        "~",
        "",
        "yes",
        "|\n  a\n  b",
        "{a: {b: '[[C]]'}}",
        "x: y",
        "1e999",
        "&a 1",
        "\t1",
        '"',
    ]
)
KEYS = st.sampled_from(["author", "tags", "TAGS", "aliases", "up", "ключ", "2024", '"q k"'])
FRONTS = st.lists(st.builds("{}: {}\n".format, KEYS, YAML_VALUES), max_size=5).map(
    lambda lines: f"---\n{''.join(lines)}---\n"
)
JOINTS = st.sampled_from(["\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\n \n"])


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(["file", "text", "a.md", "#H", "\ud800", ""]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["nodes", "type", "file", "text"]), inner)
    ),
    max_leaves=12,
)
CARDS = st.fixed_dictionaries(
    {"type": st.sampled_from(["file", "text", "group", 7])},
    optional={"file": TARGETS | JSON, "text": LINES | JSON, "subpath": st.sampled_from(["#H", "#", "", "^x"]) | JSON},
)
CANVASES = (st.fixed_dictionaries({"nodes": st.lists(CARDS | JSON, max_size=5)}) | JSON).map(json.dumps)


@st.composite
def notes(draw):
    """Give the text of a note: mostly with front matter, its blocks joined by any line ends, at times in NFD."""
    front = draw(st.one_of(st.just(""), FRONTS, FRONTS.map("\ufeff{}".format)))
    blocks = draw(st.lists(BLOCKS, max_size=8))
    ends = draw(JOINTS)
    text = front + "".join(block + ends for block in blocks)
    text = text.replace("\n", "\r\n") if "\r\n" in ends and "\r" not in text else text
    return normalize("NFD", text) if draw(st.integers(0, 9)) == 0 else text
