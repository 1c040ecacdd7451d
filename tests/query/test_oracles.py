"""A fast way is tested against the slow way: the answers of SQL are those of a loop over parsed files."""

import subprocess
import sys
from collections import Counter
from pathlib import Path
from random import Random

import pytest

import commonplace
from commonplace.criticism.conventions import Conventions, property_key
from commonplace.criticism.kind import kind_of
from commonplace.disk.settings import ignore, read_settings
from commonplace.query.links import ATTACHMENT
from commonplace.resolver.names import table_of_paths
from commonplace.resolver.resolve import Ambiguous, Missing, resolve
from commonplace.syntax.others import parse_canvas
from commonplace.syntax.parse import parse
from commonplace.syntax.rating import parse_rating
from commonplace.text import fold, squeeze
from test_replay import Folder

ROOT = Path(__file__).parents[2]
KEY = property_key


class Slow:
    """Every file of a vault, read and parsed with nothing in between."""

    def __init__(self, root):
        found = (path for path in Path(root).rglob("*") if path.is_file())
        paths = {path.relative_to(root).as_posix(): path.read_bytes() for path in found}
        self.files = {
            path: data for path, data in sorted(paths.items()) if not any(p[0] == "." for p in path.split("/"))
        }
        self.notes = {path: parse(data) for path, data in self.files.items() if path.lower().endswith(".md")}
        excluded = ignore(read_settings(str(root)).ignored)
        self.shown = {path: note for path, note in self.notes.items() if not excluded(path)}
        self.names = table_of_paths(self.files)
        self.links = [found for path in self.files for found in self._links(path)]

    def _links(self, path):
        """Give path, link, destination and whether it is ambiguous for each link of a file that is an edge."""
        canvas = path.lower().endswith(".canvas")
        links = parse_canvas(self.files[path])[0] if canvas else self.notes[path].links if path in self.notes else ()
        for link in links:
            if link.kind != "external":
                found = resolve(link.target, path, self.names, exact=link.kind == "canvas")
                prompt = not link.target and (link.anchor or "").startswith("#")
                destination = None if prompt or isinstance(found, Missing) else found.file.path
                yield path, link, destination, isinstance(found, Ambiguous)

    def rating(self, note):
        origins = Conventions().origins
        rated = [one for one in note.properties if KEY(one.name) == "rating"]
        return parse_rating(min(rated, key=lambda one: origins.index(one.origin)).value) if rated else None

    def has(self, note, key, value):
        """Say whether a note has a property, or one with a value."""
        values = [one.value for one in note.properties if KEY(one.name) == key]
        if value is None:
            return bool(values)
        flat = [each for one in values for each in (one if isinstance(one, list) else [one])]
        return squeeze(value) in {squeeze(said(each)) for each in flat}


def said(value):
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def generated(folder):
    subprocess.run(
        [sys.executable, "-m", "benchmarks.generate", "150", str(folder)], cwd=ROOT, check=True, capture_output=True
    )


def tangled(seed):
    def fill(folder):
        random, made = Random(seed), Folder(folder)  # noqa: S311  # a seeded game
        for _ in range(60):
            made.add(random)
        for event in ("canvas", "base", "attachment", "attachment", "to_folder", "rename"):
            getattr(made, event)(random)

    return fill


VAULTS = {
    "library": None,
    "generated": generated,
    "tangled": tangled(1),
    "more tangled": tangled(2),
    "empty": lambda folder: folder.mkdir(),
}


@pytest.fixture(scope="module", params=VAULTS)
def both(request, tmp_path_factory):
    """Give a vault and the slow way to ask it."""
    folder = ROOT / "examples" / "library"
    if VAULTS[request.param]:
        folder = tmp_path_factory.mktemp("oracles") / "vault"
        VAULTS[request.param](folder)
    with commonplace.open(folder, ":memory:") as vault:
        yield vault, Slow(folder)


def test_links(both):
    fast, slow = both
    found = [
        (one.path, one.start, one.target, one.destination, one.status == "ambiguous")
        for one in fast.links()
        if one.kind != "base"
    ]
    assert found == [(path, link.span.start, link.target, to, tied) for path, link, to, tied in slow.links]


def test_backlinks(both):
    fast, slow = both
    for path in list(slow.files)[:80]:
        found = [(one.path, one.line, one.kind) for one in fast.backlinks(path)]
        assert found == [
            (source, link.span.line, link.kind) for source, link, to, _ in slow.links if to == path != source
        ]


def test_wanted_and_orphans(both):
    fast, slow = both
    groups = {}
    for path, link, to, _ in slow.links:
        key = fold(link.target).removesuffix(".md")
        if to is None and key:
            groups.setdefault(key, []).append((path, link))
    notes = {
        key: rows
        for key, rows in groups.items()
        if key.rpartition("/")[2].rpartition(".")[2] not in ATTACHMENT or "." not in key
    }
    found = {fold(one.target): (one.notes, one.links, one.spellings, one.sources) for one in fast.wanted()}
    assert found == {
        key: (
            len({path for path, _ in rows}),
            len(rows),
            tuple(dict.fromkeys(link.target for _, link in rows)),
            tuple(dict.fromkeys(path for path, _ in rows)),
        )
        for key, rows in notes.items()
    }
    linked = {to for path, _, to, _ in slow.links if to != path}
    assert fast.orphans() == [path for path in slow.shown if path not in linked]
    assert fast.orphans(attachments=True) == [
        path for path in slow.files if path not in linked and (path in slow.shown or path not in slow.notes)
    ]


