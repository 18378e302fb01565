"""
What  A touchpoint for which no team is accountable, once roles are inherited from its stage and its journey.
Why  When it goes wrong, everyone waits for someone else to decide.
Quoi  Un point de contact dont aucune équipe n'est garante, une fois les rôles hérités de l'étape et du parcours.
Pourquoi  Quand cela va mal, chacun attend qu'un autre décide.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: sms, name: I receive the code, raci: {accountable: digital}}
        - {id: call, name: I call for help}
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
  stages:
    - id: find
      name: I find the locker
      raci: {accountable: digital}
      touchpoints:
        - {id: sms, name: I receive the code}
        - {id: call, name: I call for help}
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
from cxjourney.model.kinds.journey import Journey, Stage, Touchpoint
from cxjourney.wording import say


@rule("O102", "no-accountable", "warning", raised_when_live=True)
def check(context: Context) -> Iterator[Finding]:
    """Gaps smaller than a whole journey, whose lack of an owner is said already; actions of travellers need nobody."""
    for journey in context.model.all(Journey):
        found = list(gaps(journey, "accountable", context, _needs_someone))
        everything = sum(_needs_someone(touchpoint) for stage in journey.stages for touchpoint in stage.touchpoints)
        if sum(len(gap.touchpoints) for gap in found) == everything:
            continue
        for gap in found:
            if isinstance(gap.node, Stage):
                yield Finding(
                    gap.node,
                    say(
                        "nobody is accountable for the {n} touchpoints of stage `{id}`",
                        "personne n'est garant des {n} points de contact de l'étape `{id}`",
                        n=len(gap.touchpoints),
                        id=gap.node.id,
                    ),
                    say(
                        "add `raci: {accountable: …}` on the stage, or an `owner:` to the journey",
                        "ajoutez `raci: {accountable: …}` sur l'étape, ou un `owner:` au parcours",
                    ),
                )
            else:
                yield Finding(
                    gap.node,
                    say(
                        "nobody is accountable for `{id}`",
                        "personne n'est garant de `{id}`",
                        id=gap.node.id,
                    ),
                    say(
                        "add `raci: {accountable: …}` here or on the stage, or an `owner:` to the journey",
                        "ajoutez `raci: {accountable: …}` ici ou sur l'étape, ou un `owner:` au parcours",
                    ),
                )


def _needs_someone(touchpoint: Touchpoint) -> bool:
    return touchpoint.type != "action"
