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
from itertools import count, islice
from operator import attrgetter
from typing import Any, NamedTuple

from cxjourney.diagnostics.diagnostic import Related
from cxjourney.lint.folding import telling_words
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.derive.raci import accountable
from cxjourney.model.kinds.journey import Journey, Touchpoint
from cxjourney.model.kinds.team import Team
from cxjourney.model.model import Model
from cxjourney.model.values import Ref
from cxjourney.wording import say

_LEAST = 2
"""Words that carry meaning: a name of one word, such as "Payment", is common."""


class _Named(NamedTuple):
    """A touchpoint by its number, its path, the team accountable for it, its journey and the next of kin."""

    number: int
    path: str
    team: str
    journey: str
    kin: tuple[str, str]
    """The parent and the counterpart of the journey, or nothing."""


def _ties(journey: Journey, context: Context) -> list[Any]:
    """Its parent, its counterpart, and of each touchpoint the path, the words of its name, its team and channels."""
    kin = [
        context.model[ref].id if ref and ref in context.model else "" for ref in (journey.parent, journey.counterpart)
    ]
    return [kin, list(_rows(journey, context))]


def _rows(journey: Journey, context: Context) -> Iterator[list[Any]]:
    default = context.workspace.language
    for stage in journey.stages if journey.status != "retired" else ():
        for touchpoint in stage.touchpoints:
            words = telling_words(touchpoint.name.in_(default, default))
            if len(words) < _LEAST or not touchpoint.channels:
                continue
            team = accountable(context.roles[touchpoint.ref])
            if team is not None and team.origin is not None:  # known
                path = touchpoint.ref.partition(":")[2]
                yield [path, " ".join(sorted(words)), team.id, sorted({ref.id for ref in touchpoint.channels})]


@rule("X302", "near-duplicate-touchpoint", "info", ties=_ties, from_ties=True)
def check(context: Context) -> Iterator[Finding]:
    """The second of two such touchpoints; journeys that are part of one another or its to-be repeat each other."""
    model = context.model
    numbers = count()
    named: dict[tuple[str, str], dict[tuple[str, tuple[str, ...]], _Named]] = {}
    for journey, (kin, rows) in context.taken(_ties).items():
        for path, words, team, channels in rows:
            here = _Named(next(numbers), path, team, journey, tuple(kin))
            known_by = team, tuple(channels)
            rivals: list[_Named] = []
            for channel in channels:  # those without a channel in common, most of them, are not looked at
                alike = named.setdefault((words, channel), {})
                others = (first for first in alike.values() if first.team != team)
                rivals += islice((first for first in others if _differ(first, here, model)), 1)
                alike.setdefault(known_by, here)
            if rivals:
                yield _finding(here, min(rivals, key=attrgetter("number")), model)


def _finding(here: _Named, other: _Named, model: Model) -> Finding:
    touchpoint, first = (model[Ref[Touchpoint]("touchpoint", each.path)] for each in (here, other))
    return Finding(
        touchpoint,
        say(
            "`{touchpoint}` of `{team}` is very like `{other}` of `{others}`",
            "`{touchpoint}` de `{team}` ressemble fort à `{other}` de `{others}`",
            touchpoint=touchpoint.id,
            team=here.team,
            other=other.path,
            others=other.team,
        ),
        say(
            "if it is the same thing, agree on one accountable team; else say in the names how they differ",
            "si c'est la même chose, convenez d'une seule équipe garante ; sinon, dites la différence dans les noms",
        ),
        touchpoint.at("name"),
        (Related(first.at("name"), say("the other one is here", "l'autre est ici")),),
    )


def _differ(first: _Named, second: _Named, model: Model) -> bool:
    """Whether two touchpoints of two teams have journeys that are strangers, and teams that are rivals."""
    return not _kin(first, second) and _rivals(first.team, second.team, model)


def _rivals(team: str, other: str, model: Model) -> bool:
    """Whether two teams are of one organisation as far as is written: the tops above them are not two."""
    tops = {top for each in (team, other) for top in (_top(model[Ref[Team]("team", each)], model),) if top != each}
    return len(tops) < 2


def _top(team: Team, model: Model) -> str:
    seen = {team.id}
    while team.part_of is not None and team.part_of in model and model[team.part_of].id not in seen:
        team = model[team.part_of]
        seen.add(team.id)
    return team.id


def _kin(first: _Named, second: _Named) -> bool:
    """Whether one is the other, its counterpart, its parent, or has the same parent."""
    both = {first.journey, second.journey}
    same_parent = first.kin[0] != "" and first.kin[0] == second.kin[0]
    return len(both) == 1 or same_parent or not both.isdisjoint((*first.kin, *second.kin))
