"""A comparison for programs. `format` grows when a field changes meaning; fields may be added within a number."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import asdict
from typing import Any

from cxjourney.diagnostics.diagnostic import Diagnostic, Place
from cxjourney.diagnostics.formats.json import as_data, head
from cxjourney.diff.story import NAMES, Story, Told
from cxjourney.model.dump import dump
from cxjourney.model.node import Node
from cxjourney.model.values import Ref, Text


def to_json(story: Story, locale: str, sql: Collection[str] = ()) -> str:
    """The comparison as JSON, indented, with a final newline; `sql` are the metrics whose query is another text."""
    whole = {
        **head(),
        "base": story.base.in_("en"),
        "head": story.head.in_("en"),
        "summary": {
            "complete": True,
            **{name: len(story.of(severity)) for severity, name in NAMES.items()},
            "impact": {**_lists(asdict(story.impact)), "sql": list(sql)},
        },
        "changes": [_change(one, locale, sql) for one in story.changes],
        "remarks": [as_data(remark, locale) for remark in story.remarks],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def refused(base: str, name: str, found: tuple[Diagnostic, ...], locale: str) -> str:
    """What is said when the new side cannot be understood: no change is told, and `complete` is false."""
    whole = {
        **head(),
        "base": base,
        "head": name,
        "summary": {"complete": False, "errors": len(found)},
        "changes": [],
        "diagnostics": [as_data(one, locale) for one in found],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _change(one: Told, locale: str, sql: Collection[str]) -> dict[str, Any]:
    change, classed = one.classed.change, one.classed
    data: dict[str, Any] = {
        "code": classed.code.code,
        "name": classed.code.name,
        "class": NAMES[classed.severity],
        "verb": change.verb,
        "kind": change.kind,
        "ref": one.ref,
        "path": list(change.path),
        "before": plain(change.before),
        "after": plain(change.after),
        "message": one.words.in_(locale),
        "place": _place(one.place) if one.place.file and one.former is None else None,
        "former": _place(one.former) if one.former else None,
        "impact": {**_lists(asdict(one.impact)), "sql": [ref for ref in one.impact.metrics if ref in sql]},
    }
    if change.verb == "renamed" and change.old is not None:
        data |= {"before": change.old.ref, "after": one.ref}
    if classed.reason:
        data["approved"] = classed.reason
    return data


def plain(value: Any) -> Any:
    """A value of the model as JSON has it: references as `kind:id`, parts as maps."""
    match value:
        case Ref():
            return str(value)
        case Text():
            words = dict(value)
            return words[""] if list(words) == [""] else words
        case Node():
            return dump(value)
        case tuple():
            return [plain(one) for one in value]
        case None | bool() | int() | float():
            return value
    return str(value)


def _place(place: Place) -> dict[str, Any]:
    start = place.span.start
    return {"file": place.file, "line": start.line, "column": start.column}


def _lists(data: dict[str, Any]) -> dict[str, list[str]]:
    return {key: list(value) for key, value in data.items()}
