"""
What  A journey in which nobody does or thinks anything.
Why  A list of touchpoints is not a lived journey: the reader must see someone act, hesitate, hope.
Quoi  Un parcours où personne ne fait ni ne pense rien.
Pourquoi  Une liste de points de contact n'est pas un parcours vécu : on doit y voir quelqu'un agir, hésiter, espérer.
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
    - id: find
      name: I find it
      touchpoints:
        - {id: walk, name: I walk there, type: action, thinks: "“It must be behind the bakery.”"}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say


@rule("C146", "touchpoints-without-story", "info")
def check(context: Context) -> Iterator[Finding]:
    """Journeys with touchpoints, none of which has `does` or `thinks`."""
    for journey in context.model.all(Journey):
        touchpoints = [touchpoint for stage in journey.stages for touchpoint in stage.touchpoints]
        if touchpoints and not any(touchpoint.does or touchpoint.thinks for touchpoint in touchpoints):
            yield Finding(
                journey,
                say(
                    "nobody does or thinks anything in `{journey}`",
                    "personne ne fait ni ne pense rien dans `{journey}`",
                    journey=journey.id,
                ),
                say(
                    "add `does:` and `thinks:`, in the words that people used",
                    "ajoutez `does:` et `thinks:`, avec les mots que les gens ont employés",
                ),
            )
