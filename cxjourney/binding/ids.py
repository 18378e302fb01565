"""Every id once: those of entities, and those of the elements inside one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxjourney.diagnostics.codes import references as codes
from cxjourney.diagnostics.diagnostic import Diagnostic, Related
from cxjourney.model.entity import Entity
from cxjourney.model.model import Address, address, elements_of, kind_of
from cxjourney.model.node import Node
from cxjourney.model.nouns import Noun, noun
from cxjourney.wording import say


def unique(entities: Iterable[Entity]) -> tuple[list[Entity], list[Diagnostic]]:
    """The entities that keep their id, the first of each, and what is said of the others."""
    first: dict[Address, Entity] = {}
    kept: list[Entity] = []
    diagnostics: list[Diagnostic] = []
    for entity in entities:
        place = address(entity)
        if place in first:
            diagnostics.append(_duplicate(entity, first[place], entity.id, noun(place[0]), ("id",)))
            continue
        first[place] = entity
        kept.append(entity)
    for entity in kept:
        for index, alias in enumerate(entity.aliases):
            other = first.get((kind_of(entity), alias))
            if other is not None:
                diagnostics.append(_duplicate(entity, other, alias, noun(kind_of(entity)), ("aliases", index)))
            else:
                first[(kind_of(entity), alias)] = entity
    return kept, diagnostics


def unique_inside(entity: Entity) -> Iterator[Diagnostic]:
    """What is said of stages, touchpoints, exits, pains and phases that share an address."""
    seen: dict[Address, Node] = {}
    for place, element in elements_of(entity):
        other = seen.setdefault(place, element)
        if other is not element:
            yield _duplicate(element, other, place[1].rpartition("/")[2], noun(place[0]), ("id",))


def _duplicate(node: Node, other: Node, id_: str, kind: Noun, path: tuple[str | int, ...]) -> Diagnostic:
    return codes.DUPLICATE_ID.at(
        node.at(*path),
        say("{kind} have the id `{id}`", "{kind} portent l'identifiant `{id}`", kind=kind.two, id=id_),
        say("give one of them another id", "donnez un autre identifiant à l'un des deux"),
        ref=node.ref,
        related=(Related(other.at("id"), say("`{id}` is already here", "`{id}` est déjà ici", id=id_)),),
    )
