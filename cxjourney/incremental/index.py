"""Where everything of a workspace stands and who refers to whom, as plain data: enough to tell what an edit concerns.

It is made of a workspace without errors, and only then: an edit of one that has some is compiled whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cxjourney.compiler import Compilation
from cxjourney.diagnostics.diagnostic import Diagnostic, Severity
from cxjourney.incremental.near import part_of
from cxjourney.incremental.plain import Plain, of_finding
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.model import kind_of
from cxjourney.model.walk import Use

JOURNEYS = ("journey", "stage", "touchpoint", "exit", "pain")
"""The kinds of references that lead into a journey."""


@dataclass(frozen=True, slots=True)
class Index:
    """`journeys` are the files that hold one journey and nothing else: id, status, where its text begins among the
    texts that are kept, and its length, by path. `names` lead from ids and former ids to paths. `links` are the journeys
    that each one leads to, by id; `users` the numbers, in `journeys`, of those that refer to an address outside of
    journeys, by `kind:id` and part. `raised` are the findings before comments let some be, each with whether its level is
    off.
    """

    journeys: Mapping[str, tuple[str, str, int, int]]
    names: Mapping[str, str]
    links: Mapping[str, list[str]]
    users: Mapping[str, Mapping[str, list[int]]]
    raised: list[tuple[Plain, bool]]


def indexed(compilation: Compilation) -> tuple[Index, list[bytes]] | None:
    """The index of a workspace and the texts of its journeys; None for one that has errors, or a baseline."""
    if compilation.baseline.findings or any(breaks(found) for found in (*compilation.raised, *compilation.off)):
        return None
    own_files = alone(compilation)
    journeys: dict[str, tuple[str, str, int, int]] = {}
    names: dict[str, str] = {}
    texts: list[bytes] = []
    start = 0
    for path, journey in own_files.items():
        data = journey.origin.file.data if journey.origin else b""
        journeys[path] = (journey.id, journey.status or "", start, len(data))
        names.update(dict.fromkeys((journey.id, *journey.aliases), path))
        texts.append(data)
        start += len(data)
    links: dict[str, list[str]] = {}
    users: dict[str, dict[str, list[int]]] = {}
    for number, journey in enumerate(own_files.values()):
        made = compilation.model.uses["journey", journey.id]
        if found := sorted(linked(journey, made)):
            links[journey.id] = found
        for key, part in sorted(outside(made)):
            users.setdefault(key, {}).setdefault(part, []).append(number)
    raised = [(of_finding(found), off) for found, off in _both(compilation)]
    return Index(journeys, names, links, users, raised), texts


def linked(journey: Journey, made: Iterable[Use]) -> set[str]:
    """The ids, current or former, of the other journeys that one refers to."""
    found = {use.ref.id.partition("/")[0] for use in made if use.ref.kind in JOURNEYS}
    return found - {journey.id}


def outside(made: Iterable[Use]) -> set[tuple[str, str]]:
    """What a journey refers to outside of journeys, as `kind:id`, and which part of it does."""
    found = {(use.ref.kind, use.ref.id, type(use.node)) for use in made if use.ref.kind not in JOURNEYS}
    return {(f"{kind}:{id_}", part_of(node)) for kind, id_, node in found}


def breaks(found: Diagnostic) -> bool:
    """Whether a finding is an error of reading, shape or reference."""
    return found.code[0] in "YSR" and found.severity is Severity.ERROR


def alone(compilation: Compilation) -> dict[str, Journey]:
    """The journeys that have a file of their own, by its path."""
    held: dict[str, list[Any]] = {}
    for entity in compilation.model.entities.values():
        if entity.origin and entity.origin.file.data:
            held.setdefault(entity.origin.file.path, []).append(entity)
    return {
        path: found[0]
        for path, found in held.items()
        if len(found) == 1 and kind_of(found[0]) == "journey" and not found[0].origin.pointer
    }


def _both(compilation: Compilation) -> Iterator[tuple[Diagnostic, bool]]:
    yield from ((found, False) for found in compilation.raised)
    yield from ((found, True) for found in compilation.off)


def to_plain(index: Index) -> Plain:
    """The index as plain data."""
    return [index.journeys, index.names, index.links, index.users, index.raised]


def from_plain(plain: Plain) -> Index:
    """The index that was written."""
    journeys, *rest = plain
    return Index({path: tuple(row) for path, row in journeys.items()}, *rest)
