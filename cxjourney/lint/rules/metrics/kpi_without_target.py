"""
What  A KPI without a target.
Why  A number that nothing is expected of decides nothing; it is only looked at.
Quoi  Un indicateur clé sans cible.
Pourquoi  Un chiffre dont on n'attend rien ne décide de rien : on le regarde, et c'est tout.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  kpis: [{metric: collected}]
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
  kpis: [{metric: collected, target: ">= 95 %"}]
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


@rule("M002", "kpi-without-target", "warning")
def check(context: Context) -> Iterator[Finding]:
    """KPIs without `target`, where their metric is known."""
    for found in attached(context):
        if found.kpi.target is None:
            yield Finding(
                found.kpi,
                say("`{metric}` has no target here", "`{metric}` n'a pas de cible ici", metric=found.metric.id),
                say(
                    'add `target:`, such as `">= 40 %"`, or take the KPI out',
                    'ajoutez `target:`, par exemple `">= 40 %"`, ou retirez l\'indicateur',
                ),
                found.kpi.at("metric"),
            )
