"""
What  A conversion, drop-off or return that does not say how much time travellers have.
Why  Nearly everyone comes back in the end: 40 % in a week and 40 % in a year are two different businesses.
Quoi  Une conversion, une perte ou un retour qui ne dit pas de combien de temps dispose le voyageur.
Pourquoi  Presque tout le monde finit par revenir : 40 % en une semaine et 40 % en un an, ce sont deux métiers différents.
Bad
  cxjourney: v1
  kind: metric
  id: collected
  name: Parcels collected
  type: conversion
  source: locker-events
  steps: [{event: code_sent}, {event: door_opened}]
  ---
  cxjourney: v1
  kind: source
  id: locker-events
  name: Events of the lockers
Good
  cxjourney: v1
  kind: metric
  id: collected
  name: Parcels collected
  type: conversion
  source: locker-events
  steps: [{event: code_sent}, {event: door_opened}]
  window: P7D
  ---
  cxjourney: v1
  kind: source
  id: locker-events
  name: Events of the lockers
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.measures import OVER_TIME, lacks
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.metric import Metric
from cxjourney.wording import say


@rule("M010", "funnel-without-window", "error")
def check(context: Context) -> Iterator[Finding]:
    """Metrics over time without `window`; when their steps are missing too, that is said first."""
    for metric in context.model.all(Metric):
        if metric.type in OVER_TIME and metric.window is None and not lacks(metric):
            yield Finding(
                metric,
                say(
                    "`{metric}` is of type `{type}` and does not say within how much time",
                    "`{metric}` est de type `{type}` et ne dit pas en combien de temps",
                    metric=metric.id,
                    type=metric.type,
                ),
                say("add `window:`, such as `P7D` for a week", "ajoutez `window:`, par exemple `P7D` pour une semaine"),
                metric.at("type"),
            )
