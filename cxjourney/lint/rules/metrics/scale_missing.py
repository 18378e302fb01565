"""
What  A satisfaction or effort metric that does not say on which scale people answer.
Why  4 out of 5 delights, 4 out of 10 alarms; and nobody can tell which answers count as satisfied.
Quoi  Un indicateur de satisfaction ou d'effort qui ne dit pas sur quelle échelle on répond.
Pourquoi  4 sur 5 réjouit, 4 sur 10 inquiète ; et nul ne sait quelles réponses valent « satisfait ».
Bad
  cxjourney: v1
  kind: metric
  id: locker-csat
  name: Satisfied with the locker
  type: csat
  source: answers
  ---
  cxjourney: v1
  kind: source
  id: answers
  name: Answers
Good
  cxjourney: v1
  kind: metric
  id: locker-csat
  name: Satisfied with the locker
  type: csat
  scale: {low: 1, high: 5}
  source: answers
  ---
  cxjourney: v1
  kind: source
  id: answers
  name: Answers
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.measures import ON_A_SCALE
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.metric import Metric
from cxjourney.wording import say


@rule("M008", "scale-missing", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Metrics of type `csat` or `ces` without `scale`."""
    for metric in context.model.all(Metric):
        if metric.type in ON_A_SCALE and metric.scale is None:
            yield Finding(
                metric,
                say(
                    "`{metric}` does not say on which scale people answer",
                    "`{metric}` ne dit pas sur quelle échelle on répond",
                    metric=metric.id,
                ),
                say("add `scale: {low: 1, high: 5}`", "ajoutez `scale: {low: 1, high: 5}`"),
                metric.at("type"),
            )
