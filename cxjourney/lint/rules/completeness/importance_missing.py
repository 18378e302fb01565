"""
What  A journey in which no touchpoint says how much it matters to travellers.
Why  Without importance, a poor moment that nobody minds weighs as much as the one that decides.
Quoi  Un parcours dont aucun point de contact ne dit combien il compte pour le voyageur.
Pourquoi  Sans importance, un mauvais moment sans conséquence pèse autant que celui qui décide.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - {id: find, name: I find it, touchpoints: [{id: walk, name: I walk there, type: action}]}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - {id: find, name: I find it, touchpoints: [{id: walk, name: I walk there, type: action, importance: 4}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say


@rule("C142", "importance-missing", "info")
def check(context: Context) -> Iterator[Finding]:
    """Journeys with touchpoints, none of which has `importance`."""
    for journey in context.model.all(Journey):
        touchpoints = [touchpoint for stage in journey.stages for touchpoint in stage.touchpoints]
        if touchpoints and not any(touchpoint.importance for touchpoint in touchpoints):
            yield Finding(
                journey,
                say(
                    "no touchpoint of `{journey}` says how much it matters",
                    "aucun point de contact de `{journey}` ne dit combien il compte",
                    journey=journey.id,
                ),
                say(
                    "add `importance:`, from 1 to 5, where it matters",
                    "ajoutez `importance:`, de 1 à 5, là où cela compte",
                ),
            )
