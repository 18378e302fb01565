"""Loops over declarations: the parts inside a node, and the references that it makes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from cxjourney.model.declare import FieldSpec, MapType, PartType, RefType, StringType, fields_of
from cxjourney.model.node import Node
from cxjourney.model.remember import per_class
from cxjourney.model.values import Ref
from cxjourney.source.span import Pointer

_IN_FORMULA = re.compile(r"\{([^{}]*)\}")


class Use(NamedTuple):
    """A reference where it is made: the node, the path of the field inside it, its declared type and the reference."""

    node: Node
    path: Pointer
    type: RefType
    ref: Ref[Any]
    is_key: bool = False


_METRIC = RefType(("metric",), acyclic=True)


def children(node: Node) -> list[Node]:
    """The parts directly inside a node, in the order of writing."""
    found: list[Node] = []
    for attribute, members in _part_fields(type(node)):
        if value := getattr(node, attribute):
            found += members(value)
    return found


def walk(node: Node) -> list[Node]:
    """The node and everything inside it, depth first, in the order of writing."""
    found: list[Node] = []
    _gather(node, found)
    return found


def _gather(node: Node, found: list[Node]) -> None:
    found.append(node)
    for child in children(node):
        _gather(child, found)


def uses(node: Node) -> list[Use]:
    """Every reference made by a node and the parts inside it."""
    found: list[Use] = []
    for inner in walk(node):
        found += own_uses(inner)
    return found


def own_uses(node: Node) -> list[Use]:
    """The references that a node itself makes, without the parts inside it."""
    found: list[Use] = []
    for attribute, read in _readers(type(node)):
        if value := getattr(node, attribute):
            found += read(node, value)
    return found


@per_class
def _part_fields(cls: type[Any]) -> tuple[tuple[str, Callable[[Any], Iterable[Node]]], ...]:
    """The attributes that hold parts, and what takes the parts out of one that is not empty."""
    return tuple((spec.attribute, members) for spec in fields_of(cls) if (members := _members(spec)) is not None)


def _members(spec: FieldSpec) -> Callable[[Any], Iterable[Node]] | None:
    match spec.type:
        case PartType() if spec.many:
            return tuple
        case PartType():
            return lambda part: (part,)
        case MapType(PartType()):
            return dict.values
    return None


Reader = Callable[[Node, Any], Iterable[Use]]
"""The references that a node makes by the value of one field, which is not empty."""


@per_class
def _readers(cls: type[Any]) -> tuple[tuple[str, Reader], ...]:
    return tuple((spec.attribute, read) for spec in fields_of(cls) if (read := _reader(spec)) is not None)


def _reader(spec: FieldSpec) -> Reader | None:
    name = spec.name
    match spec.type:
        case RefType() as type_ if spec.many:
            return lambda node, refs: [Use(node, (name, index), type_, ref) for index, ref in enumerate(refs)]
        case RefType() as type_:
            return lambda node, ref: (Use(node, (name,), type_, ref),)
        case MapType(_, keys) if keys:
            key_type = RefType((keys,))
            return lambda node, members: [
                Use(node, (name, key), key_type, Ref(keys, key), is_key=True) for key in members
            ]
        case StringType(format="formula"):
            return lambda node, formula: [
                Use(node, (name,), _METRIC, Ref("metric", found[1].strip())) for found in _IN_FORMULA.finditer(formula)
            ]
    return None
