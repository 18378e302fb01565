"""
What  A low point, at -1 or -2, with neither a pain nor a word on why it is accepted.
Why  The curve dips and the map shrugs: someone will ask why, and nothing is there to act upon.
Quoi  Un point bas, à -1 ou -2, sans irritant et sans un mot sur la raison de l'accepter.
Pourquoi  La courbe plonge et la carte hausse les épaules : on demandera pourquoi, et rien n'est là pour agir.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: walk, name: I walk there, type: action, emotion: {score: -2}}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: walk, name: I walk there, type: action, emotion: {score: -2}, pains: [{text: No sign shows the way}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.derive.emotion import lowest
from cxjourney.wording import say


@rule("E207", "low-point-without-answer", "warning", raised_when_live=True)
def check(context: Context) -> Iterator[Finding]:
    """Touchpoints where someone feels below zero, without `pains` and without `rationale`."""
    low = {journey.id: 0 for journey, _, _ in context.touchpoints}
    scores = [lowest(touchpoint) for _, _, touchpoint in context.touchpoints]
    for (journey, _, _), score in zip(context.touchpoints, scores, strict=True):
        low[journey.id] = min(low[journey.id], score or 0)
    for (journey, _, touchpoint), score in zip(context.touchpoints, scores, strict=True):
        if touchpoint.emotion is None or score is None or score >= 0 or touchpoint.pains or touchpoint.rationale:
            continue
        emotion = touchpoint.emotion
        felt = [own for own in emotion.by_persona.values() if own.score == score]
        lowest_of_all = score == low[journey.id]
        yield Finding(
            touchpoint,
            say(
                "the lowest point of the journey (`{score}`) has no pain, opportunity or rationale",
                "le point le plus bas du parcours (`{score}`) n'a ni irritant, ni opportunité, ni justification",
                score=score,
            )
            if lowest_of_all
            else say(
                "this low point (`{score}`) has no pain, opportunity or rationale",
                "ce point bas (`{score}`) n'a ni irritant, ni opportunité, ni justification",
                score=score,
            ),
            say(
                "add what hurts under `pains:`, or say under `rationale:` why it is accepted",
                "ajoutez ce qui fait mal sous `pains:`, ou dites sous `rationale:` pourquoi on l'accepte",
            ),
            (emotion if emotion.score == score else felt[0]).at("score"),
        )
