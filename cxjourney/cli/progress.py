"""A line on standard error while something takes long: only on a terminal, and only after a second."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from cxjourney.cli.locale import tr
from cxjourney.cli.options import common
from cxjourney.wording import Wording, say

PATIENCE = 1.0
"""Seconds after which somebody wonders whether anything happens."""
_STEP = 0.2
_CLEAR = "\r\x1b[2K"


@contextmanager
def progress(what: Wording, stream: TextIO | None = None) -> Iterator[None]:
    """Say `what` and the seconds it has taken so far, until the block ends; then the line is gone.

    Nothing is written with `--quiet`, nor when `stream` (standard error) is not a terminal that can take a line back.
    """
    out = stream or sys.stderr
    if common().quiet or not out.isatty() or os.environ.get("TERM") == "dumb":
        yield
        return
    done = threading.Event()
    teller = threading.Thread(target=_tell, args=(what, out, done), daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()


def _tell(what: Wording, out: TextIO, done: threading.Event) -> None:
    begun = time.monotonic()
    if done.wait(PATIENCE):
        return
    while True:
        seconds = int(time.monotonic() - begun)
        out.write(_CLEAR + tr(say("{what}… {seconds} s", "{what}… {seconds}\u00a0s", what=what, seconds=seconds)))
        out.flush()
        if done.wait(_STEP):
            out.write(_CLEAR)
            out.flush()
            return
