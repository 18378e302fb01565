"""
What  A target without the value from which it starts.
Why  Without a baseline nobody will know whether anything improved, nor how much was asked.
Quoi  Une cible sans la valeur dont on part.
Pourquoi  Sans valeur de départ, nul ne saura si quelque chose a progressé, ni ce qui était demandé.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  kpis: [{metric: collected, target: ">= 95 %"}]
  stages:
    - {id: find, name: I find the locker}
  ---
  cxjourney: v1
  kind: metric
  id: collected
  name: Parcels collected
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  kpis: [{metric: collected, target: ">= 95 %", baseline: 88 %}]
  stages:
    - {id: find, name: I find the locker}
  ---
  cxjourney: v1
  kind: metric
  id: collected
  name: Parcels collected
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.measures import attached
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.wording import say


@rule("M003", "target-without-baseline", "warning")
def check(context: Context) -> Iterator[Finding]:
    """KPIs with `target` and no `baseline`."""
    for found in attached(context):
        if found.kpi.target is not None and found.kpi.baseline is None:
            yield Finding(
                found.kpi,
                say(
                    "the target of `{metric}` has no baseline, so progress cannot be known",
                    "la cible de `{metric}` n'a pas de valeur de départ : le progrès restera inconnu",
                    metric=found.metric.id,
                ),
                say(
                    "add `baseline:`, where the number stands now",
                    "ajoutez `baseline:`, la valeur d'aujourd'hui",
                ),
                found.kpi.at("target"),
            )
