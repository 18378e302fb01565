"""The model as everyone may see it: what is for the organisation alone is left out, and so are its names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from typing import Any, TypeVar

from cxjourney.model.declare import (
    ChoiceType,
    FieldSpec,
    FieldType,
    MapType,
    PartType,
    RefType,
    StringType,
    TextType,
    fields_of,
)
from cxjourney.model.entity import Entity
from cxjourney.model.model import Address, Model, address, kind_of
from cxjourney.model.node import Node
from cxjourney.model.values import Ref, Text
from cxjourney.model.walk import walk

AUDIENCES = ("internal", "public")
"""Who a build is for."""
UNFINISHED = ("draft", "retired")
"""Statuses that are not for everyone, unless the entity says `audience: public`."""
WORD = Text((("en", "internal"), ("fr", "interne")))
"""The name of whatever is left out."""

_FORMULA = re.compile(r"\{([^{}]*)\}")
_KEPT = ("method",)
"""Fields that a stand-in keeps, for other statements follow from them and nobody is named: what a claim rests on."""
N = TypeVar("N", bound=Node)
Refs = Mapping[tuple[str, str], Ref[Any]]


@dataclass(frozen=True, slots=True)
class Reduced:
    """A model for everyone, and the entities that it leaves out."""

    model: Model
    left_out: tuple[Entity, ...]


def is_internal(entity: Entity) -> bool:
    """Whether an entity is for the organisation alone: its `audience` says so, or it is a draft or retired."""
    if entity.audience:
        return entity.audience == "internal"
    return getattr(entity, "status", None) in UNFINISHED


def for_everyone(model: Model) -> Reduced:
    """The model without its internal entities and without the `x-…` keys of the team.

    A reference to what is left out leads to a stand-in called `internal`, numbered by kind, so that pages say that
    something is there and never what. Former ids of what is left out answer no more.
    """
    left_out = tuple(entity for entity in model.entities.values() if is_internal(entity))
    ids = dict(_numbered(left_out, model))
    refs: dict[tuple[str, str], Ref[Any]] = {}
    stand_ins: dict[Address, Node] = {}
    for made in model.uses.values():
        for use in made:
            answer = model.find(use.ref.kind, use.ref.id)
            holder = model.holder(answer) if answer is not None else None
            if answer is None or holder is None or address(holder) not in ids:
                continue
            depth = use.ref.id.count("/")
            id_ = "/".join([ids[address(holder)], *["internal"] * depth])
            refs[(use.ref.kind, use.ref.id)] = Ref(use.ref.kind, id_)
            stand_ins[(use.ref.kind, id_)] = _stand_in(answer, id_.rpartition("/")[2])
    kept = (_cleaned(entity, refs) for place, entity in model.entities.items() if place not in ids)
    return Reduced(Model(kept, model.faulty, {**model.stand_ins, **stand_ins}), left_out)


def _numbered(entities: Iterable[Entity], model: Model) -> Iterator[tuple[Address, str]]:
    """A new id for each entity: `internal-1`, `internal-2`, by kind, clear of the ids in use."""
    last: dict[str, int] = {}
    for entity in entities:
        kind = kind_of(entity)
        number = last.get(kind, 0) + 1
        while (kind, f"internal-{number}") in model.entities:
            number += 1
        last[kind] = number
        yield address(entity), f"internal-{number}"


def _stand_in(hidden: Node, id_: str) -> Node:
    """Something of the same kind that says nothing but that it is internal."""
    needed = {one.name for one in fields(hidden) if one.default is MISSING and one.default_factory is MISSING}
    specs = [spec for spec in fields_of(type(hidden)) if spec.attribute in needed or spec.name in _KEPT]
    return type(hidden)(**{spec.attribute: _least(spec, hidden, id_) for spec in specs})


def _least(spec: FieldSpec, hidden: Node, id_: str) -> Any:
    if spec.name == "id":
        return id_
    if isinstance(spec.type, TextType) and not spec.many:
        return WORD
    return getattr(hidden, spec.attribute) if isinstance(spec.type, ChoiceType) else ()


def _cleaned(entity: Entity, refs: Refs) -> Entity:
    named = any(_renames(spec, getattr(node, spec.attribute), refs) for node in walk(entity) for spec in _naming(node))
    return _renamed(entity, refs) if named or any(node.extra for node in walk(entity)) else entity


def _naming(node: Node) -> Iterator[FieldSpec]:
    """The fields of a node itself that may hold references."""
    return (spec for spec in fields_of(type(node)) if not isinstance(spec.type, (PartType, TextType, ChoiceType)))


def _renames(spec: FieldSpec, value: Any, refs: Refs) -> bool:
    if not value:
        return False
    changed = tuple(_value(spec.type, one, refs) for one in value) if spec.many else _value(spec.type, value, refs)
    return bool(changed != value)


def _renamed(node: N, refs: Refs) -> N:
    """The node and everything inside it, with other references and without the keys of the team."""
    changes: dict[str, Any] = {"extra": {}}
    for spec in fields_of(type(node)):
        value = getattr(node, spec.attribute)
        if value:
            many = spec.many
            changes[spec.attribute] = tuple(_value(spec.type, one, refs) for one in value) if many else _value(spec.type, value, refs)  # fmt: skip
    return replace(node, **changes)


def _value(type_: FieldType, value: Any, refs: Refs) -> Any:
    match type_:
        case RefType():
            return refs.get((value.kind, value.id), value)
        case PartType():
            return _renamed(value, refs)
        case MapType(inner, keys):
            return {_key(keys, key, refs): _value(inner, one, refs) for key, one in value.items()}
        case StringType(format="formula"):
            return _FORMULA.sub(lambda found: f"{{{_key('metric', found[1].strip(), refs)}}}", value)
    return value


def _key(kind: str, key: str, refs: Refs) -> str:
    return refs[(kind, key)].id if (kind, key) in refs else key
