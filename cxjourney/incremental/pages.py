"""Which journeys look as the last build showed them: their own files stay where they are.

What is shown of one journey follows from that journey, from what it refers to, and from what refers to it. All of it
goes into a key: while the key is what it was, so are the files. What tells of all journeys is made again each time,
and so is everything after a change of anything but journeys: a persona, a setting, a measurement, the day.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from cxjourney.backends.backend import Job
from cxjourney.backends.graphviz.engine import engines, stamp
from cxjourney.cache.store import Store, digest
from cxjourney.cache.tool import tool
from cxjourney.compiler import Compilation
from cxjourney.incremental.index import alone
from cxjourney.incremental.plain import of_finding
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.model import Address, Model, address
from cxjourney.model.walk import Use

_ROOM = "shown"
_MOST = 8
"""Output folders of one workspace that are remembered."""

Files = Mapping[str, Mapping[str, str]]
"""The files of one journey: the SHA-256 of each by its path, by back end."""


class Shown:
    """What was written into an output folder, journey by journey."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._store, self._key = store, digest(str(folder.resolve()).encode("utf-8", "surrogatepass"))

    def same(self, looks: Mapping[str, str]) -> dict[str, Files]:
        """The journeys whose key is what it was, with their files: whether these are still there is another question."""
        plain = self._read()
        return {id_: plain[id_][1] for id_, key in looks.items() if id_ in plain and plain[id_][0] == key}

    def remember(self, looks: Mapping[str, str], files: Mapping[str, Files]) -> None:
        """Note what has been written of each journey, in the place of what was noted before."""
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
    """A key for what each journey of a job looks like, by its id, if the journey has a file of its own.

    `reduced` says in which way the model of the job was made smaller than that of the compilation.
    """
    own = {journey.id: digest(path.encode(), _data(journey)) for path, journey in alone(compilation).items()}
    common = _common(job, compilation, reduced, own)
    near = _near(compilation.model)
    found: dict[str, str] = {}
    for journey in job.model.all(Journey):
        if journey.id in own:
            beside = (own[id_] for id_ in sorted(near[journey.id]) if id_ in own)
            said = json.dumps([of_finding(each) for each in job.found_in.get(journey.ref, ())])
            then = (job.past.entries.get(journey.id), job.past.points.get(journey.id)) if job.past else None
            told = "\n".join((common, own[journey.id], *beside, said, repr(then)))
            found[journey.id] = digest(told.encode("utf-8", "surrogatepass"))
    return found


def _data(journey: Journey) -> bytes:
    return journey.origin.file.data if journey.origin else b""


def _common(job: Job, compilation: Compilation, reduced: tuple[str, ...], own: Mapping[str, str]) -> str:
    """What the files of every journey depend on."""
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
    return digest(repr(told).encode("utf-8", "surrogatepass"))


def _near(model: Model) -> dict[str, set[str]]:
    """The journeys of which something may be shown with each one, by its id.

    They are those that it refers to and that refer to it; those that something else beside it leads to, such as the
    steps of a metric or the pains of an opportunity; those above it; and those that its counterpart shows.
    """
    ways = {
        place: {at for use in made if (at := _holder(use, model)) not in (None, place)}
        for place, made in model.uses.items()
    }
    near: dict[str, set[str]] = {journey.id: set() for journey in model.all(Journey)}
    beside: dict[str, set[Address]] = {id_: set() for id_ in near}
    for (kind, id_), reached in ways.items():
        for at in reached:
            if kind == "journey" == at[0]:
                near[id_].add(at[1])
                near[at[1]].add(id_)
            elif kind == "journey":
                beside[id_].add(at)
            elif at[0] == "journey":
                beside[at[1]].add((kind, id_))
    led_to: dict[Address, frozenset[str]] = {}
    for id_, others in beside.items():
        for other in others:
            if other not in led_to:
                led_to[other] = frozenset(_led_to(other, ways))
            near[id_] |= led_to[other]
    known = {id_: frozenset(others) for id_, others in near.items()}
    for journey in model.all(Journey):
        near[journey.id].update(_above(journey, model))
        twin = model.find("journey", journey.counterpart.id) if journey.counterpart else None
        if isinstance(twin, Journey):
            near[journey.id] |= known[twin.id]
            near[twin.id] |= known[journey.id]
    return near


def _holder(use: Use, model: Model) -> Address | None:
    """The address of the entity that a reference leads into."""
    if (use.ref.kind, use.ref.id) in model.entities:
        return use.ref.kind, use.ref.id
    found = model.find(use.ref.kind, use.ref.id)
    held = model.holder(found) if found is not None else None
    return address(held) if held is not None else None


def _led_to(place: Address, ways: Mapping[Address, Iterable[Address | None]]) -> Iterator[str]:
    """The ids of the journeys that something leads to, by way of whatever is no journey."""
    seen, waiting = {place}, [place]
    while waiting:
        for at in ways.get(waiting.pop(), ()):
            if at is None or at in seen:
                continue
            seen.add(at)
            if at[0] == "journey":
                yield at[1]
            else:
                waiting.append(at)


def _above(journey: Journey, model: Model) -> Iterator[str]:
    """The ids of its parent, of the parent of that one, and so on."""
    seen = {journey.id}
    while journey.parent and journey.parent in model and model[journey.parent].id not in seen:
        journey = model[journey.parent]
        seen.add(journey.id)
        yield journey.id
