"""An output that ends early: a reader that goes away is no fault, a full disk is said."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.laying import ROOT

COMMAND = [sys.executable, "-m", "cxjourney"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


@pytest.mark.parametrize("args", [["--help"], ["rules"], ["rules", "--group", "Z"], ["rules", "--help"]])
def test_reader_that_goes_away_is_no_fault(tmp_path: Path, args: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*COMMAND, *args], stdout=writing, stderr=subprocess.PIPE, check=False, cwd=tmp_path, env=ENVIRONMENT
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_full_output_is_named(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "rules"], stdout=full, stderr=subprocess.PIPE, check=False, cwd=tmp_path, env=ENVIRONMENT
        )
    assert done.returncode == 2
    assert done.stderr.startswith(b"cxj: standard output: ")
