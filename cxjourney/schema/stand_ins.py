"""Small values that a schema accepts: in the place of a faulty one, or as an example in advice."""

from __future__ import annotations

from typing import Any

from cxjourney.model.declare import PLURALS
from cxjourney.schema.due import as_yaml, scalar_name
from cxjourney.schema.generate import FORMATS, schema_of
from cxjourney.source.span import Pointer

DELETE = object()
"""The stand-in for a member that should not be there at all."""

_TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
_PATTERNS = {pattern: name for name, (pattern, _, _) in FORMATS.items()}


def stand_in(schema: dict[str, Any], pointer: Pointer) -> Any:
    """A small value that `schema` accepts. Ids are made from the pointer, so that no two are equal."""
    if "$ref" in schema:
        return "?" if _is_text(schema) else stand_in(definition(schema), pointer)
    if "enum" in schema or "const" in schema:
        return schema["enum"][0] if "enum" in schema else schema["const"]
    match schema.get("type"):
        case "object":
            needed = schema.get("required", ())
            return {name: stand_in(schema["properties"][name], (*pointer, name)) for name in needed}
        case "array":
            return [stand_in(schema["items"], (*pointer, 0))] if schema.get("minItems") else []
        case "integer" | "number":
            return schema.get("minimum", 0)
        case "boolean":
            return False
    if schema.get("pattern") == FORMATS["id"][0]:
        return "faulty-" + "-".join(str(step) if isinstance(step, int) else step.replace("_", "-") for step in pointer)
    if schema.get("pattern") in _PATTERNS:
        return FORMATS[_PATTERNS[schema["pattern"]]][2]
    return schema["examples"][-1] if "pattern" in schema and "examples" in schema else "?"


def example(schema: dict[str, Any], field: str) -> str:
    """A short value that `schema` accepts, as YAML on one line; `…` stands for texts, ids are named after `field`."""
    if _is_text(schema):
        return "…"
    schema = definition(schema)
    if "enum" in schema:
        return as_yaml(str(schema["enum"][0]))
    match schema.get("type"):
        case "object":
            known = schema.get("properties", {})
            if not known:
                value = example(schema.get("additionalProperties", {}), field)
                return "{" + f"{_one_of(field)}-1: {value}" + "}"
            names = schema.get("required") or list(known)[:1]
            return "{" + ", ".join(f"{name}: {_member(known[name], name, field)}" for name in names) + "}"
        case "array":
            return f"[{example(schema['items'], field)}]"
        case "integer" | "number":
            return f"{min(max(schema.get('minimum', 1), 1), schema.get('maximum', 1)):g}"
        case "boolean":
            return "true"
    if scalar_name(schema):
        return as_yaml(str(schema["examples"][-1]))
    if schema.get("pattern") == FORMATS["id"][0]:
        return f"{_one_of(field)}-1"
    return as_yaml(FORMATS[_PATTERNS[schema["pattern"]]][2]) if schema.get("pattern") in _PATTERNS else "…"


def definition(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema behind a `$ref`; the schema itself when it is none."""
    from cxjourney.model.declare import KINDS

    if "$ref" not in schema:
        return schema
    name = schema["$ref"].rsplit("/", 1)[1]
    for kind in (*KINDS, "catalog", "workspace"):
        definitions = schema_of(kind)["$defs"]
        if name in definitions:
            found: dict[str, Any] = definitions[name]
            return found
    raise AssertionError(f"no definition named {name}")


def takes(schema: dict[str, Any], value: Any) -> bool:
    """Whether `schema` takes a value of this type, whatever it holds; nothing written is of every type."""
    wanted = definition(schema).get("type")
    if wanted is None or value is None:
        return True
    types = [wanted] if isinstance(wanted, str) else wanted
    return any(_is_of(name, value) for name in types)


def takes_in_brackets(schema: dict[str, Any], value: Any) -> bool:
    """Whether brackets are all that a value lacks: one word, where `schema` takes a list of them."""
    schema = definition(schema)
    one = not isinstance(value, (list, dict)) and "\n" not in str(value)
    return one and schema.get("type") == "array" and takes(schema["items"], value)


def _is_of(name: str, value: Any) -> bool:
    if name == "number":
        return type(value) in (int, float)
    return type(value) is _TYPES[name]


def is_needed(kind: str, pointer: Pointer) -> bool:
    """Whether a document of a kind must have the member at `pointer`; an item of a list it need not have."""
    schema: dict[str, Any] = schema_of(kind)
    for step in pointer[:-1]:
        inside = schema.get("items") if isinstance(step, int) else schema.get("properties", {}).get(step)
        inside = inside or schema.get("additionalProperties")
        if not isinstance(inside, dict):
            return False
        schema = definition(inside)
    return bool(pointer) and pointer[-1] in schema.get("required", ())


def _is_text(schema: dict[str, Any]) -> bool:
    return bool(schema.get("$ref", "").endswith("/Text"))


def _member(schema: dict[str, Any], name: str, owner: str) -> str:
    return example(schema, owner if name == "id" else name)


def _one_of(field: str) -> str:
    return PLURALS.get(field, field.removesuffix("s")).replace("_", "-") or "one"
