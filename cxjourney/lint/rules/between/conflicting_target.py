"""
What  The same metric, for the same people and the same date, has two different targets.
Why  One number cannot reach two aims: each team quotes its own, and both can say they were right.
Quoi  Le même indicateur, pour les mêmes personnes et la même date, a deux cibles différentes.
Pourquoi  Un chiffre ne peut viser deux buts : chaque équipe cite le sien, et toutes deux auront raison.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  kpis: [{metric: collected, target: ">= 95 %"}]
  stages:
    - {id: find, name: I find the locker, kpis: [{metric: collected, target: ">= 80 %"}]}
  ---
  cxjourney: v1
  kind: metric
  id: collected
  name: Parcels collected
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  kpis: [{metric: collected, target: ">= 95 %"}]
  stages:
    - {id: find, name: I find the locker, kpis: [{metric: collected, target: ">= 95 %"}]}
  ---
  cxjourney: v1
  kind: metric
  id: collected
  name: Parcels collected
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cxjourney.diagnostics.diagnostic import Related
from cxjourney.lint.measures import CHAINS, Attached, Holder, attached_to
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey, Kpi
from cxjourney.model.model import Model
from cxjourney.model.values import Ref
from cxjourney.wording import say

_HOLDERS = ("journey", "stage", "touchpoint")
"""What holds KPIs, by the number of steps of its path."""


@dataclass(frozen=True, slots=True)
class _Aim:
    """A target in words and as a quantity, and the KPI that has it: the path of its holder, and its place there."""

    target: str
    value: float
    unit: str
    holder: str
    index: int


def _ties(journey: Journey, context: Context) -> list[list[Any]]:
    """Of each KPI with a target what makes it comparable, and the target."""
    return list(_rows(journey, context))


def _rows(journey: Journey, context: Context) -> Iterator[list[Any]]:
    for each in attached_to(journey, context):
        target, key = each.kpi.target, _key(each, context.model)
        if target is not None and key is not None:
            at = next(index for index, kpi in enumerate(each.holder.kpis) if kpi is each.kpi)
            yield [key, str(target), target.quantity.value, target.quantity.unit, each.holder.ref.partition(":")[2], at]


@rule("X304", "conflicting-target", "warning", ties=_ties, from_ties=True)
def check(context: Context) -> Iterator[Finding]:
    """The second of two targets; as-is and to-be journeys aim apart, and so do steps left to the place of the KPI."""
    first: dict[tuple[str, ...], _Aim] = {}
    for rows in context.taken(_ties).values():
        for key, *rest in rows:
            aim = _Aim(*rest)
            other = first.setdefault(tuple(key), aim)
            if (other.value, other.unit) != (aim.value, aim.unit):
                yield _finding(aim, other, context.model)


def _finding(aim: _Aim, other: _Aim, model: Model) -> Finding:
    kpi, there = _kpi(aim, model), _kpi(other, model)
    return Finding(
        kpi,
        say(
            "`{metric}` aims at `{target}` here and at `{other}` elsewhere",
            "`{metric}` vise `{target}` ici et `{other}` ailleurs",
            metric=model[kpi.metric].id,
            target=aim.target,
            other=other.target,
        ),
        say(
            "agree on one target, or say with `segment:` and `by:` for whom and for when each one holds",
            "entendez-vous sur une cible, ou dites avec `segment:` et `by:` pour qui et pour quand chacune vaut",
        ),
        kpi.at("target"),
        (Related(there.at("target"), say("the other target is here", "l'autre cible est ici")),),
    )


def _kpi(aim: _Aim, model: Model) -> Kpi:
    """The KPI of a target."""
    holder: Ref[Holder] = Ref(_HOLDERS[aim.holder.count("/")], aim.holder)
    return model[holder].kpis[aim.index]


def _key(found: Attached, model: Model) -> list[str] | None:
    """What two KPIs have in common whose targets must be one; None for those that nothing is compared with."""
    kpi, metric = found.kpi, found.metric
    place_decides = metric.type in (*CHAINS, "cost-per-exit") and not metric.steps
    if kpi.target is None or place_decides or found.journey.status == "retired":
        return None
    segment = kpi.segment and (model[kpi.segment].id if kpi.segment in model else kpi.segment.id)
    date = kpi.by.isoformat() if kpi.by else ""
    return [metric.id, segment or "", date, found.journey.state or "as-is", kpi.target.operator[0]]
