"""The results that the example organisation shows on its site, from synthetic data.

    python bench/example_results.py [DIR]

writes `results/`, or the folder DIR, anew: two small runs for the trends, one of numbers that other journeys are judged
by, then one of two whole journeys. Nobody in the data exists. The same code writes the same files, but for the version
of the engine.
"""

from __future__ import annotations

import contextlib
import io
import sys
import tempfile
from pathlib import Path

import observations

from cxjourney.cli.app import run

ROOT = Path(__file__).parent.parent
FEW = " ".join(f"kind:metric,{id_}" for id_ in ("loan-completion", "meeting-csat", "funds-on-time", "claim-settled"))
PARTS = ("journey-spend", "signed-loans", "status-calls", "files-in-study")
"""What other numbers are made of."""
BEYOND = ("insured-on-day-one", "settled-csat", "would-do-it-again")
"""What other journeys are judged by, and the same data tell."""
OTHERS = " ".join(f"kind:metric,{id_}" for id_ in (*PARTS, *BEYOND))
RUNS = (
    ("2025-09-30", "2025-09-30", FEW),
    ("2025-12-31", "2025-12-31", FEW),
    ("2026-11-22-others", "2026-11-22", OTHERS),
    ("2026-11-22", "2026-11-22", "first-home-loan insurance-claim"),
)
"""The name of the file, the end of what was known, and what was measured."""


def write(folder: Path, data: Path) -> tuple[Path, ...]:
    """Measure every run on the data of a folder, each into a file of its own; the files come back."""
    folder.mkdir(parents=True, exist_ok=True)
    files = tuple(folder / f"{name}.json" for name, _, _ in RUNS)
    for (_, as_of, selection), file in zip(RUNS, files, strict=True):
        words = ["-C", str(ROOT), "-q", "measure", "-s", selection, "--data", str(data), "--as-of", as_of]
        with contextlib.redirect_stdout(io.StringIO()):
            code = run([*words, "--fail-on", "never", "--write", str(file)])
        if code:
            raise SystemExit(code)
    return files


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        observations.write(Path(made))
        for written in write(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "results", Path(made)):
            print(written)
