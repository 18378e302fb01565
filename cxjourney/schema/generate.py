"""JSON Schema 2020-12 from the declarations: what editors complete from, and what the first check runs."""

from __future__ import annotations

from functools import cache
from typing import Any

from cxjourney.model.declare import (
    DOCS,
    KINDS,
    PLURALS,
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
from cxjourney.model.values import SCALARS

VERSION = "v1"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
BASE = "urn:cxjourney:schemas:v1:"
SLUG = "[a-z0-9]+(-[a-z0-9]+)*"

FORMATS: dict[str, tuple[str, str, str]] = {
    "id": (rf"^{SLUG}$", "small letters, digits and hyphens", "first-home-loan"),
    "language": (r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$", "a language code", "fr-CA"),
    "url": (r"^[^\s]+$", "an address without spaces", "https://example.org"),
    "path": (r"^[^\s].*$", "a path inside the workspace", "files/report.pdf"),
    "link": (r"^[^\s].*$", "an address, or a path inside the workspace", "https://example.org"),
    "handle": (r"^@[\w./-]+$", "a handle", "@azur/lending"),
    "currency": (r"^[A-Z]{3}$", "three capital letters", "EUR"),
    "event": (r"^[A-Za-z][A-Za-z0-9_.:-]*$", "a name of letters, digits and `_ . : -`", "order_paid"),
    "column": (r"^[A-Za-z_][A-Za-z0-9_.]*$", "a column name", "score"),
    "timezone": (r"^[A-Za-z]+(/[A-Za-z0-9_+-]+)*$", "a time zone", "Europe/Paris"),
    "own-code": (r"^[A-Z]{3,5}[0-9]{3}$", "three to five capitals and three digits", "ACME001"),
    "formula": (r"^[^;]+$", "arithmetic over metrics", "{revenue} / {orders}"),
}
"""What a technical string must look like: its pattern, the same in words, and an example."""

_TEXT = {
    "type": ["string", "object"],
    "minLength": 1,
    "minProperties": 1,
    "propertyNames": {"pattern": FORMATS["language"][0]},
    "additionalProperties": {"type": "string", "minLength": 1},
}


@cache
def schema_of(kind: str) -> dict[str, Any]:
    """The schema of a file of `kind` (`catalog` and `workspace` included). Do not change what it returns."""
    if kind == "catalog":
        properties: dict[str, Any] = {
            plural: {"type": "array", "title": plural, "description": DOCS[KINDS[name]].en, "items": _ref(KINDS[name])}
            for plural, name in PLURALS.items()
        }
        body = _object(properties, [], "A bag of small shared entities, under the plural of their kind.")
        classes = [KINDS[name] for name in PLURALS.values()]
    else:
        cls = _class(kind)
        body = _class_schema(cls)
        classes = [part for part in _parts(cls) if part is not cls]
    return {
        "$schema": DIALECT,
        "$id": f"{BASE}{kind}",
        "title": kind.capitalize(),
        **body,
        "properties": {**_envelope(kind), **body["properties"]},
        "required": ["cxjourney", "kind", *body.get("required", ())],
        "$defs": _definitions(classes),
    }


@cache
def combined() -> dict[str, Any]:
    """One schema for every kind of file, choosing by `kind`: the one to give to an editor."""
    kinds = [*KINDS, "catalog", "workspace"]
    return {
        "$schema": DIALECT,
        "$id": f"{BASE}cxjourney",
        "title": "cxjourney",
        "description": "Any file of a cxjourney workspace; the other fields depend on `kind`.",
        "type": "object",
        "required": ["cxjourney", "kind"],
        "properties": {**_envelope(""), "kind": {"enum": kinds, "description": "What the file describes."}},
        "allOf": [
            {
                "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
                "then": {"$ref": f"#/$defs/kind-{kind}"},
            }
            for kind in kinds
        ],
        "$defs": {
            **{
                f"kind-{kind}": {
                    key: value for key, value in schema_of(kind).items() if key not in ("$schema", "$id", "$defs")
                }
                for kind in kinds
            },
            **{name: body for kind in kinds for name, body in schema_of(kind)["$defs"].items()},
        },
    }


def _class(kind: str) -> type[Any]:
    if kind in KINDS:
        return KINDS[kind]
    return next(cls for cls in DOCS if cls.__name__.lower() == kind)


def _envelope(kind: str) -> dict[str, Any]:
    return {
        "cxjourney": {"const": VERSION, "title": "cxjourney", "description": "The version of the language."},
        "kind": {"const": kind, "title": "kind", "description": "What the file describes."},
    }


def _object(properties: dict[str, Any], required: list[str], doc: str) -> dict[str, Any]:
    made: dict[str, Any] = {"description": doc, "type": "object", "properties": properties}
    if required:
        made["required"] = required
    return {**made, "patternProperties": {"^x-": {}}, "additionalProperties": False}


def _class_schema(cls: type[Any]) -> dict[str, Any]:
    specs = fields_of(cls)
    return _object({s.name: field_schema(s) for s in specs}, [s.name for s in specs if s.required], DOCS[cls].en)


def field_schema(spec: FieldSpec) -> dict[str, Any]:
    """The schema of one field, with its title, description and example."""
    body = _type_schema(spec.type)
    if spec.many:
        body = {"type": "array", "items": body, **({"minItems": 1} if spec.required else {})}
    if spec.example is not None:
        example = spec.example if not spec.many or isinstance(spec.example, list) else [spec.example]
        body = {**body, "examples": [example]}
    return {"title": spec.name.replace("_", " "), "description": spec.doc.en, **body}


def _type_schema(type_: FieldType) -> dict[str, Any]:
    match type_:
        case TextType():
            return {"$ref": "#/$defs/Text"}
        case StringType(format=""):
            return {"type": "string", "minLength": 1}
        case StringType(format=name):
            return {"type": "string", "pattern": FORMATS[name][0]}
        case NumberType(minimum, maximum, whole):
            bounds = {"minimum": minimum, "maximum": maximum}
            return {
                "type": "integer" if whole else "number",
                **{key: value for key, value in bounds.items() if value is not None},
            }
        case FlagType():
            return {"type": "boolean"}
        case ChoiceType(values):
            return {"enum": list(values)}
        case ScalarType(name):
            scalar = SCALARS[name]
            types = list(scalar.json_type)
            return {
                "type": types if len(types) > 1 else types[0],
                "pattern": scalar.pattern,
                "format": f"cxj-{name}",
                "examples": [scalar.example],
            }
        case RefType():
            return {"type": "string", "minLength": 1}
        case PartType(cls):
            return _ref(cls)
        case MapType(value, keys):
            names = FORMATS["id"][0] if keys else "^[^\\s]"
            return {"type": "object", "propertyNames": {"pattern": names}, "additionalProperties": _type_schema(value)}


def _ref(cls: type[Any]) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{cls.__name__}"}


def _definitions(classes: list[type[Any]]) -> dict[str, Any]:
    needed = sorted({part for cls in classes for part in _parts(cls)}, key=lambda cls: cls.__name__)
    return {"Text": {"description": "A text, in the default language or by language.", **_TEXT}} | {
        cls.__name__: {"title": cls.__name__, **_class_schema(cls)} for cls in needed
    }


def _parts(cls: type[Any]) -> list[type[Any]]:
    """The class and every part inside it."""
    found: list[type[Any]] = []
    waiting = [cls]
    while waiting:
        current = waiting.pop()
        if current in found:
            continue
        found.append(current)
        for spec in fields_of(current):
            inner = spec.type
            while isinstance(inner, MapType):
                inner = inner.value
            if isinstance(inner, PartType):
                waiting.append(inner.cls)
    return found


def schema_files() -> dict[str, str]:
    """The published contract: a file a kind and `cxjourney.json` for all, by file name.

    Kinds and the workspace register themselves when they are imported: import `cxjourney.compiler` first.
    """
    import json

    schemas = {f"{kind}.json": schema_of(kind) for kind in (*KINDS, "catalog", "workspace")}
    schemas["cxjourney.json"] = combined()
    return {name: json.dumps(body, indent=2, ensure_ascii=False) + "\n" for name, body in sorted(schemas.items())}
