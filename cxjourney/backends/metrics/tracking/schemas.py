"""A JSON Schema (2020-12) for each event, to check what is sent before it is sent, or rows when they arrive."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from cxjourney.backends.metrics.specs import Shown
from cxjourney.backends.metrics.tracking.plan import Event, Property
from cxjourney.backends.metrics.tracking.words import meaning
from cxjourney.metrics.texts import one_line


def schema(event: Event, here: Shown) -> str:
    """The schema of one event as text. An absent property is left out, never empty; others may come beside."""
    stream = here.plan.sources[event.source]
    named = stream.mapping.get("event")
    locale = here.workspace.language.partition("-")[0]
    properties = {each.name: _property(each, locale) for each in event.properties}
    if named is not None:
        properties[named] = {"const": event.name, **_told(properties[named])}
    properties[stream.moment]["type"] = "string"
    if stream.table.instants:
        properties[stream.moment]["format"] = "date-time"
    made: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:cxjourney:event:{quote(event.source, safe='')}:{quote(event.name, safe='')}",
        "title": one_line(event.name),
        "type": "object",
        "properties": properties,
        "required": sorted(each.name for each in event.properties if each.required),
    }
    if event.whose:
        made["anyOf"] = [{"required": [name]} for name in event.whose]
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _property(each: Property, locale: str) -> dict[str, Any]:
    told = "; ".join(meaning(name).in_(locale) for name in each.meanings)
    return {
        "type": ["number", "string"] if each.numeric else ["string", "number", "boolean"],
        **({"minLength": 1} if each.required else {}),
        **({"pattern": r"^\s*-?\d+([.]\d+)?([eE][-+]?\d+)?\s*$"} if each.numeric else {}),
        **({"description": told} if told else {}),
    }


def _told(found: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in found.items() if key == "description"}
