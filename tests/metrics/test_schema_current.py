"""The published schema of the resolved metrics is what the types say."""

from __future__ import annotations

import json

import jsonschema

from cxjourney.metrics.contract import DOCS, SCHEMA_ID, SCHEMA_NAME, metrics_schema
from tests.laying import ROOT

PUBLISHED = ROOT / "schemas" / "v1" / SCHEMA_NAME
WRITE = (
    'python -c "import json, pathlib; from cxjourney.metrics.contract import schema_text; '
    f"pathlib.Path('schemas/v1/{SCHEMA_NAME}').write_text(schema_text())\""
)


def test_it_is_current() -> None:
    from cxjourney.metrics.contract import schema_text

    assert PUBLISHED.read_text(encoding="utf-8") == schema_text(), f"run: {WRITE}"


def test_it_is_a_valid_schema_that_refuses_unknown_fields() -> None:
    schema = metrics_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"] == SCHEMA_ID
    for definition in [schema, *schema["$defs"].values()]:
        assert definition["additionalProperties"] is False
        assert definition["description"].endswith(".")
    assert json.loads(json.dumps(schema)) == schema


def test_each_explanation_explains_a_field() -> None:
    schema = metrics_schema()
    for key, doc in DOCS.items():
        name, field = key.split(".")
        definition = schema if name == schema["title"] else schema["$defs"][name]
        assert definition["properties"][field]["description"] == doc
