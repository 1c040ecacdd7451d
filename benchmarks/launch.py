"""Runs one command and prints what it cost: `python -I -S launch.py ANSWER COMMAND ...`.

What the command prints goes to the file ANSWER. Prints CPU seconds, wall-clock seconds, peak memory in bytes and the
exit code. A process of its own because Linux counts the memory of the process that starts a command as the command's:
this one stays smaller than any.
"""

import os
import sys
import time


def main(answer: str, *command: str) -> None:
    """Run the command with nothing to read."""
    files = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, answer, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
    ]
    begun = time.perf_counter()
    try:
        child = os.posix_spawnp(command[0], command, os.environ, file_actions=files)
    except OSError as error:
        sys.exit(f"cannot start {os.path.basename(command[0])}: {error.strerror}")
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - begun
    peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    code = os.waitstatus_to_exitcode(status)
    sys.stdout.write(f"{usage.ru_utime + usage.ru_stime} {wall} {peak} {code}")


if __name__ == "__main__":
    main(*sys.argv[1:])
