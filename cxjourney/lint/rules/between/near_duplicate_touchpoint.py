"""
What  Two touchpoints of two journeys with the same name but for small words, on a common channel, that two teams
  answer for.
Why  The same thing is built twice, said in two ways, and mended by one of the two teams.
Quoi  Deux points de contact de deux parcours, au même nom à de petits mots près, sur un canal commun, et dont deux
  équipes sont garantes.
Pourquoi  La même chose se fait deux fois, se dit de deux façons, et une seule des deux équipes la corrige.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  owner: logistics
  stages: [{id: find, name: I find it, touchpoints: [{id: late, name: I report a late parcel, channels: [phone]}]}]
  ---
  cxjourney: v1
  kind: journey
  id: return-parcel
  name: Send a parcel back
  status: review
  owner: shops
  stages: [{id: wait, name: I wait, touchpoints: [{id: report, name: I report my late parcel, channels: [phone]}]}]
  ---
  cxjourney: v1
  kind: catalog
  teams: [{id: logistics, name: Logistics}, {id: shops, name: Shops}]
  channels: [{id: phone, name: Telephone, type: phone}]
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  owner: logistics
  stages: [{id: find, name: I find it, touchpoints: [{id: late, name: I report a late parcel, channels: [phone]}]}]
  ---
  cxjourney: v1
  kind: journey
  id: return-parcel
  name: Send a parcel back
  status: review
  owner: shops
  stages:
    - id: wait
      name: I wait
      raci: {accountable: logistics}
      touchpoints: [{id: report, name: I report my late parcel, channels: [phone]}]
  ---
  cxjourney: v1
  kind: catalog
  teams: [{id: logistics, name: Logistics}, {id: shops, name: Shops}]
  channels: [{id: phone, name: Telephone, type: phone}]
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter

from cxjourney.diagnostics.diagnostic import Related
from cxjourney.lint.folding import telling_words
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.derive.raci import accountable
from cxjourney.model.kinds.journey import Journey, Touchpoint
from cxjourney.model.kinds.team import Team
from cxjourney.model.model import Model
from cxjourney.wording import say

_LEAST = 2
"""Words that carry meaning: a name of one word, such as "Payment", is common."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A touchpoint with its journey, the team that is accountable for it, and its channels."""

    journey: Journey
    touchpoint: Touchpoint
    team: Team
    channels: frozenset[str]


def _ties(journey: Journey, context: Context) -> object:
    """The names, teams and channels of its touchpoints, and the journeys that it is akin to."""
    told = [(here.touchpoint.id, words, here.team.id, here.channels) for words, here in _named(journey, context)]
    return told, journey.parent, journey.counterpart


@rule("X302", "near-duplicate-touchpoint", "info", ties=_ties)
def check(context: Context) -> Iterator[Finding]:
    """The second of two such touchpoints; journeys that are part of one another or its to-be repeat each other."""
    named: dict[tuple[frozenset[str], str], dict[tuple[str, frozenset[str]], tuple[int, _Named]]] = {}
    told = (found for journey in context.model.all(Journey) for found in _named(journey, context))
    for number, (words, here) in enumerate(told):
        team, touchpoint = here.team, here.touchpoint
        rivals: list[tuple[int, _Named]] = []
        for channel in here.channels:
            alike = named.setdefault((words, channel), {})
            rivals += islice((first for first in alike.values() if _differ(first[1], here, context.model)), 1)
            alike.setdefault((team.id, here.channels), (number, here))
        if not rivals:
            continue
        _, other = min(rivals, key=itemgetter(0))
        yield Finding(
            touchpoint,
            say(
                "`{touchpoint}` of `{team}` is very like `{other}` of `{others}`",
                "`{touchpoint}` de `{team}` ressemble fort à `{other}` de `{others}`",
                touchpoint=touchpoint.id,
                team=team.id,
                other=other.touchpoint.ref.partition(":")[2],
                others=other.team.id,
            ),
            say(
                "if it is the same thing, agree on one accountable team; else say in the names how they differ",
                "si c'est la même chose, convenez d'une seule équipe garante ; sinon, dites la différence dans les noms",
            ),
            touchpoint.at("name"),
            (Related(other.touchpoint.at("name"), say("the other one is here", "l'autre est ici")),),
        )


def _named(journey: Journey, context: Context) -> Iterator[tuple[frozenset[str], _Named]]:
    """The touchpoints that can be compared, with the words of their names that carry meaning."""
    default = context.workspace.language
    for stage in journey.stages if journey.status != "retired" else ():
        for touchpoint in stage.touchpoints:
            words = telling_words(touchpoint.name.in_(default, default))
            if len(words) < _LEAST or not touchpoint.channels:
                continue
            team = accountable(context.roles[touchpoint.ref])
            if team is not None and team.origin is not None:  # known
                yield words, _Named(journey, touchpoint, team, frozenset(ref.id for ref in touchpoint.channels))


def _differ(first: _Named, second: _Named, model: Model) -> bool:
    """Whether two touchpoints have two accountable teams, a channel in common, and journeys that are strangers."""
    return (
        bool(first.channels & second.channels)
        and _rivals(first.team, second.team, model)
        and not _kin(first.journey, second.journey, model)
    )


def _rivals(team: Team, other: Team, model: Model) -> bool:
    """Whether two teams are two, of one organisation as far as is written: the tops above them are not two."""
    if team is other:
        return False
    tops = {top.id for each in (team, other) for top in (_top(each, model),) if top is not each}
    return len(tops) < 2


def _top(team: Team, model: Model) -> Team:
    seen = {team.id}
    while team.part_of is not None and team.part_of in model and model[team.part_of].id not in seen:
        team = model[team.part_of]
        seen.add(team.id)
    return team


def _kin(journey: Journey, other: Journey, model: Model) -> bool:
    """Whether one is the other, its counterpart, its parent, or has the same parent."""
    near = [ref for each in (journey, other) for ref in (each.counterpart, each.parent) if ref is not None]
    found = [model[ref] for ref in near if ref in model]
    parents = [model[each.parent] for each in (journey, other) if each.parent is not None and each.parent in model]
    same_parent = len(parents) == 2 and parents[0] is parents[1]
    return journey is other or same_parent or any(each is journey or each is other for each in found)
