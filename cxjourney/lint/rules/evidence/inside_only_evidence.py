"""
What  A journey whose only evidence comes from workshops among staff.
Why  It describes, with care, what we believe; travellers have not been asked.
Quoi  Un parcours dont les seules preuves viennent d'ateliers entre collègues.
Pourquoi  Il décrit avec soin ce que nous croyons ; les voyageurs n'ont pas été interrogés.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - id: find
      name: I find the locker
      touchpoints: [{id: walk, name: I walk there, type: action, emotion: {score: 1, evidence: [workshop]}}]
  ---
  cxjourney: v1
  kind: evidence
  id: workshop
  name: Workshop of March
  method: workshop-staff
  date: 2026-03-12
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - id: find
      name: I find the locker
      touchpoints: [{id: walk, name: I walk there, type: action, emotion: {score: 1, evidence: [workshop]}}]
  ---
  cxjourney: v1
  kind: evidence
  id: workshop
  name: Workshop of March
  method: workshop-customers
  date: 2026-03-12
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.claims import evidence_of
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.words import INSIDE
from cxjourney.wording import say


@rule("E215", "inside-only-evidence", "info")
def check(context: Context) -> Iterator[Finding]:
    """Journeys all of whose evidence is of a method that only asks the organisation, unless they steer by it."""
    for journey in context.model.all(Journey):
        found = evidence_of(journey, context.model)
        if journey.purpose == "steering" or not found:
            continue  # steering on hypotheses is said by a rule of its own
        if all(evidence.method in INSIDE for evidence in found):
            yield Finding(
                journey,
                say(
                    "all that `{journey}` rests on was said among staff",
                    "tout ce sur quoi repose `{journey}` s'est dit entre collègues",
                    journey=journey.id,
                ),
                say("ask travellers, or watch them", "interrogez des voyageurs, ou observez-les"),
            )
