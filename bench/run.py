"""Check and build throughput beside check-jsonschema, on the same files and the same schema, in one run.

    python bench/run.py [100 1000 …]

CPU seconds (user + system) and wall seconds of whole processes, medians of three runs; the ratio is what matters,
for it travels between machines. check-jsonschema checks the schema alone; `cxj check` also references and rules.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
BIN = Path(sys.executable).parent
RUNS = 3


@dataclass(frozen=True)
class Timing:
    """Medians of a command, in seconds, and its greatest memory in MB."""

    cpu: float
    wall: float
    memory: float


def measure(command: list[str], runs: int = RUNS) -> Timing:
    """Run a command as a whole process. Exit codes 0 and 1 are both a finished check."""
    cpu, wall, memory = [], [], 0.0
    for _ in range(runs):
        before = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        wall.append(time.perf_counter() - before)
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            raise SystemExit(f"{' '.join(command)} ended with {status}")
        cpu.append(usage.ru_utime + usage.ru_stime)
        memory = max(memory, usage.ru_maxrss / 1024)
    return Timing(statistics.median(cpu), statistics.median(wall), memory)


def main(sizes: list[int]) -> None:
    """Generate, measure, print one table."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (4096, max(4096, resource.getrlimit(resource.RLIMIT_NOFILE)[1])))
    peer = BIN / "check-jsonschema"
    rows = [("journeys", "command", "CPU s", "wall s", "MB", "journeys/CPU s", "CPU of the peer / ours")]
    for size in sizes:
        folder = HERE / "out" / str(size)
        subprocess.run([sys.executable, HERE / "generate.py", str(size), folder], check=True)
        ours = measure(
            [str(BIN / "cxj"), "-C", str(folder), "check", "--today", "2026-11-22", "--output", "json", "-q"]
        )
        rows.append(row(size, "cxj check (all rules)", ours, ""))
        if peer.exists() and size <= 1000:
            schema = HERE.parent / "schemas" / "v1" / "journey.json"
            files = sorted(str(path) for path in (folder / "journeys").iterdir())
            theirs = measure([str(peer), "--schemafile", str(schema), *files], runs=1)
            rows.append(row(size, "check-jsonschema (schema alone)", theirs, f"{theirs.cpu / ours.cpu:.1f}"))
        elif not peer.exists():
            print("check-jsonschema is not installed: pip install check-jsonschema")
        if size <= 1000:
            shutil.rmtree(folder / "dist", ignore_errors=True)
            built = measure([str(BIN / "cxj"), "-C", str(folder), "build", "--today", "2026-11-22", "-q"], runs=1)
            rows.append(row(size, "cxj build (everything)", built, ""))
    widths = [max(len(line[i]) for line in rows) for i in range(len(rows[0]))]
    for line in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)))


def row(size: int, name: str, timing: Timing, ratio: str) -> tuple[str, ...]:
    """One line of the table."""
    return (
        str(size),
        name,
        f"{timing.cpu:.2f}",
        f"{timing.wall:.2f}",
        f"{timing.memory:.0f}",
        f"{size / timing.cpu:.0f}",
        ratio,
    )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [100, 1000])
