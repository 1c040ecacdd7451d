"""An index brought up step by step through any events is the index that a new look at the files makes."""

import json
import os
import shutil
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

import commonplace
from tables import assert_as_fresh

FOLDERS = ["", "Ideas/", "People/", "People/English/", "ideas/", "Δόξα/"]
STEMS = ["Burke", "burke", "Paine", "Rights of Man", "Reform", "Note.1", "Café", "Cafe\u0301", "λόγος", "2 + 2", "AI"]
WORDS = "reform Burke's prejudice custom liberty Café [[Burke]] **old** 中文 naïve λόγος".split()
PIECES = [
    "# Heading {n}",
    "See [[{a}]] and [[{b}|the other]].",
    "![[{a}#Heading 3]] [[{b}#^id{n}]]",
    "[x]({a}.md) [y](../{b}.md) <https://example.org/{n}>",
    "`AUTHOR:` {a}",
    "- [ ] read {b} [due:: 2024-01-0{n}]\n- [x] done",
    "#tag{n} #Tag{n}/deep",
    "#TAG{n} #x/Y",
    "> [!note] Title {n}\n> body [[{a}]]",
    "> [!quote]- {b}\n>> [!tip]\n>> nested",
    "A note[^{n}].\n\n[^{n}]: [[{b}]]",
    "a block ^id{n}",
    "[[./{a}]] [[../{b}]] [[/People/{a}]] [[people/{b}.md]] [[People\\{b}]] [[.\\{a}]] [[{a}/]]",
    "[[{a}.png]] ![[{b}.canvas]] [[missing {n}]] [[#Heading {n}]]",
    "mood:: calm {n}",
    "%% hidden [[{a}]] %%",
    "```python\n[[{a}]]\n```",
    "broken [[ {a} ` and \ufffd {n}",
]
FRONT = [
    "---\naliases: [A{n}, {a}]\ntags: [tag{n}, x/y]\nrating: {n}\n---\n",
    '---\nup: "[[{a}]]"\nauthor: {b}\nrating: B - WIP\n---\n',
    "---\nbroken: [\n---\n",
    "---\n---\n",
    "",
    "",
    "",
]


def a_text(random):
    """Make the text of a note."""
    facts = {"a": random.choice(STEMS), "b": random.choice(STEMS), "n": random.randrange(9)}
    pieces = [random.choice(PIECES) for _ in range(random.randrange(6))] + random.sample(WORDS, 3)
    ends = random.choice(["\n", "\n", "\n", "\r\n"])
    text = "\n\n".join([random.choice(FRONT), *pieces])
    for name, value in facts.items():
        text = text.replace("{" + name + "}", str(value))
    return text.replace("\n", ends)


class Folder:
    """A vault's folder to which things happen; each event is a method that takes a Random."""

    def __init__(self, root):
        self.root = Path(root)
        self.clock = 1_700_000_000_000_000_000

    def put(self, path, data, *, age=True):
        """Write a file, as of some time long ago, or as of now."""
        place = self.root / path
        if place.is_dir():
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data if isinstance(data, bytes) else data.encode())
        if age:
            self.clock += 1_000_000_007
            os.utime(place, ns=(self.clock, self.clock))

    def files(self, *suffixes):
        found = (path for path in self.root.rglob("*") if path.is_file() and ".obsidian" not in path.parts)
        return sorted(path for path in found if not suffixes or path.suffix in suffixes)

    def folders(self):
        return sorted(path for path in self.root.iterdir() if path.is_dir() and path.name[0] != ".")

    def add(self, random):
        self.put(random.choice(FOLDERS) + random.choice(STEMS) + ".md", a_text(random), age=random.random() < 0.7)

    def edit(self, random):
        if notes := self.files(".md"):
            self.put(random.choice(notes), a_text(random), age=random.random() < 0.7)

    def delete(self, random):
        if files := self.files():
            random.choice(files).unlink()

    def rename(self, random):
        if files := self.files():
            old = random.choice(files)
            new = self.root / random.choice(FOLDERS) / (random.choice(STEMS) + old.suffix)
            new.parent.mkdir(parents=True, exist_ok=True)
            if not new.is_dir():
                old.rename(new)

    def swap(self, random):
        """Two files of one size and one time change names."""
        if len(notes := self.files(".md")) > 1:
            one, other = random.sample(notes, 2)
            if random.random() < 0.5:
                at = one.stat().st_mtime_ns
                other.write_bytes(one.read_bytes().swapcase())
                os.utime(other, ns=(at, at))
            aside = self.root / ".aside"
            one.rename(aside)
            other.rename(one)
            aside.rename(other)

    def change_case(self, random):
        if files := self.files():
            old = random.choice(files)
            new = old.with_name(old.stem.swapcase() + old.suffix)
            aside = old.with_name("." + old.name)
            if not new.is_dir():
                old.rename(aside)
                aside.rename(new)

    def move_folder(self, random):
        if folders := self.folders():
            old, new = random.choice(folders), self.root / random.choice(FOLDERS[1:]) / f"moved {random.randrange(3)}"
            if not new.exists() and not new.is_relative_to(old):
                new.parent.mkdir(parents=True, exist_ok=True)
                old.rename(new)

    def delete_folder(self, random):
        if len(folders := self.folders()) > 3:
            shutil.rmtree(random.choice(folders))

    def canvas(self, random):
        file = random.choice(FOLDERS) + random.choice(STEMS) + ".md"
        cards = [{"type": "file", "file": file, "subpath": "#Heading 1"}, {"type": "text", "text": a_text(random)}]
        text = json.dumps({"nodes": cards, "edges": []}) if random.random() < 0.8 else "{broken"
        self.put(random.choice(FOLDERS) + random.choice(STEMS) + ".canvas", text)

    def base(self, random):
        view = f"V{random.randrange(3)}"
        text = f'filters: file.hasLink("{random.choice(STEMS)}")\nviews:\n  - name: {view}\n    type: table\n'
        self.put(random.choice(STEMS) + ".base", text if random.random() < 0.8 else "a: [")

    def attachment(self, random):
        self.put(random.choice(STEMS) + random.choice([".png", ".canvas.png", "", ".MD"]), bytes(random.randrange(9)))

    def filters(self, random):
        chosen = random.choice([[], ["Ideas/"], ["/Bur.e/", "People"], ["moved"], ["("], ["/(/"]])
        self.put(".obsidian/app.json", json.dumps({"userIgnoreFilters": chosen}) if random.random() < 0.9 else "{")

    def same_size(self, random):
        """An edit that changes no size, and within one tick of the clock perhaps no time."""
        if notes := self.files(".md"):
            chosen = random.choice(notes)
            chosen.write_bytes(chosen.read_bytes().translate(bytes.maketrans(b"abcde123", b"bcdea231")))

    def time_put_back(self, random):
        """An edit of the same size after which the old time of the file is put back."""
        if notes := self.files(".md"):
            chosen = random.choice(notes)
            at = chosen.stat().st_mtime_ns
            chosen.write_bytes(chosen.read_bytes().translate(bytes.maketrans(b"abcde123", b"bcdea231")))
            os.utime(chosen, ns=(at, at))

    def touch(self, random):
        if files := self.files():
            os.utime(random.choice(files))

    def to_folder(self, random):
        """A note goes and a folder of its name comes."""
        if notes := self.files(".md"):
            chosen = random.choice(notes)
            chosen.unlink()
            self.put(chosen / "inner.md", a_text(random))


