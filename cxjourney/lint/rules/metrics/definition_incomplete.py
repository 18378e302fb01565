"""
What  A metric that lacks what its type is made of: a ratio without denominator, a funnel without steps.
Why  It looks defined and cannot be computed; two people would fill the hole in two ways.
Quoi  Un indicateur à qui manque ce dont son type est fait : un ratio sans dénominateur, un entonnoir sans étapes.
Pourquoi  Il semble défini et ne peut se calculer ; deux personnes combleraient le trou de deux façons.
Bad
  cxjourney: v1
  kind: metric
  id: refused
  name: Codes refused
  type: ratio
  numerator: {event: code_refused}
Good
  cxjourney: v1
  kind: metric
  id: refused
  name: Codes refused
  type: ratio
  numerator: {event: code_refused}
  denominator: {event: code_typed}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.measures import lacks
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.metric import Metric
from cxjourney.wording import say


@rule("M011", "definition-incomplete", "error")
def check(context: Context) -> Iterator[Finding]:
    """Metrics whose type needs fields that are not there."""
    for metric in context.model.all(Metric):
        missing = lacks(metric)
        if not missing:
            continue
        names = ", ".join(f"`{name}`" for name in missing)
        if missing == ("steps",) and metric.steps:
            yield Finding(
                metric,
                say(
                    "`{metric}` is of type `{type}` and has a single step",
                    "`{metric}` est de type `{type}` et n'a qu'une étape",
                    metric=metric.id,
                    type=metric.type,
                ),
                say("write two steps or more under `steps:`", "écrivez au moins deux étapes sous `steps:`"),
                metric.at_key("steps"),
            )
            continue
        yield Finding(
            metric,
            say(
                "`{metric}` is of type `{type}` and lacks {names}",
                "`{metric}` est de type `{type}` et il lui manque {names}",
                metric=metric.id,
                type=metric.type,
                names=names,
            ),
            say("add {names}", "ajoutez {names}", names=names),
            metric.at("type"),
        )
