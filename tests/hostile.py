"""Vaults that nobody made on purpose, and some that somebody did. Each function fills a folder; nothing large is kept.

`python tests/hostile.py NAME FOLDER [MIB]` makes one, asks it everything under a limit of memory, and prints what it
said as JSON. A note of a function says what an open vault must do with it.
"""

import json
import os
import resource
import socket
import sys
from pathlib import Path

import commonplace

SMALL, LARGE = {}, {}
MIB = 1 << 20
NOBODY = 65534


def small(fill):
    """Register a vault that takes no time."""
    SMALL[fill.__name__] = fill
    return fill


def large(fill):
    """Register a vault that is asked in a process of its own, under a limit of memory."""
    LARGE[fill.__name__] = fill
    return fill


def put(folder, path, data):
    """Write a file; its path may be bytes."""
    place = os.path.join(os.fsencode(folder), path if isinstance(path, bytes) else path.encode())
    os.makedirs(os.path.dirname(place), exist_ok=True)
    with open(place, "wb") as file:
        file.write(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))


@small
def empty(folder):
    pass


@small
def line_ends(folder):
    text = "---\nrating: A\n---\n# Head\n\nSee [[other]] #tag\n\n- [ ] task\n\nend ^id\n"
    put(folder, "unix.md", text)
    put(folder, "windows.md", text.replace("\n", "\r\n"))
    put(folder, "old mac.md", text.replace("\n", "\r"))
    put(folder, "mixed.md", text.replace("\n", "\r\n", 4) + "\r# Another\n\r\n\r[[other]]")
    put(folder, "mark.md", b"\xef\xbb\xbf" + text.encode())
    put(folder, "mark only.md", b"\xef\xbb\xbf")
    put(folder, "two marks.md", b"\xef\xbb\xbf\xef\xbb\xbf" + text.encode())
    put(folder, "utf16.md", text.encode("utf-16"))


@small
def characters(folder):
    put(folder, "latin.md", b"caf\xe9 [[x\xff]] #\xe9\n\xc3")
    put(folder, "overlong.md", b"\xc0\xaf\xed\xa0\x80 \xf4\x90\x80\x80 [[a]]")
    put(folder, "nul.md", b"\0[[a\0b]] `A:` x\0y\n# h\0\n- [ ] \0\n#t\0\n---\0")
    put(
        folder,
        "separators.md",
        "---\na: x\u2028y\n---\n# a\u2028b\n[[c\u2028d]] \x85 \x0b \x0c \x1c `B:` z\u2029w\n> [!n] t\u2028u\n> v\n",
    )
    put(folder, "direction.md", "\u202e[[\u2066a\u2069]] \u200b#\u200btag \ufeff[[b]] \U000e0001 \U0010ffff")
    put(folder, "odd\nname.md", "[[odd]]")
    put(folder, "tab\tname\x01\x7f.md", "[[a]]")
    put(folder, "quote\"<&>'name.md", 'title: x\n[[quote"<&>\'name]] [[no "such" <name> & \\]]')


@small
def twins(folder):
    put(folder, "Café.md", "[[Cafe\u0301]]")
    put(folder, "Cafe\u0301.md", "[[Café]] [[CAFÉ]]")
    put(folder, "Log.md", "[[log]] [[LOG]]")
    put(folder, "log.md", "[[Log]]")
    put(folder, "LOG.MD", "[[Log.md]]")
    put(folder, "a/Tie.md", "")
    put(folder, "b/Tie.md", "[[Tie]]")
    put(folder, "x.md", "[[Tie]]")
    put(folder, "İ.md", "[[i\u0307]] İstanbul ŉ ß ẞ ﬁ")
    put(folder, "ſ.md", "[[s]] K")


@small
def names(folder):
    for name in (
        "C# notes",
        "a^b",
        "a[b]c",
        "[[x]]",
        "a|b",
        "%%",
        "100%",
        "..md",
        "a\\b",
        "  spaced  ",
        "-",
        "'",
        "CON",
        "~",
    ):
        put(folder, name + ".md", f"[[{name}]] [x](<{name}.md>) [[{name}.md]] ![[{name}|{name}]]")
    put(folder, "é" * 126 + ".md", "[[" + "é" * 126 + "]]")
    put(folder, "n" * 252 + ".md", "[[" + "n" * 252 + "]]")
    put(folder, "md", "no note")
    put(folder, "folder.md/inner.md", "[[folder]]")
    put(folder, "no ending", "")
    put(folder, "ends.", "[[ends.]]")


