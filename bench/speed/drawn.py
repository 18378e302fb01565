"""The diagrams of a workspace, drawn our way in a process of its own: only the drawing is counted.

    python bench/speed/drawn.py WORKSPACE FOLDER_OF_DOT

Prints JSON: seconds of processor (this process and those that it started), seconds of the clock, and how many diagrams.
Writes each DOT text as a file, for `dot` to draw the same.
"""

from __future__ import annotations

import datetime as dt
import json
import resource
import sys
import time
from pathlib import Path

from cxjourney.backends.backend import Job
from cxjourney.backends.graphviz.figures import figures
from cxjourney.compiler import compile_workspace


def spent() -> float:
    """Seconds of processor so far: ours, and those of the processes that we started and that have ended."""
    found = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in found)


def main(workspace: Path, folder: Path) -> None:
    """Check, draw, count, write."""
    today = dt.date(2026, 11, 22)
    compilation = compile_workspace(workspace, today)
    job = Job(compilation.model, compilation.workspace, today)
    cpu, wall = spent(), time.perf_counter()
    made = [figure for drawn in figures(job).values() for figure in drawn]
    cpu, wall = spent() - cpu, time.perf_counter() - wall
    empty = sum(not figure.drawing.svg for figure in made)
    folder.mkdir(parents=True, exist_ok=True)
    for number, figure in enumerate(made):
        (folder / f"{number:05}.dot").write_text(figure.dot, encoding="utf-8")
    json.dump({"cpu": cpu, "wall": wall, "diagrams": len(made), "empty": empty}, sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
