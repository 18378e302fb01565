"""
What  A last touchpoint from which no exit is reached, though the journey has exits.
Why  The traveller is stranded there: nobody has decided whether this is a success or a loss.
Quoi  Un dernier point de contact qui ne mène à aucune sortie, alors que le parcours en a.
Pourquoi  Le voyageur y reste en plan : personne n'a décidé si c'est une réussite ou une perte.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: open, name: I open the door, type: action}
  exits:
    - {id: gives-up, type: abandonment, name: I give up}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: open, name: I open the door, type: action, next: [{to: exit:gives-up}]}
  exits:
    - {id: gives-up, type: abandonment, name: I give up}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.lint.ways import is_endless
from cxjourney.wording import say

_AFTER_NONE = ("nothing follows `{touchpoint}`: it has no `next`", "rien ne suit `{touchpoint}`, qui n'a pas de `next`")
_AFTER_NO_SUCCESS = (
    "nothing follows `{touchpoint}`: it has no `next`, and no exit is of type `success`",
    "rien ne suit `{touchpoint}` : il n'a pas de `next`, et aucune sortie n'est de type `success`",
)
_AFTER_SEVERAL = (
    "nothing follows `{touchpoint}`: it has no `next`, and several exits are of type `success`",
    "rien ne suit `{touchpoint}` : il n'a pas de `next`, et plusieurs sorties sont de type `success`",
)


@rule("C108", "dead-end-touchpoint", "warning", raised_when_live=True)
def check(context: Context) -> Iterator[Finding]:
    """The touchpoint without `next` after which nothing follows, unless the journey has no end at all."""
    for flow in context.flows.values():
        if is_endless(flow):
            continue
        for touchpoint in flow.touchpoints:
            if touchpoint.next or flow.leaving[touchpoint.ref]:
                continue
            if touchpoint.ref not in flow.reachable and flow.complete:
                continue  # that nothing leads to it is said already
            exits = flow.journey.exits
            successes = [exit_.id for exit_ in exits if exit_.type == "success"]
            message = _AFTER_NONE if not exits else _AFTER_SEVERAL if successes else _AFTER_NO_SUCCESS
            yield Finding(
                touchpoint,
                say(*message, touchpoint=touchpoint.id),
                say(
                    "add `next: [{{to: exit:{exit}}}]`, or where the traveller really goes",
                    "ajoutez `next: [{{to: exit:{exit}}}]`, ou l'endroit où va vraiment le voyageur",
                    exit=(*successes, *(exit_.id for exit_ in exits), "done")[0],
                ),
            )