@small
def names_not_utf8(folder):
    put(folder, b"caf\xe9.md", "[[plain]]")
    put(folder, b"fold\xe9r/in.md", "[[plain]]")
    put(folder, "plain.md", "[[in]]")
    os.symlink("plain.md", os.fsencode(folder) + b"/link\xff.md")


@small
def links_to_files(folder):
    put(folder, "real/note.md", "[[note]]")
    put(folder, "real/deep/more.md", "")
    outside = folder.with_name(folder.name + " outside")
    put(outside, "far.md", "[[note]]")
    put(outside, "lone.md", "[[far]]")
    os.symlink(outside, folder / "far", target_is_directory=True)
    os.symlink(outside, folder / "far too", target_is_directory=True)
    os.symlink(outside / "lone.md", folder / "lone link.md")
    os.symlink("real", folder / "into", target_is_directory=True)
    os.symlink("..", folder / "real" / "up", target_is_directory=True)
    os.symlink(folder, folder / "itself", target_is_directory=True)
    os.symlink("/", folder / "root", target_is_directory=True)
    os.symlink("gone.md", folder / "dangling.md")
    os.symlink("loop.md", folder / "loop.md")
    os.symlink("pong", folder / "ping")
    os.symlink("ping", folder / "pong")


@small
def no_files(folder):
    os.mkfifo(folder / "pipe.md")
    listener = socket.socket(socket.AF_UNIX)
    here = Path.cwd()
    os.chdir(folder)  # the path of a socket may have some 100 bytes
    listener.bind("socket.md")
    listener.close()
    os.chdir(here)
    os.symlink("pipe.md", folder / "to pipe.md")
    os.symlink("/dev/zero", folder / "zero.md")
    put(folder, "plain.md", "[[pipe]] [[zero]]")


@small
def cycles(folder):
    put(folder, "a.md", "![[b]] ![[a]] ![[a#h]] [[#h]]\n# h\n![[b#h]]")
    put(folder, "b.md", "![[a]] ![[c.canvas]]\n# h\n![[a#h]]")
    card = {"type": "file", "file": "c.canvas"}
    put(folder, "c.canvas", json.dumps({"nodes": [card, {"type": "text", "text": "![[a]]"}], "edges": []}))


@small
def canvases(folder):
    put(folder, "broken.canvas", '{"nodes": [')
    put(folder, "empty.canvas", "")
    put(folder, "bytes.canvas", b"\xff\xfe{}")
    for number, text in enumerate(
        ["[]", "1", "null", '"x"', '{"nodes": 1}', '{"nodes": [1, null, [], "x"]}', "NaN", "{}x"]
    ):
        put(folder, f"odd {number}.canvas", text)
    odd = [{"type": "file", "file": value, "subpath": value} for value in (1, None, [], {}, "", "#", "..", "/", "a\0b")]
    put(
        folder,
        "cards.canvas",
        json.dumps({"nodes": odd + [{"type": "text", "text": v} for v in (1, None, "[[", "[[x]]")]}),
    )
    put(
        folder,
        "half.canvas",
        '{"nodes":[{"type":"file","file":"\\ud800.md","subpath":"#\\udfff"},{"type":"text","text":"[[\\ud800]]"}]}',
    )
    put(folder, "number.canvas", '{"nodes":[{"type":"file","x":' + "9" * 5000 + "}]}")


@small
def bases(folder):
    put(folder, "broken.base", "views: [\n  - {")
    put(folder, "empty.base", "")
    put(folder, "bytes.base", b"\xff\xfe: \0")
    put(folder, "odd.base", "views: 3\nfilters: link('")
    put(folder, "views.base", "views:\n  - name: [a]\n  - name: 3\n  - 7\n  - name: \n  - type: table\n")
    put(folder, "keys.base", '? [a, b]\n: {c: d}\n? {e: f}\n: file.hasLink("[[x]]")\n<<: *nobody\n')


