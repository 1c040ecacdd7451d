"""Vaults of strangers, which stand beside a checkout: what is counted in each stays as it is written down.

`pytest tests/test_vaults.py --accept` writes the counts anew; a change in them wants a reason in the commit.
"""

import json
from collections import Counter
from pathlib import Path

import pytest

import commonplace

COUNTS = Path(__file__).with_name("vaults.json")
KNOWN = json.loads(COUNTS.read_text("utf-8")) if COUNTS.exists() else {}


def counts(path):
    """Count what one vault holds and what is wrong in it."""
    vault = commonplace.open(path, index=":memory:")
    try:
        links, tasks, tags = vault.links(external=True), vault.tasks(), vault.tags()
        health = vault.health()
        return {
            "files": health.files,
            "notes": health.notes,
            "left out": len(health.left_out),
            "links": Counter(one.status for one in links),
            "anchors missing": sum(one.problem == "anchor" for one in links),
            "wanted": len(vault.wanted()),
            "tags": len(tags),
            "tag uses": sum(one.count for one in tags),
            "tasks": len(tasks),
            "tasks done": sum(one.done for one in tasks),
            "properties": len(vault.properties()),
            "findings": Counter(one.check for one in vault.findings()),
        }
    finally:
        vault.close()


def plain(value):
    """Sort what was counted, so that it is written down the same way each time."""
    return dict(sorted(value.items())) if isinstance(value, dict) else value


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_a_vault_of_strangers(shared, name, request):
    seen = {what: plain(value) for what, value in counts(shared / "vaults" / name).items()}
    if request.config.getoption("--accept"):
        written = json.loads(COUNTS.read_text("utf-8")) | {name: seen}
        COUNTS.write_text(json.dumps(written, indent=1, sort_keys=True) + "\n", "utf-8")
    else:
        assert seen == KNOWN[name]


def test_every_vault_is_counted(shared):
    assert {path.name for path in (shared / "vaults").iterdir() if path.is_dir()} == set(KNOWN)
