"""
What  A journey whose pieces of evidence are all tables, or all words, or all sensors.
Why  Tables say how many and not why; words say why and not how many.
Quoi  Un parcours dont les preuves sont toutes des tableaux, ou toutes des paroles, ou toutes des capteurs.
Pourquoi  Les tableaux disent combien sans dire pourquoi ; les paroles disent pourquoi sans dire combien.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - id: find
      name: I find the locker
      touchpoints: [{id: walk, name: I walk, type: action, emotion: {score: 1, evidence: [spring, visits]}}]
  ---
  cxjourney: v1
  kind: catalog
  evidence:
    - {id: spring, name: Survey of spring, method: survey, date: 2026-04-30, class: structured}
    - {id: visits, name: Visits of the page, method: analytics, date: 2026-10-30, class: structured}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - id: find
      name: I find the locker
      touchpoints: [{id: walk, name: I walk, type: action, emotion: {score: 1, evidence: [spring, diaries]}}]
  ---
  cxjourney: v1
  kind: catalog
  evidence:
    - {id: spring, name: Survey of spring, method: survey, date: 2026-04-30, class: structured}
    - {id: diaries, name: Diaries of twelve people, method: diary, date: 2026-10-30, class: unstructured}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.claims import evidence_of
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say

_WORDS = {
    "structured": say("tables", "des tableaux"),
    "unstructured": say("words and images", "des paroles et des images"),
    "sensor": say("sensors", "des capteurs"),
}
_OTHER = {"structured": "unstructured", "unstructured": "structured", "sensor": "unstructured"}


@rule("E212", "single-data-class", "info")
def check(context: Context) -> Iterator[Finding]:
    """Journeys with evidence of two methods or more, all of which has the same `class`."""
    for journey in context.model.all(Journey):
        found = evidence_of(journey, context.model)
        classes = {evidence.class_ for evidence in found}
        class_ = next(iter(classes), None)
        if class_ is None or len(classes) > 1 or len({evidence.method for evidence in found}) < 2:
            continue
        yield Finding(
            journey,
            say(
                "`{journey}` only rests on {what}, evidence of `class: {class_}`",
                "`{journey}` ne repose que sur {what}, des preuves de `class: {class_}`",
                journey=journey.id,
                what=_WORDS[class_],
                class_=class_,
            ),
            say(
                "add evidence of `class: {other}`",
                "ajoutez une preuve de `class: {other}`",
                other=_OTHER[class_],
            ),
        )
