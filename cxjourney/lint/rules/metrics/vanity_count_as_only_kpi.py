"""
What  A journey that is judged by counts alone: visits, likes, clicks.
Why  A count rises with the budget; it does not say whether anyone reached what they wanted.
Quoi  Un parcours jugé par les seuls comptages : visites, mentions, clics.
Pourquoi  Un comptage monte avec le budget ; il ne dit pas si quelqu'un a atteint ce qu'il voulait.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  kpis: [{metric: visits, target: ">= 9000"}]
  stages:
    - {id: find, name: I find the locker}
  ---
  cxjourney: v1
  kind: metric
  id: visits
  name: Visits of the map
  type: count
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  kpis: [{metric: visits, target: ">= 9000"}, {metric: collected, target: ">= 95 %"}]
  stages:
    - {id: find, name: I find the locker}
  ---
  cxjourney: v1
  kind: catalog
  metrics:
    - {id: visits, name: Visits of the map, type: count}
    - {id: collected, name: Parcels collected, unit: percent}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.measures import attached_to
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.derive.score import kpis_of
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say


@rule("M015", "vanity-count-as-only-kpi", "info")
def check(context: Context) -> Iterator[Finding]:
    """Journeys all of whose KPIs, all known, are of type `count`."""
    for journey in context.model.all(Journey):
        judged = attached_to(journey, context)
        known = judged and len(judged) == sum(1 for _ in kpis_of(journey))
        if known and all(each.metric.type == "count" for each in judged):
            yield Finding(
                journey,
                say(
                    "`{journey}` is judged by counts alone",
                    "`{journey}` n'est jugé que par des comptages",
                    journey=journey.id,
                ),
                say(
                    "add a KPI that says which share of people reached the goal",
                    "ajoutez un indicateur qui dise quelle part des gens a atteint le but",
                ),
                judged[0].kpi.at("metric"),
            )
