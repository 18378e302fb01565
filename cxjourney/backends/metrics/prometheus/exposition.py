"""The numbers of a run in the text format that Prometheus reads: for the text-file collector, or to be pushed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from math import inf
from typing import get_args

from cxjourney.backends.metrics.prometheus.gauges import (
    FAMILIES,
    UNITS,
    WHAT,
    figure,
    labels,
    measure_of,
    selector,
    target_of,
)
from cxjourney.metrics.results import MetricResult, Number, Results, Status

Sample = tuple[dict[str, str], float]


def exposition(results: Results) -> str:
    """Gauges for every number that may be shown, raw and cleaned, and for what each target says of it."""
    lines = []
    for name, (told, samples) in _families(results).items():
        if not samples:
            continue
        lines += [f"# HELP {name} {told}", f"# TYPE {name} gauge"]
        lines += [f"{name}{selector(given) if given else ''} {figure(float(value))}" for given, value in samples]
    return "".join(f"{line}\n" for line in lines)


def _families(results: Results) -> dict[str, tuple[str, list[Sample]]]:
    units = {metric.id: (metric.unit, metric.currency) for metric in results.metrics}
    shown = [
        (metric, rows, number)
        for metric in results.metrics
        if metric.shown
        for rows, number in (("cleaned", metric.cleaned), ("raw", metric.raw))
    ]
    found: dict[str, tuple[str, list[Sample]]] = {}
    for what in ("value", "low", "high"):
        for family in FAMILIES:
            samples = [sample for each in shown for sample in _bound(what, family, *each)]
            found[f"cxjourney_{what}_{family}"] = (f"{WHAT[what]} {UNITS[family]}", samples)
    observed = [(_labels(metric, rows), float(number.n)) for metric, rows, number in shown if number.n is not None]
    found["cxjourney_observations"] = ("The observations behind the metric.", observed)
    for family in FAMILIES:
        aimed = [
            (
                labels(
                    {"currency": measure_of(*units[kpi.metric]).currency, **_where(kpi.metric, kpi.place, kpi.segment)}
                ),
                target_of(kpi.target, *units[kpi.metric]),
            )
            for kpi in results.kpis
            if kpi.target is not None and kpi.metric in units and measure_of(*units[kpi.metric]).family == family
        ]
        found[f"cxjourney_judged_target_{family}"] = (f"{WHAT['target']} {UNITS[family]}", aimed)
    states: list[Sample] = [
        (labels({"status": status, **_where(kpi.metric, kpi.place, kpi.segment)}), float(kpi.status == status))
        for kpi in results.kpis
        if kpi.target is not None
        for status in get_args(Status)
    ]
    found["cxjourney_kpi_status"] = ("1 for the status of a KPI, 0 for the others.", states)
    found["cxjourney_as_of_timestamp_seconds"] = ("The end of what was known.", [({}, _seconds(results.as_of))])
    return found


def _bound(what: str, family: str, metric: MetricResult, rows: str, number: Number) -> Iterator[Sample]:
    measure = measure_of(metric.unit, metric.currency)
    value = {"value": number.value, "low": number.low, "high": number.high}[what]
    if value is None and what != "value" and number.interval != "none" and number.value is not None:
        value = inf if what == "high" else -inf  # this side of the interval is open
    if measure.family == family and value is not None:
        yield labels({"currency": measure.currency, **_labels(metric, rows)}), measure.of(value)


def _labels(metric: MetricResult, rows: str) -> dict[str, str]:
    return labels({"metric": metric.id, "rows": rows})


def _where(metric: str, place: str, segment: str | None) -> dict[str, str | None]:
    return {"metric": metric, "place": place, "segment": segment}


def _seconds(moment: str) -> float:
    """A naive date in UTC as seconds since 1970."""
    return dt.datetime.fromisoformat(moment).replace(tzinfo=dt.UTC).timestamp()
