"""What a selection chooses among: every entity, every element inside one, and who refers to whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from cxjourney.model.derive.raci import all_assignments
from cxjourney.model.entity import Entity
from cxjourney.model.model import Address, Model, elements_of
from cxjourney.model.node import Node
from cxjourney.model.walk import Use, own_uses, uses


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity, or an element of one: its address in the workspace, its kind, and its path without the kind."""

    ref: str
    kind: str
    path: str
    node: Node
    entity: Entity


class Ground:
    """The entities of a model as things; with their elements when `inner`."""

    def __init__(self, model: Model, inner: bool) -> None:
        self.model = model
        self.things: Mapping[str, Thing] = {thing.ref: thing for thing in _things(model, inner)}

    @cached_property
    def named(self) -> Mapping[str, frozenset[Address]]:
        """What each thing names, by its address: itself or inside it, and what its entity says of the whole."""
        return {ref: self._named(thing) for ref, thing in self.things.items()}

    @cached_property
    def teams(self) -> Mapping[str, frozenset[str]]:
        """The teams with a role at a touchpoint, inheritance resolved, for the touchpoint and all that contains it."""
        found: dict[str, set[str]] = {}
        for journey, stage, touchpoint, roles in all_assignments(self.model):
            for ref in (journey.ref, stage.ref, touchpoint.ref):
                found.setdefault(ref, set()).update(role.team.id for role in roles)
        return {ref: frozenset(teams) for ref, teams in found.items()}

    @cached_property
    def edges(self) -> tuple[tuple[str, str], ...]:
        """Who refers to whom, by address."""
        made = (use for found in self.model.uses.values() for use in found)
        pairs = {(self.nearest(use.node.ref), self.nearest(self._target(use))) for use in made}
        return tuple(sorted((source, target) for source, target in pairs if source and target))

    def nearest(self, ref: str) -> str:
        """The innermost thing at an address or above it; empty when there is none."""
        while ref and ref not in self.things:
            ref = ref.rpartition("/")[0]
        return ref

    def inside(self, refs: frozenset[str]) -> frozenset[str]:
        """The things at some addresses, and all that they contain."""
        return frozenset(ref for ref in self.things if covered(ref, refs))

    def above(self, refs: frozenset[str]) -> frozenset[str]:
        """The things that contain some of these."""
        return frozenset(outer for ref in refs for outer in _outer(ref) if outer in self.things)

    def step(self, refs: frozenset[str], *, back: bool) -> frozenset[str]:
        """These things and what they refer to, or, not `back`, what refers to them."""
        if back:
            return refs | {target for source, target in self.edges if covered(source, refs)}
        return refs | {source for source, target in self.edges if covered(target, refs)}

    def _named(self, thing: Thing) -> frozenset[Address]:
        made = (*uses(thing.node), *(own_uses(thing.entity) if thing.node is not thing.entity else ()))
        found = {self._address(use) for use in made} | {(thing.kind, thing.path)}
        return frozenset(found | {("team", team) for team in self.teams.get(thing.ref, ())})

    def _address(self, use: Use) -> Address:
        answer = self.model.find(use.ref.kind, use.ref.id)
        return (use.ref.kind, answer.id) if isinstance(answer, Entity) else (use.ref.kind, use.ref.id)

    def _target(self, use: Use) -> str:
        answer = self.model.find(use.ref.kind, use.ref.id)
        return answer.ref if answer is not None else ""


def covered(ref: str, refs: frozenset[str]) -> bool:
    """Whether an address, or one above it, is among these."""
    return ref in refs or any(outer in refs for outer in _outer(ref))


def _outer(ref: str) -> list[str]:
    """The addresses above one, innermost first."""
    found = []
    while "/" in ref:
        ref = ref.rpartition("/")[0]
        found.append(ref)
    return found


def _things(model: Model, inner: bool) -> list[Thing]:
    found: list[Thing] = []
    for (kind, id_), entity in model.entities.items():
        found.append(Thing(entity.ref or f"{kind}:{id_}", kind, id_, entity, entity))
        for (part, _), node in elements_of(entity) if inner else ():
            found.append(Thing(node.ref, part, node.ref.partition(":")[2], node, entity))
    return found
