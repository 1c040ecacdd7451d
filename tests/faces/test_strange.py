"""Vaults, names, terminals and pipes that nobody wishes for."""

import errno
import json
import os
import pty
import re
import signal
import subprocess
import sys
import time

import pytest

from faces.calls import CALLS, calls
from fences import lay

ODD = [
    "a#b",
    "^c",
    "[d]",
    "e|f",
    "new\nline",
    "esc\x1b[31mred",
    "bell\x07",
    "\u202eback",
    "資本論",
    "-dash",
    "e\u0301",
    " space ",
]
BODY = """---
aliases: ["\x1b[2J", "\\e]0;title\\a", two words]
"k\\e[1m": ["\\e[31mred", "\u2028"]
rating: "\x1b[5mA"
---
# \x1b[31mHeading \u202e
#tag\u0301 [[\x1b]0;gone\x07]] [[a#b#\x1b[0m|\x9b31m]] ![[x.png]] <https://x.y/\x1b>
- [\x1b] \x1b[8mhidden
> [!\x1b[1mnote] \x1b[32mtitle
> \x1b[2Jbody
A two words, esc\x1b[31mred, \u202eback.
"""
RAW = re.compile("[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ud800-\udfff]")
STYLE = re.compile(r"\x1b\[(1|2|31|32|0)m")
PROGRAM = [sys.executable, "-c", "from commonplace.faces.cli import main; main()"]


@pytest.fixture(scope="module")
def strange(tmp_path_factory):
    """Give a vault of strange names."""
    folder = tmp_path_factory.mktemp("strange\x1b[31m")
    lay(folder, {f"{name}.md": BODY for name in ODD})
    lay(
        folder,
        {"esc\x1b[1m/inner.canvas": '{"nodes": [{"id": "1", "type": "file", "file": "a#b.md"}]}', "bad.base": "\x1b"},
    )
    (folder / os.fsdecode(b"caf\xe9.md")).write_text("[[a#b]]")
    return folder


@pytest.mark.parametrize("words", CALLS, ids=" ".join)
def test_an_empty_vault(words, ask, tmp_path):
    named = "{note}" in words
    said = ask(*words, vault=tmp_path)
    assert said.code == (4 if named else 0)
    assert bool(said.out) is not named
    assert said.err.count("\n") == named


@pytest.mark.parametrize("name", [*ODD, os.fsdecode(b"caf\xe9"), "", "[[", "%", "*", "../" * 3, "x" * 5000])
def test_a_strange_name(name, ask, strange):
    for words in calls(name):
        words.insert(1, "--") if words[-1] == name else None
        said = ask(*words, vault=strange)
        assert said.code in (0, 1, 2, 4), said
        assert words[0] in {"export", "render-queries"} or not RAW.search(said.out + said.err), said


def test_a_strange_name_is_found(ask, strange):
    for name in ODD:
        said = ask("--json", "note", "--", f"{name}.md", vault=strange)
        assert json.loads(said.out)["path"] == f"{name}.md"


@pytest.mark.parametrize("columns", ["1", "20", "33", "500", "0", "-1", "many", "9" * 30])
def test_any_width(columns, ask, strange, monkeypatch):
    monkeypatch.setenv("COLUMNS", columns)
    for words in calls("a#b"):
        assert ask(*words, vault=strange).code in (0, 1)


def test_an_encoding_that_has_few_letters(library, cache):
    done = call("note", "Кропоткин", vault=library, cache=cache, PYTHONIOENCODING="latin-1")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"File     People/\\u041a\\u0440" in done.stdout
    done = call("--json", "outline", "Кропоткин", vault=library, cache=cache, PYTHONIOENCODING="latin-1")
    assert json.loads(done.stdout)["path"] == "People/Кропоткин.md"


def environment(cache, **more):
    names = ("NO_COLOR", "COLUMNS", "COMMONPLACE_VAULT")
    return {k: v for k, v in os.environ.items() if k not in names} | {"COMMONPLACE_CACHE": str(cache), **more}


def call(*words, vault, cache, **more):
    return subprocess.run(
        [*PROGRAM, "--vault", vault, *words], env=environment(cache, **more), capture_output=True, check=False
    )


def on_a_terminal(*words, vault, cache, **more):
    """Give what a command shows on a terminal of 60 columns."""
    master, slave = pty.openpty()
    os.set_blocking(master, True)
    with subprocess.Popen(
        [*PROGRAM, "--vault", vault, *words],
        stdout=slave, stderr=slave, stdin=slave, env=environment(cache, **{"COLUMNS": "60", "TERM": "xterm"} | more),
    ):  # fmt: skip
        os.close(slave)
        shown = b"".join(iter(lambda: reading(master), b""))
    os.close(master)
    return shown.decode().replace("\r\n", "\n")


def reading(master):
    try:
        return os.read(master, 65536)
    except OSError as error:
        if error.errno != errno.EIO:
            raise
        return b""


def test_colour_is_for_terminals(strange, cache):
    shown = on_a_terminal("note", "a#b", vault=strange, cache=cache)
    assert STYLE.search(shown)
    assert not RAW.search(STYLE.sub("", shown))


