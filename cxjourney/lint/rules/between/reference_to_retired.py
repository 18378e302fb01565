"""
What  A reference to a retired journey or system, or to a team that has ended.
Why  What is closed neither answers nor serves: the map would send people to an empty desk.
Quoi  Une référence à un parcours ou à un système retiré, ou à une équipe qui a pris fin.
Pourquoi  Ce qui est fermé ne répond ni ne sert : la carte enverrait les gens vers un bureau vide.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  depends_on: {systems: [old-lockers]}
  stages:
    - {id: find, name: I find the locker}
  ---
  cxjourney: v1
  kind: system
  id: old-lockers
  name: Old lockers
  status: retired
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  depends_on: {systems: [lockers]}
  stages:
    - {id: find, name: I find the locker}
  ---
  cxjourney: v1
  kind: system
  id: lockers
  name: Lockers
  status: live
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.diagnostics.diagnostic import Place, Related
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.system import System
from cxjourney.model.kinds.team import Team
from cxjourney.wording import Wording, say

_HISTORY = ("counterpart", "parent", "accepts", "part_of")
"""Fields that tell where something comes from or belongs, and may name what is over."""


@rule("R105", "reference-to-retired", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Uses of what is closed, unless what uses it is retired too."""
    for entity in context.model.sound:
        closed = _closed(entity, context)
        if closed is None:
            continue
        message, place = closed
        for use in context.model.referrers(entity):
            journey = context.model.journey_of(use.node)
            if use.path[0] in _HISTORY or (journey and journey.status == "retired") or _is_over(use.node, context):
                continue
            yield Finding(
                use.node,
                message,
                say("name what replaces it, or take the line out", "citez ce qui le remplace, ou retirez la ligne"),
                use.node.at_key(*use.path) if use.is_key else use.node.at(*use.path),
                (Related(place, say("the end is written here", "la fin est écrite ici")),),
            )


def _is_over(node: object, context: Context) -> bool:
    return isinstance(node, Entity) and _closed(node, context) is not None


def _closed(entity: Entity, context: Context) -> tuple[Wording, Place] | None:
    match entity:
        case Journey() if entity.status == "retired":
            sentence = say("journey `{id}` is retired", "le parcours `{id}` est retiré", id=entity.id)
            return sentence, entity.at("status")
        case System() if entity.status == "retired":
            sentence = say("system `{id}` is retired", "le système `{id}` est retiré", id=entity.id)
            return sentence, entity.at("status")
        case Team() if entity.active_until and entity.active_until < context.today:
            sentence = say(
                "team `{id}` ended on `{date}`",
                "l'équipe `{id}` a pris fin le `{date}`",
                id=entity.id,
                date=entity.active_until.isoformat(),
            )
            return sentence, entity.at("active_until")
    return None