EVENTS = [name for name in vars(Folder) if name[0] != "_" and name not in {"put", "files", "folders"}]
COMMON = ["add", "add", "add", "add", "edit", "edit", "edit", "rename", "swap", "time_put_back", "same_size"]


@pytest.mark.parametrize("seed", [1, 2])
def test_three_hundred_events(tmp_path, seed):
    random, folder = Random(seed), Folder(tmp_path / "vault")  # noqa: S311  # a seeded game
    for _ in range(25):
        folder.add(random)
    with commonplace.open(folder.root, tmp_path / "index.sqlite") as vault:
        for _ in range(300):
            getattr(folder, random.choice(EVENTS + COMMON))(random)
            vault.refresh()
            assert_as_fresh(vault)


def test_events_between_two_runs(tmp_path):
    """The same, with the index closed in between and several events before each look."""
    random, folder = Random(3), Folder(tmp_path / "vault")  # noqa: S311  # a seeded game
    folder.add(random)
    for _ in range(30):
        for _ in range(random.randrange(8)):
            getattr(folder, random.choice(EVENTS + COMMON))(random)
        with commonplace.open(folder.root, tmp_path / "index.sqlite") as vault:
            vault.refresh()
            assert_as_fresh(vault)


def test_a_table_of_names_in_memory_decides_as_the_index_does(tmp_path):
    """From 300 changed files on, names are looked up in memory: the two ways give the same."""
    random, folder = Random(4), Folder(tmp_path / "vault")  # noqa: S311  # a seeded game
    for number in range(320):
        folder.put(f"{random.choice(FOLDERS)}{random.choice(STEMS)} {number % 40}.md", a_text(random))
    with commonplace.open(folder.root, ":memory:") as vault:
        vault.refresh()
        for number in range(320):
            folder.put(f"{random.choice(FOLDERS)}{random.choice(STEMS)}{number % 30}.md", a_text(random))
        vault.refresh()
        assert_as_fresh(vault)


class Replay(RuleBasedStateMachine):
    """Small vaults, any events, looks in between; Hypothesis looks for the shortest way to a difference."""

    @initialize(seed=st.integers(0, 999))
    def begin(self, seed):
        from tempfile import mkdtemp

        self.place = mkdtemp()
        self.folder = Folder(self.place)
        for number in range(3):
            self.folder.add(Random(seed + number))  # noqa: S311  # a seeded game
        self.vault = commonplace.open(self.place, ":memory:")
        self.vault.refresh()

    @rule(event=st.sampled_from(EVENTS), seed=st.integers(0, 99))
    def happen(self, event, seed):
        getattr(self.folder, event)(Random(seed))  # noqa: S311  # a seeded game

    @precondition(lambda self: hasattr(self, "vault"))
    @rule()
    def look(self):
        self.vault.refresh()
        assert_as_fresh(self.vault)

    def teardown(self):
        if hasattr(self, "vault"):
            self.vault.refresh()
            assert_as_fresh(self.vault)
            self.vault.close()
            shutil.rmtree(self.place)


TestReplay = Replay.TestCase
TestReplay.settings = settings(
    max_examples=60, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
