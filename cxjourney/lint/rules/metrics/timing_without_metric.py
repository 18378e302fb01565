"""
What  A promised delay that no metric measures.
Why  "Within five days" is the one promise that travellers check themselves.
Quoi  Un délai promis qu'aucun indicateur ne mesure.
Pourquoi  « Sous cinq jours » est la promesse que le voyageur vérifie lui-même.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - {id: find, name: I find it, touchpoints: [{id: wait, name: I wait, type: action, deadline: P5D}]}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - id: find
      name: I find it
      touchpoints:
        - {id: wait, name: I wait, type: action, deadline: P5D, kpis: [{metric: delay, target: "<= 5 days"}]}
  ---
  cxjourney: v1
  kind: metric
  id: delay
  name: Days until it is there
  unit: days
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.measures import Attached, attached_to
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say

_TIMES = ("minutes", "hours", "days")


@rule("M022", "timing-without-metric", "info")
def check(context: Context) -> Iterator[Finding]:
    """Deadlines of journeys none of whose KPIs, here or above, is a time or a share kept in time."""
    for journey in context.model.all(Journey):
        judged = attached_to(journey, context)
        for stage in journey.stages:
            for touchpoint in stage.touchpoints:
                if touchpoint.deadline is None:
                    continue
                near = [each for each in judged if each.holder in (journey, stage) and _is_time(each)]
                here = [each for each in judged if each.holder is touchpoint]
                if not near and not here:
                    yield Finding(
                        touchpoint,
                        say(
                            "`{deadline}` is promised at `{touchpoint}`, and nothing measures it",
                            "`{deadline}` est promis à `{touchpoint}`, et rien ne le mesure",
                            deadline=touchpoint.deadline,
                            touchpoint=touchpoint.id,
                        ),
                        say(
                            "add a KPI on the time it really takes",
                            "ajoutez un indicateur sur le temps réellement mis",
                        ),
                        touchpoint.at("deadline"),
                    )


def _is_time(each: Attached) -> bool:
    return each.metric.type == "duration" or each.metric.unit in _TIMES
