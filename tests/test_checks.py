"""Each check keeps the promises of its own docstring, also when the note is put otherwise.

A docstring shows a vault (`LANG NAME`), what is found (`findings`), and the text of notes after the fix (`fixed NAME`).
Notes in `raw` fences are bytes, with escapes, and are only tried as they are. `--accept` writes docs/checks.md anew,
and tests/checks.json, which holds what is found in the vaults of strangers.
"""

import json
from collections import Counter
from pathlib import Path

import pytest

import commonplace
from commonplace import checks
from commonplace.text import edited
from fences import FENCE
from modules import ROOT

CODE = "```\n[[Nobody at all]]\n```\n\n"
COUNTS = Path(__file__).with_name("checks.json")
PAGE = ROOT / "docs" / "checks.md"
HEAD = """# Checks

`commonplace check` judges a vault by the checks below ([cli.md](cli.md#check)); what each finds is shown in a small
vault that is also its test. An *error* is something that is lost or cannot be read, a *warning* is a fault, and *info*
is worth knowing: it is shown on request, and does not count for the exit code.

A fix is *safe* where it leaves nothing to guess, and is shown by `--fix`; the others need `--unsafe-fixes` as well.
Nothing is written without `--apply`.

A check is silenced

- in a note, by a comment alone in its line: `%% commonplace: ignore missing-link %%`; without a name, all of them;
- in one line, by the same comment at its end, or in front matter by `# commonplace: ignore dead-key`;
- in a folder or in the whole vault, in [commonplace.toml](configuration.md#checks);
- for what is there already, by `--write-baseline FILE` and then `--baseline FILE`.

"""


def split(text):
    """Cut a note into its front matter and its body."""
    end = text.find("\n---\n", 3) + 5 if text.startswith("---\n") else 0
    return text[:end], text[end:]


def under_front_matter(text):
    front, body = split(text)
    return "---\nother: x\n" + (front.removeprefix("---\n") or "---\n") + body


def after_code(text):
    front, body = split(text)
    return front + CODE + body


VARIANTS = {
    "as written": lambda text: text,
    "under front matter": under_front_matter,
    "after a code block": after_code,
    "with CRLF": lambda text: text.replace("\n", "\r\n"),
}


def moved(variant, text, line):
    """Give the line that one of the example is in a variant."""
    if variant == "under front matter":
        return line + (1 if text.startswith("---\n") else 3) if line > 1 or not text.startswith("---\n") else line
    if variant == "after a code block":
        return line + CODE.count("\n") if line > split(text)[0].count("\n") else line
    return line


class Example:
    def __init__(self, name):
        self.name, self.module = name, checks.load(name)
        self.files, self.fixed, self.findings, self.raw = {}, {}, "", set()
        for fence in FENCE.finditer(self.module.__doc__):
            lang, path, body = fence["lang"], fence["name"].strip(), fence["body"]
            if lang == "findings":
                self.findings = body
            elif lang in ("fixed", "fixed-raw"):
                self.fixed[path] = unescaped(body) if lang == "fixed-raw" else body
            else:
                self.files[path] = unescaped(body) if lang == "raw" else body
                self.raw |= {path} if lang == "raw" else set()

    def put(self, variant, files):
        """Put the notes otherwise; what is no note, or is told by its bytes, stays."""
        return {path: VARIANTS[variant](text) if self.varies(path, text) else text for path, text in files.items()}

    def varies(self, path, text):
        return path.endswith(".md") and isinstance(text, str) and not self.raw

    def expected(self, variant):
        """Give what is to be found; what is said of a file as a whole is said at its beginning."""
        lines = []
        for said in self.findings.splitlines():
            path, line, rest = said.split(":", 2)
            text, line = self.files[path], int(line)
            stays = getattr(self.module, "WHOLE", False) or not self.varies(path, text)
            lines.append(f"{path}:{line if stays else moved(variant, text, line)}:{rest}")
        return lines


def unescaped(body):
    """Give the bytes that a text with escapes stands for; the last line end is the fence's own."""
    return body.removesuffix("\n").replace("\n", "").encode().decode("unicode_escape").encode("latin-1")


def said(found):
    return [f"{one.path}:{one.line}:{one.column}: {one.message}" for one in found]


def tried():
    for name in checks.names():
        example = Example(name)
        for variant in VARIANTS:
            if variant == "as written" or not example.raw:
                yield pytest.param(example, variant, id=f"{name}, {variant}")


@pytest.mark.parametrize(("example", "variant"), list(tried()))
def test_the_example(example, variant, vault):
    assert example.findings, "the docstring shows no findings"
    files = example.put(variant, example.files)
    opened, folder = vault(files)
    found = opened.check(select=[example.name])
    assert said(found) == example.expected(variant)
    assert bool(example.fixed) == any(one.fix for one in found)

    change = opened.fixes(found, unsafe=True)
    before = counts(opened.check())
    assert not opened.fixes(found).files or example.module.SAFE
    for file in change.files:
        (folder / file.path).write_bytes(edited((folder / file.path).read_bytes(), file.edits))
    for path, text in example.put(variant, example.fixed).items():
        assert (folder / path).read_bytes() == (text if isinstance(text, bytes) else text.encode())
    opened.refresh()
    left = opened.check(select=[example.name])
    assert not opened.fixes(left, unsafe=True).files, "a fix settles the matter at once"
    assert len(left) == len([one for one in found if not one.fix])
    assert not counts(opened.check()) - before, "a fix makes no findings"


def counts(found):
    return Counter(one.check for one in found if one.level != "info")


