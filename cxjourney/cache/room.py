"""One room of the store, for work that is asked for by its key alone."""

from __future__ import annotations

from cxjourney.cache.store import Store

_LEAST = 2_000
"""Entries that stay, however few were asked for."""


class Room:
    """Entries of one kind; counts those that are asked for, so that as many can stay."""

    def __init__(self, store: Store, name: str) -> None:
        self._store, self._name, self._asked = store, name, 0

    def get(self, key: str) -> bytes | None:
        """What was put under a key; None when nothing was."""
        self._asked += 1
        return self._store.get(self._name, key)

    def put(self, key: str, content: bytes) -> None:
        """Keep something under a key."""
        self._store.put(self._name, key, content)

    def trim(self) -> None:
        """Leave the entries that were put last: twice as many as were asked for, and some thousands."""
        self._store.trim(self._name, max(_LEAST, 2 * self._asked))
