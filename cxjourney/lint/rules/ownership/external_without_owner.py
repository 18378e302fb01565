"""
What  A touchpoint for which only a partner answers.
Why  The traveller came to us: when a partner fails, someone here must know and decide.
Quoi  Un point de contact dont seul un partenaire répond.
Pourquoi  Le voyageur est venu chez nous : quand un partenaire faillit, quelqu'un ici doit le savoir et décider.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  owner: logistics
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: deliver, name: It arrives, raci: {responsible: [carrier], accountable: carrier}}
  ---
  cxjourney: v1
  kind: catalog
  teams: [{id: logistics, name: Logistics}, {id: carrier, name: Carrier, type: partner}]
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  owner: logistics
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: deliver, name: It arrives, raci: {responsible: [carrier], accountable: logistics}}
  ---
  cxjourney: v1
  kind: catalog
  teams: [{id: logistics, name: Logistics}, {id: carrier, name: Carrier, type: partner}]
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.roles import parts_of
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey, Raci
from cxjourney.model.kinds.team import Team
from cxjourney.model.values import Ref
from cxjourney.wording import say


@rule("O113", "external-without-owner", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Teams of type `partner` named as `accountable` or as `owner`, where they are written."""
    model = context.model
    for journey in model.all(Journey):
        named: list[tuple[Journey | Raci, str, Ref[Team] | None]] = [(journey, "owner", journey.owner)]
        named += [(part.raci, "accountable", part.raci.accountable) for part in parts_of(journey) if part.raci]
        for node, field, ref in named:
            if ref is None or ref not in model or model[ref].type != "partner":
                continue
            yield Finding(
                node,
                say(
                    "only a partner, `{team}`, answers here",
                    "seul un partenaire, `{team}`, répond ici",
                    team=model[ref].id,
                ),
                say(
                    "name a team of ours as accountable; the partner can be responsible",
                    "nommez garante une équipe de chez nous ; le partenaire peut être `responsible`",
                ),
                node.at(field),
            )
