"""
What  A metric that is judged somewhere and that no team owns.
Why  When the number turns red, someone must explain it, and defend how it is made.
Quoi  Un indicateur jugé quelque part et dont aucune équipe ne répond.
Pourquoi  Quand le chiffre vire au rouge, quelqu'un doit l'expliquer, et défendre la façon dont il est fait.
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
  kpis: [{metric: collected, target: ">= 95 %"}]
  stages:
    - {id: find, name: I find the locker}
  ---
  cxjourney: v1
  kind: catalog
  metrics: [{id: collected, name: Parcels collected, owner: logistics}]
  teams: [{id: logistics, name: Logistics}]
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.measures import attached
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.wording import say


@rule("M009", "metric-without-owner", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Metrics with a target in some journey and without `owner`."""
    judged = {found.metric.id: found.metric for found in attached(context) if found.kpi.target}
    for _, metric in sorted(judged.items()):
        if metric.owner is None:
            yield Finding(
                metric,
                say(
                    "no team answers for `{metric}`, which has a target",
                    "aucune équipe ne répond de `{metric}`, qui a une cible",
                    metric=metric.id,
                ),
                say("add `owner:` to the metric", "ajoutez `owner:` à l'indicateur"),
            )
