"""The rules: a series for each target, and an alert for each that is missed beyond doubt.

A target is missed when even the favourable bound of the interval fails it, from as many observations as the metric
asks for: what `cxj measure` calls missed. A target is provisional as long as it is not due, and when its
journey is one that nobody takes: a to-be, a draft, a retired one. Its series says so, and nobody is woken for it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from cxjourney.backends.metrics.prometheus.gauges import figure, labels, measure_of, selector, target_of
from cxjourney.backends.metrics.specs import Shown, Spec
from cxjourney.backends.metrics.words import aim
from cxjourney.metrics.figures import digits
from cxjourney.metrics.ir import Goal, Judged
from cxjourney.metrics.provisional import provisional
from cxjourney.metrics.sample import estimates
from cxjourney.metrics.texts import one_line, spoken
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say

HOLDS = "1h"
"""How long a target must be missed before anyone is told: longer than a file of numbers takes to be replaced."""
EVERY = "5m"
_OPENING = re.compile(r"\{(?=\{)")


def rules(here: Shown, today: dt.date) -> dict[str, Any] | None:
    """The groups of rules, one a metric; None when there is no target. What is due after `today` has no alert."""
    groups = [
        {"name": f"cxjourney-{spec.id}", "interval": EVERY, "rules": made}
        for spec in here.specs
        if spec.executable and (made := list(_of(spec, here, today)))
    ]
    return {"groups": groups} if groups else None


def _of(spec: Spec, here: Shown, today: dt.date) -> Iterator[dict[str, Any]]:
    for kpi in spec.resolved.kpis:
        if kpi.target is not None:
            yield _target(spec, kpi, kpi.target, _provisional(kpi, here, today))
    for kpi in spec.resolved.kpis:
        # Numbers are not told apart by population: such a target has a series and nothing to be compared with.
        if kpi.target is not None and kpi.segment is None and not _provisional(kpi, here, today):
            yield _alert(spec, kpi, kpi.target, here)


def _provisional(kpi: Judged, here: Shown, today: dt.date) -> bool:
    journey = here.model.find("journey", kpi.journey)
    by = dt.date.fromisoformat(kpi.by) if kpi.by else None
    return provisional(by, journey if isinstance(journey, Journey) else None, today) is not None


def _target(spec: Spec, kpi: Judged, goal: Goal, waits: bool) -> dict[str, Any]:
    resolved = spec.resolved
    measure = measure_of(resolved.unit, resolved.currency)
    return {
        "record": f"cxjourney_target_{measure.family}",
        "expr": f"vector({figure(target_of(goal, resolved.unit, resolved.currency))})",
        "labels": {**_labels(spec, kpi), **({"provisional": "true"} if waits else {})},
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
    if not estimates(resolved.definition):
        return found
    enough = f"cxjourney_observations{these} >= {digits(resolved.min_n.judge)}"
    return f"{found} and on (metric, rows) {enough}"


def _prose(text: str) -> str:
    """A sentence of which Prometheus renders nothing as a template."""
    return _OPENING.sub('{{"{"}}', one_line(text))
