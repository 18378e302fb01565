"""The published schemas are what the declarations say, are valid, and use no keyword that a validator would skip."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import cxjourney.compiler  # noqa: F401 -- registers every kind and the workspace
from cxjourney.model.declare import DOCS, KINDS, PLURALS, fields_of
from cxjourney.schema.generate import schema_files

PUBLISHED = Path(__file__).parent.parent / "schemas" / "v1"
FILES = schema_files()
KNOWN = {
    "$schema", "$id", "$ref", "$defs", "title", "description", "examples", "type", "properties", "patternProperties",
    "additionalProperties", "propertyNames", "required", "items", "enum", "const", "pattern", "format", "minimum",
    "maximum", "minItems", "minLength", "minProperties", "allOf", "if", "then",
}  # fmt: skip
MAPS_OF_SCHEMAS = {"properties", "patternProperties", "$defs"}


def schemas_in(schema: Any) -> Iterator[dict[str, Any]]:
    if not isinstance(schema, dict):
        return
    yield schema
    for key, value in schema.items():
        if key in MAPS_OF_SCHEMAS:
            for inner in value.values():
                yield from schemas_in(inner)
        elif key in ("items", "additionalProperties", "propertyNames", "if", "then"):
            yield from schemas_in(value)
        elif key == "allOf":
            for inner in value:
                yield from schemas_in(inner)


@pytest.mark.parametrize("name", FILES)
def test_published_schema_is_current(name: str) -> None:
    assert (PUBLISHED / name).read_text(encoding="utf-8") == FILES[name], "run `make schemas`"


def test_nothing_else_is_published() -> None:
    ours = {path.name for path in PUBLISHED.glob("*.json")} - {"metrics-resolved.json", "results.json"}
    assert ours == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_schema_is_valid_and_has_no_unknown_keyword(name: str) -> None:
    schema = json.loads(FILES[name])
    jsonschema.Draft202012Validator.check_schema(schema)
    for inner in schemas_in(schema):
        assert set(inner) <= KNOWN


def test_each_field_has_a_sentence() -> None:
    for cls in DOCS:
        for doc in (DOCS[cls], *(spec.doc for spec in fields_of(cls))):
            for sentence in (doc.en, doc.fr):
                assert sentence[0].isupper(), sentence
                assert sentence.endswith((".", "?")), sentence


def test_each_field_has_its_sentence_in_french() -> None:
    for cls in DOCS:
        for doc in (DOCS[cls], *(spec.doc for spec in fields_of(cls))):
            assert doc.fr != doc.en, f"{cls.__name__}: say in French: {doc.en}"


def test_each_kind_but_the_journey_may_stand_in_a_catalog() -> None:
    assert set(PLURALS.values()) == set(KINDS) - {"journey"}
