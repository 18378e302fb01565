"""A word while something takes long: on a terminal only, after a second only, and nothing of it remains."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
from pathlib import Path

import pytest

from tests.laying import ROOT, laid

SLOW = """
import sys, time
import cxjourney.cli.progress as progress
import cxjourney.compiler as compiler
from cxjourney.cli.app import run
progress.PATIENCE = {patience}
real = compiler.compile_workspace
def slow(*given):
    time.sleep({seconds})
    return real(*given)
compiler.compile_workspace = slow
sys.exit(run(sys.argv[1:]))
"""


def on_a_terminal(seconds: float, *args: str, patience: float = 0.2, **environment: str) -> tuple[bytes, bytes]:
    """What a slow run writes to standard output, a pipe, and to standard error, a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", SLOW.format(seconds=seconds, patience=patience), *args],
        stdout=subprocess.PIPE,
        stderr=theirs,
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm", **environment},
    ) as process:
        os.close(theirs)
        out = process.communicate(timeout=60)[0]
    err = b""
    while select.select([ours], [], [], 0)[0]:
        try:
            err += os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
    os.close(ours)
    return out, err


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return laid(tmp_path, {"t.yaml": "kind: team\nid: a\nname: A\n"})


def test_a_long_run_tells_on_the_terminal_and_clears_the_line(workspace: Path) -> None:
    out, err = on_a_terminal(1.0, "-C", str(workspace), "check", "--output", "json")
    assert b"reading the journeys" in err
    assert err.endswith(b"\r\x1b[2K")
    assert out.startswith(b"{")
    assert b"reading the journeys" not in out


@pytest.mark.parametrize(
    ("patience", "more", "environment"),
    [(60.0, (), {}), (0.2, ("-q",), {}), (0.2, (), {"TERM": "dumb"})],
    ids=["short", "quiet", "terminal that cannot take a line back"],
)
def test_nothing_is_told(workspace: Path, patience: float, more: tuple[str, ...], environment: dict[str, str]) -> None:
    args = ("-C", str(workspace), *more, "check")
    assert on_a_terminal(0.8, *args, patience=patience, **environment)[1] == b""


def test_nothing_is_told_in_a_pipe(workspace: Path) -> None:
    command = [sys.executable, "-c", SLOW.format(seconds=1.0, patience=0.2), "-C", str(workspace), "check"]
    assert subprocess.run(command, capture_output=True, cwd=ROOT, check=True).stderr == b""
