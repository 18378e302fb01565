"""The model as plain data: a dataset for each source, a metric where its meaning fits, the rest in an extension.

The format has no word for steps, windows or cohorts. What it cannot hold is listed whole under the vendor name
`CXJOURNEY`, whose `data` is a text that holds JSON, as the format asks.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from cxjourney.backends.metrics.specs import Shown, Spec
from cxjourney.metrics.ir import Table
from cxjourney.metrics.plain import to_plain
from cxjourney.metrics.preparation import tables_of
from cxjourney.metrics.semantic.layer import DIMENSIONS
from cxjourney.metrics.semantic.names import Names, identifier
from cxjourney.metrics.texts import one_line, spoken, words

VERSION = "0.1.1"
VENDOR = "CXJOURNEY"


def document(here: Shown) -> dict[str, Any] | None:
    """The whole document; None when nothing reads a source, for the format asks for one dataset at least."""
    tables: dict[str, list[Table]] = {}
    for spec in here.specs:
        for table in tables_of(spec.resolved):
            tables.setdefault(table.source, []).append(table)
    if not tables:
        return None
    names = Names()
    datasets = {source: names.give(source) for source in sorted(tables)}
    language = here.workspace.language
    organisation = spoken(words(here.workspace.organisation.name, here.workspace), language, language)
    metrics, listed = _metrics(here, datasets)
    model = {
        "name": identifier(organisation, otherwise="organisation"),
        "description": one_line(organisation),
        "datasets": [_dataset(datasets[source], found) for source, found in sorted(tables.items())],
        **({"metrics": metrics} if metrics else {}),
        "custom_extensions": [_extension({"not_expressed": listed})],
    }
    return {"version": VERSION, "semantic_model": [model]}


def _dataset(name: str, tables: list[Table]) -> dict[str, Any]:
    from cxjourney.metrics.semantic.ansi import identifier_sql

    first = tables[0]
    columns = {column.name: column.written for table in tables for column in table.columns}
    fields = [
        {
            "name": column,
            "expression": _expression(identifier_sql(written)),
            **({"dimension": {"is_time": column == "ts"}} if column in ("ts", *DIMENSIONS) else {}),
        }
        for column, written in sorted(columns.items())
    ]
    key = {"primary_key": ["event_id"]} if "event_id" in columns else {}
    reading = {"format": first.format, "instants": first.instants, "source": first.source, "timezone": first.timezone}
    return {
        "name": name,
        "source": first.location,
        **key,
        "fields": fields,
        "custom_extensions": [_extension({"reading": reading})],
    }


def _metrics(here: Shown, datasets: Mapping[str, str]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Those that the format can hold, and those that are listed in the extension."""
    from cxjourney.metrics.semantic.ansi import expression

    known = {spec.id: spec.resolved for spec in here.specs}
    names = Names()
    expressed, listed = [], []
    for spec in here.specs:
        sql = expression(spec.resolved, known, datasets) if spec.executable else None
        if sql is None:
            listed.append(_whole(spec, here))
            continue
        expressed.append(
            {
                "name": names.give(spec.id),
                "expression": _expression(sql),
                "description": one_line(spec.sentence.in_(here.workspace.language.partition("-")[0])),
                "custom_extensions": [_extension(_whole(spec, here))],
            }
        )
    return expressed, listed


def _whole(spec: Spec, here: Shown) -> dict[str, Any]:
    """A metric with all that the format has no word for."""
    resolved = spec.resolved
    return {
        "definition": to_plain(resolved.definition) if resolved.definition is not None else None,
        "direction": resolved.direction,
        "id": resolved.id,
        "kpis": to_plain(resolved.kpis),
        "missing": [missing.what for missing in resolved.missing],
        "name": dict(resolved.name),
        "sentence": {language: spec.sentence.in_(language) for language in ("en", "fr")},
        "sql": {query.dialect: query.hash for query in spec.queries},
        "type": resolved.type,
        "unit": resolved.unit,
    }


def _expression(sql: str) -> dict[str, Any]:
    return {"dialects": [{"dialect": "ANSI_SQL", "expression": sql}]}


def _extension(data: dict[str, Any]) -> dict[str, Any]:
    return {"vendor_name": VENDOR, "data": json.dumps(data, ensure_ascii=False, sort_keys=True)}