@pytest.mark.parametrize("wish", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_nobody_is_forced_to_have_colour(wish, library, cache):
    shown = on_a_terminal("links", "--problems", vault=library, cache=cache, **wish)
    assert "missing" in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize("form", ["csv", "tsv", "md", "paths", "json"])
def test_rows_are_harmless_on_a_terminal(form, strange, cache):
    for words in (["sql", "SELECT * FROM callouts"], ["query", "TABLE rating"], ["base", "--text", "views:"]):
        shown = on_a_terminal(*words, "--format", form, vault=strange, cache=cache, NO_COLOR="1")
        assert "\\x1b" in shown or "\\u001b" in shown
        assert not RAW.search(shown)


def test_a_note_is_harmless_on_a_terminal(strange, cache):
    for words in (["render-queries", "a#b"], ["sql", "SELECT * FROM callouts", "--format", "csv"]):
        assert not RAW.search(on_a_terminal(*words, vault=strange, cache=cache, NO_COLOR="1"))


def test_a_graph_is_harmless_on_a_terminal(strange, cache):
    for form in ("dot", "graphml", "json"):
        assert not RAW.search(
            on_a_terminal("export", "graph", "--format", form, vault=strange, cache=cache, NO_COLOR="1")
        )


@pytest.mark.parametrize("words", ["notes", "--json links", "--help", "export graph", "note Index", "completion bash"])
def test_a_closed_pipe_is_no_matter(words, library, cache):
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [*PROGRAM, *words.split(), "--vault", library],
        env=environment(cache), stdout=write, stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize("words", ["tags", "--json notes", "--help"])
def test_a_full_disk_is_said(words, library, cache):
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*PROGRAM, "--vault", library, *words.split()],
            env=environment(cache), stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (74, b"The answer cannot be printed: No space left on device.\n")


@pytest.mark.parametrize(
    "line",
    [
        "tasks --status ?",
        "notes --kind ?",
        "notes --tag ?",
        "notes --folder ?",
        "notes --where ?=?",
        "properties ?",
        "export ?",
    ],
)
def test_bytes_that_are_no_text(line, ask, library):
    said = ask(*line.replace("?", "\udcff").split(), vault=library)
    assert said.code in (0, 2)
    assert not RAW.search(said.out + said.err)


def test_numbers_without_end(ask, library):
    assert "59 notes." in ask("notes", "--limit", "9" * 40, vault=library).out
    assert "64 files" in ask("neighbours", "Index", "--depth", "9" * 40, vault=library).out


def test_completion_offers_commands_and_notes(library, cache):
    for words, offers in (
        (["pa"], b"plain,path\n"),
        (["note", "Rig"], b"plain,Rights of Man\n"),
        (["export", "--for"], b"plain,--format\n"),
    ):
        asked = {"COMP_WORDS": " ".join(["commonplace", *words]), "COMP_CWORD": str(len(words))}
        done = call(
            vault=library, cache=cache, _COMMONPLACE_COMPLETE="bash_complete", COMMONPLACE_VAULT=str(library), **asked
        )
        assert (done.stdout, done.stderr) == (offers, b"")


def test_watching_ends_with_an_interrupt(tmp_path, cache):
    lay(tmp_path / "vault", {"a.md": "[[b]]"})
    command = [*PROGRAM, "--vault", tmp_path / "vault", "--json", "watch"]
    with subprocess.Popen(command, env=environment(cache), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as watcher:
        first = json.loads(watcher.stdout.readline())
        time.sleep(0.3)
        lay(tmp_path / "vault", {"b.md": ""})
        then = json.loads(watcher.stdout.readline())
        watcher.send_signal(signal.SIGINT)
        rest, wrong = watcher.communicate(timeout=5)
    assert (first["schema"], first["files"]) == ("commonplace.watch/1", 1)
    assert (then["added"], rest, wrong, watcher.returncode) == (["b.md"], b"", b"", 0)


def test_an_interrupt_is_130(ask, library, monkeypatch):
    import commonplace

    def interrupted(_vault):
        raise KeyboardInterrupt

    monkeypatch.setattr(commonplace.Vault, "tags", interrupted)
    assert ask("tags", vault=library) == (130, "", "")


def test_what_the_vault_says_goes_to_the_other_stream(ask, tmp_path):
    lay(tmp_path, {".obsidian/app.json": "{", "a.md": ""})
    said = ask("orphans", vault=tmp_path)
    assert said.out == "a.md\n\n1 note without a backlink.\n"
    assert said.err == ".obsidian/app.json is not valid JSON: defaults are used\n"


def test_progress_is_shown_on_a_terminal_and_taken_away(tmp_path, cache):
    lay(tmp_path / "vault", {f"{number}.md": "" for number in range(600)})
    shown = on_a_terminal("refresh", vault=tmp_path / "vault", cache=cache)
    assert "\rReading the vault: 512 of 600 files" in shown
    assert shown.endswith("\r\x1b[K600 files: 600 added.\n")
    assert call("refresh", vault=tmp_path / "vault", cache=tmp_path / "cache").stderr == b""


@pytest.mark.parametrize("words", [["overview"], ["tags", "--json"], ["note", "nothing"]])
def test_closed_streams_are_no_traceback(words, library, cache):
    command = ["sh", "-c", 'exec "$@" >&- 2>&-', "sh", *PROGRAM, "--vault", library, *words]
    done = subprocess.run(command, env=environment(cache), check=False)
    assert done.returncode == (4 if words[0] == "note" else 0)
