"""The command line. It parses flags, calls the house, writes, and exits."""

from __future__ import annotations

import sys

from cxjourney import __version__


def main() -> None:
    """The entry point of `cxj`: exit code 0, 1, 2, 3 or 130, never a traceback."""
    if sys.argv[1:] == ["--version"] and _told_version():
        return
    from cxjourney.cli.app import run
    from cxjourney.cli.encoding import bear_any_text
    from cxjourney.cli.leave import leave

    bear_any_text()
    leave(run(sys.argv[1:]))


def _told_version() -> bool:
    """Answer what scripts ask most often without loading the command line; False when nobody can be told."""
    try:
        print(f"cxjourney {__version__}", flush=True)
    except OSError:
        return False
    return True
