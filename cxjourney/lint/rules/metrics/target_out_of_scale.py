"""
What  A target or baseline beyond what the metric can ever be.
Why  A recommendation score ends at 100, and a share at 100 %: such a target will never be met, or always is.
Quoi  Une cible ou une valeur de départ au-delà de ce que l'indicateur peut jamais valoir.
Pourquoi  Un score de recommandation s'arrête à 100, une part à 100 % : une telle cible n'est jamais atteinte, ou toujours.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  kpis: [{metric: recommendation, target: ">= 120"}]
  stages:
    - {id: find, name: I find the locker}
  ---
  cxjourney: v1
  kind: metric
  id: recommendation
  name: Would recommend us
  type: nps
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  kpis: [{metric: recommendation, target: ">= 45"}]
  stages:
    - {id: find, name: I find the locker}
  ---
  cxjourney: v1
  kind: metric
  id: recommendation
  name: Would recommend us
  type: nps
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.measures import attached, bounds, fits, unit_of
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.values import Quantity
from cxjourney.wording import say


@rule("M007", "target-out-of-scale", "error")
def check(context: Context) -> Iterator[Finding]:
    """Values outside the bounds of the type or of the declared scale; a wrong unit is said already."""
    for found in attached(context):
        limits = bounds(found.metric)
        if limits is None:
            continue
        unit = "%" if unit_of(found.metric) == "percent" else ""
        target = found.kpi.target.quantity if found.kpi.target else None
        for field, quantity in (("target", target), ("baseline", found.kpi.baseline)):
            if quantity is None or not fits(quantity, found.metric) or limits[0] <= quantity.value <= limits[1]:
                continue
            yield Finding(
                found.kpi,
                say(
                    "`{quantity}` is beyond the scale of `{metric}`, from {low} to {high}",
                    "`{quantity}` sort de l'échelle de `{metric}`, de {low} à {high}",
                    quantity=quantity,
                    metric=found.metric.id,
                    low=Quantity(limits[0], unit),
                    high=Quantity(limits[1], unit),
                ),
                say(
                    "write a value of the scale, or correct `type:` or `scale:` of the metric",
                    "écrivez une valeur de l'échelle, ou corrigez `type:` ou `scale:` de l'indicateur",
                ),
                found.kpi.at(field),
            )
