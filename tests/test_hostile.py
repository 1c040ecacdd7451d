"""Nothing in a folder stops the program: whatever is there is read, or is left out and said."""

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

import pytest

import commonplace
import hostile
from commonplace.disk.walk import walk
from tables import assert_as_fresh

# What each vault must say: the files with a finding, and what is left out with its reason.
FOUND = {
    "line_ends": {"utf16.md": ["invalid-encoding"]},
    "characters": {"latin.md": ["invalid-encoding"], "overlong.md": ["invalid-encoding"]},
    "canvases": {f"{name}.canvas": ["invalid-canvas"] for name in ("broken", "bytes", "number", "odd 7")},
    "bases": {f"{name}.base": ["invalid-base"] for name in ("broken", "keys")},
    "front_matter": {f"{number}.md": ["invalid-front-matter"] for number in (0, 1, 8, 9, 13, 14, 18)},
    "deep_json": {"deep.canvas": ["invalid-canvas"]},
    "deep_yaml": {"flow.md": ["invalid-front-matter"], "flow.base": ["invalid-base"]},
    "yaml_bombs": {"laughs.md": ["invalid-front-matter"], "laughs.base": ["invalid-base"]},
}
INTO = "a link into the vault, around it, or to a folder linked already"
NOWHERE = "a link that leads nowhere"
NO_NAME = "its name is not UTF-8"
NO_FILE = "not a regular file"
LEFT_OUT = {
    "names_not_utf8": {"caf?.md": NO_NAME, "fold?r": NO_NAME, "link?.md": NO_NAME},
    "links_to_files": {
        **dict.fromkeys(["far too", "into", "itself", "real/up", "root"], INTO),
        **dict.fromkeys(["dangling.md", "loop.md", "ping", "pong"], NOWHERE),
    },
    "settings_are_pipes": {"commonplace.toml": NO_FILE},
    "no_files": dict.fromkeys(["pipe.md", "socket.md", "to pipe.md", "zero.md"], NO_FILE),
    "too_long_paths": {("d" * 250 + "/") * 7 + "d" * 243: "nested too deeply"},
    "too_deep_folders": {"/".join(["folder"] * 201): "nested too deeply"},
}
NO_JSON = [f".obsidian/{name}.json is not valid JSON: defaults are used" for name in ("app", "types")]
SAID = {
    "settings": [
        ".obsidian/app.json: the filter /(/ is no regular expression and is not used",
        ".obsidian/app.json: the filter /[[:alpha:]/ is no regular expression and is not used",
        ".obsidian/types.json: the type “3” is not known",
        ".obsidian/types.json: the type “no such type” is not known",
    ],
    "settings_broken": NO_JSON,
    "settings_are_pipes": NO_JSON,
    "settings_are_folders": [".obsidian/app.json cannot be read: defaults are used"],
}
FILES = {
    "empty": [],
    "links_to_files": ["far/far.md", "far/lone.md", "lone link.md", "real/deep/more.md", "real/note.md"],
    "no_files": ["plain.md"],
    "names_not_utf8": ["plain.md"],
    "settings_are_folders": ["commonplace.toml/x", "note.md"],
    "times": [f"{number}.md" for number in range(7)],
    "too_deep_folders": ["top.md"],
    "too_long_paths": ["top.md"],
}


def check(name, told):
    """See that a vault said what it must, and nothing of the kind of other files."""
    expected = FOUND.get(name, {})
    assert expected.items() <= told["findings"].items()
    left_out = {path[:2000]: reason.partition(" (")[0] for path, reason in told["left_out"].items()}
    assert left_out == LEFT_OUT.get(name, {})
    assert told["said"] == SAID.get(name, [])
    assert FILES.get(name, told["files"]) == told["files"]


@pytest.mark.parametrize("name", hostile.SMALL)
def test_a_small_one(name, tmp_path):
    folder = tmp_path / "vault"
    folder.mkdir()
    hostile.SMALL[name](folder)
    with commonplace.open(folder, ":memory:") as vault:
        assert hostile.ask_everything(vault)
        check(name, hostile.told(vault))
        vault.refresh()
        assert_as_fresh(vault)


