"""What a comparison and a history cost beside a cold check, on one workspace of N journeys and of two revisions of it.

    python bench/compare.py [100 1000 …]

The second revision changes one journey in a hundred. CPU seconds of whole processes, medians of three runs; a
comparison is to cost at most twice a check, for each of its sides is read once and what is equal is read once for both.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
from pathlib import Path

from speed.timing import Timing, measure
from speed.workspaces import BENCH, CXJ, OUT, cold

LIMIT = 2.0
"""How many checks a comparison may cost."""
_GIT = ("-c", "user.name=Bench", "-c", "user.email=bench@example.org", "-c", "commit.gpgsign=false")


def revisions(size: int) -> Path:
    """A repository with a workspace of `size` journeys, as committed twice."""
    folder = OUT / f"{size}-compared"
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([sys.executable, BENCH / "generate.py", str(size), folder], check=True)
    _git(folder, "init", "-q", "-b", "main")
    _committed(folder, "One")
    for path in sorted((folder / "journeys").iterdir())[:: min(100, max(size // 2, 1))]:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("score: -1", "score: 1", 1).replace("score: 0", "score: -1", 1), encoding="utf-8")
    _committed(folder, "Two")
    return folder


def main(sizes: list[int]) -> None:
    """Generate, measure, print one table; ends with 1 when a comparison costs too much."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (4096, max(4096, resource.getrlimit(resource.RLIMIT_NOFILE)[1])))
    print("journeys  command                          CPU s   wall s    MB   checks")
    over = False
    for size in sizes:
        folder = revisions(size)
        cxj = [*CXJ, "-C", str(folder)]
        command = [*cxj, "check", "--today", "2026-11-22", "--output", "json", "-q"]
        check = measure(command, prepare=lambda _, folder=folder: cold(folder))
        show(size, "cxj check", check, check)
        diff = measure([*cxj, "diff", "HEAD~1", "HEAD", "--format", "json"])
        show(size, "cxj diff HEAD~1 HEAD", diff, check)
        ref = f"journey:{sorted(path.stem for path in (folder / 'journeys').iterdir())[0]}"
        show(size, "cxj log of one journey", measure([*cxj, "log", ref], runs=1), check)
        over = over or diff.cpu > LIMIT * check.cpu
    if over:
        raise SystemExit(f"a comparison costs more than {LIMIT:g} checks")


def show(size: int, name: str, timing: Timing, check: Timing) -> None:
    """One line of the table."""
    ratio = timing.cpu / check.cpu
    print(f"{size:>8}  {name:<32}{timing.cpu:>6.2f}{timing.wall:>9.2f}{timing.memory:>6.0f}{ratio:>9.2f}")


def _committed(folder: Path, title: str) -> None:
    _git(folder, "add", "-A")
    _git(folder, "commit", "-q", "-m", title)


def _git(folder: Path, *words: str) -> None:
    subprocess.run(["git", "-C", str(folder), *_GIT, *words], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [100, 1000])
