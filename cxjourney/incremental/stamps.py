"""Whether files are those that were read before, without reading them again where their dates say it all.

A file whose dates are older than the moment at which it was read, by a margin wider than any clock of a file system,
and whose size, dates and number are as they were, is the same file; of any other, the bytes are compared.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from stat import S_ISLNK
from typing import Final

from cxjourney.cache.store import digest

_MARGIN: Final = 2_000_000_000
"""Nanoseconds: some file systems keep dates in steps of two seconds."""

Stamp = tuple[int, int, int, int]
"""Size, date of the content, date of the entry (nanoseconds), number of the file."""
Known = tuple[Stamp | None, str]
"""The stamp when it can be relied on, and the digest of the bytes."""


def stamp(root: Path, path: str) -> Stamp | None:
    """What the file system says of a file of a workspace; None when it says nothing, and of a link."""
    try:
        found = os.lstat(f"{root}/{path}")  # ten thousand paths are made dear by pathlib
    except OSError:
        return None
    if S_ISLNK(found.st_mode):
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def known(root: Path, path: str, data: bytes, begun: int) -> Known:
    """What to remember of a file whose bytes were read after the moment `begun` (nanoseconds since 1970)."""
    found = stamp(root, path)
    return (found if found is not None and _is_old(found, begun) else None, digest(data))


def _is_old(found: Stamp, begun: int) -> bool:
    return max(found[1], found[2]) < begun - _MARGIN


def settled(root: Path, before: Mapping[str, Known], begun: int) -> dict[str, Known]:
    """The files of `before` whose dates could not be relied on, and now can; they were found to be the same."""
    found: dict[str, Known] = {}
    for path, (reliable, key) in before.items():
        if reliable is None:
            now = stamp(root, path)
            if now is not None and _is_old(now, begun):
                found[path] = (now, key)
    return found


def unlike(root: Path, before: Mapping[str, Known], overlay: Mapping[str, bytes]) -> dict[str, bytes | None]:
    """The files of `before` that are no longer the same, with their bytes; None for one that cannot be read, or that is
    a link: where it leads is looked into when the workspace is compiled.
    """
    changed: dict[str, bytes | None] = {}
    for path, (reliable, key) in before.items():
        if path in overlay:
            data: bytes | None = overlay[path]
        elif reliable is not None and stamp(root, path) == reliable:
            continue
        else:
            data = _bytes(root, path)
        if data is None or digest(data) != key:
            changed[path] = data
    return changed


def _bytes(root: Path, path: str) -> bytes | None:
    try:
        return None if (root / path).is_symlink() else (root / path).read_bytes()
    except OSError:
        return None
