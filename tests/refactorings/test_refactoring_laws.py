"""The laws: no refactoring changes what a link means; there and back is where one began; edits commute."""

import json
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import commonplace
from changes import applied, meanings, opened
from commonplace.text import edited
from strategies import notes

FEW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
PATHS = st.sampled_from(
    "N.md a/N.md a/b/N.md M.md a/M.md b/M.md n.1.md a/N.png N.png b/c.canvas a/Ü_x.md b/Ü_x.md x.base a/x.base".split()
).map(lambda path: path.replace("_", " "))
TARGETS = st.sampled_from(
    "N a/N N.md n ./N ../N /a/N b/N M a/M m.md ../a/M b/M.md N.png a/N.png Ü_x a/Ü_x b/Ü_x.md c.canvas Zz".split()
).map(lambda target: target.replace("_", " "))
ANCHORS = st.sampled_from(["", "", "#H", "#^b", "#A#H"])
WIKI = st.builds("[[{}{}{}]]".format, TARGETS, ANCHORS, st.sampled_from(["", "|N", "|t", "|100", "\\|M"]))
BARE = st.builds("[{}]({}{})".format, st.sampled_from("Ntx"), TARGETS.map(lambda one: one.replace(" ", "%20")), ANCHORS)
ANGLED = st.builds("![{}](<{}{}> 't')".format, st.sampled_from("Mt"), TARGETS, ANCHORS)
LINKS = WIKI | WIKI.map("!{}".format) | BARE | ANGLED
WORDS = LINKS | st.sampled_from(
    ["`[[N]]`", "$x$", "%% [[M]] %%", "<!-- [[N]] -->", "# H", "## A", "- x ^b", "|", "\n\n", "> [!a]"]
)
BODIES = st.lists(WORDS, max_size=6).map("\n".join)
TABLES = st.builds("| {} | x |\n| - | - |\n".format, WIKI.map(lambda one: one.replace("\\|", "|").replace("|", "\\|")))
FRONTS = st.builds("---\nup: \"{}\"\nl: ['{}', a]\n---\n{}".format, WIKI, WIKI, BODIES)
DEFINED = st.builds("[t][r]\n\n[r]: <{}{}>\n\n{}".format, TARGETS, ANCHORS, BODIES)
TEXTS = BODIES | TABLES | FRONTS | DEFINED | notes()
CANVASES = st.builds(
    lambda path, text: json.dumps({"nodes": [{"type": "file", "file": path}, {"type": "text", "text": text}]}),
    PATHS,
    BODIES,
)
APP = st.sampled_from(["shortest", "relative", "absolute"]).map(lambda style: json.dumps({"newLinkFormat": style}))


@st.composite
def vaults(draw):
    """Give the files of a vault whose notes link to each other in every way."""
    paths = draw(st.lists(PATHS, min_size=2, max_size=7, unique=True))
    made = {}
    for path in paths:
        text = draw(TEXTS if path.endswith(".md") else CANVASES if path.endswith(".canvas") else st.just(""))
        made[path] = text.encode()
    return made | {".obsidian/app.json": draw(APP).encode()}


def planned(folder, files, plan):
    """Give a Change, what the links mean now, and None where it is refused."""
    with opened(folder / "before", files) as vault:
        try:
            return plan(vault), meanings(vault)
        except commonplace.Refused:
            return None, {}


def same_meaning(folder, files, change, before, into=None):
    """See by a fresh index that each link means what it meant; one that had no target may have gained one."""
    settings_file = {path: data for path, data in files.items() if path.startswith(".obsidian")}
    result = applied(change, {path: data for path, data in files.items() if path not in settings_file})
    moved = {one.path: one.to for one in change.files if one.to} | (
        {one.path: into for one in change.files if one.removed}
    )
    with opened(folder / "after", result | settings_file) as fresh:
        after = meanings(fresh)
    for path, links in before.items():
        if path in moved and into:
            continue
        now = after.get(moved.get(path, path), [])
        if path == into:  # with what is merged into it
            assert len(now) >= len(links)
            continue
        assert len(now) == len(links)
        for (was, kind, embed), (destination, *rest) in zip(links, now, strict=True):
            assert [kind, embed] == rest
            assert was is None or destination == moved.get(was, was)
    return result


