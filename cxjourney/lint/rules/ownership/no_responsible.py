"""
What  A touchpoint that no team carries out, once roles are inherited from its stage and its journey.
Why  Someone answers for it, and nobody does it.
Quoi  Un point de contact qu'aucune équipe ne réalise, une fois les rôles hérités de l'étape et du parcours.
Pourquoi  Quelqu'un en répond, et personne ne le fait.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  owner: digital
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: sms, name: I receive the code}
  ---
  cxjourney: v1
  kind: team
  id: digital
  name: Digital
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  owner: digital
  raci: {responsible: [digital]}
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: sms, name: I receive the code}
  ---
  cxjourney: v1
  kind: team
  id: digital
  name: Digital
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.roles import gaps
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey, Touchpoint
from cxjourney.wording import say


@rule("O104", "no-responsible", "warning", raised_when_live=True)
def check(context: Context) -> Iterator[Finding]:
    """Each gap once, where writing the role would fill it; an action of the traveller alone needs no team."""
    for journey in context.model.all(Journey):
        for gap in gaps(journey, "responsible", context, lambda touchpoint: touchpoint.type != "action"):
            if isinstance(gap.node, Touchpoint):
                yield Finding(
                    gap.node,
                    say("no team carries out `{id}`", "aucune équipe ne réalise `{id}`", id=gap.node.id),
                    say(
                        "add `raci: {responsible: […]}` here, on the stage or on the journey",
                        "ajoutez `raci: {responsible: […]}` ici, sur l'étape ou sur le parcours",
                    ),
                )
                continue
            yield Finding(
                gap.node,
                say(
                    "no team carries out the {n} touchpoints of `{id}`",
                    "aucune équipe ne réalise les {n} points de contact de `{id}`",
                    n=len(gap.touchpoints),
                    id=gap.node.id,
                ),
                say(
                    "add `raci: {responsible: […]}` here, and below where another team does it",
                    "ajoutez `raci: {responsible: […]}` ici, et plus bas là où une autre équipe s'en charge",
                ),
            )
