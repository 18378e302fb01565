"""The resolved model: every entity, every element inside a journey, and who refers to whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar

from cxjourney.model.declare import KINDS
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.journey import Exit, Journey, Pain, Stage, Touchpoint
from cxjourney.model.kinds.lifecycle import Lifecycle, Phase
from cxjourney.model.node import Node
from cxjourney.model.values import Ref
from cxjourney.model.walk import Use, uses

E = TypeVar("E", bound=Entity)
N = TypeVar("N", bound=Node)
T = TypeVar("T")
Address = tuple[str, str]
"""A kind and an id or path: `("touchpoint", "first-home-loan/dream/simulator")`."""

ELEMENTS: Mapping[str, type[Any]] = {
    "stage": Stage,
    "touchpoint": Touchpoint,
    "exit": Exit,
    "pain": Pain,
    "phase": Phase,
}
"""Parts that can be referred to by a path."""


def address(entity: Entity) -> Address:
    """The address of an entity."""
    return kind_of(entity), entity.id


def kind_of(entity: Entity) -> str:
    """The kind of an entity: `journey`, `persona` …"""
    return _NAMES[type(entity)]


_NAMES = {cls: name for name, cls in KINDS.items()}


def elements_of(entity: Entity) -> Iterator[tuple[Address, Node]]:
    """The elements inside an entity with their addresses, aliases included."""
    if isinstance(entity, Lifecycle):
        for phase in entity.phases:
            yield ("phase", f"{entity.id}/{phase.id}"), phase
    if not isinstance(entity, Journey):
        return
    for exit_ in entity.exits:
        for id_ in (exit_.id, *exit_.aliases):
            yield ("exit", f"{entity.id}/{id_}"), exit_
    for stage in entity.stages:
        for stage_id in (stage.id, *stage.aliases):
            yield ("stage", f"{entity.id}/{stage_id}"), stage
            for touchpoint in stage.touchpoints:
                for id_ in (touchpoint.id, *touchpoint.aliases):
                    path = f"{entity.id}/{stage_id}/{id_}"
                    yield ("touchpoint", path), touchpoint
                    for pain in touchpoint.pains:
                        if pain.id:
                            yield ("pain", f"{path}/{pain.id}"), pain


_REMEMBERED = 200
"""How many nodes `Model.once` remembers for each question: many pages speak of one journey, then of the next one."""


class Model:
    """Everything that the workspace says, with every reference answered.

    `model[ref]` cannot fail: a reference that has no answer was reported, and answers with a stand-in that carries
    the id for a name. `all(Journey)` gives the entities of a kind that are sound, by id.
    """

    def __init__(
        self, entities: Iterable[Entity], faulty: frozenset[Address], stand_ins: Mapping[Address, Node] | None = None
    ) -> None:
        self.entities: dict[Address, Entity] = {address(entity): entity for entity in sorted(entities, key=address)}
        self.faulty = faulty
        self.stand_ins = dict(stand_ins or {})
        self._answers: dict[Address, Node] = {}
        for entity in self.entities.values():
            for alias in entity.aliases:
                self._answers[(kind_of(entity), alias)] = entity
            for place, element in elements_of(entity):
                self._answers.setdefault(place, element)
        self._answers.update(self.entities)
        self._derived: dict[object, dict[int, tuple[Node, Any]]] = {}

    def once(self, derive: Callable[[N, Model], T], node: N) -> T:
        """What `derive(node, self)` gives, remembered for the nodes that were asked for last: a model does not change."""
        kept = self._derived.setdefault(derive, {})
        known = kept.get(id(node))
        if known is None:
            if len(kept) >= _REMEMBERED:
                del kept[next(iter(kept))]
            known = kept[id(node)] = node, derive(node, self)  # the node too: its id is its own as long as it lives
        return known[1]

    def __getitem__(self, ref: Ref[T]) -> T:
        key = (ref.kind, ref.id)
        return self._answers.get(key) or self.stand_ins[key]  # type: ignore[return-value]  # the kind tells the class

    def __contains__(self, ref: Ref[Any]) -> bool:
        return (ref.kind, ref.id) in self._answers

    def find(self, kind: str, path: str) -> Node | None:
        """What stands at an address, former ids included, or None."""
        return self._answers.get((kind, path))

    @property
    def addresses(self) -> Iterable[Address]:
        """Every address that answers, former ids and elements included."""
        return self._answers.keys()

    @cached_property
    def refs(self) -> frozenset[str]:
        """The address of every entity, as texts: `persona:lea`."""
        return frozenset(f"{kind}:{id_}" for kind, id_ in self.entities)

    def all(self, cls: type[E]) -> tuple[E, ...]:
        """The sound entities of a kind, by id."""
        return self._by_class.get(cls, ())  # type: ignore[return-value]  # the table is keyed by the class of its values

    @cached_property
    def sound(self) -> tuple[Entity, ...]:
        """Every entity with nothing wrong in its shape, by kind and id."""
        return tuple(entity for place, entity in self.entities.items() if place not in self.faulty)

    @cached_property
    def _by_class(self) -> dict[type[Any], tuple[Entity, ...]]:
        table: dict[type[Any], list[Entity]] = {}
        for entity in self.sound:
            table.setdefault(type(entity), []).append(entity)
        return {cls: tuple(found) for cls, found in table.items()}

    @cached_property
    def uses(self) -> Mapping[Address, tuple[Use, ...]]:
        """Every reference that each entity makes, itself or through the parts inside it."""
        return {place: tuple(uses(entity)) for place, entity in self.entities.items()}

    @cached_property
    def _referrers(self) -> dict[int, tuple[Use, ...]]:
        table: dict[int, list[Use]] = {}
        for made in self.uses.values():
            for use in made:
                answer = self._answers.get((use.ref.kind, use.ref.id))
                if answer is not None:
                    table.setdefault(id(answer), []).append(use)
        return {key: tuple(found) for key, found in table.items()}

    def referrers(self, node: Node) -> tuple[Use, ...]:
        """Every reference to an entity or element, in the order of the workspace."""
        return self._referrers.get(id(node), ())

    def journey_of(self, node: Node) -> Journey | None:
        """The journey in which an element stands."""
        return self.journey_at(node.ref)

    def holder(self, node: Node) -> Entity | None:
        """The entity that an element stands in, or the entity itself."""
        kind, _, path = node.ref.partition(":")
        return self.entities.get((kind, path.partition("/")[0]))

    def journey_at(self, ref: str) -> Journey | None:
        """The journey in which an address stands."""
        kind, _, path = ref.partition(":")
        found = self.entities.get(("journey", path.partition("/")[0])) if kind == "journey" else None
        return found if isinstance(found, Journey) else None
