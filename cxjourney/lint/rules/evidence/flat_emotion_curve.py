"""
What  The same emotion score at every touchpoint of a journey.
Why  Nobody lives four moments alike: such a curve was filled in, not observed.
Quoi  Le même score d'émotion à tous les points de contact d'un parcours.
Pourquoi  Personne ne vit quatre moments de la même façon : une telle courbe a été remplie, non observée.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: sms, name: I read the code, type: action, emotion: {score: 1}}
        - {id: walk, name: I walk there, type: action, emotion: {score: 1}}
        - {id: type, name: I type the code, type: action, emotion: {score: 1}}
        - {id: open, name: I open the door, type: action, emotion: {score: 1}}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: sms, name: I read the code, type: action, emotion: {score: 1}}
        - {id: walk, name: I walk there, type: action, emotion: {score: -1}, rationale: It rains}
        - {id: type, name: I type the code, type: action, emotion: {score: 0}}
        - {id: open, name: I open the door, type: action, emotion: {score: 2}}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say

_FEWEST = 4
"""With fewer scores, being equal may be chance."""


@rule("E205", "flat-emotion-curve", "info")
def check(context: Context) -> Iterator[Finding]:
    """Journeys with four scores or more, all of them equal, for every persona."""
    for journey in context.model.all(Journey):
        emotions = [t.emotion for stage in journey.stages for t in stage.touchpoints if t.emotion]
        scores = {e.score for e in emotions} | {own.score for e in emotions for own in e.by_persona.values()}
        if len(emotions) >= _FEWEST and len(scores) == 1:
            yield Finding(
                journey,
                say(
                    "all {n} emotions of `{journey}` have the score `{score}`",
                    "les {n} émotions de `{journey}` ont toutes le score `{score}`",
                    n=len(emotions),
                    journey=journey.id,
                    score=f"{emotions[0].score:+d}",
                ),
                say(
                    "score each moment from what people said of it",
                    "notez chaque moment d'après ce que les gens en ont dit",
                ),
                emotions[0].at("score"),
            )
