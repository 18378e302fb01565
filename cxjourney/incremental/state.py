"""What is remembered of the last check: the files that it read, what it asked of the disk, and what it said.

Four entries a state: the files and the findings, which every check reads; the index and the texts of the journeys,
which serve when something was edited; and what rules took of journeys, which serves when they have to compare again.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cxjourney.cache.store import Store, digest, text_digest
from cxjourney.cache.tool import tool
from cxjourney.incremental.plain import Plain
from cxjourney.incremental.stamps import Known
from cxjourney.source.checkout import owners_file, prefix_of
from cxjourney.source.span import Pointer

_STATES, _INDEXES, _TEXTS, _TAKEN = "check", "index", "texts", "taken"
_MOST = 4
"""States that are kept, of different dates and settings."""


@dataclass(frozen=True, slots=True)
class State:
    """One check. `include` is what the workspace file says of its files; `outside` sums up what the run read besides:
    CODEOWNERS, and what stands at the paths that authors wrote. `verdict` is plain data; `indexed` tells whether there
    is an index.
    """

    include: tuple[str, ...]
    files: Mapping[str, Known]
    own: Mapping[str, Known]
    """The workspace file, and the baseline, of which the digest is empty when there is none."""
    looked: Mapping[str, str]
    fetched: Mapping[str, str]
    outside: str
    verdict: Plain
    indexed: bool


def key_of(today: dt.date, changes: Mapping[Pointer, Any]) -> str:
    """The key of the state of a workspace for a date and some changed settings."""
    said = json.dumps([today.isoformat(), [[list(way), value] for way, value in changes.items()]], default=str)
    return digest(tool().encode(), said.encode())


def read(store: Store, key: str) -> State | None:
    """The state that was kept; None when there is none that can be used."""
    plain = _loaded(store.get(_STATES, key))
    try:
        include, files, own, *rest = plain
        return State(tuple(include), _to(files), _to(own), *rest)
    except (ValueError, TypeError, AttributeError):  # kept by something else
        return None


def index(store: Store, key: str, state: State) -> Plain | None:
    """The index of a state, as plain data."""
    plain = _loaded(store.get(_INDEXES, key)) if state.indexed else None
    return plain[1] if isinstance(plain, list) and plain[:1] == [_sum(state)] and len(plain) > 1 else None


def text(store: Store, key: str, start: int, length: int) -> bytes | None:
    """A stretch of the texts of a state, to be compared with what it should be."""
    return store.part(_TEXTS, key, start, length)


def taken(store: Store, key: str, state: State, module: str) -> Mapping[str, Any] | None:
    """What the rule of a module took of each journey, by id; None when what is kept belongs to another state."""
    made, *rows = (store.get(_TAKEN, key) or b"").split(b"\n")
    head = _loaded(made)
    if not isinstance(head, list) or head[:1] != [_sum(state)]:
        return None
    return _loaded(rows[head[1].index(module)]) if module in head[1] else {}


def write(
    store: Store,
    key: str,
    state: State,
    index: Plain | None,
    texts: Iterable[bytes],
    taken: Mapping[str, Mapping[str, Any]],
) -> None:
    """Keep a state in the place of the one before. What was `taken` is by module and journey, one line a module."""
    if index is not None:
        store.put_stretches(_TEXTS, key, texts)
        store.put(_TAKEN, key, b"\n".join(map(_dumped, ([_sum(state), list(taken)], *taken.values()))))
        store.put(_INDEXES, key, _dumped([_sum(state), index]))
    _put(store, key, state)
    for room in (_STATES, _INDEXES, _TEXTS, _TAKEN):
        store.trim(room, _MOST)


def write_again(store: Store, key: str, state: State, files: Mapping[str, Known], own: Mapping[str, Known]) -> None:
    """Keep a state with other dates of its files."""
    _put(store, key, replace(state, files=files, own=own))


def outside(root: Path) -> str:
    """A digest of what a check reads beside the workspace: the reviewers that the checkout names."""
    owners = owners_file(root)
    told = f"{prefix_of(root)}\n{owners.from_workspace}\n{owners.text}" if owners else prefix_of(root)
    return text_digest(told)


def _put(store: Store, key: str, state: State) -> None:
    asked = [state.looked, state.fetched, state.outside]
    store.put(_STATES, key, _dumped([state.include, state.files, state.own, *asked, state.verdict, state.indexed]))


def _sum(state: State) -> str:
    """What an index and a state have in common when they were made together."""
    read = [f"{path} {key}" for path, (_, key) in (*state.files.items(), *state.own.items())]
    return text_digest("\n".join([*read, state.outside]))


def _dumped(plain: Any) -> bytes:
    return json.dumps(plain, separators=(",", ":")).encode()


def _loaded(content: bytes | None) -> Any:
    try:
        return None if content is None else json.loads(content)
    except ValueError:
        return None


def _to(plain: Mapping[str, Any]) -> dict[str, Known]:
    return {path: (tuple(stamp) if stamp else None, key) for path, (stamp, key) in plain.items()}
