"""The end of the program. What it has made goes with the process, and is not taken apart object by object before:
that alone would be a twentieth of a check.
"""

from __future__ import annotations

import atexit
import os
import sys
import threading
from typing import NoReturn


def leave(code: int) -> NoReturn:
    """End the process with an exit code, after those who asked to be called and with all output written.

    It ends in the ordinary way when a thread is at work, when a profiler or a debugger looks on, and when there is
    something to say of the output.
    """
    watched = sys.getprofile() or sys.gettrace() or sys.flags.inspect
    if not watched and threading.active_count() == 1 and _written_out():
        atexit._run_exitfuncs()  # they may write in turn
        if _written_out():
            os._exit(code)
    sys.exit(code)


def _written_out() -> bool:
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):  # nobody reads any more, or it is closed
        return False
    return True
