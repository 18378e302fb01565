"""
What  A touchpoint that no way through the journey reaches.
Why  It is a hole in the flow: the map shows a moment that, as it is written, nobody lives.
Quoi  Un point de contact auquel aucun chemin du parcours ne mène.
Pourquoi  C'est un trou dans l'enchaînement : la carte montre un moment que personne, tel qu'il est écrit, ne vit.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: walk, name: I walk to the locker, type: action, next: [{to: find/open}]}
        - {id: ask, name: I ask my way, type: action}
        - {id: open, name: I open the door, type: action}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: walk, name: I walk to the locker, type: action, next: [{to: find/ask}, {to: find/open}]}
        - {id: ask, name: I ask my way, type: action}
        - {id: open, name: I open the door, type: action}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.lint.ways import holes
from cxjourney.wording import say


@rule("C107", "unreachable-touchpoint", "error")
def check(context: Context) -> Iterator[Finding]:
    """The first touchpoint of each unreachable part; nothing when a `next` has no answer."""
    for flow in context.flows.values():
        for touchpoint in holes(flow):
            values = {"touchpoint": touchpoint.id}
            if flow.arriving[touchpoint.ref]:
                yield Finding(
                    touchpoint,
                    say(
                        "`{touchpoint}` can only be reached from touchpoints that nothing leads to",
                        "`{touchpoint}` ne s'atteint que depuis des points de contact auxquels rien ne mène",
                        **values,
                    ),
                    say(
                        "name it in the `next:` of a touchpoint that is reached, or remove it",
                        "citez-le dans le `next:` d'un point de contact atteint, ou retirez-le",
                    ),
                )
            else:
                yield Finding(
                    touchpoint,
                    say(
                        "nothing leads to touchpoint `{touchpoint}`",
                        "rien ne mène au point de contact `{touchpoint}`",
                        **values,
                    ),
                    say("name it in a `next:` or remove it", "citez-le dans un `next:` ou retirez-le"),
                )
