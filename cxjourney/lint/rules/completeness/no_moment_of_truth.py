"""
What  A journey of four touchpoints or more, none of which is a moment of truth.
Why  Effort spread evenly is lost; somewhere the relation is decided, and the map should say where.
Quoi  Un parcours de quatre points de contact ou plus, dont aucun n'est un moment de vérité.
Pourquoi  Un effort également réparti se perd ; la relation se décide quelque part, et la carte doit dire où.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - id: find
      name: I find it
      touchpoints:
        - {id: sms, name: I read the code, type: action}
        - {id: walk, name: I walk there, type: action}
        - {id: type, name: I type the code, type: action}
        - {id: open, name: I open the door, type: action}
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
        - {id: sms, name: I read the code, type: action}
        - {id: walk, name: I walk there, type: action}
        - {id: type, name: I type the code, type: action}
        - {id: open, name: I open the door, type: action, moment_of_truth: true}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say

_FEWEST = 4


@rule("C143", "no-moment-of-truth", "info")
def check(context: Context) -> Iterator[Finding]:
    """Journeys without `moment_of_truth`, once they have touchpoints to choose from."""
    for journey in context.model.all(Journey):
        touchpoints = [touchpoint for stage in journey.stages for touchpoint in stage.touchpoints]
        if len(touchpoints) >= _FEWEST and not any(touchpoint.moment_of_truth for touchpoint in touchpoints):
            yield Finding(
                journey,
                say(
                    "nothing in `{journey}` decides the relation: no moment of truth",
                    "rien dans `{journey}` ne décide de la relation : aucun moment de vérité",
                    journey=journey.id,
                ),
                say(
                    "write `moment_of_truth: true`, and why under `rationale:`, where it is decided",
                    "écrivez `moment_of_truth: true`, et pourquoi sous `rationale:`, là où elle se décide",
                ),
            )
