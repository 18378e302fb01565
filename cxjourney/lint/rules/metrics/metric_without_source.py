"""
What  A metric that says neither how it is computed nor where its observations come from.
Why  A number that cannot be computed is a promise; the day it is asked for, each team brings its own.
Quoi  Un indicateur qui ne dit pas comment il se calcule, ou d'où viennent ses observations.
Pourquoi  Un chiffre incalculable est une promesse ; le jour où on le demande, chaque équipe apporte le sien.
Bad
  cxjourney: v1
  kind: metric
  id: collected
  name: Parcels collected
  type: count
Good
  cxjourney: v1
  kind: metric
  id: collected
  name: Parcels collected
  type: count
  source: locker-events
  ---
  cxjourney: v1
  kind: source
  id: locker-events
  name: Events of the lockers
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.measures import has_source, lacks
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.metric import Metric
from cxjourney.wording import say


@rule("M004", "metric-without-source", "warning", raised_when_live=True, aliases=("cost-without-source",))
def check(context: Context) -> Iterator[Finding]:
    """Metrics without `type`, or without `source` where no survey stores its answers; incomplete ones say so already."""
    for metric in context.model.all(Metric):
        if lacks(metric):
            continue
        if metric.type is None:
            yield Finding(
                metric,
                say(
                    "`{metric}` cannot be computed: it has no type",
                    "`{metric}` ne peut pas être calculé : il n'a pas de type",
                    metric=metric.id,
                ),
                say(
                    "add `type:` (count, ratio, funnel, csat…) and `source:`",
                    "ajoutez `type:` (count, ratio, funnel, csat…) et `source:`",
                ),
            )
        elif not has_source(metric, context.model) and (metric.cost is None or metric.type != "cost-per-exit"):
            yield Finding(
                metric,
                say(
                    "`{metric}` does not say where its observations come from",
                    "`{metric}` ne dit pas d'où viennent ses observations",
                    metric=metric.id,
                ),
                say(
                    "add `source:`, or name it under `asks:` in a survey that has one",
                    "ajoutez `source:`, ou citez-le sous `asks:` dans une enquête qui en a une",
                ),
                metric.at("type"),
            )
