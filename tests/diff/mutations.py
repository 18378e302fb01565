"""Every way in which one field of a model may change, from the declarations: each is one change at one path."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from cxjourney.binding.decode import decode
from cxjourney.compiler import compile_workspace
from cxjourney.model.declare import (
    KINDS,
    ChoiceType,
    FieldSpec,
    FieldType,
    FlagType,
    MapType,
    NumberType,
    PartType,
    RefType,
    ScalarType,
    StringType,
    TextType,
    fields_of,
)
from cxjourney.model.dump import dump_entity
from cxjourney.model.entity import Entity
from cxjourney.model.model import ELEMENTS, Model, kind_of
from cxjourney.schema.generate import FORMATS
from cxjourney.schema.validate import validate
from cxjourney.source.file import SourceFile
from cxjourney.source.reader import locate, read
from cxjourney.source.writer import to_yaml
from tests.laying import ROOT, TODAY

Data = dict[str, dict[str, Any]]
"""The data of every entity by its address."""
SCALARS = {
    "date": ("2031-01-02", "2032-03-04"),
    "duration": ("PT13M", "P9D"),
    "share": ("13 %", "17 %"),
    "target": (">= 13 %", "<= 17 %"),
    "quantity": ("13 %", "17 days"),
}


@dataclass(frozen=True)
class Mutation:
    """One field of one entity with another value; `path` leads to it through data, `spec` is its declaration.

    `owner` is the class that declares the field. `named` is the way to it as a change tells it: from the nearest
    element that can be referred to, with members of lists by what names them.
    """

    ref: str
    path: tuple[str | int, ...]
    owner: type[Any]
    spec: FieldSpec
    value: Any
    """None takes the field away."""

    def __str__(self) -> str:
        how = "without" if self.value is None else "with"
        return f"{self.owner.__name__}-{how}-{self.spec.name}"

    def done(self, data: Data) -> dict[str, Any]:
        """The data of the entity, changed."""
        whole = copy.deepcopy(data[self.ref])
        inside: Any = whole
        for step in self.path[:-1]:
            inside = inside[step]
        if self.value is None:
            del inside[self.path[-1]]
        else:
            inside[self.path[-1]] = self.value
        return whole


@cache
def example() -> tuple[Model, Data]:
    """The example organisation, and its data."""
    model = compile_workspace(ROOT, TODAY).model
    return model, {entity.ref: dump_entity(entity) for entity in model.entities.values() if entity.origin}


def rebuilt(data: Data) -> Model:
    """The model that some data make; what they refer to need not exist."""
    return Model((entity_of(ref, fields) for ref, fields in data.items()), frozenset())


def entity_of(ref: str, fields: dict[str, Any]) -> Entity:
    """The entity that some data make; the same object each time for the same data."""
    if id(fields) not in _MADE:
        file = SourceFile(f"{ref.replace(':', '/')}.yaml", b"x", locate)
        plain = {key: value for key, value in fields.items() if key not in ("cxjourney", "kind")}
        _MADE[id(fields)] = (fields, decode(fields["kind"], plain, file))
    return _MADE[id(fields)][1]


_MADE: dict[int, tuple[dict[str, Any], Entity]] = {}


def accepted(fields: dict[str, Any]) -> bool:
    """Whether the schema takes the data of an entity."""
    file = SourceFile("a.yaml", to_yaml(fields).encode(), locate)
    return validate(file, read(file).data).diagnostics == ()


def mutations() -> Iterator[Mutation]:
    """For each declared field: taken away, given another value, and given where it was absent; once each."""
    model, data = example()
    seen: set[str] = set()
    for entity in model.entities.values():
        if entity.ref not in data or not getattr(entity.origin, "file", None):
            continue
        for made in _inside(KINDS[kind_of(entity)], data[entity.ref], entity.ref, (), data):
            if str(made) not in seen and accepted(made.done(data)):
                seen.add(str(made))
                yield made


def _inside(cls: type[Any], fields: Any, ref: str, path: tuple[str | int, ...], data: Data) -> Iterator[Mutation]:
    for spec in fields_of(cls):
        at = (*path, spec.name)
        if spec.name in ("id", "aliases"):
            continue
        given = fields.get(spec.name)
        if (other := _other(spec, given, data)) is not None:
            yield Mutation(ref, at, cls, spec, other)
        if given is not None and not spec.required:
            yield Mutation(ref, at, cls, spec, None)
        match spec.type:
            case PartType(inner) if given and spec.many:
                for index, member in enumerate(given):
                    yield from _inside(inner, member, ref, (*at, index), data)
            case PartType(inner) if given:
                yield from _inside(inner, given, ref, at, data)
            case MapType(PartType(inner)) if given:
                for key, member in given.items():
                    yield from _inside(inner, member, ref, (*at, key), data)


def _other(spec: FieldSpec, given: Any, data: Data) -> Any:
    members = given if spec.many and given else [given]
    one = next((value for value in _values(spec.type, data) if value not in members), None)
    return [*(given or ()), one] if spec.many and one is not None else one


def _values(type_: FieldType, data: Data) -> Iterator[Any]:
    match type_:
        case TextType():
            yield from ("Something else altogether", "And something else")
        case StringType(format="id"):
            yield from ("another-one", "yet-another")
        case StringType(format=""):
            yield from ("another word", "yet another")
        case StringType(format=name):
            yield FORMATS[name][2]
            yield from ("another/one.png", "https://other.example.org/", "@other/one", "other_event", "USD")
        case NumberType(low, high):
            yield from (number for number in ((low or 0), (low or 0) + 1, high or 9) if number is not None)
        case FlagType():
            yield True
        case ChoiceType(choices):
            yield from choices
        case ScalarType(name):
            yield from SCALARS[name]
        case RefType() as ref:
            yield from _references(ref, data)
        case PartType(cls):
            yield {spec.name: _other(spec, None, data) for spec in fields_of(cls) if spec.required} or {
                next(iter(fields_of(cls))).name: _other(next(iter(fields_of(cls))), None, data)
            }
        case MapType(value, keys):
            for key in [ref.partition(":")[2] for ref in data if ref.startswith(f"{keys}:")] if keys else ["spare"]:
                yield {key: next(_values(value, data))}


def _references(type_: RefType, data: Data) -> Iterator[str]:
    yield from type_.words
    for kind in type_.kinds:
        for ref in data:
            if ref.startswith(f"{kind}:"):
                yield ref if len(type_.kinds) > 1 else ref.partition(":")[2]
    if set(type_.kinds) & {*ELEMENTS}:
        paths = {"stage": "a/b", "touchpoint": "a/b/c", "exit": "a/b", "pain": "a/b/c/d", "phase": "spare"}
        kind = type_.kinds[0]
        short = paths[kind].partition("/")[2] if kind in type_.local else paths[kind]
        yield short if len(type_.kinds) == 1 or "touchpoint" in type_.local else f"{kind}:{short}"
