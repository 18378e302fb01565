"""
What  A pain of severity 3 or more of which no cause is given.
Why  A tool, a procedure, a region, a rule or a text: each is repaired by somebody else.
Quoi  Un irritant de gravité 3 ou plus, sans cause indiquée.
Pourquoi  Un outil, une procédure, un territoire, une règle ou un texte : chacun se répare par d'autres mains.
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
        - {id: walk, name: I walk there, type: action, pains: [{text: No sign shows the way, severity: 4}]}
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
        - id: walk
          name: I walk there
          type: action
          pains: [{text: No sign shows the way, severity: 4, cause: territory}]
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.words import CAUSES
from cxjourney.wording import say

SEVERE = 3


@rule("C121", "severe-pain-without-cause", "info")
def check(context: Context) -> Iterator[Finding]:
    """Severe pains without `cause`."""
    for _, _, touchpoint in context.touchpoints:
        for pain in touchpoint.pains:
            if (pain.severity or 0) >= SEVERE and pain.cause is None:
                yield Finding(
                    pain,
                    say(
                        "nothing says the cause of this pain of severity `{severity}`",
                        "rien ne dit la cause de cet irritant de gravité `{severity}`",
                        severity=pain.severity,
                    ),
                    say(
                        "add `cause:`, one of {causes}",
                        "ajoutez `cause:`, l'une des valeurs {causes}",
                        causes=", ".join(f"`{cause}`" for cause in CAUSES),
                    ),
                    pain.at("text"),
                )
