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

from cxjourney.diagnostics.diagnostic import Related
from cxjourney.lint.measures import CHAINS, Attached, attached, attached_to
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.model import Model
from cxjourney.wording import say


def _ties(journey: Journey, context: Context) -> object:
    """Its targets, each with where it holds."""
    return [(each.holder.ref, _key(each, context.model), each.kpi.target) for each in attached_to(journey, context)]


@rule("X304", "conflicting-target", "warning", ties=_ties)
def check(context: Context) -> Iterator[Finding]:
    """The second of two targets; as-is and to-be journeys aim apart, and so do steps left to the place of the KPI."""
    first: dict[tuple[object, ...], Attached] = {}
    for found in attached(context):
        kpi, metric = found.kpi, found.metric
        key = _key(found, context.model)
        if kpi.target is None or key is None:
            continue
        other = first.setdefault(key, found)
        if other.kpi.target is None or other.kpi.target.quantity == kpi.target.quantity:
            continue
        yield Finding(
            kpi,
            say(
                "`{metric}` aims at `{target}` here and at `{other}` elsewhere",
                "`{metric}` vise `{target}` ici et `{other}` ailleurs",
                metric=metric.id,
                target=kpi.target,
                other=other.kpi.target,
            ),
            say(
                "agree on one target, or say with `segment:` and `by:` for whom and for when each one holds",
                "entendez-vous sur une cible, ou dites avec `segment:` et `by:` pour qui et pour quand chacune vaut",
            ),
            kpi.at("target"),
            (Related(other.kpi.at("target"), say("the other target is here", "l'autre cible est ici")),),
        )


def _key(found: Attached, model: Model) -> tuple[object, ...] | None:
    """What two KPIs have in common whose targets must be one; None for those that nothing is compared with."""
    kpi, metric = found.kpi, found.metric
    place_decides = metric.type in (*CHAINS, "cost-per-exit") and not metric.steps
    if kpi.target is None or place_decides or found.journey.status == "retired":
        return None
    segment = model[kpi.segment].id if kpi.segment and kpi.segment in model else kpi.segment
    return metric.id, segment, kpi.by, found.journey.state or "as-is", kpi.target.operator[0]
