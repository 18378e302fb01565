"""
What  A journey judged only by what people feel, or only by what the operation does.
Why  Satisfaction falls and nobody knows why; delays grow and nobody knows whether it matters.
Quoi  Un parcours jugé seulement par ce que l'on ressent, ou seulement par ce que fait l'exploitation.
Pourquoi  La satisfaction baisse et nul ne sait pourquoi ; les délais s'allongent et nul ne sait si cela compte.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  kpis: [{metric: delay, target: "<= 5 days"}, {metric: stuck, target: "<= 1 %"}]
  stages:
    - {id: find, name: I find the locker}
  ---
  cxjourney: v1
  kind: catalog
  metrics:
    - {id: delay, name: Delay, nature: operation}
    - {id: stuck, name: Doors that stick, nature: operation}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  kpis: [{metric: delay, target: "<= 5 days"}, {metric: ease, target: ">= 5.5"}]
  stages:
    - {id: find, name: I find the locker}
  ---
  cxjourney: v1
  kind: catalog
  metrics:
    - {id: delay, name: Delay, nature: operation}
    - {id: ease, name: It was easy, nature: perception}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.measures import ANSWERS, attached_to
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.derive.score import kpis_of
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.metric import Metric
from cxjourney.wording import say


@rule("M025", "kpi-not-joined", "info")
def check(context: Context) -> Iterator[Finding]:
    """Journeys with two metrics or more, all known and all of one `nature`."""
    for journey in context.model.all(Journey):
        judged = attached_to(journey, context)
        natures = {_nature(each.metric) for each in judged}
        different = {each.metric.id for each in judged}
        if len(different) < 2 or len(judged) < sum(1 for _ in kpis_of(journey)) or len(natures) != 1 or None in natures:
            continue
        perception = "perception" in natures
        yield Finding(
            journey,
            say(
                "`{journey}` is judged only by what people feel",
                "`{journey}` n'est jugé que par ce que l'on ressent",
                journey=journey.id,
            )
            if perception
            else say(
                "`{journey}` is judged only by what the operation does",
                "`{journey}` n'est jugé que par ce que fait l'exploitation",
                journey=journey.id,
            ),
            say(
                "add a KPI of `nature: {other}` beside",
                "ajoutez à côté un indicateur de `nature: {other}`",
                other="operation" if perception else "perception",
            ),
            judged[0].kpi.at("metric"),
        )


def _nature(metric: Metric) -> str | None:
    return metric.nature or ("perception" if metric.type in ANSWERS else None)