@pytest.mark.parametrize("name", checks.names())
def test_a_check_is_one_page(name):
    module = checks.load(name)
    assert module.LEVEL in checks.LEVELS
    assert hasattr(module, "find") or hasattr(module, "find_in")
    assert len(Path(module.__file__).read_text("utf-8").splitlines()) <= 140


def page():
    return HEAD + "\n".join(map(section, checks.names()))


def section(name):
    module = checks.load(name)
    first, _, rest = module.__doc__.strip().partition("\n")
    fix = "" if not hasattr(module, "SAFE") else ", with a safe fix" if module.SAFE else ", with a fix that guesses"
    return f"## {name}\n\n*{module.LEVEL}{fix}*\n\n{first}\n{FENCE.sub(shown, rest)}\n"


def shown(fence):
    """Spell a fence of a docstring for the page."""
    lang, name, body = fence["lang"], fence["name"].strip(), fence["body"]
    ticks = fence["ticks"]
    if lang == "findings":
        return f"{ticks}text\n{body}{ticks}"
    title = f"After the fix, `{name}`:" if lang.startswith("fixed") else f"`{name}`:"
    lang = Path(name).suffix[1:] if "raw" not in lang else "text"
    return f"{title}\n\n{ticks}{lang}\n{body}{ticks}"


def test_the_page_is_made_from_the_checks(request):
    if request.config.getoption("--accept"):
        PAGE.write_text(page(), "utf-8")
    assert PAGE.read_text("utf-8") == page()


KNOWN = json.loads(COUNTS.read_text("utf-8")) if COUNTS.exists() else {}


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_what_is_found_in_vaults_of_strangers(name, shared, request):
    with commonplace.open(shared / "vaults" / name, index=":memory:") as opened:
        found = dict(sorted(Counter(one.check for one in opened.check()).items()))
    if request.config.getoption("--accept"):
        written = json.loads(COUNTS.read_text("utf-8")) | {name: found}
        COUNTS.write_text(json.dumps(written, indent=1, sort_keys=True) + "\n", "utf-8")
    else:
        assert found == KNOWN[name]


def test_every_vault_is_counted(shared):
    assert {path.name for path in (shared / "vaults").iterdir() if path.is_dir()} == set(KNOWN)


def test_the_one_damaged_run_of_a_real_note(shared, vault):
    gold = json.loads((shared / "seed" / "gold.json").read_text("utf-8"))
    name = gold["_about"]["file"]
    data = (shared / "seed" / name).read_bytes()
    opened, _ = vault({name: data})
    found = opened.check()
    assert {one.check for one in found if one.level != "info"} == {"mojibake"}
    (file,) = opened.fixes(found).files
    after = edited(data, file.edits)
    assert after == data.replace("societyâ€™s".encode(), "society’s".encode())
    assert after != data


def test_silence(vault):
    opened, _ = vault({
        "whole.md": "![[a]]\n\n%% commonplace: ignore missing-link %%\n![[b]]\n",
        "line.md": "![[a]] %% commonplace: ignore missing-link %%\n![[b]]\n![[c]] %% commonplace: ignore %%\n",
        "front.md": "---\ntag: x # commonplace: ignore dead-key\nalias: y\n---\n",
        "Templates/t.md": "![[a]]\n",
        "other.md": "![[b]] %% commonplace: ignore ambiguous-link, dead-key %%\n",
        "commonplace.toml": '[checks]\nignore = ["orphan-note"]\nfolders = { Templates = ["all"] }\n',
    })  # fmt: skip
    found = [(one.path, one.line, one.check) for one in opened.check() if one.level != "info"]
    assert found == [("front.md", 3, "dead-key"), ("line.md", 2, "missing-link"), ("other.md", 1, "missing-link")]
    assert not [one for one in opened.check() if one.check == "orphan-note"]
    assert opened.check(select=["orphan-note"])


def test_only_some_files(vault):
    opened, folder = vault({"a/x.md": "![[n]]\n", "a/y.md": "![[n]]\n", "b.md": "![[n]]\n"})
    assert {one.path for one in opened.check(["a"], ["missing-link"])} == {"a/x.md", "a/y.md"}
    assert {one.path for one in opened.check([str(folder / "b.md")], ["missing-link"])} == {"b.md"}
    assert opened.check([".obsidian/x.md"]) == []
    with pytest.raises(commonplace.BadRequest, match="no file “c”"):
        opened.check(["c"])
    with pytest.raises(commonplace.BadRequest, match="did you mean “missing-link”"):
        opened.check(select=["mising-link"])


def test_some_files_are_judged_as_the_whole_vault_judges_them():
    with commonplace.open(ROOT / "examples" / "library", ":memory:") as opened:
        whole = opened.check()
        for path in {one.path for one in whole}:
            assert opened.check([path]) == [one for one in whole if one.path == path]


def test_levels_are_those_of_the_vault(vault):
    opened, _ = vault({"a.md": "[[Nobody]]\n", "commonplace.toml": '[checks]\nlevels = { missing-link = "error" }\n'})
    assert [one.level for one in opened.check(select=["missing-link"])] == ["error"]


def test_fixes_that_overlap_are_made_one_after_the_other(vault):
    opened, _ = vault({"Edmund Burke.md": "x\n", "a.md": "[[Edmund Bruke]]\n"})
    found = opened.check(select=["missing-link"])
    change = opened.fixes(found + found, unsafe=True)
    assert len(change.files[0].edits) == 1
    assert change.said == ("1 more cannot be made together with these: check again",)


def test_offsets_and_columns_in_other_scripts(vault):
    opened, _ = vault({"a.md": "\ufeffŁódź 😀 ![[b]]\r\n"})
    (one,) = opened.check(select=["missing-link"])
    assert (one.line, one.column, one.start) == (1, 8, len("\ufeffŁódź 😀 ".encode()))
