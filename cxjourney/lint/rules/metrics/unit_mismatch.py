"""
What  A target or baseline written in a unit that the metric cannot have.
Why  `40` for a share is either 40 % or an impossible 4000 %; nobody should have to guess.
Quoi  Une cible ou une valeur de départ écrite dans une unité que l'indicateur ne peut pas avoir.
Pourquoi  `40` pour une part, c'est 40 % ou d'impossibles 4000 % ; nul ne devrait avoir à deviner.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  kpis: [{metric: collected, target: ">= 95", baseline: 88 %}]
  stages:
    - {id: find, name: I find the locker}
  ---
  cxjourney: v1
  kind: metric
  id: collected
  name: Parcels collected
  unit: percent
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
  unit: percent
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.measures import Attached, attached, fits, unit_of
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.values import Quantity
from cxjourney.wording import Wording, say

_EXPECTED = {
    "percent": say("with its `%`, such as `40 %`", "avec son `%`, par exemple `40 %`"),
    "score": say("as a plain number", "en nombre simple"),
    "count": say("as a plain number", "en nombre simple"),
    "number": say("as a plain number", "en nombre simple"),
    "minutes": say("in minutes", "en minutes"),
    "hours": say("in hours", "en heures"),
    "days": say("in days", "en jours"),
    "currency": say("as an amount, such as `4.20 EUR`", "en montant, par exemple `4.20 EUR`"),
}


@rule("M006", "unit-mismatch", "error")
def check(context: Context) -> Iterator[Finding]:
    """Targets and baselines whose unit does not fit the metric, or one another when the metric does not say."""
    for found in attached(context):
        kpi = found.kpi
        aim = kpi.target.quantity if kpi.target else None
        for field, quantity in (("target", aim), ("baseline", kpi.baseline)):
            if quantity is not None and not fits(quantity, found.metric):
                yield _misfit(found, field, quantity, _EXPECTED[unit_of(found.metric) or "number"])
        if unit_of(found.metric) is None and aim and kpi.baseline and (aim.unit == "%") != (kpi.baseline.unit == "%"):
            yield Finding(
                kpi,
                say(
                    "the baseline `{baseline}` and the target `{target}` of `{metric}` are not of the same unit",
                    "la valeur de départ `{baseline}` et la cible `{target}` de `{metric}` n'ont pas la même unité",
                    baseline=kpi.baseline,
                    target=kpi.target,
                    metric=found.metric.id,
                ),
                say("write both in the same unit", "écrivez les deux dans la même unité"),
                kpi.at("baseline"),
            )


def _misfit(found: Attached, field: str, quantity: Quantity, expected: Wording) -> Finding:
    return Finding(
        found.kpi,
        say(
            "`{quantity}` does not suit `{metric}`, which is counted in `{unit}`",
            "`{quantity}` ne convient pas à `{metric}`, qui se compte en `{unit}`",
            quantity=quantity,
            metric=found.metric.id,
            unit=unit_of(found.metric),
        ),
        say(
            "write the value {expected}, or correct `unit:` of the metric",
            "écrivez la valeur {expected}, ou corrigez `unit:` de l'indicateur",
            expected=expected,
        ),
        found.kpi.at(field),
    )
