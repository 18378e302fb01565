"""Colours: on a terminal, unless somebody says otherwise."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.laying import ROOT, laid


@pytest.mark.parametrize(
    ("environment", "args", "coloured"),
    [
        ({}, (), True),
        ({"NO_COLOR": "1"}, (), False),
        ({"NO_COLOR": ""}, (), True),
        ({"NO_COLOR": "1"}, ("--color", "always"), True),
        ({}, ("--color", "never"), False),
    ],
)
def test_colours_on_a_terminal(
    tmp_path: Path, environment: dict[str, str], args: tuple[str, ...], coloured: bool
) -> None:
    workspace = laid(tmp_path, {"t.yaml": "kind: team\nid: a\nname: A\nbogus: 1\n"})
    known = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "GITHUB_ACTIONS")}
    command = [sys.executable, "-m", "cxjourney", "-C", str(workspace), "check", "--output", "text", *args]
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command, stdout=theirs, stderr=subprocess.DEVNULL, cwd=ROOT, env=known | {"TERM": "xterm"} | environment
    ):
        os.close(theirs)
        shown = _all_of(ours)
    assert b"S101" in shown
    assert (b"\x1b[" in shown) is coloured


def _all_of(terminal: int) -> bytes:
    shown = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # the program has ended
            break
        if not part:
            break
        shown += part
    os.close(terminal)
    return shown