@small
def front_matter(folder):
    for number, yaml in enumerate(
        [
            "a: [",
            "a: &x [*x]",
            "? [1, 2]\n: 3",
            "a: " + "9" * 400,
            "a: -" + "9" * 25,
            "a: 1e999\nb: .nan\nc: -.inf\nd: [.nan]",
            "a: !!python/object/apply:os.system [ls]",
            "a: !!binary aGk=\nb: !!set {x, y}\nc: 2001-12-14t21:59:43.10-05:00",
            "- 1\n- 2",
            "just text",
            "1: 2\nnull: 3\ntrue: 4\n~: 5\n[]: 6",
            "tags: {a: b}\naliases: {c: d}\ncssclasses: 3",
            "tags: [1, null, [x], {y: z}, 'a b', '#', '']\naliases: [1, null, [x], '']",
            'a: "\\ud800"\nb: "\\0"\nc: "\\x00"',
            "a: 1\na: 2\nA: 3",
            "rating: [A, B]\nrating(s): {x: 1}",
            "---\n---",
            "a: 0x1F\nb: 0o17\nc: 1_000\nd: 12:30:45\ne: 0b1\nf: +1\ng: 08",
            "a: |\n  x\n\tb: y",
        ]
    ):
        put(folder, f"{number}.md", f"---\n{yaml}\n---\n[[0]]\n")
    put(folder, "never closed.md", "---\na: 1\n")
    put(folder, "dashes.md", "---")


@small
def settings(folder):
    put(folder, "note.md", "[[note]]")
    put(folder, "other.md", "---\nx: 1\n---\n")
    odd = [
        "",
        "/",
        "//",
        "///",
        "/(/",
        "/[[:alpha:]/",
        "/(?R)/",
        "/(?<=a+)b/",
        "/\\p{L}{999999}/",
        3,
        None,
        ["x"],
        "\0",
        "\ud800",
    ]
    put(
        folder,
        ".obsidian/app.json",
        json.dumps({"userIgnoreFilters": odd, "newLinkFormat": 3, "useMarkdownLinks": "x"}),
    )
    put(folder, ".obsidian/types.json", json.dumps({"types": {"x": "no such type", "y": 3, "": "number"}}))


@small
def settings_broken(folder):
    put(folder, "note.md", "[[note]]")
    put(folder, ".obsidian/app.json", "[" * 100_000)
    put(folder, ".obsidian/types.json", b"\xff\xfe")


@small
def settings_are_pipes(folder):
    put(folder, "note.md", "[[note]]")
    (folder / ".obsidian").mkdir()
    for name in (".obsidian/app.json", ".obsidian/types.json", "commonplace.toml"):
        os.mkfifo(folder / name)


@small
def settings_are_folders(folder):
    put(folder, "note.md", "[[note]]")
    put(folder, ".obsidian/app.json/x", "")
    put(folder, "commonplace.toml/x", "")


@small
def times(folder):
    for number, time in enumerate((0, -1, -(10**18), 2**62, 2**63 - 1, 2**63, 10**19)):
        put(folder, f"{number}.md", "[[0]]")
        os.utime(folder / f"{number}.md", ns=(time, time))


