"""The command line. It parses flags, calls the house, writes, and exits."""

from __future__ import annotations

import sys


def main() -> None:
    """The entry point of `cxj`: exit code 0, 1, 2, 3 or 130, never a traceback."""
    from cxjourney.cli.app import run
    from cxjourney.cli.encoding import bear_any_text

    bear_any_text()
    sys.exit(run(sys.argv[1:]))
