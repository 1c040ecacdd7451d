"""Findings as SARIF 2.1.0, the format that code hosts and editors read."""

import json
from collections.abc import Sequence
from urllib.parse import quote

from commonplace.checks import Finding

LEVELS = {"error": "error", "warning": "warning", "info": "note"}
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def export(findings: Sequence[Finding], folder: str) -> bytes:
    """Give one run; `folder` is where the vault is, seen from where the answer is read."""
    names = sorted({one.check for one in findings})
    run = {
        "tool": {"driver": {"name": "commonplace", "rules": [{"id": name} for name in names]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, names.index(one.check), folder) for one in findings],
    }
    whole = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def _result(one: Finding, rule: int, folder: str) -> dict[str, object]:
    file = {"uri": quote(f"{folder}/{one.path}" if folder else one.path, errors="replace")}
    place = {"startLine": one.line, "startColumn": one.column}
    region = place | {"byteOffset": one.start, "byteLength": one.end - one.start}
    result: dict[str, object] = {
        "ruleId": one.check,
        "ruleIndex": rule,
        "level": LEVELS[one.level],
        "message": {"text": one.message},
        "locations": [{"physicalLocation": {"artifactLocation": file, "region": region}}],
        "rank": round(100 * one.sure, 1),
    }
    if one.fix and one.safe:
        changes = [
            {"deletedRegion": {"byteOffset": start, "byteLength": end - start}, "insertedContent": {"text": text}}
            for start, end, text in one.fix.files[0].edits
        ]
        result["fixes"] = [{"artifactChanges": [{"artifactLocation": file, "replacements": changes}]}]
    return result
