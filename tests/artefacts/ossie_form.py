"""The form of Apache Ossie 0.1.1, written down here from its published description; it is not the published file.

What it states: the members of each object, which of them are needed, that no other may stand there, the dialects of an
expression, and that the data of an extension is a text.
"""

from __future__ import annotations

from typing import Any

TEXT = {"type": "string"}
DIALECTS = ("ANSI_SQL", "SNOWFLAKE", "MDX", "TABLEAU", "DATABRICKS")


def closed(needed: dict[str, Any], others: dict[str, Any]) -> dict[str, Any]:
    """An object with these members and no other."""
    members = {**needed, **others}
    return {"type": "object", "required": [*needed], "properties": members, "additionalProperties": False}


def many(item: dict[str, Any], least: int = 0) -> dict[str, Any]:
    return {"type": "array", "items": item, "minItems": least}


CONTEXT = {"type": ["string", "object"]}
EXTENSION = closed({"vendor_name": TEXT, "data": TEXT}, {})
AROUND = {"description": TEXT, "ai_context": CONTEXT, "custom_extensions": many(EXTENSION)}
EXPRESSION = closed({"dialects": many(closed({"dialect": {"enum": [*DIALECTS]}, "expression": TEXT}, {}), 1)}, {})
FIELD = closed(
    {"name": TEXT, "expression": EXPRESSION},
    {"dimension": closed({}, {"is_time": {"type": "boolean"}}), "label": TEXT, **AROUND},
)
DATASET = closed(
    {"name": TEXT, "source": TEXT},
    {"primary_key": many(TEXT), "unique_keys": many(many(TEXT)), "fields": many(FIELD), **AROUND},
)
METRIC = closed({"name": TEXT, "expression": EXPRESSION}, AROUND)
RELATIONSHIP = closed(
    {"name": TEXT, "from": TEXT, "to": TEXT, "from_columns": many(TEXT, 1), "to_columns": many(TEXT, 1)},
    {"ai_context": CONTEXT, "custom_extensions": many(EXTENSION)},
)
MODEL = closed(
    {"name": TEXT, "datasets": many(DATASET, 1)},
    {"relationships": many(RELATIONSHIP), "metrics": many(METRIC), **AROUND},
)
FORM = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    **closed(
        {"version": {"const": "0.1.1"}, "semantic_model": many(MODEL)}, {"dialects": many(TEXT), "vendors": many(TEXT)}
    ),
}
