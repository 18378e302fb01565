"""What the tool itself is: another version, or another file of it, makes another key."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

from cxjourney.cache.store import text_digest

_PACKAGE = Path(__file__).parent.parent


@cache
def tool() -> str:
    """A key for the files of the package, the version of Python, and the packages that are installed.

    Packages may bring rules and kinds of their own: installing or removing one changes what is written about it.
    """
    told = [sys.version, *_stamps(_PACKAGE)]
    for folder in sys.path:
        told += _installed(folder)
    return text_digest("\n".join(told))


def _installed(folder: str) -> list[str]:
    """What a folder of packages says of each: metadata, and ways to packages that stand elsewhere."""
    try:
        with os.scandir(folder) as entries:
            written = [entry for entry in entries if entry.name.endswith((".dist-info", ".egg-info", ".pth"))]
        return sorted(f"{entry.path} {entry.stat().st_mtime_ns}" for entry in written)
    except OSError:
        return []


def _stamps(folder: Path) -> list[str]:
    found = []
    waiting = [str(folder)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name != "__pycache__":
                        waiting.append(entry.path)
                else:
                    stat = entry.stat(follow_symlinks=False)
                    found.append(f"{entry.path} {stat.st_size} {stat.st_mtime_ns}")
    return sorted(found)
