"""
What  In a journey as it should be, an interaction that answers no need.
Why  A design without a need behind is a wish of ours; the drawing board accepts everything.
Quoi  Dans un parcours cible, une interaction qui ne répond à aucun besoin.
Pourquoi  Une conception sans besoin derrière elle est une envie de notre part ; la planche à dessin accepte tout.
Bad
  cxjourney: v1
  kind: journey
  id: collect-tomorrow
  name: Collect a parcel tomorrow
  state: to-be
  stages:
    - {id: find, name: I find it, touchpoints: [{id: badge, name: I win a badge}]}
Good
  cxjourney: v1
  kind: journey
  id: collect-tomorrow
  name: Collect a parcel tomorrow
  state: to-be
  stages:
    - {id: find, name: I find it, touchpoints: [{id: light, name: A light shows me, needs: [{text: See it at night}]}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.wording import say


@rule("C125", "to-be-touchpoint-serves-no-need", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Interactions of `state: to-be` without `needs`."""
    for journey, _, touchpoint in context.touchpoints:
        if journey.state == "to-be" and touchpoint.type != "action" and not touchpoint.needs:
            yield Finding(
                touchpoint,
                say(
                    "`{touchpoint}` is designed and answers no need",
                    "`{touchpoint}` est conçu et ne répond à aucun besoin",
                    touchpoint=touchpoint.id,
                ),
                say("add `needs:`, with evidence if you can", "ajoutez `needs:`, avec une preuve si possible"),
            )
