"""From plain data, of which the schema has accepted the shape, to frozen objects. It cannot fail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from cxjourney.model.declare import (
    KINDS,
    FieldType,
    MapType,
    PartType,
    RefType,
    ScalarType,
    TextType,
    fields_of,
)
from cxjourney.model.entity import Entity
from cxjourney.model.node import Node, Origin
from cxjourney.model.remember import per_class
from cxjourney.model.values import SCALARS, Ref, Text
from cxjourney.source.file import SourceFile
from cxjourney.source.span import Pointer

PREFIXES = {"partner": "team"}
"""Words that may stand before an id and mean a kind: a partner is a team of type `partner`."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a value stands: what relative references are relative to, and the address of the nearest named node."""

    file: SourceFile
    ref: str
    entity: str
    lifecycle: str = ""


Decoder = Callable[[Any, Pointer, Scope], Any]


def decode(kind: str, data: dict[str, Any], file: SourceFile, pointer: Pointer = ()) -> Entity:
    """The entity of `kind` written at `pointer` of `file`."""
    scope = Scope(file, f"{kind}:{data['id']}", data["id"], str(data.get("lifecycle", "")))
    entity: Entity = _whole(KINDS[kind])(data, pointer, scope)
    return entity


def decode_part(cls: type[Any], data: dict[str, Any], file: SourceFile) -> Any:
    """A declared part that is a file of its own, such as the workspace."""
    return _whole(cls)(data, (), Scope(file, cls.__name__.lower(), ""))


@per_class
def _whole(cls: type[Any]) -> Decoder:
    return _builder(cls, names_itself=False)


@per_class
def _part(cls: type[Any]) -> Decoder:
    return _builder(cls, names_itself=any(spec.name == "id" for spec in fields_of(cls)))


def _builder(cls: type[Any], names_itself: bool) -> Decoder:
    table = {spec.name: (spec.attribute, _member(spec.type, spec.many)) for spec in fields_of(cls)}
    mark = f"{cls.__name__.lower()}:" if cls.__name__ == "Exit" else ""

    def build(data: dict[str, Any], at: Pointer, scope: Scope) -> Node:
        if names_itself and "id" in data:
            scope = replace(scope, ref=f"{scope.ref}/{mark}{data['id']}")
        values: dict[str, Any] = {"origin": Origin(scope.file, at, scope.ref)}
        extra: dict[str, Any] | None = None
        for key, value in data.items():
            known = table.get(key)
            if known is not None:
                values[known[0]] = known[1](value, (*at, key), scope)
            elif key.startswith("x-"):
                extra = extra or {}
                extra[key] = value
        if extra:
            values["extra"] = extra
        made: Node = cls(**values)
        return made

    return build


def _member(type_: FieldType, many: bool) -> Decoder:
    one = _value(type_)
    if not many:
        return one
    return lambda raw, at, scope: tuple(one(item, (*at, index), scope) for index, item in enumerate(raw))


def _value(type_: FieldType) -> Decoder:
    match type_:
        case TextType():
            return _text
        case ScalarType(name):
            parse = SCALARS[name].parse
            return lambda raw, at, scope: parse(raw)
        case PartType(cls):
            return _part(cls)
        case MapType(value):
            inner = _value(value)
            return lambda raw, at, scope: {key: inner(item, (*at, key), scope) for key, item in raw.items()}
        case RefType():
            return _reference(type_)
        case _:
            return lambda raw, at, scope: raw


def _text(raw: Any, at: Pointer, scope: Scope) -> Text:
    return Text((("", raw),)) if isinstance(raw, str) else Text(tuple(raw.items()))


def _reference(type_: RefType) -> Decoder:
    kinds, words, local = type_.kinds, type_.words, type_.local
    if kinds == ("phase",):
        return lambda raw, at, scope: Ref("phase", f"{scope.lifecycle}/{raw}")
    if len(kinds) == 1:
        only = kinds[0]
        return lambda raw, at, scope: Ref(only, raw)

    def read(raw: str, at: Pointer, scope: Scope) -> Ref[Any]:
        if raw in words:
            return Ref(raw, "")
        prefix, colon, rest = raw.partition(":")
        if not colon:
            return Ref("touchpoint", f"{scope.entity}/{raw}") if "touchpoint" in local else Ref("", raw)
        kind = PREFIXES.get(prefix, prefix)
        return Ref(kind, f"{scope.entity}/{rest}") if kind in local else Ref(kind, rest)

    return read
