"""What one whole process costs, its children included; knows nothing of what it runs."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

LAUNCH = (sys.executable, "-I", "-S", str(Path(__file__).with_name("launch.py")))
ANSWER = "answer"
PATHS = re.compile(r"/\S*/")


class Cost(NamedTuple):
    """What one run took: CPU (user and system) and wall clock in seconds, peak memory in bytes."""

    cpu: float
    wall: float
    peak: int


class Failed(Exception):
    """A process could not start, ended with another code than 0, or took too long."""


def run(command: Sequence[str], scratch: Path, limit: float) -> Cost:
    """Run a command in the scratch folder, at most `limit` seconds; raises `Failed`.

    What it prints is in the file `ANSWER` of that folder until the next run.
    """
    printed, complaints = _launched(command, scratch, limit)
    cpu, wall, peak, code = printed.split() if printed else ("0", "0", "0", "1")
    if code != "0":
        raise Failed(f"ended with {code}: {last_line(complaints)}")
    return Cost(float(cpu), float(wall), int(peak))


def _launched(command: Sequence[str], scratch: Path, limit: float) -> tuple[str, str]:
    """What the launcher and the command printed; all of both is ended when time is up."""
    launcher = subprocess.Popen(  # noqa: S603 (running what it is given is its task)
        (*LAUNCH, ANSWER, *command),
        cwd=scratch,
        env=os.environ | {"NO_COLOR": "1", "XDG_CACHE_HOME": str(scratch), "COMMONPLACE_CACHE": str(scratch)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    try:
        return launcher.communicate(timeout=limit)
    except subprocess.TimeoutExpired as error:
        raise Failed(f"stopped after {limit:g} s") from error
    finally:
        if launcher.returncode is None:
            os.killpg(launcher.pid, signal.SIGKILL)
            launcher.communicate()


def last_line(text: str) -> str:
    r"""The last line that says something, with the folders of this machine left out.

    >>> last_line("trying\ncannot open /some/where/note.md\n")
    'cannot open …/note.md'
    """
    lines = [line for line in text.splitlines() if line.strip()]
    return PATHS.sub("…/", lines[-1]) if lines else "without a word"
