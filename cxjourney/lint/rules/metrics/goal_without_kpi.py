"""
What  A journey that states a goal and measures nothing.
Why  A goal that nobody measures is reached or missed without anybody knowing.
Quoi  Un parcours qui énonce un but et ne mesure rien.
Pourquoi  Un but que personne ne mesure est atteint ou manqué sans que nul le sache.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  goal: Have my parcel in my hands today
  stages:
    - {id: find, name: I find the locker}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  goal: Have my parcel in my hands today
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

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.derive.score import kpis_of
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say


@rule("M001", "goal-without-kpi", "info", raised_when_live=True)
def check(context: Context) -> Iterator[Finding]:
    """Journeys with `goal` and without a KPI anywhere."""
    for journey in context.model.all(Journey):
        if journey.goal is not None and not any(kpis_of(journey)):
            yield Finding(
                journey,
                say(
                    "nothing measures whether the goal of `{journey}` is reached",
                    "rien ne mesure si le but de `{journey}` est atteint",
                    journey=journey.id,
                ),
                say(
                    "add `kpis:` to the journey, a stage or a touchpoint",
                    "ajoutez `kpis:` au parcours, à une étape ou à un point de contact",
                ),
                journey.at_key("goal"),
            )