@large
def one_large_note(folder):
    words = "The state of *nature* and `liberty` [k:: v] — déjà vu.\n" * 50 + "[[Locke]] #tag\n\n`A:` x\n"
    put(folder, "large.md", words * (5 * MIB // len(words.encode())))
    put(folder, "Locke.md", "[[large]] liberty")


@large
def many_links(folder):
    put(folder, "links.md", " ".join(f"[[note {n}#h{n}|x]]" for n in range(10_000)))
    put(folder, "note 7.md", "# h7\n")
    put(folder, "same.md", "[[links]] " * 10_000)


@large
def deep_nesting(folder):
    put(folder, "quotes.md", "".join("> " * n + "[[a]]\n" for n in range(1, 400)) + "> " * 1000 + "[[a]]\n")
    put(folder, "one quote.md", ">" * 20_000 + "[[a]]")
    put(folder, "lists.md", "".join("  " * n + "- [ ] [[a]]\n" for n in range(1000)))
    put(folder, "one list.md", "- " * 10_000 + "x")
    put(folder, "callouts.md", "".join(">" * n + " [!note] x\n" for n in range(1, 500)))
    put(folder, "brackets.md", "[" * 30_000 + "]" * 30_000)
    put(folder, "links.md", "[a](" * 10_000 + "](x" * 10_000)
    put(folder, "stars.md", "*a **b " * 10_000)
    put(folder, "html.md", "<div>" * 20_000 + "<!--" * 20_000)
    put(folder, "fences.md", "```\n~~~\n" * 5000)
    put(folder, "footnotes.md", "".join(f"[^{n}] [^{n}]: ^[{n}\n" for n in range(5000)))
    put(folder, "comments.md", "%%" * 20_001 + "$$" * 20_001 + "`" * 20_001)


@large
def long_line(folder):
    put(folder, "unclosed.md", "[[" + "x" * 61_000)
    put(folder, "many unclosed.md", "[[x" * 20_000)
    put(folder, "embeds.md", "![[" * 20_000)
    put(folder, "pipes.md", "[[" + "|" * 60_000 + "]]")
    put(folder, "hashes.md", "#" * 60_000 + " [[#" + "#" * 60_000 + "]]")
    put(folder, "tags.md", "#a/" * 20_000)
    put(folder, "fields.md", "[a:: " * 12_000 + "`A:` " * 12_000)
    put(folder, "escapes.md", "\\" * 60_000 + "[[a]]")
    put(folder, "spaces.md", " " * 60_000 + "x" + "\t" * 60_000 + "::")
    put(folder, "table.md", "|" * 30_000 + "\n" + "|-" * 30_000 + "\n")


@large
def deep_json(folder):
    put(folder, "deep.canvas", "[" * 200_000)
    put(folder, "closed.canvas", '{"nodes":' + "[" * 50_000 + "]" * 50_000 + "}")
    cards = [{"type": "file", "file": "a.md"}] * 20_000
    put(folder, "same.canvas", json.dumps({"nodes": cards}))


@large
def deep_yaml(folder):
    put(folder, "flow.base", "a: " + "[" * 20_000)
    put(folder, "closed.base", "a: " + "[" * 3_000 + "]" * 3_000)
    put(folder, "flow.md", "---\na: " + "{a: " * 5_000 + "\n---\n")
    put(folder, "block.md", "---\n" + "".join("  " * n + "a:\n" for n in range(600)) + "---\n")
    put(folder, "dashes.md", "---\na:\n" + "- " * 5_000 + "x\n---\n")


@large
def yaml_bombs(folder):
    bomb = "a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
    for one, other in zip("abcdefghi", "bcdefghij", strict=True):
        bomb += f"{other}: &{other} [{', '.join(['*' + one] * 9)}]\n"
    put(folder, "laughs.base", bomb)
    put(folder, "laughs.md", f"---\n{bomb}---\n")
    put(folder, "wide.md", "---\na: &a [" + "x, " * 5_000 + "]\nb: [" + "*a, " * 5_000 + "]\n---\n")
    put(folder, "many.md", "---\n" + "".join(f"k{n}: {n}\n" for n in range(20_000)) + "---\n")


@large
def endless_expression(folder):
    put(folder, ".obsidian/app.json", json.dumps({"userIgnoreFilters": ["/(a+)+$/", "/(a|aa)+b/", "kept/"]}))
    for number in range(40):
        put(folder, f"{'a' * 60} {number}.md", "[[x]]")
    put(folder, "kept/out.md", "")


@large
def many_deep_folders(folder):
    deep = "/".join("d" for _ in range(150))
    put(folder, deep + "/bottom.md", "[[top]]")
    for number in range(5_000 - 150):
        os.mkdir(folder / f"f{number}")
    put(folder, "top.md", "[[bottom]]")


@large
def too_deep_folders(folder):
    here = Path.cwd()
    os.chdir(folder)  # no path of this depth may be given to the system whole
    for _ in range(260):
        os.mkdir("folder")
        os.chdir("folder")
    Path("bottom.md").write_text("x", "utf-8")
    os.chdir(here)
    put(folder, "top.md", "[[bottom]]")


@large
def too_long_paths(folder):
    here = Path.cwd()
    os.chdir(folder)
    for _ in range(20):
        os.mkdir("d" * 250)
        os.chdir("d" * 250)
    Path("bottom.md").write_text("x", "utf-8")
    os.chdir(here)
    put(folder, "top.md", "[[bottom]]")


@large
def many_mentions(folder):
    put(folder, "AI.md", "---\naliases: [Artificial intelligence, 智能]\n---\n")
    put(folder, "prose.md", "ai and AI, Artificial Intelligence; 人工智能。 é " * 20_000)


def ask_everything(vault):
    """Call every method of a vault that answers, about every file of it; give how many answers there were."""
    vault.refresh()
    assert vault.undo() is None
    assert vault.history() == []
    assert vault.diff(commonplace.Change("nothing", ())) == ""
    found = vault.check()
    planned = vault.fixes(found, unsafe=True)
    assert vault.planned(lambda _ground: planned) is planned
    vault.diff(planned)
    for fmt in ("github", "sarif"):
        vault.export_findings(found, fmt)
    asked = "overview notes links wanted orphans ambiguous tags properties tasks findings graph health formats"
    count = len([getattr(vault, name)() if name != "formats" else vault.formats for name in asked.split()])
    paths = [row[0] for row in vault.connection.execute("SELECT path FROM file ORDER BY path")][:60]
    for sort in ("path", "name", "title", "kind", "rating", "modified", "size"):
        count += len(
            vault.notes(sort=sort, reverse=True, where={"a": None, "b": "x"}, tag="t", folder="f", kind="idea")
        )
    for query in (
        "a",
        '-"a b"',
        "/a/",
        "block:(a b)",
        "section:a OR task:",
        "tag:t [a:null]",
        "\0",
        "\ud800",
        "path:\ud800",
    ):
        count += len(vault.search(query).hits) + 1
    for path in [*paths, "no such note", "", "#", "[[", "../x", "\0", "\ud800", "a" * 5000]:
        vault.find(path)
        vault.read(path)
        vault.search(path)
        for name in (
            "render_queries",
            "get",
            "note",
            "links",
            "backlinks",
            "tasks",
            "outline",
            "mentions",
            "neighbours",
            "properties",
        ):
            try:
                getattr(vault, name)(path)
                count += 1
            except commonplace.NoSuchNote:
                assert path not in paths
    found = vault.check()
    count += len(found) + len(vault.diff(vault.fixes(found, unsafe=True)))
    count += sum(len(vault.export_findings(found, fmt)) for fmt in ("github", "sarif"))
    if paths:
        vault.check(paths[:1])
        vault.path(paths[0], paths[-1])
    for fmt in vault.formats:
        count += len(vault.export("graph", fmt))
    vault.schema()
    count += len(vault.query("TABLE file.tags, file.outlinks, file.tasks").rows)
    vault.evaluate("this.file.path", note=paths[0] if paths else None)
    for fmt in ("csv", "json", "md", "paths", "tsv"):
        rows = vault.sql("SELECT * FROM links, notes USING (path) LIMIT 50")
        count += len(vault.export_rows(rows, fmt, paths[0] if paths else None))
    vault.links(problems=True, external=True)
    vault.wanted(attachments=True)
    vault.orphans(attachments=True)
    vault.tasks(status="\ud800")
    vault.notes(tag="\ud800", folder="\ud800", kind="\ud800", where={"\ud800": "\ud800"})
    return count


def told(vault):
    """Give what a vault says of itself: findings by file, what was left out, what was said, and the files."""
    findings = {}
    for one in vault.findings():
        findings.setdefault(one.path, []).append(one.check)
    files = [row[0] for row in vault.connection.execute("SELECT path FROM file ORDER BY path")]
    left_out = {one[0]: one[1] for one in vault.health().left_out}
    return {"findings": findings, "left_out": left_out, "said": vault.said, "files": files}


def main(name, place, mib="1024"):
    """Make a vault and ask it, under a limit of memory."""
    folder = Path(place)
    folder.mkdir(parents=True)
    LARGE[name](folder)
    resource.setrlimit(resource.RLIMIT_AS, (int(mib) * MIB, int(mib) * MIB))
    with commonplace.open(folder, ":memory:") as vault:
        ask_everything(vault)
        sys.stdout.write(json.dumps(told(vault)))


if __name__ == "__main__":
    main(*sys.argv[1:])
