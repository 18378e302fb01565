"""The end of the program: nothing is lost by its haste."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from cxjourney.cli.leave import leave
from tests.laying import ROOT

BEGINNING = "import atexit, sys, threading, time; from cxjourney.cli.leave import leave; "


def run(program: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-c", BEGINNING + program],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    return done.returncode, done.stdout + done.stderr


def test_what_was_said_is_written_and_the_code_is_given() -> None:
    assert run("sys.stdout.write('half a line'); leave(1)") == (1, "half a line")


def test_those_who_asked_are_called_and_heard() -> None:
    assert run("atexit.register(print, 'closed'); leave(0)") == (0, "closed\n")


def test_a_thread_ends_its_work() -> None:
    work = "threading.Thread(target=lambda: (time.sleep(0.1), print('done'))).start(); "
    assert run(work + "leave(2)") == (2, "done\n")


def test_objects_are_not_taken_apart() -> None:
    heavy = "kept = type('Heavy', (), {'__del__': lambda self: print('gone')})(); "
    assert run(heavy + "sys.exit(0)") == (0, "gone\n")
    assert run(heavy + "leave(0)") == (0, "")


def test_who_looks_on_sees_the_end() -> None:
    before = sys.getprofile()
    sys.setprofile(lambda frame, event, arg: None)
    try:
        with pytest.raises(SystemExit) as ended:
            leave(1)
    finally:
        sys.setprofile(before)
    assert ended.value.code == 1
