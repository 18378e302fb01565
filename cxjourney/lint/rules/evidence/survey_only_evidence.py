"""
What  A journey that rests on surveys alone.
Why  A survey hears answers to our questions, from those who answer; nobody was watched, nobody told a story.
Quoi  Un parcours qui ne repose que sur des enquêtes.
Pourquoi  Une enquête entend les réponses à nos questions, de ceux qui répondent ; nul n'a été observé, nul n'a raconté.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - id: find
      name: I find the locker
      touchpoints: [{id: walk, name: I walk there, type: action, emotion: {score: 1, evidence: [spring, autumn]}}]
  ---
  cxjourney: v1
  kind: catalog
  evidence:
    - {id: spring, name: Survey of spring, method: survey, date: 2026-04-30}
    - {id: autumn, name: Survey of autumn, method: survey, date: 2026-10-30}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - id: find
      name: I find the locker
      touchpoints: [{id: walk, name: I walk there, type: action, emotion: {score: 1, evidence: [spring, walks]}}]
  ---
  cxjourney: v1
  kind: catalog
  evidence:
    - {id: spring, name: Survey of spring, method: survey, date: 2026-04-30}
    - {id: walks, name: Walks with eight people, method: observation, date: 2026-10-30}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.claims import evidence_of
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say


@rule("E213", "survey-only-evidence", "info")
def check(context: Context) -> Iterator[Finding]:
    """Journeys with two pieces of evidence or more, all of the method `survey`."""
    for journey in context.model.all(Journey):
        found = evidence_of(journey, context.model)
        if len(found) > 1 and all(evidence.method == "survey" for evidence in found):
            yield Finding(
                journey,
                say(
                    "`{journey}` rests on {n} surveys and nothing else",
                    "`{journey}` repose sur {n} enquêtes et rien d'autre",
                    journey=journey.id,
                    n=len(found),
                ),
                say(
                    "add an interview, a diary or an observation",
                    "ajoutez un entretien, un carnet ou une observation",
                ),
            )