def test_tags(both):
    fast, slow = both
    counts, notes = Counter(), Counter()
    for note in slow.shown.values():
        names = [fold(tag.name) for tag in note.tags]
        counts.update(names)
        notes.update(set(names))
    assert {fold(tag.name): (tag.notes, tag.count) for tag in fast.tags()} == {
        tag: (notes[tag], counts[tag]) for tag in counts
    }


def test_properties(both):
    fast, slow = both
    notes, values = Counter(), Counter()
    for note in slow.shown.values():
        notes.update({KEY(one.name) for one in note.properties})
        for one in note.properties:
            for each in one.value if isinstance(one.value, list) else [one.value]:
                if isinstance(each, str | bool | int):
                    values[KEY(one.name), said(each)] += 1
    uses = fast.properties()
    assert {KEY(use.name): use.notes for use in uses} == dict(notes)
    for key in list(notes)[:25]:
        (use,) = fast.properties(key)
        found = {value: count for value, count in use.values if (key, value) in values}
        assert found == {value: count for (name, value), count in values.items() if name == key}


def test_tasks_and_findings(both):
    fast, slow = both
    tasks = [(path, task.status, task.text) for path, note in slow.shown.items() for task in note.tasks]
    assert [(task.path, task.status, task.text) for task in fast.tasks()] == tasks
    findings = {(path, one.check, one.message) for path, note in slow.notes.items() for one in note.findings}
    assert findings <= {(one.path, one.check, one.message) for one in fast.findings()}


def filters(slow):
    """Give filters that some notes of a vault pass, made of what stands in it."""
    random = Random(7)  # noqa: S311  # a seeded game
    tags = sorted(
        {part for note in slow.notes.values() for tag in note.tags for part in (tag.name, tag.name.split("/")[0])}
    )
    folders = sorted({path.rpartition("/")[0] for path in slow.notes})
    pairs = sorted(
        {
            (KEY(p.name), said(v))
            for n in slow.notes.values()
            for p in n.properties
            for v in (p.value if isinstance(p.value, list) else [p.value])
        }
    )
    kinds = sorted({kind_of(path, note, Conventions()).kind for path, note in slow.notes.items()})
    for _ in range(60):
        asked = {}
        if tags and random.random() < 0.4:
            asked["tag"] = random.choice(tags)
        if folders and random.random() < 0.4:
            asked["folder"] = random.choice(folders).swapcase()
        if pairs and random.random() < 0.5:
            key, value = random.choice(pairs)
            asked["where"] = {key: value.upper() if random.random() < 0.5 and "ß" not in value else None}
        if kinds and random.random() < 0.3:
            asked["kind"] = random.choice(kinds)
        yield asked


def passes(slow, path, note, asked):
    tag, folder = fold(asked.get("tag", "")).strip("#"), fold(asked.get("folder", ""))
    names = {fold(one.name[1:]) for one in note.tags}
    return (
        ("tag" not in asked or any(name == tag or name.startswith(tag + "/") for name in names))
        and (not folder or fold(path).startswith(folder + "/"))
        and all(slow.has(note, key, value) for key, value in asked.get("where", {}).items())
        and asked.get("kind") in (None, kind_of(path, note, Conventions()).kind)
    )


def test_notes(both):
    fast, slow = both
    for asked in filters(slow):
        found = fast.notes(**asked)
        assert {note.path for note in found} == {
            path for path, note in slow.shown.items() if passes(slow, path, note, asked)
        }, asked
    for entry in fast.notes():
        note = slow.notes[entry.path]
        rating = slow.rating(note)
        assert (entry.grade, entry.state, entry.rating) == (
            (rating.grade, rating.state, rating.text) if rating else (None,) * 3
        )
        assert (entry.kind, entry.rule) == kind_of(entry.path, note, Conventions())
    titles = [fold(note.title) for note in fast.notes(sort="title")]
    assert titles == sorted(titles)


def test_graph(both):
    fast, slow = both
    counts = Counter((path, to) for path, _, to, _ in slow.links if to)
    found = {(edge.source, edge.target): edge.links for edge in fast.graph(missing=False).edges}
    assert found == dict(counts)
    reached = {path for edge in counts for path in edge}
    assert set(slow.shown) | (reached - (set(slow.notes) - set(slow.shown))) <= {
        node.id for node in fast.graph(missing=False).nodes
    }


def test_neighbours_and_ways(both):
    fast, slow = both
    near = {}
    for path, _, to, _ in slow.links:
        if to and to != path:
            near.setdefault(path, set()).add(to)
            near.setdefault(to, set()).add(path)
    for start in list(slow.files)[:12]:
        distances, level = {start: 0}, {start}
        while level:
            level = {other for one in level for other in near.get(one, ())} - set(distances)
            distances |= dict.fromkeys(level, max(distances.values()) + 1)
        found = {one.path: one.distance for one in fast.neighbours(start, 99)}
        assert found == {path: far for path, far in distances.items() if far}
        for goal in list(slow.files)[5:15]:
            way = fast.path(start, goal)
            assert len(way) == distances.get(goal, -1) + 1
