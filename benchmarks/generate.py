"""Writes a made-up vault: `python -m benchmarks.generate N FOLDER --seed 1`.

The same number, seed and generator give the same bytes, names and times on every machine. A
marker beside the folder (FOLDER.json) tells what was written; a folder that still is exactly that
is left alone.
"""

import argparse
import hashlib
import json
import os
import shutil
import sys
import time
from pathlib import Path
from random import Random

from benchmarks.writing.catalogue import Catalogue, catalogue
from benchmarks.writing.notes import note
from benchmarks.writing.pen import Pen

EPOCH = 1_600_000_000
SECOND = 1_000_000_000
ATTACHMENTS = {
    "png": b"\x89PNG\r\n\x1a\n" + bytes(24),
    "jpg": b"\xff\xd8\xff\xe0" + bytes(24) + b"\xff\xd9",
    "pdf": b"%PDF-1.4\n%%EOF\n",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>\n',
    "csv": b"year,count\n1848,3\n1871,2\n",
    "canvas": b'{"nodes":[],"edges":[]}\n',
    "mp3": b"ID3" + bytes(29),
}


def generate(count: int, folder: Path, seed: int = 1) -> bool:
    """Make `folder` the vault of `count` notes; False when it already was."""
    order: dict[str, object] = {"generator": _own_checksum(), "notes": count, "seed": seed}
    if _marker(folder) == order | {"files": _listing(folder)}:
        return False
    _clear(folder)
    _mark(folder, order)
    _write(folder, count, seed)
    _mark(folder, order | {"files": _listing(folder)})
    return True


def _own_checksum() -> str:
    """A checksum of the generator's own source, so that a change of it rewrites every vault."""
    here = Path(__file__).parent
    sources = sorted((here / "writing").glob("*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in (*sources, Path(__file__)))).hexdigest()


def _marker_path(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.json")


def _marker(folder: Path) -> dict[str, object]:
    """What the marker says: without `files` the vault is unfinished, empty when there is none."""
    path = _marker_path(folder)
    found = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return found if isinstance(found, dict) else {"foreign": found}


def _mark(folder: Path, told: dict[str, object]) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    _marker_path(folder).write_text(f"{json.dumps(told, indent=2)}\n", encoding="utf-8")


def _listing(folder: Path) -> str:
    """A checksum of every path, size in bytes and time in nanoseconds under the folder."""
    found = sorted(_stats(str(folder), "")) if folder.is_dir() else []
    return hashlib.sha256("\n".join(found).encode("utf-8", "surrogateescape")).hexdigest()


def _stats(folder: str, inside: str) -> list[str]:
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                found += _stats(entry.path, f"{inside}{entry.name}/")
            else:
                stat = entry.stat(follow_symlinks=False)
                found.append(f"{inside}{entry.name} {stat.st_size} {stat.st_mtime_ns}")
    return found


def _clear(folder: Path) -> None:
    """Empty the folder if it is one of ours; refuse to touch any other that holds something."""
    marker = _marker(folder)
    holds = folder.is_dir() and any(folder.iterdir())
    if "generator" not in marker and (holds or marker):
        raise SystemExit(f"{folder} (or the marker beside it) was not written by this generator")
    shutil.rmtree(folder, ignore_errors=True)


def _write(folder: Path, count: int, seed: int) -> None:
    rng = Random(seed)  # noqa: S311 (a vault, not a secret)
    names = catalogue(rng, count)
    _make_folders(folder, names)
    pen = Pen(rng, names)
    for index, entry in enumerate(names.notes):
        _write_file(f"{folder}/{entry.path}", note(pen, index).encode(), index)
    for index, path in enumerate(names.attachments):
        _write_file(f"{folder}/{path}", ATTACHMENTS[path.rpartition(".")[2]], index)


def _make_folders(folder: Path, names: Catalogue) -> None:
    inside = {entry.folder for entry in names.notes}
    if names.attachments:
        inside.add("Attachments")
    for name in sorted(inside):
        (folder / name).mkdir(parents=True, exist_ok=True)


def _write_file(path: str, content: bytes, index: int) -> None:
    with open(path, "wb", buffering=0) as file:
        file.write(content)
    moment = (EPOCH + index * 7919 % 100_000_000) * SECOND
    os.utime(path, ns=(moment, moment))


def main() -> None:
    """Read the command line, write the vault, say what was done."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description=__doc__)
    parser.add_argument("notes", type=int, metavar="N", help="how many notes")
    parser.add_argument("folder", type=Path, help="where; emptied first when it is a made-up vault")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    begun = time.perf_counter()
    written = generate(options.notes, options.folder, options.seed)
    done = f"written in {time.perf_counter() - begun:.1f} s" if written else "already there"
    sys.stdout.write(f"{options.folder}: {options.notes} notes, {done}\n")


if __name__ == "__main__":
    main()
