"""
What  An amount of money, or a metric in money, without its currency.
Why  Costs of several journeys are added and compared; 4.20 of nothing cannot be.
Quoi  Un montant, ou un indicateur en argent, sans sa monnaie.
Pourquoi  Les coûts de plusieurs parcours s'additionnent et se comparent ; 4,20 de rien, non.
Bad
  cxjourney: v1
  kind: evidence
  id: locker-diaries
  name: Diaries of people at the locker
  cost: {amount: 4200}
Good
  cxjourney: v1
  kind: evidence
  id: locker-diaries
  name: Diaries of people at the locker
  cost: {amount: 4200, currency: EUR}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.evidence import Evidence
from cxjourney.model.kinds.metric import Metric
from cxjourney.model.values import tidy
from cxjourney.wording import say


@rule("M023", "money-without-currency", "error")
def check(context: Context) -> Iterator[Finding]:
    """Amounts without `currency`, and metrics of `unit: currency` that name none."""
    help_ = say("add `currency:`, such as `EUR`", "ajoutez `currency:`, par exemple `EUR`")
    model = context.model
    costs = [
        *(touchpoint.cost for _, _, touchpoint in context.touchpoints),
        *(evidence.cost for evidence in model.all(Evidence)),
        *(metric.cost for metric in model.all(Metric)),
    ]
    for cost in costs:
        if cost is not None and cost.currency is None:
            yield Finding(
                cost,
                say("`{amount}` has no currency", "`{amount}` n'a pas de monnaie", amount=tidy(cost.amount)),
                help_,
                cost.at("amount"),
            )
    for entity in model.all(Metric):
        if entity.unit == "currency" and not (entity.currency or entity.cost):
            yield Finding(
                entity,
                say(
                    "`{metric}` is an amount of money and does not say in which currency",
                    "`{metric}` est un montant et ne dit pas dans quelle monnaie",
                    metric=entity.id,
                ),
                help_,
                entity.at("unit"),
            )
