"""
What  More than five teams to ask before anything is decided.
Why  With six opinions to wait for, the decision is taken by whoever does not ask.
Quoi  Plus de cinq équipes à consulter avant toute décision.
Pourquoi  Avec six avis à attendre, la décision revient à qui ne demande rien.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  raci: {consulted: [a, b, c, d, e, f]}
  stages:
    - {id: find, name: I find the locker}
  ---
  cxjourney: v1
  kind: catalog
  teams:
    - {id: a, name: A}
    - {id: b, name: B}
    - {id: c, name: C}
    - {id: d, name: D}
    - {id: e, name: E}
    - {id: f, name: F}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  raci: {consulted: [a, b]}
  stages:
    - {id: find, name: I find the locker}
  ---
  cxjourney: v1
  kind: catalog
  teams: [{id: a, name: A}, {id: b, name: B}]
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.roles import parts_of
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say

_MOST = 5


@rule("O108", "too-many-consulted", "info")
def check(context: Context) -> Iterator[Finding]:
    """Lists of `consulted` teams above five, where they are written."""
    for journey in context.model.all(Journey):
        for part in parts_of(journey):
            node = part.raci
            if node is not None and len(node.consulted) > _MOST:
                yield Finding(
                    node,
                    say(
                        "{n} teams are consulted here: decisions will stall",
                        "{n} équipes sont consultées ici : les décisions vont s'enliser",
                        n=len(node.consulted),
                    ),
                    say(
                        "keep those whose answer changes the decision; inform the others",
                        "gardez celles dont la réponse change la décision ; informez les autres",
                    ),
                    node.at_key("consulted"),
                )
