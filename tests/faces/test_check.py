"""What `commonplace check` prints, writes and exits with."""

import json

import pytest

from fences import lay


@pytest.fixture
def folder(tmp_path):
    lay(tmp_path / "notes", {"Café.md": "x\n", "a.md": "![[Nobody, at: all]] [[Wanted]] societyâ€™s\n"})
    return tmp_path / "notes"


def test_only_faults_count(ask, folder):
    assert ask("check", vault=folder).code == 1
    assert ask("check", "--ignore", "missing-link,mojibake", vault=folder).code == 0
    assert "(--level info shows them)" in ask("check", vault=folder).out
    assert "“Wanted”" in ask("check", "--level", "info", vault=folder).out


def test_what_is_known_already_is_left_out(ask, folder, tmp_path):
    known = tmp_path / "known.json"
    assert ask("check", "--write-baseline", str(known), vault=folder).code == 0
    assert ask("check", "--baseline", str(known), vault=folder).code == 0
    lay(folder, {"b.md": "![[Somebody]]\n"})
    said = ask("--json", "check", "--baseline", str(known), vault=folder)
    assert said.code == 1
    assert {one["path"] for one in json.loads(said.out)["findings"]} == {"b.md"}
    known.write_text("[]", "utf-8")
    assert ask("check", "--baseline", str(known), vault=folder).code == 2


def test_a_fix_is_shown_and_then_written_and_undone(ask, folder):
    before = (folder / "a.md").read_bytes()
    assert "+![[Nobody, at: all]] [[Wanted]] society’s" in ask("check", "--fix", vault=folder).out
    assert (folder / "a.md").read_bytes() == before
    said = json.loads(ask("--json", "check", "--fix", "--apply", vault=folder).out)
    assert said["applied"] is True
    assert {one["check"] for one in said["findings"]} == {"missing-link"}
    assert (folder / "a.md").read_bytes() == before.replace("â€™".encode(), "’".encode())
    ask("undo", vault=folder)
    assert (folder / "a.md").read_bytes() == before
    assert ask("check", "--apply", vault=folder).code == 2


def test_for_github(ask, folder):
    said = ask("check", "--select", "missing-link", "--format", "github", vault=folder).out
    assert ",line=1,col=1,title=missing-link::no note is called “Nobody, at: all”, so nothing is shown here" in said
    assert "::notice file=" in said


def test_as_sarif(ask, folder):
    run = json.loads(ask("check", "--format", "sarif", vault=folder).out)["runs"][0]
    assert [one["ruleId"] for one in run["results"]] == ["missing-link", "mojibake"]
    (fix,) = run["results"][1]["fixes"]
    assert fix["artifactChanges"][0]["replacements"][0]["insertedContent"] == {"text": "’"}
