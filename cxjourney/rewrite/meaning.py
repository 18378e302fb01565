"""What entities say, whatever way it is written: two texts mean the same when these views are equal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from cxjourney.model.declare import FieldType, MapType, PartType, RefType, ScalarType, StringType, TextType, fields_of
from cxjourney.model.entity import Entity
from cxjourney.model.model import Model, kind_of
from cxjourney.model.node import Node
from cxjourney.model.values import SCALARS, Ref

_IN_FORMULA = re.compile(r"\{([^{}]*)\}")
Told = Callable[[str], str]
"""How an address is to be told: `journey:a/b` as it is, or as it was before a rename."""


def meaning(model: Model, entities: Iterable[Entity], told: Told = str) -> dict[str, dict[str, Any]]:
    """The view of each entity by its address: references are the addresses of what they name, former ids or not."""
    return {
        told(f"{kind_of(entity)}:{entity.id}"): {"is": kind_of(entity), **_node(entity, model, told)}
        for entity in entities
    }


def _node(node: Node, model: Model, told: Told) -> dict[str, Any]:
    seen: dict[str, Any] = dict(node.extra)
    for spec in fields_of(type(node)):
        value = getattr(node, spec.attribute)
        if value is None:
            continue
        if spec.name == "id":
            seen["id"] = told(node.ref) if node.ref else value
        elif spec.many:
            seen[spec.name] = [_plain(spec.type, item, model, told) for item in value]
        else:
            seen[spec.name] = _plain(spec.type, value, model, told)
    return seen


def _plain(type_: FieldType, value: Any, model: Model, told: Told) -> Any:
    match type_:
        case TextType():
            return dict(value.values)
        case ScalarType(name):
            return SCALARS[name].dump(value)
        case RefType():
            return _answer(value, model, told)
        case PartType():
            return _node(value, model, told)
        case MapType(inner, keys):
            members = {key: _plain(inner, item, model, told) for key, item in value.items()}
            return {_answer(Ref(keys, key), model, told): item for key, item in members.items()} if keys else members
        case StringType("formula"):
            return _IN_FORMULA.sub(lambda found: f"{{{_answer(Ref('metric', found[1].strip()), model, told)}}}", value)
        case _:
            return value


def _answer(ref: Ref[Any], model: Model, told: Told) -> str:
    node = model.find(ref.kind, ref.id) if ref.id else None
    return told(node.ref) if node is not None and node.ref else f"{ref}?"
