"""What a command costs: the one helper that times whole processes."""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

RUNS = 3
PATIENCE = 60.0
"""Seconds after which a command that was run at least once is not run again."""
_SAMPLING = 0.1
"""Seconds between two looks at the memory of a tree of processes."""


@dataclass(frozen=True)
class Timing:
    """Medians of a command and of all processes that it started: seconds of processor (user and system), seconds of
    the clock; and the greatest memory of any run, in MB."""

    cpu: float
    wall: float
    memory: float
    runs: int = RUNS


def measure(
    command: list[str],
    runs: int = RUNS,
    *,
    prepare: Callable[[int], object] | None = None,
    accepted: Collection[int] = (0, 1),
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> Timing:
    """Run a command as a whole process, several times or as often as `PATIENCE` allows.

    `prepare` is called before each run with its number, and is not timed. Exit codes 0 and 1 are both a finished check,
    unless told otherwise; any other ends the measuring with what the command said.
    """
    found: list[Timing] = []
    while len(found) < runs and (not found or sum(one.wall for one in found) < PATIENCE):
        if prepare is not None:
            prepare(len(found))
        found.append(_once(command, accepted, cwd, env))
    return Timing(
        round(statistics.median(one.cpu for one in found), 4),
        round(statistics.median(one.wall for one in found), 4),
        round(max(one.memory for one in found), 1),
        len(found),
    )


def _once(command: list[str], accepted: Collection[int], cwd: Path | None, env: Mapping[str, str] | None) -> Timing:
    with tempfile.TemporaryFile("w+", errors="replace") as said:
        before = time.perf_counter()
        compiled = {name: value for name, value in (env or os.environ).items() if name != "PYTHONDONTWRITEBYTECODE"}
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said, cwd=cwd, env=compiled)
        peak = _Peak(process.pid)
        peak.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - before
        peak.ended.set()
        peak.join()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in accepted:
            said.seek(0)
            raise SystemExit(f"{' '.join(command)[:500]} ended with {process.returncode}\n{said.read()[-2000:]}")
    return Timing(usage.ru_utime + usage.ru_stime, wall, max(usage.ru_maxrss / 1024, peak.megabytes), 1)


class _Peak(threading.Thread):
    """The greatest memory of a tree of several processes together, shared pages counted once.

    For a single process the system keeps the peak itself, so nothing is looked at.
    """

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.ended, self.megabytes = pid, threading.Event(), 0.0

    def run(self) -> None:
        while not self.ended.wait(_SAMPLING):
            tree = list(_tree(self.pid))
            if len(tree) > 1:
                self.megabytes = max(self.megabytes, sum(map(_proportional, tree)) / 1024)


def _tree(pid: int) -> Iterator[int]:
    yield pid
    try:
        lists = [path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:
        return
    for children in lists:
        for child in children.split():
            yield from _tree(int(child))


def _proportional(pid: int) -> int:
    """KB of a process, each shared page divided by those who share it; 0 when it has ended or the system does not say."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
