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

from cxjourney.lint.measures import attached_to
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.derive.score import kpis_of
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.metric import Metric
from cxjourney.wording import say


@rule("M014", "only-lagging-metrics", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Journeys all of whose metrics are `lagging`, none of them announced by another metric."""
    for journey in context.model.all(Journey):
        judged = attached_to(journey, context)
        known = judged and len(judged) == sum(1 for _ in kpis_of(journey))
        if known and all(each.metric.timing == "lagging" and not _announced(each.metric, context) for each in judged):
            yield Finding(
                journey,
                say(
                    "every metric of `{journey}` is lagging: nothing announces what they will confirm",
                    "tous les indicateurs de `{journey}` confirment après coup : rien n'annonce ce qu'ils diront",
                    journey=journey.id,
                ),
                say(
                    "add a KPI on a metric of `timing: leading`, or name what drives one of them",
                    "ajoutez sous `kpis:` un indicateur de `timing: leading`, ou dites lequel annonce l'un d'eux",
                ),
                judged[0].kpi.at("metric"),
            )


def _announced(metric: Metric, context: Context) -> bool:
    return any(use.path[0] == "drives" for use in context.model.referrers(metric))
