"""The part of a workspace that an edit concerns, as a model: other journeys join it when somebody looks at them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from cxjourney.model.entity import Entity
from cxjourney.model.kinds.journey import Exit, Journey, Stage
from cxjourney.model.model import Address, Model, address, elements_of, kind_of
from cxjourney.model.node import Node, Origin, make
from cxjourney.model.values import Ref, Text
from cxjourney.model.walk import Use
from cxjourney.source.file import SourceFile

T = TypeVar("T")
_INSIDE = ("journey", "stage", "touchpoint", "exit", "pain")
"""The kinds of addresses that begin with a journey."""

Users = Mapping[Address, Iterable[tuple[str, str, str]]]
"""From an address, those journeys at a distance that refer to it: id, kind of the part that does, and status."""


class Near(Model):
    """A model of some entities, in a workspace that has more journeys.

    `all` and `sound` give the entities that it was made of. Any other journey can be found, and is then fetched by its
    id; `users` are journeys that refer to some of the entities without being fetched.
    """

    def __init__(self, entities: Iterable[Entity], fetch: Callable[[str], Journey | None], users: Users) -> None:
        super().__init__(entities, frozenset())
        self._own = tuple(self.entities.values())
        self._fetch = fetch
        self._users = users
        self._tried = {entity.id for entity in self._own if isinstance(entity, Journey)}
        self.uses  # noqa: B018 -- those of its own entities, before any other joins

    @property
    def sound(self) -> tuple[Entity, ...]:
        """Its own entities."""
        return self._own

    def __getitem__(self, ref: Ref[T]) -> T:
        self._join(ref.kind, ref.id)
        return super().__getitem__(ref)

    def __contains__(self, ref: Ref[Any]) -> bool:
        self._join(ref.kind, ref.id)
        return super().__contains__(ref)

    def find(self, kind: str, path: str) -> Node | None:
        """What stands at an address, former ids included, or None."""
        self._join(kind, path)
        return super().find(kind, path)

    def journey_at(self, ref: str) -> Journey | None:
        """The journey in which an address stands."""
        kind, _, path = ref.partition(":")
        self._join(kind, path)
        return super().journey_at(ref)

    def referrers(self, node: Node) -> tuple[Use, ...]:
        """Every reference to an entity or element; those from a distance carry stand-ins for what refers."""
        place = (kind_of(node), node.id) if isinstance(node, Entity) else ("phase", node.ref.partition(":")[2])
        return (*super().referrers(node), *(_distant(place, *user) for user in self._users.get(place, ())))

    def _join(self, kind: str, path: str) -> None:
        id_ = path.partition("/")[0]
        if kind not in _INSIDE or id_ in self._tried:
            return
        self._tried.add(id_)
        journey = self._fetch(id_)
        if journey is None:
            return
        self._tried.add(journey.id)
        self.entities.setdefault(address(journey), journey)
        for place, element in _answers_of(journey):
            self._answers.setdefault(place, element)


def _answers_of(journey: Journey) -> Iterator[tuple[Address, Node]]:
    for id_ in (journey.id, *journey.aliases):
        yield ("journey", id_), journey
    yield from elements_of(journey)


def part_of(cls: type[Node]) -> str:
    """What refers, as far as rules tell users apart: a journey, an exit, or something else inside a journey."""
    return {Journey: "journey", Exit: "exit"}.get(cls, "part")


def _distant(place: Address, id_: str, part: str, status: str) -> Use:
    """A reference from a journey of which only its id and status are known."""
    from cxjourney.model.declare import RefType

    nothing = SourceFile("", b"", lambda data: {})
    name = Text((("", id_),))
    origin = Origin(nothing, (), f"journey:{id_}")
    if part == "exit":
        node: Node = make(Exit, id=id_, name=name, type="success", origin=origin)
    elif part == "journey":
        node = make(Journey, id=id_, name=name, status=status or None, stages=(), origin=origin)
    else:
        node = make(Stage, id=id_, name=name, touchpoints=(), origin=origin)
    return Use(node, ("",), RefType((place[0],)), Ref(*place))
