"""
What  A call or a chat that a team of ours answers without any tool.
Why  Whoever answers knows nothing of the case, and the next one to answer will not know of this call.
Quoi  Un appel ou une discussion en ligne auxquels une de nos équipes répond sans aucun outil.
Pourquoi  Qui répond ne sait rien du dossier, et qui répondra ensuite ne saura rien de cet appel.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - id: find
      name: I find the locker
      touchpoints: [{id: call, name: I call for help, initiator: traveller, receiver: "team:care", channels: [phone]}]
  ---
  cxjourney: v1
  kind: catalog
  teams: [{id: care, name: Customer care}]
  channels: [{id: phone, name: Telephone, type: phone}]
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
        - {id: call, name: I call for help, initiator: traveller, receiver: "team:care", channels: [phone], systems: [desk]}
  ---
  cxjourney: v1
  kind: catalog
  teams: [{id: care, name: Customer care}]
  channels: [{id: phone, name: Telephone, type: phone}]
  systems: [{id: desk, name: Care desk, category: customer-service}]
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.channels import all_known
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.lint.tooling import is_ours, named_systems, teams_met
from cxjourney.model.kinds.journey import Touchpoint
from cxjourney.model.model import Model
from cxjourney.wording import say

_ANSWERED = ("phone", "chat", "messaging")
"""Types of channels on which a traveller asks from afar and somebody answers."""


@rule("C138", "support-touchpoint-without-system", "info")
def check(context: Context) -> Iterator[Finding]:
    """Touchpoints that the traveller starts, that a team of ours receives on such a channel, and that name no tool."""
    for _, _, touchpoint in context.touchpoints:
        if not _asks_us(touchpoint, context.model) or any(True for _ in named_systems(touchpoint)):
            continue
        yield Finding(
            touchpoint,
            say(
                "a team answers at `{touchpoint}` without any tool",
                "une équipe répond à `{touchpoint}` sans aucun outil",
                touchpoint=touchpoint.id,
            ),
            say(
                "add `systems:`, with the tool in which the request is read and noted",
                "ajoutez `systems:`, avec l'outil où la demande est lue et notée",
            ),
        )


def _asks_us(touchpoint: Touchpoint, model: Model) -> bool:
    if touchpoint.initiator is None or touchpoint.initiator.kind != "traveller" or not touchpoint.channels:
        return False
    from_afar = all_known(touchpoint, model) and all(model[ref].type in _ANSWERED for ref in touchpoint.channels)
    return from_afar and any(is_ours(team) for team in teams_met(touchpoint, model))
