"""Some files of journeys that are no longer what they were: how they were, how they are, and what has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from cxjourney.front.parsing import Looked, look_at
from cxjourney.incremental.index import Index, breaks, outside
from cxjourney.incremental.plain import Plain
from cxjourney.model.declare import MapType, PartType, TextType, fields_of
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.model import Address, address, elements_of
from cxjourney.model.node import Node
from cxjourney.model.walk import Use, uses
from cxjourney.source.discovery import later
from cxjourney.source.file import SourceFile
from cxjourney.source.names import BASELINE, FILE_NAME
from cxjourney.source.reader import locate


class TooWide(Exception):  # noqa: N818 -- no error: the edit is compiled whole
    """The edit concerns more than can be told here."""


@dataclass(frozen=True)
class Before:
    """The workspace as it was: its index, how the texts of its journeys are found again, what the rule of a module took
    of each journey, and what was said. `overlay` are the bytes, by path, that stand for what the disk holds.
    """

    root: Path
    index: Index
    text_of: Callable[[str], bytes]
    taken_by: Callable[[str], Mapping[str, Any]]
    verdict: Plain
    files: tuple[SourceFile, ...]
    overlay: Mapping[str, bytes]


@dataclass(frozen=True)
class Change:
    """The edited journeys by path: as files that were looked at, as they are, as they were; and the bytes now there.

    Raises `TooWide` when one of them holds no sound journey, or another than before.
    """

    before: Before
    changed: Mapping[str, bytes]

    @cached_property
    def looked(self) -> Mapping[str, Looked]:
        """What is in each file now."""
        return {path: look_at(SourceFile(path, data, locate)) for path, data in self.changed.items()}

    @cached_property
    def old(self) -> Mapping[str, Journey]:
        """The journeys as they were."""
        text_of = self.before.text_of
        return {path: journey_in(look_at(SourceFile(path, text_of(path), locate))) for path in self.changed}

    @cached_property
    def new(self) -> Mapping[str, Journey]:
        """The journeys as they are."""
        found = {path: journey_in(looked) for path, looked in self.looked.items()}
        for path, journey in found.items():
            if (journey.id, journey.aliases) != (self.old[path].id, self.old[path].aliases):
                raise TooWide
        return found

    @cached_property
    def library(self) -> tuple[Entity, ...]:
        """The entities of the files that hold anything but one journey: none of them was edited."""
        return tuple(_library(self.before))

    @cached_property
    def uses(self) -> Mapping[Address, tuple[Use, ...]]:
        """The references that the library makes."""
        return {address(entity): tuple(uses(entity)) for entity in self.library}

    @property
    def references(self) -> int:
        """How many more references there are than before."""
        return sum(_counted(self.new[path]) - _counted(self.old[path]) for path in self.changed)

    def fetch(self, id_: str) -> Journey | None:
        """Another journey, by its id or a former one."""
        path = self.before.index.names.get(id_)
        if path is None or path in self.changed:
            return None
        return journey_in(look_at(later(self.before.root, path, self.before.overlay)))

    def users(self) -> set[str]:
        """The objects of the library that an edited journey has begun or ceased to refer to."""
        found: set[str] = set()
        for path, journey in self.new.items():
            was, now = outside(uses(self.old[path])), outside(uses(journey))
            keys = was ^ now if journey.status == self.old[path].status else was | now
            found |= {whole(key) for key, _ in keys}
        return found

    def pointing(self) -> Iterator[Entity]:
        """Those that refer to an edited journey, or to a part of one, that is not what it was."""
        differing = self.differing(lambda node: node)
        for entity in self.library:
            if any((use.ref.kind, use.ref.id) in differing for use in self.uses[address(entity)]):
                yield entity

    def differing(self, seen: Callable[[Node], object]) -> set[Address]:
        """The addresses of the edited journeys and of their parts at which not the same is seen as before."""
        found: set[Address] = set()
        for path, journey in self.new.items():
            now, was = _parts(journey), _parts(self.old[path])
            for place in now.keys() | was.keys():
                here, there = now.get(place), was.get(place)
                if here is None or there is None or seen(here) != seen(there):
                    found.add(place)
        return found

    def refuse_new_chains(self) -> None:
        """Raises `TooWide` when an edited journey names other things that must not come back to it."""
        for path, journey in self.new.items():
            was, now = ({use.ref for use in uses(each) if use.type.acyclic} for each in (self.old[path], journey))
            if was != now:
                raise TooWide


def journey_in(looked: Looked) -> Journey:
    """The journey of a file that holds one and nothing wrong. Raises `TooWide` for any other."""
    (entity, mended), *others = looked.entities or ((None, ()),)
    if not isinstance(entity, Journey) or mended or others or not looked.document.whole:
        raise TooWide
    if any(breaks(found) for found in (*looked.document.diagnostics, *looked.checked.diagnostics)):
        raise TooWide
    return entity


def bare(node: Node) -> object:
    """A node without its texts and the parts inside it."""
    kept = [
        getattr(node, spec.attribute)
        for spec in fields_of(type(node))
        if not isinstance(spec.type, (TextType, PartType, MapType))
    ]
    return type(node), kept


def whole(key: str) -> str:
    """The entity that an address outside of journeys belongs to: `lifecycle:classic` for a phase of it."""
    kind, _, id_ = key.partition(":")
    return f"lifecycle:{id_.partition('/')[0]}" if kind == "phase" else key


def _parts(journey: Journey) -> dict[Address, Node]:
    return {address(journey): journey, **dict(elements_of(journey))}


def _library(before: Before) -> Iterator[Entity]:
    """The entities of the files that hold anything but one journey."""
    for file in before.files:
        if file.path not in (FILE_NAME, BASELINE) and file.path not in before.index.journeys:
            yield from (entity for entity, _ in look_at(file).entities)


def _counted(journey: Journey) -> int:
    return sum(1 for _ in uses(journey))
