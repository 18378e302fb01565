"""What the paths that authors write lead to, with a note of what was asked: the answers belong to what a run read."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from cxjourney.source import discovery

Look = Literal["file", "nothing", "outside"]


def sees_the_same(root: Path, looked: Mapping[str, str], fetched: Mapping[str, str]) -> bool:
    """Whether the questions that were asked once have the same answers today."""
    sight = Sight(root)
    for path in looked:
        sight.look(path)
    for path in fetched:
        sight.fetch(path)
    return (sight.looked, sight.fetched) == (looked, fetched)


class Sight:
    """The disk as seen from a workspace. `looked` are the questions with their answers; `fetched` says, by path, of
    which bytes an answer was made (BLAKE2b, empty when there were none).
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self.looked: dict[str, Look] = {}
        self.fetched: dict[str, str] = {}

    def look(self, path: str) -> Look:
        """What stands there: a file of the workspace, nothing, or something outside of it."""
        if path not in self.looked:
            self.looked[path] = discovery.look(self._root, path)
        return self.looked[path]

    def fetch(self, path: str) -> bytes | None:
        """The beginning of the file that stands there; None unless it can be read."""
        found = discovery.fetch(self._root, path)
        self.fetched[path] = "" if found is None else hashlib.blake2b(found, digest_size=16).hexdigest()
        return found
