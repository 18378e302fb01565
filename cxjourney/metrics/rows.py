"""The results of a run as one table: a row a metric and place where it is judged, or the metric alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from cxjourney.metrics.results import KpiResult, MetricResult, Number, Results, SourceResult

COLUMNS: Mapping[str, str] = {
    "as_of": "TIMESTAMP", "since": "TIMESTAMP", "engine": "VARCHAR", "engine_version": "VARCHAR", "metric": "VARCHAR", "type": "VARCHAR",
    "unit": "VARCHAR", "currency": "VARCHAR", "revision": "BIGINT", "place": "VARCHAR", "segment": "VARCHAR", "accountable": "VARCHAR", "operator": "VARCHAR",
    "target": "DOUBLE", "target_unit": "VARCHAR", "by": "VARCHAR", "status": "VARCHAR", "raw_status": "VARCHAR", "provisional": "BOOLEAN",
    "value": "DOUBLE", "n": "BIGINT", "low": "DOUBLE", "high": "DOUBLE", "interval": "VARCHAR", "undefined": "VARCHAR", "response_rate": "DOUBLE",
    "shown": "BOOLEAN", "raw_value": "DOUBLE", "raw_n": "BIGINT", "raw_low": "DOUBLE", "raw_high": "DOUBLE", "data_first": "TIMESTAMP",
    "data_last": "TIMESTAMP", "data_hash": "VARCHAR", "data_rows": "BIGINT", "data_kept": "BIGINT", "quality_exceeded": "BOOLEAN",
    "synthetic": "BOOLEAN", "sql_hash": "VARCHAR", "raw_sql_hash": "VARCHAR",
}  # fmt: skip
"""The columns, in order, with the type of their cells; any cell may be empty. Moments are in UTC."""


def rows_of(results: Results) -> Iterator[tuple[Any, ...]]:
    """The rows, in the order of the results."""
    sources = {source.id: source for source in results.sources}
    for metric in results.metrics:
        places: list[KpiResult | None] = [kpi for kpi in results.kpis if kpi.metric == metric.id]
        for kpi in places or [None]:
            read = [sources[id_] for id_ in metric.sources if id_ in sources]
            cells = {**_run(results), **_metric(metric), **_judged(kpi), **_data(read)}
            yield tuple(cells[name] for name in COLUMNS)


def _run(results: Results) -> dict[str, Any]:
    return {
        "as_of": dt.datetime.fromisoformat(results.as_of), "since": _moment(results.since), "engine": results.engine,
        "engine_version": results.engine_version,
    }  # fmt: skip


def _metric(metric: MetricResult) -> dict[str, Any]:
    found, raw = metric.cleaned, metric.raw
    return {
        "metric": metric.id, "type": metric.type, "unit": metric.unit, "currency": metric.currency,
        "revision": metric.revision, "shown": metric.shown, "value": found.value, "n": found.n, "low": found.low,
        "high": found.high, "interval": found.interval, "undefined": found.undefined,
        "response_rate": part(found, "response_rate"), "raw_value": raw.value, "raw_n": raw.n, "raw_low": raw.low,
        "raw_high": raw.high, "sql_hash": found.sql_hash, "raw_sql_hash": raw.sql_hash,
    }  # fmt: skip


def _judged(kpi: KpiResult | None) -> dict[str, Any]:
    target = kpi.target if kpi else None
    told = {name: getattr(kpi, name) if kpi else None for name in _OF_KPI}
    return {
        **told, "operator": target.operator if target else None, "target": target.value if target else None,
        "target_unit": target.unit if target else None,
    }  # fmt: skip


def _data(read: list[SourceResult]) -> dict[str, Any]:
    return {
        "data_first": _moment(min((s.first for s in read if s.first), default=None)),
        "data_last": _moment(max((s.last for s in read if s.last), default=None)),
        "data_hash": " ".join(f"{s.id}={s.data_hash}" for s in read if s.data_hash) or None,
        "data_rows": sum(s.rows for s in read) if read else None,
        "data_kept": sum(s.kept or 0 for s in read) if read else None,
        "quality_exceeded": any(step.exceeded for s in read for step in s.cleaning) if read else None,
        "synthetic": any(s.synthetic for s in read) if read else None,
    }  # fmt: skip


def part(number: Number, name: str) -> float | None:
    """A column beside a value; None when it is not there."""
    return next((each.value for each in number.parts if each.name == name), None)


def _moment(text: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text) if text else None


_OF_KPI = ("place", "segment", "accountable", "by", "status", "raw_status", "provisional")
