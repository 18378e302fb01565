"""
What  A touchpoint whose stage is set, someone in front of the traveller, with nothing written behind.
Why  The person at the counter promises; if no system, procedure or colleague stands behind, nobody keeps it.
Quoi  Un point de contact dont la scène est écrite, quelqu'un face au voyageur, et rien derrière.
Pourquoi  La personne au guichet promet ; sans outil, procédure ni collègue derrière elle, nul ne tient la promesse.
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
        - {id: ask, name: I ask my way, backstage: [{lane: frontstage, does: Shows the way}]}
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
        - id: ask
          name: I ask my way
          backstage:
            - {lane: frontstage, does: Shows the way}
            - {lane: backstage, does: Keeps the map of the lockers up to date}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.wording import say


@rule("C112", "front-without-back", "info", aliases=("frontstage-without-backstage",))
def check(context: Context) -> Iterator[Finding]:
    """Touchpoints with lanes that are all `frontstage`, without system nor process."""
    for _, _, touchpoint in context.touchpoints:
        acts = touchpoint.backstage
        if not acts or any(act.lane != "frontstage" or act.system or act.process for act in acts):
            continue
        if touchpoint.systems or touchpoint.processes:
            continue
        yield Finding(
            touchpoint,
            say(
                "nothing stands behind the front stage of `{touchpoint}`",
                "rien ne soutient l'avant-scène de `{touchpoint}`",
                touchpoint=touchpoint.id,
            ),
            say(
                "add a line of `lane: backstage`, or the `systems:` and `processes:` it needs",
                "ajoutez une ligne de `lane: backstage`, ou les `systems:` et `processes:` dont il a besoin",
            ),
            touchpoint.at_key("backstage"),
        )
