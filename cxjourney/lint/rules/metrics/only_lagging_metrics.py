"""
What  A journey judged by lagging metrics alone.
Why  They confirm what has happened; without one that announces it, the team always learns too late.
Quoi  Un parcours jugé par les seuls chiffres qui confirment après coup.
Pourquoi  Ils disent ce qui est arrivé ; sans un seul qui l'annonce, l'équipe apprend toujours trop tard.
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
  timing: lagging
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  kpis: [{metric: collected, target: ">= 95 %"}, {metric: full-lockers, target: "<= 5 %"}]
  stages:
    - {id: find, name: I find the locker}
  ---
  cxjourney: v1
  kind: catalog
  metrics:
    - {id: collected, name: Parcels collected, timing: lagging}
    - {id: full-lockers, name: Lockers found full, timing: leading, drives: [collected]}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.measures import attached
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey, Kpi
from cxjourney.model.kinds.metric import Metric
from cxjourney.model.walk import walk
from cxjourney.wording import say


@rule("M014", "only-lagging-metrics", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Journeys all of whose metrics are `lagging`, none of them announced by another metric."""
    for journey in context.model.all(Journey):
        kpis = [node for node in walk(journey) if isinstance(node, Kpi)]
        found = [each for each in attached(context) if each.journey is journey]
        if not found or len(found) < len(kpis):
            continue
        if all(each.metric.timing == "lagging" and not _announced(each.metric, context) for each in found):
            yield Finding(
                journey,
                say(
                    "every metric of `{journey}` is lagging: nothing announces what they will confirm",
                    "toutes les métriques de `{journey}` confirment après coup : rien n'annonce ce qu'elles diront",
                    journey=journey.id,
                ),
                say(
                    "add a KPI on a metric of `timing: leading`, or name what drives one of them",
                    "ajoutez un indicateur sur une métrique de `timing: leading`, ou dites ce qui annonce l'une d'elles",
                ),
                found[0].kpi.at("metric"),
            )


def _announced(metric: Metric, context: Context) -> bool:
    return any(use.path[0] == "drives" for use in context.model.referrers(metric))
