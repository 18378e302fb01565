"""
What  A journey of which no end is written: no exit, and no way into another journey.
Why  Success, failure and giving up are where a journey is judged; without an end nothing can be counted.
Quoi  Un parcours dont aucune fin n'est écrite : ni sortie, ni passage vers un autre parcours.
Pourquoi  C'est à la réussite, à l'échec ou à l'abandon qu'un parcours se juge ; sans fin, rien ne se compte.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - {id: find, name: I find the locker}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - {id: find, name: I find the locker}
  exits:
    - {id: collected, type: success, name: I have my parcel}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.lint.ways import is_endless
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say


@rule("C106", "journey-without-exit", "warning", raised_when_live=True)
def check(context: Context) -> Iterator[Finding]:
    """Journeys without `exits` from which nothing leads into another journey."""
    for journey in context.model.all(Journey):
        if is_endless(context.flows[journey.id]):
            yield Finding(
                journey,
                say("no end of `{journey}` is written", "aucune fin de `{journey}` n'est écrite", journey=journey.id),
                say(
                    "add `exits:`, at least `{id: done, type: success, name: …}`",
                    "ajoutez `exits:`, au moins `{id: done, type: success, name: …}`",
                ),
            )