@pytest.mark.parametrize("name", hostile.LARGE)
def test_a_large_one_needs_no_large_memory(name, tmp_path):
    command = [sys.executable, hostile.__file__, name, str(tmp_path / "vault")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=60)
    assert done.returncode == 0, done.stderr[-2000:]
    check(name, json.loads(done.stdout))


def test_what_is_known_of_odd_notes(tmp_path):
    hostile.line_ends(tmp_path)
    with commonplace.open(tmp_path, ":memory:") as vault:
        cards = [vault.note(name) for name in ("unix", "windows", "old mac", "mark")]
    facts = [(card.title, card.rating, card.tags, len(card.tasks), card.links[0].target) for card in cards]
    assert facts == [
        ("Head", rating, ("#tag",), 1, "other") for rating in ("A", "A", None, "A")
    ]  # spec 2.1: \n or \r\n


def test_twins_are_told_apart_or_reported(tmp_path):
    hostile.twins(tmp_path)
    with commonplace.open(tmp_path, ":memory:") as vault:
        reached = {link.target: (link.status, link.destination) for link in vault.links() if link.path != "x.md"}
        tie = vault.links("x")[0]
    assert reached["Café"] == ("resolved", "Café.md")
    assert reached["Cafe\u0301"] == ("resolved", "Cafe\u0301.md")
    assert reached["Log"] == ("resolved", "Log.md")
    assert reached["log"] == ("resolved", "log.md")
    assert (tie.status, tie.candidates) == ("ambiguous", ("a/Tie.md", "b/Tie.md"))


def test_every_path_that_an_answer_gives_is_taken_back(tmp_path):
    hostile.names(tmp_path)
    with commonplace.open(tmp_path, ":memory:") as vault:
        paths = [path for path, *_ in vault.connection.execute("SELECT path FROM file")]
        assert [vault.get(path) for path in paths] == paths


def test_there_is_no_vault(tmp_path):
    (tmp_path / "file").write_text("x", "utf-8")
    for place in (tmp_path / "file", tmp_path / "nowhere", tmp_path / "file" / "inner"):
        with pytest.raises(commonplace.NoVault, match="There is no folder at "):
            commonplace.open(place, ":memory:")


def test_the_folder_of_a_vault_has_no_name_in_utf8(tmp_path, monkeypatch):
    monkeypatch.setenv("COMMONPLACE_CACHE", str(tmp_path / "cache"))
    place = os.fsencode(tmp_path) + b"/caf\xe9"
    os.mkdir(place)
    hostile.put(place.decode("utf-8", "surrogateescape"), "note.md", "[[note]]")
    with commonplace.open(os.fsdecode(place)) as vault:
        assert hostile.ask_everything(vault)
        assert vault.find("note") == "note.md"


def test_a_vault_that_vanishes_is_not_taken_for_an_empty_one(tmp_path):
    """A disk that is not mounted, a folder that may not be listed: the index stays as it was."""
    hostile.put(tmp_path / "vault", "note.md", "[[note]]")
    with commonplace.open(tmp_path / "vault", ":memory:") as vault:
        assert vault.refresh().files == 1
        (tmp_path / "vault").rename(tmp_path / "elsewhere")
        with pytest.raises(commonplace.NoVault, match="no such file or directory"):
            vault.refresh()
        assert [note.path for note in vault.notes()] == ["note.md"]
        (tmp_path / "elsewhere").rename(tmp_path / "vault")
        assert vault.refresh()[:3] == ((), (), ())


def test_files_that_vanish_or_grow_while_they_are_read(tmp_path):
    """`progress` is called after the first file: what comes later in the order of paths is changed under the reader."""
    for name in ("a", "gone", "grown", "shrunk", "replaced"):
        hostile.put(tmp_path, f"{name}.md", f"[[{name}]] " * 20)
    hostile.put(tmp_path, "gone too.png", "x")

    def meddle(_done, _total):
        if not (tmp_path / "gone.md").exists():
            return
        (tmp_path / "gone.md").unlink()
        (tmp_path / "gone too.png").unlink()
        hostile.put(tmp_path, "grown.md", "[[more]] " * 20_000)
        hostile.put(tmp_path, "shrunk.md", "")
        (tmp_path / "replaced.md").unlink()
        (tmp_path / "replaced.md").mkdir()

    with closing(commonplace.Vault(str(tmp_path), ":memory:", progress=meddle)) as vault:
        vault.refresh()
        assert [(one.path, one.check) for one in vault.findings()] == [
            ("gone.md", "unreadable"),
            ("replaced.md", "unreadable"),
        ]
        assert len(vault.links("grown")) == 20_000
        assert vault.links("shrunk") == []
        done = vault.refresh()
        assert done.removed == ("gone too.png", "gone.md", "replaced.md")
        assert_as_fresh(vault)


