"""
What  Touchpoints that lead to one another in a circle which no way leaves.
Why  On the map the traveller turns round for ever; in life there is always a way out, and it must be named.
Quoi  Des points de contact qui mènent les uns aux autres en un cercle dont aucun chemin ne sort.
Pourquoi  Sur la carte, le voyageur tourne sans fin ; dans la vie, il y a toujours une issue, et il faut la nommer.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: code, name: I type the code, type: action}
        - {id: refused, name: It is refused, type: action, next: [{to: find/code}]}
  exits:
    - {id: collected, type: success, name: I have my parcel}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: code, name: I type the code, type: action, next: [{to: find/refused}, {to: exit:collected}]}
        - {id: refused, name: It is refused, type: action, next: [{to: find/code}]}
  exits:
    - {id: collected, type: success, name: I have my parcel}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.diagnostics.diagnostic import Related
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.lint.ways import loops
from cxjourney.model.kinds.journey import Touchpoint
from cxjourney.wording import say


@rule("C109", "loop-without-exit", "error")
def check(context: Context) -> Iterator[Finding]:
    """Each loop once, at its first touchpoint; a touchpoint that leads to itself is a faulty reference already."""
    for flow in context.flows.values():
        for members in loops(flow):
            names = " → ".join(f"`{member.id}`" for member in (*members, members[0]))
            yield Finding(
                members[0],
                say("no way leaves the loop {names}", "aucun chemin ne sort de la boucle {names}", names=names),
                say(
                    "add to one of them a `next:` that leads to an exit or further on",
                    "ajoutez à l'un d'eux un `next:` qui mène à une sortie ou plus loin",
                ),
                related=tuple(_member(member) for member in members[1:]),
            )


def _member(touchpoint: Touchpoint) -> Related:
    return Related(touchpoint.at(), say("`{id}` is in the loop", "`{id}` est dans la boucle", id=touchpoint.id))
