"""
What  A journey used for steering of which not one claim rests on evidence.
Why  A map made among colleagues teaches a culture; it cannot decide where money goes.
Quoi  Un parcours qui sert au pilotage et dont aucune affirmation ne repose sur une preuve.
Pourquoi  Une carte faite entre collègues transmet une culture ; elle ne peut décider où va l'argent.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  purpose: steering
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: walk, name: I walk there, type: action, needs: [{text: Know where to turn}]}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  purpose: culture
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: walk, name: I walk there, type: action, needs: [{text: Know where to turn}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.claims import known
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.derive.basis import claims
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say


@rule("E217", "purpose-needs-evidence", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Journeys of `purpose: steering` with claims, all of which are hypotheses for certain."""
    for journey in context.model.all(Journey):
        if journey.purpose != "steering":
            continue
        found = list(claims(journey, context.model))
        certain = all(known(getattr(claim.node, "evidence", ()), context.model) for claim in found)
        if found and certain and all(claim.basis == "hypothesis" for claim in found):
            yield Finding(
                journey,
                say(
                    "`{journey}` steers on hypotheses: nothing that it claims rests on evidence",
                    "`{journey}` pilote sur des hypothèses : rien de ce qu'il affirme ne repose sur une preuve",
                    journey=journey.id,
                ),
                say(
                    "add evidence from travellers, or write `purpose: culture` until you have some",
                    "ajoutez des preuves venues des voyageurs, ou écrivez `purpose: culture` en attendant",
                ),
                journey.at("purpose"),
            )
