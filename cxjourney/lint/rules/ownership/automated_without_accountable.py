"""
What  A touchpoint where a system acts, for which no team answers: the system has no owner, and accountability is
  written neither here nor on the stage.
Why  A machine decides, writes or refuses in our name; when it errs, a team must have the right to stop it.
Quoi  Un point de contact où un système agit et dont aucune équipe ne répond : personne ne répond du système, et
  aucun garant n'est nommé ici ni sur l'étape.
Pourquoi  Une machine décide, écrit ou refuse en notre nom ; quand elle se trompe, une équipe doit pouvoir l'arrêter.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  owner: logistics
  status: review
  stages:
    - id: find
      name: I find the locker
      touchpoints: [{id: warn, name: I am told it is late, initiator: "system:sorter", receiver: traveller}]
  ---
  cxjourney: v1
  kind: catalog
  teams: [{id: logistics, name: Logistics}]
  systems: [{id: sorter, name: Sorter}]
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  owner: logistics
  status: review
  stages:
    - id: find
      name: I find the locker
      touchpoints: [{id: warn, name: I am told it is late, initiator: "system:sorter", receiver: traveller}]
  ---
  cxjourney: v1
  kind: catalog
  teams: [{id: logistics, name: Logistics}]
  systems: [{id: sorter, name: Sorter, owner: logistics}]
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.diagnostics.diagnostic import Place, Related
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey, Touchpoint
from cxjourney.model.kinds.system import System
from cxjourney.model.model import Model
from cxjourney.model.values import Ref
from cxjourney.wording import say


@rule("O106", "automated-without-accountable", "warning", raised_when_live=True)
def check(context: Context) -> Iterator[Finding]:
    """Each such system once a journey, where it first acts; nobody accountable at all is said by another rule."""
    for journey in context.model.all(Journey):
        acting: dict[str, list[tuple[System, Touchpoint, Place]]] = {}
        for stage in journey.stages:
            for touchpoint in stage.touchpoints:
                roles = [role for role in context.roles[touchpoint.ref] if role.role == "accountable"]
                if roles and all(role.origin is journey for role in roles):
                    for system, place in _acting(touchpoint, context.model):
                        acting.setdefault(system.id, []).append((system, touchpoint, place))
        for id_, found in acting.items():
            system, touchpoint, place = found[0]
            yield Finding(
                touchpoint,
                say(
                    "`{system}` acts here, and no team answers for what it does",
                    "`{system}` agit ici, et aucune équipe ne répond de ce qu'il fait",
                    system=id_,
                ),
                say(
                    "add `owner:` to the system, or `raci: {accountable: …}` here or on the stage",
                    "ajoutez `owner:` au système, ou `raci: {accountable: …}` ici ou sur l'étape",
                ),
                place,
                (
                    Related(system.at(), say("nobody owns this system", "personne ne répond de ce système")),
                    *(Related(other, say("it also acts here", "il agit aussi ici")) for _, _, other in found[1:]),
                ),
            )


def _acting(touchpoint: Touchpoint, model: Model) -> Iterator[tuple[System, Place]]:
    """The systems without an owner that start a touchpoint or are at its other end, and where it is written."""
    for field in ("initiator", "receiver"):
        actor = getattr(touchpoint, field)
        if actor is None or actor.kind != "system":
            continue
        ref: Ref[System] = Ref("system", actor.id)
        if ref in model and ("system", model[ref].id) not in model.faulty and model[ref].owner is None:
            yield model[ref], touchpoint.at(field)
            return
