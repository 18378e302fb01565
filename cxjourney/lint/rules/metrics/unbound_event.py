"""
What  A metric that counts the event of a touchpoint, and the touchpoint names no event.
Why  Nothing in the data says that a traveller went by: the number would always be zero.
Quoi  Un indicateur qui compte l'événement d'un point de contact, lequel n'en nomme aucun.
Pourquoi  Rien dans les données ne dit qu'un voyageur est passé : le chiffre serait toujours nul.
Bad
  cxjourney: v1
  kind: metric
  id: opened
  name: Doors opened
  type: count
  source: locker-events
  count: {touchpoint: collect-parcel/find/open}
  ---
  cxjourney: v1
  kind: source
  id: locker-events
  name: Events of the lockers
  ---
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: open, name: I open the door}]}
Good
  cxjourney: v1
  kind: metric
  id: opened
  name: Doors opened
  type: count
  source: locker-events
  count: {touchpoint: collect-parcel/find/open}
  ---
  cxjourney: v1
  kind: source
  id: locker-events
  name: Events of the lockers
  ---
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - {id: find, name: I find the locker, touchpoints: [{id: open, name: I open the door, event: door_opened}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.diagnostics.diagnostic import Related
from cxjourney.lint.measures import ANSWERS
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.metric import Events, Metric
from cxjourney.model.walk import walk
from cxjourney.wording import say


@rule("M016", "unbound-event", "error")
def check(context: Context) -> Iterator[Finding]:
    """References of metrics to touchpoints without `event`, unless the metric names the event itself."""
    model = context.model
    for metric in model.all(Metric):
        if metric.type in ANSWERS or (metric.source and model[metric.source].type == "surveys"):
            continue  # answers are recognised by the touchpoint itself
        for node in walk(metric):
            if not isinstance(node, Events) or node.touchpoint is None or node.event or node.touchpoint not in model:
                continue
            touchpoint = model[node.touchpoint]
            journey = model.journey_of(touchpoint)
            if touchpoint.event or journey is None or ("journey", journey.id) in model.faulty:
                continue
            yield Finding(
                node,
                say(
                    "`{touchpoint}` names no event, so `{metric}` cannot count it",
                    "`{touchpoint}` ne nomme aucun événement : `{metric}` ne peut pas le compter",
                    touchpoint=node.touchpoint.id,
                    metric=metric.id,
                ),
                say(
                    "add `event:` to the touchpoint, as the source calls it",
                    "ajoutez `event:` au point de contact, tel que la source l'appelle",
                ),
                node.at("touchpoint"),
                (Related(touchpoint.at(), say("the touchpoint is here", "le point de contact est ici")),),
            )
