"""
What  Stages in which nobody listens, in a journey that listens elsewhere.
Why  The silence of a stage is taken for contentment until people leave.
Quoi  Des étapes où personne n'écoute, dans un parcours qui écoute ailleurs.
Pourquoi  Le silence d'une étape passe pour du contentement, jusqu'à ce que les gens s'en aillent.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - {id: find, name: I find it, touchpoints: [{id: walk, name: I walk there, type: action}]}
    - {id: open, name: I open it, touchpoints: [{id: door, name: It opens, type: action, surveys: [at-the-door]}]}
  ---
  cxjourney: v1
  kind: survey
  id: at-the-door
  name: One question on the screen
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - {id: find, name: I find it, touchpoints: [{id: walk, name: I walk there, type: action, surveys: [at-the-door]}]}
    - {id: open, name: I open it, touchpoints: [{id: door, name: It opens, type: action, surveys: [at-the-door]}]}
  ---
  cxjourney: v1
  kind: survey
  id: at-the-door
  name: One question on the screen
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.names import listed
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say


@rule("C130", "stage-without-listening", "info")
def check(context: Context) -> Iterator[Finding]:
    """Journeys with surveys on some stages and none on others: one finding, at the first deaf stage."""
    for journey in context.model.all(Journey):
        deaf = [stage for stage in journey.stages if not any(t.surveys for t in stage.touchpoints)]
        if not deaf or len(deaf) == len(journey.stages):
            continue
        yield Finding(
            deaf[0],
            say(
                "nobody listens in {stages}",
                "personne n'écoute dans {stages}",
                stages=listed([stage.id for stage in deaf]),
            ),
            say(
                "add `surveys:` to a touchpoint there, solicited or not",
                "ajoutez-y `surveys:` sur un point de contact, avec ou sans invitation",
            ),
        )
