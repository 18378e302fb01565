"""From plain data, of which the schema has accepted the shape, to frozen objects. It cannot fail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from cxjourney.model.declare import (
    KINDS,
    FieldSpec,
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
    """The file of an entity, its id and its lifecycle: what relative references are relative to."""

    file: SourceFile
    entity: str
    lifecycle: str = ""


Free = Callable[[Any], Any]
"""Decodes a value that is the same wherever it stands, as most values are."""
Placed = Callable[[Any, Pointer, str, Scope], Any]
"""Decodes a value that knows where it stands: its pointer, and the address of the nearest named node around it."""


def decode(kind: str, data: dict[str, Any], file: SourceFile, pointer: Pointer = ()) -> Entity:
    """The entity of `kind` written at `pointer` of `file`."""
    scope = Scope(file, data["id"], str(data.get("lifecycle", "")))
    entity: Entity = _whole(KINDS[kind])(data, pointer, f"{kind}:{data['id']}", scope)
    return entity


def decode_part(cls: type[Any], data: dict[str, Any], file: SourceFile) -> Any:
    """A declared part that is a file of its own, such as the workspace."""
    return _whole(cls)(data, (), cls.__name__.lower(), Scope(file, ""))


@per_class
def _whole(cls: type[Any]) -> Placed:
    return _builder(cls, names_itself=False)


@per_class
def _part(cls: type[Any]) -> Placed:
    return _builder(cls, names_itself=any(spec.name == "id" for spec in fields_of(cls)))


def _builder(cls: type[Any], names_itself: bool) -> Placed:
    table = {spec.name: _member(spec) for spec in fields_of(cls)}
    mark = f"{cls.__name__.lower()}:" if cls.__name__ == "Exit" else ""

    def build(data: dict[str, Any], at: Pointer, ref: str, scope: Scope) -> Node:
        if names_itself and "id" in data:
            ref = f"{ref}/{mark}{data['id']}"
        values: dict[str, Any] = {"origin": Origin(scope.file, at, ref)}
        extra: dict[str, Any] | None = None
        for key, value in data.items():
            member = table.get(key)
            if member is not None:
                attribute, free, placed = member
                values[attribute] = free(value) if placed is None else placed(value, (*at, key), ref, scope)
            elif key.startswith("x-"):
                extra = extra or {}
                extra[key] = value
        if extra:
            values["extra"] = extra
        made: Node = cls(**values)
        return made

    return build


def _member(spec: FieldSpec) -> tuple[str, Free, Placed | None]:
    """The attribute of a field, and what decodes it: the second, when it has one."""
    free, placed = _free(spec.type), _placed(spec.type)
    if placed is not None:
        return spec.attribute, free, _each(placed) if spec.many else placed
    return spec.attribute, (lambda raw: tuple([free(item) for item in raw])) if spec.many else free, None


def _each(one: Placed) -> Placed:
    return lambda raw, at, ref, scope: tuple([one(item, (*at, i), ref, scope) for i, item in enumerate(raw)])


def _free(type_: FieldType) -> Free:
    match type_:
        case TextType():
            return _text
        case ScalarType(name):
            return SCALARS[name].parse
        case RefType(kinds):
            # The same few ids are written thousands of times.
            return lru_cache(4096)(partial(Ref, kinds[0]))
        case MapType(value):
            inner = _free(value)
            return lambda raw: {key: inner(item) for key, item in raw.items()}
        case _:
            return _as_it_is


def _placed(type_: FieldType) -> Placed | None:
    match type_:
        case PartType(cls):
            return _part(cls)
        case MapType(value) if (inner := _placed(value)) is not None:
            return lambda raw, at, ref, scope: {key: inner(item, (*at, key), ref, scope) for key, item in raw.items()}
        case RefType(kinds) if kinds == ("phase",):
            return lambda raw, at, ref, scope: Ref("phase", f"{scope.lifecycle}/{raw}")
        case RefType(kinds) if len(kinds) > 1:
            return _reference(type_)
        case _:
            return None


def _as_it_is(raw: Any) -> Any:
    return raw


def _text(raw: Any) -> Text:
    return Text((("", raw),)) if isinstance(raw, str) else Text(tuple(raw.items()))


def _reference(type_: RefType) -> Placed:
    """A reference to one of several kinds: the word before the colon tells which."""
    words, local = type_.words, type_.local

    def read(raw: str, at: Pointer, ref: str, scope: Scope) -> Ref[Any]:
        if raw in words:
            return Ref(raw, "")
        prefix, colon, rest = raw.partition(":")
        if not colon:
            return Ref("touchpoint", f"{scope.entity}/{raw}") if "touchpoint" in local else Ref("", raw)
        kind = PREFIXES.get(prefix, prefix)
        return Ref(kind, f"{scope.entity}/{rest}") if kind in local else Ref(kind, rest)

    return read
