"""
What  A live journey that no executive team stands behind.
Why  Improving a journey crosses departments; without a sponsor the first budget ends it.
Quoi  Un parcours en service qu'aucune équipe de direction ne soutient.
Pourquoi  Améliorer un parcours traverse les services ; sans parrain, le premier budget l'arrête.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: live
  owner: logistics
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: walk, name: I walk there, type: action}]}
  ---
  cxjourney: v1
  kind: team
  id: logistics
  name: Logistics
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  summary: Lea collects her parcel from a locker.
  status: live
  goal: Have my parcel today
  personas: [lea]
  owner: logistics
  sponsor: board
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: walk, name: I walk there, type: action}]}
  exits: [{id: collected, type: success, name: I have it}]
  ---
  cxjourney: v1
  kind: catalog
  personas: [{id: lea, name: Léa}]
  teams: [{id: logistics, name: Logistics}, {id: board, name: Board}]
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say


@rule("O112", "live-journey-without-sponsor", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Journeys of status `live` without `sponsor`."""
    for journey in context.model.all(Journey):
        if journey.status == "live" and journey.sponsor is None:
            yield Finding(
                journey,
                say(
                    "`{journey}` is live and has no sponsor",
                    "`{journey}` est en service et n'a pas de parrain",
                    journey=journey.id,
                ),
                say(
                    "add `sponsor:`, the executive team that stands behind it",
                    "ajoutez `sponsor:`, l'équipe de direction qui le soutient",
                ),
                journey.at_key("status"),
            )
