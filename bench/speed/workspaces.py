"""Generated workspaces: laid out once, made cold, edited and restored; and the ways to start `cxj` on them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BENCH = Path(__file__).parent.parent
OUT = BENCH / "out"
BIN = Path(sys.executable).parent
CXJ = (str(BIN / "cxj"),)
TODAY = ("--today", "2026-11-22")
PER_CATALOG = 50
"""Journeys that share a catalogue, as `generate.py` lays them out."""
_GENERATED = "generated-by"


def laid_out(size: int) -> Path:
    """A workspace of so many journeys, with neither cache nor output; generated again only when the generator changed."""
    folder, generator = OUT / str(size), BENCH / "generate.py"
    mark = folder / _GENERATED
    if not mark.exists() or mark.read_bytes() != generator.read_bytes():
        subprocess.run([sys.executable, str(generator), str(size), str(folder)], check=True, stdout=sys.stderr)
        mark.write_bytes(generator.read_bytes())
    cold(folder)
    shutil.rmtree(folder / "dist", ignore_errors=True)
    return folder


def cold(folder: Path) -> None:
    """Drop all that an earlier run may have remembered."""
    shutil.rmtree(folder / ".cxjourney" / "cache", ignore_errors=True)


def journeys(folder: Path) -> list[str]:
    """The paths of the journey files, sorted."""
    return sorted(str(path) for path in (folder / "journeys").iterdir())


def without_engine() -> tuple[str, ...]:
    """`cxj` in an environment that sees the same packages but no graph engine, so that diagrams cost nothing.

    To be run with a `PATH` that holds no `dot`: `no_programs()`.
    """
    venv = OUT / "bare"
    python = venv / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    packages = sysconfig.get_path("purelib")
    [site] = venv.glob("lib/*/site-packages")
    (site / "same.pth").write_text(f"import site; site.addsitedir({packages!r})\n", encoding="utf-8")
    return (str(python), "-m", "cxjourney")


def no_programs() -> dict[str, str]:
    """An environment whose `PATH` leads to the interpreter alone."""
    return {"PATH": str(OUT / "bare" / "bin"), "LANG": "C.UTF-8", "HOME": str(OUT)}


def knows(command: str, flag: str) -> bool:
    """Whether a command of `cxj` has a flag."""
    done = subprocess.run([*CXJ, command, "--help"], capture_output=True, text=True, check=True)
    return flag in done.stdout


def text_edited(folder: Path, turn: int) -> None:
    """Give one journey another summary, different at each turn."""
    _rewrite(folder, r'(?m)^summary: "[^"]*"', f'summary: "I ask for turn {turn + 1} and wait at the desk"')


def reference_edited(folder: Path, turn: int) -> None:
    """Give the first touchpoint of one journey another channel, different at each turn."""
    _rewrite(folder, r"channels: \[channel-(\d+)-\d\]", rf"channels: [channel-\1-{(turn + 1) % 3}]")


def reference_broken(folder: Path, turn: int) -> None:
    """Give one journey an owner that does not exist, different at each turn."""
    _rewrite(folder, r"(?m)^owner: [\w-]+", f"owner: team-of-nobody-{turn}")


EDITS = {"one text changed": text_edited, "one reference changed": reference_edited}
"""What changes between two runs: real edits of one file of the workspace, the same for all, after which nothing is wrong."""
FAULTS = {"one reference broken": reference_broken}
"""Edits after which the check has something to say."""


@contextmanager
def restored(folder: Path) -> Iterator[None]:
    """Put the edited file back at the end."""
    path = _edited_file(folder)
    before = path.read_bytes()
    try:
        yield
    finally:
        path.write_bytes(before)


def _rewrite(folder: Path, pattern: str, replacement: str) -> None:
    path = _edited_file(folder)
    before = path.read_text(encoding="utf-8")
    after, count = re.subn(pattern, replacement, before, count=1)
    if not count or after == before:
        raise SystemExit(f"the edit of {path} changes nothing")
    path.write_text(after, encoding="utf-8")


def _edited_file(folder: Path) -> Path:
    number = len(list((folder / "journeys").iterdir())) // 2
    return folder / "journeys" / f"journey-{number}.yaml"
