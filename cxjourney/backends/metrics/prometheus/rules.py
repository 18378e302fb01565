"""The rules: a series for each target, and an alert for each that is missed beyond doubt.

A target is missed when even the favourable bound of the interval fails it, from as many observations as the metric
asks for: what `cxj measure` calls missed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from cxjourney.backends.metrics.prometheus.gauges import figure, labels, measure_of, selector, target_of
from cxjourney.backends.metrics.specs import Shown, Spec
from cxjourney.backends.metrics.words import aim
from cxjourney.metrics.figures import digits
from cxjourney.metrics.ir import Count, Goal, Judged, Total
from cxjourney.metrics.texts import one_line, spoken
from cxjourney.wording import say

HOLDS = "1h"
"""How long a target must be missed before anyone is told: longer than a file of numbers takes to be replaced."""
EVERY = "5m"
_OPENING = re.compile(r"\{(?=\{)")


def rules(here: Shown) -> dict[str, Any] | None:
    """The groups of rules, one a metric; None when there is no target."""
    groups = [
        {"name": f"cxjourney-{spec.id}", "interval": EVERY, "rules": made}
        for spec in here.specs
        if spec.executable and (made := list(_of(spec, here)))
    ]
    return {"groups": groups} if groups else None


def _of(spec: Spec, here: Shown) -> Iterator[dict[str, Any]]:
    for kpi in spec.resolved.kpis:
        if kpi.target is not None:
            yield _target(spec, kpi, kpi.target)
    for kpi in spec.resolved.kpis:
        # Numbers are not told apart by population: such a target has a series and nothing to be compared with.
        if kpi.target is not None and kpi.segment is None:
            yield _alert(spec, kpi, kpi.target, here)


def _target(spec: Spec, kpi: Judged, goal: Goal) -> dict[str, Any]:
    resolved = spec.resolved
    measure = measure_of(resolved.unit, resolved.currency)
    return {
        "record": f"cxjourney_target_{measure.family}",
        "expr": f"vector({figure(target_of(goal, resolved.unit, resolved.currency))})",
        "labels": _labels(spec, kpi),
    }


def _labels(spec: Spec, kpi: Judged) -> dict[str, str]:
    resolved = spec.resolved
    return labels(
        {
            "accountable": kpi.accountable,
            "currency": measure_of(resolved.unit, resolved.currency).currency,
            "journey": kpi.journey,
            "metric": spec.id,
            "place": kpi.place,
            "segment": kpi.segment,
        }
    )


def _alert(spec: Spec, kpi: Judged, goal: Goal, here: Shown) -> dict[str, Any]:
    locale = here.workspace.language.partition("-")[0]
    language = here.workspace.language
    names = {
        "metric": spoken(spec.resolved.name, language, language),
        "place": spoken(kpi.name, language, language),
    }
    summary = say("{metric}: target missed at “{place}”", "{metric} : cible manquée à « {place} »", **names)
    told = say("It should be {aim}.", "Il devrait être : {aim}.", aim=aim(goal, locale))
    return {
        "alert": "CxjourneyTargetMissed",
        "expr": _missed(spec, goal),
        "for": HOLDS,
        "labels": {**_labels(spec, kpi), "severity": "warning"},
        "annotations": {"description": _prose(told.in_(locale)), "summary": _prose(summary.in_(locale))},
    }


def _missed(spec: Spec, goal: Goal) -> str:
    resolved = spec.resolved
    family = measure_of(resolved.unit, resolved.currency).family
    these = selector({"metric": spec.id, "rows": "cleaned"})
    wanted = figure(target_of(goal, resolved.unit, resolved.currency))

    def bound(which: str) -> str:
        return f"(cxjourney_{which}_{family}{these} or cxjourney_value_{family}{these})"

    match goal.operator:
        case ">=":
            found = f"{bound('high')} < {wanted}"
        case ">":
            found = f"{bound('high')} <= {wanted}"
        case "<=":
            found = f"{bound('low')} > {wanted}"
        case "<":
            found = f"{bound('low')} >= {wanted}"
        case "=":
            found = f"({bound('high')} < {wanted} or {bound('low')} > {wanted})"
    if isinstance(resolved.definition, Count | Total):
        return found
    enough = f"cxjourney_observations{these} >= {digits(resolved.min_n.judge)}"
    return f"{found} and on (metric, rows) {enough}"


def _prose(text: str) -> str:
    """A sentence of which Prometheus renders nothing as a template."""
    return _OPENING.sub('{{"{"}}', one_line(text))
