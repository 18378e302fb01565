"""
What  A metric with a target that is judged on fewer than 30 observations.
Why  With twenty answers, one more unhappy person moves the number by five points.
Quoi  Un indicateur doté d'une cible et jugé sur moins de 30 observations.
Pourquoi  Avec vingt réponses, un mécontent de plus déplace le chiffre de cinq points.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  kpis: [{metric: ease, target: ">= 90 %"}]
  stages:
    - {id: find, name: I find the locker}
  ---
  cxjourney: v1
  kind: metric
  id: ease
  name: It was easy
  min_n: {judge: 10}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  kpis: [{metric: ease, target: ">= 90 %"}]
  stages:
    - {id: find, name: I find the locker}
  ---
  cxjourney: v1
  kind: metric
  id: ease
  name: It was easy
  min_n: {judge: 100}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.measures import attached
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.wording import say

_FEWEST = 30


@rule("M026", "small-sample-target", "info")
def check(context: Context) -> Iterator[Finding]:
    """Metrics with a target somewhere and `min_n.judge` below 30."""
    judged = {found.metric.id: found.metric for found in attached(context) if found.kpi.target}
    for _, metric in sorted(judged.items()):
        sample = metric.min_n
        if sample is not None and sample.judge is not None and sample.judge < _FEWEST:
            yield Finding(
                sample,
                say(
                    "`{metric}` is judged from `{n}` observations on",
                    "`{metric}` est jugé à partir de `{n}` observations",
                    metric=metric.id,
                    n=sample.judge,
                ),
                say("raise `judge:` to 30 at least, better to 100", "portez `judge:` à 30 au moins, mieux : à 100"),
                sample.at("judge"),
            )
