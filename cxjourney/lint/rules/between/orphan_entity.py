"""
What  A persona, metric, system or survey that nothing uses.
Why  It is kept up to date for nobody, or the place that should name it has lost its line.
Quoi  Un persona, un indicateur, un système ou une enquête que rien n'utilise.
Pourquoi  On le tient à jour pour personne, ou bien l'endroit qui devait le citer a perdu sa ligne.
Bad
  cxjourney: v1
  kind: persona
  id: lea
  name: Léa
Good
  cxjourney: v1
  kind: persona
  id: lea
  name: Léa
  ---
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  personas: [lea]
  stages:
    - {id: find, name: I find the locker}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.metric import Metric
from cxjourney.model.kinds.persona import Persona
from cxjourney.model.kinds.survey import Survey
from cxjourney.model.kinds.system import System
from cxjourney.model.model import kind_of
from cxjourney.wording import Wording, say

_ADVICE: dict[type[Entity], Wording] = {
    Persona: say(
        "name it under `personas:` of a journey, or remove it",
        "citez-le sous `personas:` dans un parcours, ou retirez-le",
    ),
    Metric: say(
        "name it under `kpis:` where it is judged, or remove it",
        "citez-le sous `kpis:` là où il est jugé, ou retirez-le",
    ),
    System: say(
        "name it where it serves, under `systems:` or `backstage:`, or remove it",
        "citez-le là où il sert, sous `systems:` ou `backstage:`, ou retirez-le",
    ),
    Survey: say(
        "place it under `surveys:` of a touchpoint or exit, or remove it",
        "placez-la sous `surveys:` d'un point de contact ou d'une sortie, ou retirez-la",
    ),
}


@rule("R107", "orphan-entity", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Unused entities, unless the missing use may stand in what could not be read, or in a misspelt reference."""
    if not context.whole:
        return
    misspelt = {kind for kind, _ in context.model.stand_ins}
    for entity in context.model.sound:
        advice = _ADVICE.get(type(entity))
        if advice is None or kind_of(entity) in misspelt or _stands_alone(entity):
            continue
        if all(use.node.ref == entity.ref for use in context.model.referrers(entity)):
            yield Finding(
                entity,
                say("nothing uses `{id}`", "rien n'utilise `{id}`", id=entity.id),
                advice,
            )


def _stands_alone(entity: Entity) -> bool:
    """What serves without being named: a tool kept for its history or for mapping, a survey on the whole relation."""
    match entity:
        case System():
            return entity.status == "retired" or entity.category == "mapping"
        case Survey():
            return entity.nature == "relational"
    return False
