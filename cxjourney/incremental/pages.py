"""Which entities look as the last build showed them: the files about one of them alone stay where they are.

What is shown of one entity follows from itself, from what it refers to, and from what refers to it. All of it goes into
a key: while the key is what it was, so are the files. What tells of many entities is made again each time, and so is
everything after a change of anything but journeys: a persona, a setting, a measurement, the day.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import Path
from typing import Any

from cxjourney.backends.backend import Job
from cxjourney.backends.graphviz.engine import engines, stamp
from cxjourney.cache.store import Store, digest, text_digest
from cxjourney.cache.tool import tool
from cxjourney.compiler import Compilation
from cxjourney.incremental.index import alone
from cxjourney.incremental.plain import of_finding
from cxjourney.model.derive.ancestors import ancestors
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.model import Address, Model, address
from cxjourney.model.walk import Use

_ROOM = "shown"
_MOST = 8
"""Output folders of one workspace that are remembered."""

Files = Mapping[str, Mapping[str, str]]
"""The files about one entity: the SHA-256 of each by its path, by back end."""


class Shown:
    """What was written into an output folder, entity by entity, by their addresses."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._store, self._key = store, text_digest(str(folder.resolve()))

    def same(self, looks: Mapping[str, str]) -> dict[str, Files]:
        """The entities whose key is what it was, with their files: whether these are still there is another question."""
        plain = self._read()
        return {id_: plain[id_][1] for id_, key in looks.items() if id_ in plain and plain[id_][0] == key}

    def remember(self, looks: Mapping[str, str], files: Mapping[str, Files]) -> None:
        """Note what has been written about each entity, in the place of what was noted before."""
        plain = {id_: [key, files[id_]] for id_, key in looks.items() if id_ in files}
        self._store.put(_ROOM, self._key, json.dumps(plain, separators=(",", ":")).encode())
        self._store.trim(_ROOM, _MOST)

    def _read(self) -> Mapping[str, Any]:
        try:
            plain = json.loads(self._store.get(_ROOM, self._key) or b"{}")
        except ValueError:
            return {}
        return plain if isinstance(plain, dict) else {}


def looks_of(job: Job, compilation: Compilation, reduced: tuple[str, ...] = ()) -> dict[str, str]:
    """A key for what each entity of a job looks like, by its address.

    `reduced` says in which way the model of the job was made smaller than that of the compilation.
    """
    own = {journey.id: digest(path.encode(), _data(journey)) for path, journey in alone(compilation).items()}
    common = _common(job, compilation, reduced, own)
    near = Near(compilation.model)
    found: dict[str, str] = {}
    for place, entity in job.model.entities.items():
        if not entity.ref or place not in compilation.model.entities:
            continue
        beside = [f"{id_} {own[id_]}" for id_ in sorted(near.of(place)) if id_ in own]
        said = json.dumps([of_finding(each) for each in job.found_in.get(entity.ref, ())])
        then = (job.past.entries.get(entity.id), job.past.points.get(entity.id)) if job.past else None
        told = "\n".join((common, entity.ref, *beside, said, repr(then)))
        found[entity.ref] = text_digest(told)
    return found


def _data(journey: Journey) -> bytes:
    return journey.origin.file.data if journey.origin else b""


def _common(job: Job, compilation: Compilation, reduced: tuple[str, ...], own: Mapping[str, str]) -> str:
    """What the files about every entity depend on."""
    apart = {
        journey.origin.file.path for journey in compilation.model.all(Journey) if journey.id in own and journey.origin
    }
    past = job.past
    told = (
        tool(),
        repr(job.workspace),
        job.today.isoformat(),
        [stamp(engine) for engine in engines(job.dot)],
        sorted(job.beside),
        repr(job.measured),
        past and (past.reach, past.limit, repr(past.why)),
        sorted((path, digest(data)) for path, data in job.pictures.items()),
        sorted({kind for kind, _ in job.model.entities}),
        (*reduced, *(() if job.model is compilation.model else sorted(job.model.refs))),
        [(file.path, digest(file.data)) for file in compilation.files if file.path not in apart],
    )
    return text_digest(repr(told))


class Near:
    """The journeys of which something may be shown with each entity.

    With a journey: itself; those that it refers to and that refer to it; those that something else beside it leads to,
    such as the steps of a metric or the pains of an opportunity; those above it; and those that its counterpart shows.
    With anything else: the journeys beside it, and beside what leads to it or what it leads to, however far, as a
    process leads to its systems and a team to the one above.
    """

    def __init__(self, model: Model) -> None:
        self._model = model
        self._to: dict[Address, set[Address]] = {place: set() for place in model.uses}
        self._from: dict[Address, set[Address]] = {}
        for place, made in model.uses.items():
            for at in (_holder(use, model) for use in made):
                if at is not None and at != place:
                    self._to[place].add(at)
                    self._from.setdefault(at, set()).add(place)
        self._known: dict[Address, frozenset[str]] = {}
        twins = [
            (journey, model.find("journey", journey.counterpart.id))
            for journey in model.all(Journey)
            if journey.counterpart
        ]
        self._twins: dict[Address, set[Address]] = {}
        for journey, twin in twins:
            if isinstance(twin, Journey):
                self._twins.setdefault(address(journey), set()).add(address(twin))
                self._twins.setdefault(address(twin), set()).add(address(journey))

    def of(self, place: Address) -> Set[str]:
        """The ids of the journeys near an entity."""
        if place[0] != "journey":
            return self._around(place)
        journey = self._model.entities[place]
        assert isinstance(journey, Journey)  # by its kind
        every = [place, *self._twins.get(place, ())]
        return {id_ for at in every for id_ in self._beside(at)} | {
            journey.id,
            *(upper.id for upper in ancestors(journey, self._model)),
        }

    def _beside(self, place: Address) -> Iterator[str]:
        for at in self._to.get(place, set()) | self._from.get(place, set()):
            if at[0] == "journey":
                yield at[1]
            else:
                yield from (id_ for kind, id_ in self._reached((at,), self._to) if kind == "journey")

    def _around(self, place: Address) -> frozenset[str]:
        if place not in self._known:
            every = {*self._reached((place,), self._to), *self._reached((place,), self._from)}
            beside = {
                way for at in every if at[0] != "journey" for way in (*self._to.get(at, ()), *self._from.get(at, ()))
            }
            self._known[place] = frozenset(id_ for kind, id_ in every | beside if kind == "journey")
        return self._known[place]

    def _reached(self, places: Iterable[Address], ways: Mapping[Address, Set[Address]]) -> Set[Address]:
        """What can be reached, journeys included, but nothing by way of a journey."""
        seen, waiting = set(places), list(places)
        while waiting:
            at = waiting.pop()
            for one in ways.get(at, ()) if at[0] != "journey" else ():
                if one not in seen:
                    seen.add(one)
                    waiting.append(one)
        return seen


def _holder(use: Use, model: Model) -> Address | None:
    """The address of the entity that a reference leads into."""
    if (use.ref.kind, use.ref.id) in model.entities:
        return use.ref.kind, use.ref.id
    found = model.find(use.ref.kind, use.ref.id)
    held = model.holder(found) if found is not None else None
    return address(held) if held is not None else None
