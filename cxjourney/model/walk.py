"""Loops over declarations: the parts inside a node, and the references that it makes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from cxjourney.model.declare import FieldSpec, MapType, PartType, RefType, StringType, fields_of
from cxjourney.model.node import Node
from cxjourney.model.remember import per_class
from cxjourney.model.values import Ref
from cxjourney.source.span import Pointer

_IN_FORMULA = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Use:
    """A reference where it is made: the node, the path of the field inside it, its declared type and the reference."""

    node: Node
    path: Pointer
    type: RefType
    ref: Ref[Any]
    is_key: bool = False


_METRIC = RefType(("metric",), acyclic=True)


def children(node: Node) -> Iterator[Node]:
    """The parts directly inside a node, in the order of writing."""
    for spec in _part_fields(type(node)):
        value = getattr(node, spec.attribute)
        if not value:
            continue
        if spec.many:
            yield from value
        elif isinstance(spec.type, MapType):
            yield from value.values()
        else:
            yield value


def walk(node: Node) -> Iterator[Node]:
    """The node and everything inside it, depth first, in the order of writing."""
    yield node
    for child in children(node):
        yield from walk(child)


def uses(node: Node) -> Iterator[Use]:
    """Every reference made by a node and the parts inside it."""
    for inner in walk(node):
        yield from own_uses(inner)


def own_uses(node: Node) -> Iterator[Use]:
    """The references that a node itself makes, without the parts inside it."""
    for read in _readers(type(node)):
        yield from read(node)


@per_class
def _part_fields(cls: type[Any]) -> tuple[FieldSpec, ...]:
    def holds_parts(spec: FieldSpec) -> bool:
        return isinstance(spec.type, PartType) or (
            isinstance(spec.type, MapType) and isinstance(spec.type.value, PartType)
        )

    return tuple(spec for spec in fields_of(cls) if holds_parts(spec))


@per_class
def _readers(cls: type[Any]) -> tuple[Callable[[Node], Iterator[Use]], ...]:
    return tuple(reader for spec in fields_of(cls) if (reader := _reader(spec)) is not None)


def _reader(spec: FieldSpec) -> Callable[[Node], Iterator[Use]] | None:
    name, attribute = spec.name, spec.attribute
    match spec.type:
        case RefType() as type_ if spec.many:

            def read_many(node: Node) -> Iterator[Use]:
                for index, ref in enumerate(getattr(node, attribute)):
                    yield Use(node, (name, index), type_, ref)

            return read_many
        case RefType() as type_:

            def read_one(node: Node) -> Iterator[Use]:
                if ref := getattr(node, attribute):
                    yield Use(node, (name,), type_, ref)

            return read_one
        case MapType(_, keys) if keys:
            key_type = RefType((keys,))

            def read_keys(node: Node) -> Iterator[Use]:
                for key in getattr(node, attribute):
                    yield Use(node, (name, key), key_type, Ref(keys, key), is_key=True)

            return read_keys
        case StringType(format="formula"):

            def read_formula(node: Node) -> Iterator[Use]:
                for found in _IN_FORMULA.finditer(getattr(node, attribute) or ""):
                    yield Use(node, (name,), _METRIC, Ref("metric", found[1].strip()))

            return read_formula
    return None