def test_a_file_that_vanishes_takes_no_other_with_it(tmp_path):
    """Files come and go between the listing of a folder and the look at each; those that stay are always seen."""
    for number in range(300):
        hostile.put(tmp_path, f"stays {number}.md", "x")
    stop = Event()

    def come_and_go():
        while not stop.is_set():
            for number in range(50):
                (tmp_path / f"comes {number}.md").write_bytes(b"x")
            for number in range(50):
                (tmp_path / f"comes {number}.md").unlink()

    thread = Thread(target=come_and_go)
    thread.start()
    try:
        for _ in range(60):
            seen = walk(str(tmp_path))
            assert sum(entry.path.startswith("stays") for entry in seen.entries) == 300
            assert not seen.left_out
    finally:
        stop.set()
        thread.join()


NOT_ALLOWED = """
import json, os, sys
from pathlib import Path
import commonplace, hostile

warm, folder = Path(sys.argv[1]) / "warm", Path(sys.argv[1]) / "vault"
for place in (warm, folder):
    hostile.put(place, "note.md", "[[secret]] [[inner]] [[listed]]")
    hostile.put(place, "secret.md", "[[note]]")
    hostile.put(place, "locked/inner.md", "[[note]]")
    hostile.put(place, "names only/listed.md", "[[note]]")
    hostile.put(place, ".obsidian/app.json", "{")
    hostile.put(place, "commonplace.toml", "")
with commonplace.open(warm, ":memory:") as vault:  # loads whatever is loaded late
    hostile.ask_everything(vault)
for inner, mode in (("secret.md", 0), ("locked", 0), ("names only", 0o744), (".obsidian", 0)):
    os.chmod(folder / inner, mode)
if os.geteuid() == 0:
    os.setegid(hostile.NOBODY)
    os.seteuid(hostile.NOBODY)
with commonplace.open(folder, ":memory:") as vault:
    hostile.ask_everything(vault)
    assert "locked/ is left out: permission denied." in vault.said, vault.said
    print(json.dumps(hostile.told(vault)))
"""


def as_nobody(snippet, *arguments):
    """Run Python without the rights of root, in a folder that everybody may enter; give what it printed."""
    with TemporaryDirectory() as place:
        Path(place).chmod(0o777)  # the snippet may be nobody's
        command = [sys.executable, "-c", snippet, place, *arguments]
        paths = os.pathsep.join([str(Path(hostile.__file__).parent), os.environ.get("PYTHONPATH", "")])
        done = subprocess.run(
            command, capture_output=True, encoding="utf-8", check=False, env=os.environ | {"PYTHONPATH": paths}
        )
        assert done.returncode == 0, done.stderr[-2000:]
        for path in sorted(Path(place).rglob("*")):
            if path.is_dir() and not path.is_symlink():
                path.chmod(0o700)
        return json.loads(done.stdout)


def test_what_may_not_be_read(tmp_path):
    told = as_nobody(NOT_ALLOWED)
    assert told["findings"] == {"secret.md": ["unreadable"]}
    denied = "permission denied"
    assert told["left_out"] == {"locked/": denied, "names only/listed.md": denied}
    assert told["files"] == ["commonplace.toml", "note.md", "secret.md"]


def test_a_configuration_that_no_parser_likes(tmp_path):
    for text in (
        "[",
        "x = " + "[" * 50_000,
        "x = " + "9" * 5_000,
        b"\xff\xfe\0",
        "kinds = 3",
        "[kinds]\nx = 3",
        "a.b.c = 1",
    ):
        hostile.put(tmp_path, "commonplace.toml", text)
        with pytest.raises(commonplace.BadConfig):
            commonplace.open(tmp_path, ":memory:")
