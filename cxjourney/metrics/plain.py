"""Frozen dataclasses to plain data and back, and their JSON Schema, all from their type hints.

Texts by language become a map, tuples become lists, and a choice between dataclasses says which by its `form`.
"""

from __future__ import annotations

import dataclasses
import inspect
import json
from collections.abc import Mapping
from functools import cache
from types import NoneType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")
WORDS = tuple[tuple[str, str], ...]
"""The hint of a text by language."""
_LATER = "later"
_SCALARS: Mapping[Any, str] = {str: "string", bool: "boolean", int: "integer", float: "number"}


def hints(cls: Any) -> dict[str, Any]:
    """The fields of a dataclass and their types, in the order of declaration."""
    return _hints(cls)


@cache
def _hints(cls: type[Any]) -> dict[str, Any]:
    found = get_type_hints(cls)
    return {field.name: found[field.name] for field in dataclasses.fields(cls)}


def later(default: Any) -> Any:
    """A field that was added to a document already published: documents written before it lack it."""
    return dataclasses.field(default=default, metadata={_LATER: True})


def needed(cls: Any) -> tuple[str, ...]:
    """The members that a document must hold, sorted."""
    return tuple(sorted(field.name for field in dataclasses.fields(cls) if _LATER not in field.metadata))


def to_plain(value: Any) -> Any:
    """Dicts, lists, texts, numbers and None."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: _member(getattr(value, name), hint) for name, hint in hints(type(value)).items()}
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def from_plain(cls: type[T], data: Any) -> T:
    """What `to_plain` was given. The data must be valid against the schema."""
    made: T = _read(cls, data)
    return made


def schema_of(cls: type[Any], docs: Mapping[str, str]) -> dict[str, Any]:
    """The schema of a dataclass, those inside it as `$defs`; `docs` explains fields as `Class.field`."""
    definitions: dict[str, Any] = {}
    body = _object(cls, docs, definitions)
    return {**body, "$defs": {name: definitions[name] for name in sorted(definitions)}}


def _member(value: Any, hint: Any) -> Any:
    return dict(value) if hint == WORDS else to_plain(value)


def _read(hint: Any, data: Any) -> Any:
    if hint == WORDS:
        return tuple(data.items())
    if dataclasses.is_dataclass(hint):
        made: Any = hint
        return made(**{name: _read(inner, data[name]) for name, inner in hints(hint).items() if name in data})
    if get_origin(hint) is tuple:
        return tuple(_read(get_args(hint)[0], item) for item in data)
    if hint is float:
        return float(data)
    choices = choices_of(hint)
    if not choices:
        return data
    if data is None:
        return None
    if isinstance(data, dict):
        return _read(_chosen(choices, data), data)
    if float in choices and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    others = [choice for choice in choices if choice is not NoneType and choice not in _SCALARS]
    return _read(others[0], data) if others else data


def choices_of(hint: Any) -> tuple[Any, ...]:
    """The members of a union of hints, none for anything else."""
    return get_args(hint) if get_origin(hint) not in (None, tuple, Literal) else ()


def _chosen(choices: tuple[Any, ...], data: Mapping[str, Any]) -> Any:
    classes = [choice for choice in choices if dataclasses.is_dataclass(choice)]
    if len(classes) == 1:
        return classes[0]
    return next(cls for cls in classes if get_args(hints(cls)["form"])[0] == data["form"])


def _object(cls: type[Any], docs: Mapping[str, str], definitions: dict[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    for name, hint in hints(cls).items():
        described = {"description": docs[key]} if (key := f"{cls.__name__}.{name}") in docs else {}
        properties[name] = {**described, **_type(hint, docs, definitions)}
    return {
        "title": cls.__name__,
        "description": " ".join((inspect.getdoc(cls) or "").split()),
        "type": "object",
        "properties": properties,
        "required": list(needed(cls)),
        "additionalProperties": False,
    }


def _type(hint: Any, docs: Mapping[str, str], definitions: dict[str, Any]) -> dict[str, Any]:
    if hint == WORDS:
        return {"type": "object", "additionalProperties": {"type": "string"}}
    if hint in _SCALARS:
        return {"type": _SCALARS[hint]}
    if hint is NoneType:
        return {"type": "null"}
    if get_origin(hint) is Literal:
        values = list(get_args(hint))
        return {"const": values[0]} if len(values) == 1 else {"enum": values}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _type(get_args(hint)[0], docs, definitions)}
    if choices := choices_of(hint):
        return {"anyOf": [_type(choice, docs, definitions) for choice in choices]}
    name = hint.__name__
    if name not in definitions:
        definitions[name] = {}  # a type may hold itself
        definitions[name] = _object(hint, docs, definitions)
    return {"$ref": f"#/$defs/{name}"}


def written(document: Any) -> str:
    """A document of dataclasses as JSON text, keys sorted."""
    return json.dumps(to_plain(document), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def published(cls: Any, name: str, docs: Mapping[str, str]) -> dict[str, Any]:
    """The JSON Schema of such a document under a name, which is a URN; `docs` say what fields mean."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": name, **schema_of(cls, docs)}


def printed(schema: Mapping[str, Any]) -> str:
    """A schema as it is published, in the order of declaration."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
