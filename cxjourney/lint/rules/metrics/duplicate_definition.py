"""
What  Two metrics that are computed in exactly the same way.
Why  One number under two names will be corrected in one place and quoted from the other.
Quoi  Deux indicateurs calculés exactement de la même façon.
Pourquoi  Un même chiffre sous deux noms sera corrigé à un endroit et cité depuis l'autre.
Bad
  cxjourney: v1
  kind: catalog
  metrics:
    - {id: opened, name: Doors opened, type: count, source: events, count: {event: door_opened}}
    - {id: collected, name: Parcels collected, type: count, source: events, count: {event: door_opened}}
  sources: [{id: events, name: Events}]
Good
  cxjourney: v1
  kind: catalog
  metrics:
    - {id: opened, name: Doors opened, type: count, source: events, count: {event: door_opened}}
    - {id: collected, name: Parcels collected, type: count, source: events, count: {event: parcel_taken}}
  sources: [{id: events, name: Events}]
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.diagnostics.diagnostic import Related
from cxjourney.lint.measures import lacks
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.declare import fields_of
from cxjourney.model.kinds.metric import Metric
from cxjourney.wording import say

_APART = (
    "id", "name", "aliases", "audience", "definition", "owner", "timing", "drives", "nature", "benefit", "revision",
    "min_n", "unit", "direction",
)  # fmt: skip
"""Fields that say nothing of how the number is made."""
_MADE_OF = ("count", "numerator", "steps", "start", "formula")
"""Without any of these, metrics of one type may differ by the survey or the place that they are attached to."""


@rule("M012", "duplicate-definition", "warning")
def check(context: Context) -> Iterator[Finding]:
    """The second of two metrics of one type whose every defining field is equal."""
    first: dict[str, Metric] = {}
    names = [spec.attribute for spec in fields_of(Metric) if spec.attribute not in _APART]
    for metric in context.model.all(Metric):
        if metric.type is None or lacks(metric) or not any(getattr(metric, name) for name in _MADE_OF):
            continue
        made = repr([getattr(metric, name) for name in names])  # nodes leave their origin out of it
        other = first.setdefault(made, metric)
        if other is not metric:
            yield Finding(
                metric,
                say(
                    "`{metric}` is computed exactly like `{other}`",
                    "`{metric}` se calcule exactement comme `{other}`",
                    metric=metric.id,
                    other=other.id,
                ),
                say(
                    "keep one, and give it the id of the other one under `aliases:`",
                    "gardez-en un seul, et donnez-lui l'identifiant de l'autre sous `aliases:`",
                ),
                related=(Related(other.at(), say("`{id}` is here", "`{id}` est ici", id=other.id)),),
            )