NEW = st.sampled_from(["M", "N", "Zz", "n", "n.1", "a b (c) 50%25", "$x", "It's “q”"])
FOLDERS = st.sampled_from(["/", "a", "b", "c/d", "a/b"])


@FEW
@given(vaults(), NEW, st.data())
def test_rename_changes_no_meaning(files, new, data):
    name = data.draw(st.sampled_from([path for path in files if not path.startswith(".")]))
    with tempfile.TemporaryDirectory() as folder:
        change, before = planned(Path(folder), files, lambda vault: vault.rename(name, new))
        assume(change is not None)
        same_meaning(Path(folder), files, change, before)


@FEW
@given(vaults(), FOLDERS, st.data())
def test_move_changes_no_meaning(files, to, data):
    name = data.draw(st.sampled_from(["a/", "b/", *(path for path in files if not path.startswith("."))]))
    with tempfile.TemporaryDirectory() as folder:
        assume(name[-1] != "/" or any(path.startswith(name) for path in files))
        change, before = planned(Path(folder), files, lambda vault: vault.move(name, to))
        assume(change is not None)
        same_meaning(Path(folder), files, change, before)


@FEW
@given(vaults(), st.data())
def test_merge_changes_no_other_meaning(files, data):
    both = [path for path in files if path.endswith(".md")]
    assume(len(both) > 1)
    one, other = data.draw(st.permutations(both))[:2]
    with tempfile.TemporaryDirectory() as folder:
        change, before = planned(Path(folder), files, lambda vault: vault.merge(one, other))
        assume(change is not None)
        same_meaning(Path(folder), files, change, before, into=other)


@FEW
@given(vaults(), st.data())
def test_edits_commute(files, data):
    name = data.draw(st.sampled_from([path for path in files if not path.startswith(".")]))
    with tempfile.TemporaryDirectory() as folder:
        change, _ = planned(Path(folder), files, lambda vault: vault.rename(name, "Yy"))
        for one in change.files if change else ():
            assert edited(files[one.path], one.edits) == edited(files[one.path], data.draw(st.permutations(one.edits)))


PLAIN = st.sampled_from(
    [
        "[[N]]",
        "[[N|t]]",
        "[[N|N]]",
        "![[N#H|100]]",
        "[N](N.md)",
        "[t](<N.md#H>)",
        "[[a/M]]",
        "[[M.md]]",
        "`[[N]]`",
        "[[#H]]",
    ]
)
PLAINS = st.lists(PLAIN, max_size=6).map(" ".join) | st.builds(
    '---\nup: "{}"\n---\n[r]: N.md\n[r]'.format, st.just("[[N|x]]")
)


@FEW
@given(PLAINS, PLAINS, st.sampled_from(["N", "a/M", "a/"]), st.sampled_from(["Zz", "a (b)", "It's 5$", "50%25 é"]))
def test_there_and_back(one, other, name, new):
    files = {
        "N.md": one.encode(),
        "a/M.md": other.encode(),
        "x/c.canvas": b'{"nodes":[{"type":"file","file":"a/M.md"}]}',
    }
    with tempfile.TemporaryDirectory() as folder:
        change, _ = planned(Path(folder), files, lambda vault: vault.rename(name, new))
        assume(change is not None)
        there = applied(change, files)
        later = next(path for path in there if path not in files and not path.endswith(".canvas"))
        later = new + "/" if name == "a/" else later
        with opened(Path(folder) / "w", there) as vault:
            back = applied(vault.rename(later, name.rstrip("/").rpartition("/")[2]), there)
        assert back == files
