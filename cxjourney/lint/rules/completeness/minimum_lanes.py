"""
What  A journey without a single emotion, goal or channel on its touchpoints and stages.
Why  These three lanes make a map of a list: what people want, where it happens, how it feels.
Quoi  Un parcours sans une seule émotion, sans un but ou sans un canal dans ses étapes et points de contact.
Pourquoi  Ces trois lignes font d'une liste une carte : ce que l'on veut, où cela se passe, ce que l'on ressent.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - {id: find, name: I find it, goal: Get there, touchpoints: [{id: walk, name: I walk, type: action}]}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - id: find
      name: I find it
      goal: Get there
      touchpoints:
        - {id: sms, name: I read the code, channels: [sms], emotion: {score: 1, basis: hypothesis}}
  ---
  cxjourney: v1
  kind: channel
  id: sms
  name: Text message
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say


@rule("C141", "minimum-lanes", "info")
def check(context: Context) -> Iterator[Finding]:
    """Journeys with touchpoints of which a whole lane is empty; goals are said by stage when only some are missing."""
    for journey in context.model.all(Journey):
        touchpoints = [touchpoint for stage in journey.stages for touchpoint in stage.touchpoints]
        lanes = {
            "emotion": any(touchpoint.emotion for touchpoint in touchpoints),
            "channels": any(touchpoint.channels for touchpoint in touchpoints),
        }
        empty = [name for name, filled in lanes.items() if not filled]
        if not touchpoints or not empty:
            continue
        names = ", ".join(f"`{name}`" for name in empty)
        yield Finding(
            journey,
            say(
                "no touchpoint of `{journey}` has any {names}",
                "aucun point de contact de `{journey}` n'a {names}",
                journey=journey.id,
                names=names,
            ),
            say("add {names} to the touchpoints", "ajoutez {names} aux points de contact", names=names),
        )
