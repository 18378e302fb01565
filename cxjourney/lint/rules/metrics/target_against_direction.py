"""
What  A target worse than the baseline, or a ceiling on a number that should rise.
Why  A team would reach it by doing less well; usually the two values or the sign were swapped.
Quoi  Une cible moins bonne que la valeur de départ, ou un plafond sur un chiffre qui devrait monter.
Pourquoi  L'équipe l'atteindrait en faisant moins bien ; d'ordinaire, deux valeurs ou le signe sont inversés.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  kpis: [{metric: collected, target: ">= 80 %", baseline: 88 %}]
  stages:
    - {id: find, name: I find the locker}
  ---
  cxjourney: v1
  kind: metric
  id: collected
  name: Parcels collected
  direction: up
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  kpis: [{metric: collected, target: ">= 95 %", baseline: 88 %}]
  stages:
    - {id: find, name: I find the locker}
  ---
  cxjourney: v1
  kind: metric
  id: collected
  name: Parcels collected
  direction: up
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.diagnostics.diagnostic import Related
from cxjourney.lint.measures import attached, fits
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.metrics.defaults import direction_of
from cxjourney.wording import say


@rule("M005", "target-against-direction", "error")
def check(context: Context) -> Iterator[Finding]:
    """Targets of the same unit as their baseline that are worse, and targets whose sign opposes the direction."""
    for found in attached(context):
        kpi, metric = found.kpi, found.metric
        way = direction_of(metric)
        if kpi.target is None or way is None or not fits(kpi.target.quantity, metric):
            continue
        wrong_sign = ("<=", "<") if way == "up" else (">=", ">")
        if metric.direction and kpi.target.operator in wrong_sign:
            yield Finding(
                kpi,
                say(
                    "`{target}` limits `{metric}`, whose direction is `{way}`",
                    "`{target}` limite `{metric}`, dont la direction est `{way}`",
                    target=kpi.target,
                    metric=metric.id,
                    way=way,
                ),
                say(
                    "turn the sign round, or correct `direction:` of the metric",
                    "inversez le signe, ou corrigez `direction:` de l'indicateur",
                ),
                kpi.at("target"),
                (Related(metric.at("direction"), say("the direction is here", "la direction est ici")),),
            )
            continue
        base = kpi.baseline
        if base is None or base.unit != kpi.target.quantity.unit:
            continue
        aim = kpi.target.quantity.value
        if (aim < base.value) if way == "up" else (aim > base.value):
            yield Finding(
                kpi,
                say(
                    "the target `{target}` is worse than the baseline `{baseline}`",
                    "la cible `{target}` est moins bonne que la valeur de départ `{baseline}`",
                    target=kpi.target,
                    baseline=base,
                ),
                say(
                    "`{metric}` should go {way}: correct one of the two values, or its `direction:`",
                    "`{metric}` devrait {way} : corrigez l'une des deux valeurs, ou sa `direction:`",
                    metric=metric.id,
                    way=say("up", "monter") if way == "up" else say("down", "descendre"),
                ),
                kpi.at("target"),
            )
