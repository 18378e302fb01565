"""
What  A journey that rests only on what people said because they were asked.
Why  Reviews, complaints and calls tell what nobody thought of asking.
Quoi  Un parcours qui ne repose que sur ce que l'on a dit parce qu'on le demandait.
Pourquoi  Les avis, les réclamations et les appels disent ce que nul n'a pensé à demander.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - id: find
      name: I find the locker
      touchpoints: [{id: walk, name: I walk there, type: action, emotion: {score: 1, evidence: [spring, talks]}}]
  ---
  cxjourney: v1
  kind: catalog
  evidence:
    - {id: spring, name: Survey of spring, method: survey, date: 2026-04-30}
    - {id: talks, name: Twelve interviews, method: interview, date: 2026-10-30}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - id: find
      name: I find the locker
      touchpoints: [{id: walk, name: I walk there, type: action, emotion: {score: 1, evidence: [spring, calls]}}]
  ---
  cxjourney: v1
  kind: catalog
  evidence:
    - {id: spring, name: Survey of spring, method: survey, date: 2026-04-30}
    - {id: calls, name: Calls of October, method: contact-centre, date: 2026-10-30}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.claims import evidence_of
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.words import INSIDE, UNSOLICITED
from cxjourney.wording import say


@rule("E214", "solicited-only", "info")
def check(context: Context) -> Iterator[Finding]:
    """Journeys with evidence of two methods or more, none of which hears people unasked; staff do not count."""
    for journey in context.model.all(Journey):
        methods = {evidence.method for evidence in evidence_of(journey, context.model)}
        if None in methods or len(methods - set(INSIDE)) < 2 or methods & set(UNSOLICITED):
            continue
        yield Finding(
            journey,
            say(
                "`{journey}` only rests on answers to our questions",
                "`{journey}` ne repose que sur des réponses à nos questions",
                journey=journey.id,
            ),
            say(
                "add complaints, reviews, calls or an observation",
                "ajoutez des réclamations, des avis, des appels ou une observation",
            ),
        )
