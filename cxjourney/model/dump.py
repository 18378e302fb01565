"""From the model back to plain data, in the order of the declarations: for `cxj show`, JSON twins and round trips."""

from __future__ import annotations

from typing import Any

from cxjourney.model.declare import FieldType, MapType, PartType, RefType, ScalarType, TextType, fields_of
from cxjourney.model.entity import Entity
from cxjourney.model.model import kind_of
from cxjourney.model.node import Node
from cxjourney.model.values import SCALARS, Ref, Text


def dump_entity(entity: Entity) -> dict[str, Any]:
    """The file that would say this entity: envelope first, absent fields left out."""
    return {"cxjourney": "v1", "kind": kind_of(entity), **dump(entity)}


def dump(node: Node) -> dict[str, Any]:
    """The fields of a node as plain data; references inside a journey stay relative to it."""
    written: dict[str, Any] = {}
    for spec in fields_of(type(node)):
        value = getattr(node, spec.attribute)
        if value is None or value is False or (isinstance(value, (tuple, dict)) and not value):
            continue
        written[spec.name] = [_plain(spec.type, item) for item in value] if spec.many else _plain(spec.type, value)
    return {**written, **node.extra}


def _plain(type_: FieldType, value: Any) -> Any:
    match type_:
        case TextType():
            return _text(value)
        case ScalarType(name):
            return SCALARS[name].dump(value)
        case RefType():
            return _ref(type_, value)
        case PartType():
            return dump(value)
        case MapType(inner):
            return {key: _plain(inner, item) for key, item in value.items()}
        case _:
            return value


def _text(text: Text) -> str | dict[str, str]:
    values = dict(text.values)
    return values[""] if list(values) == [""] else values


def _ref(type_: RefType, ref: Ref[Any]) -> str:
    if ref.kind in type_.words:
        return ref.kind
    path = ref.id.partition("/")[2] if ref.kind in type_.local or ref.kind == "phase" else ref.id
    if len(type_.kinds) == 1 or (ref.kind == "touchpoint" and "touchpoint" in type_.local):
        return path
    return f"{ref.kind}:{path}" if ref.kind else path
