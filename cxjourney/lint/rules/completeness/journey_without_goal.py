"""
What  A journey that does not say what the traveller wants.
Why  Without the traveller's goal nothing can be judged: neither an ending, nor a feeling, nor a number.
Quoi  Un parcours qui ne dit pas ce que veut le voyageur.
Pourquoi  Sans le but du voyageur, rien ne se juge : ni une issue, ni un ressenti, ni un chiffre.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  business_goal: Fewer parcels sent back
  stages:
    - {id: find, name: I find the locker}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  goal: Have my parcel in my hands today
  stages:
    - {id: find, name: I find the locker}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say


@rule("C102", "journey-without-goal", "warning", raised_when_live=True)
def check(context: Context) -> Iterator[Finding]:
    """Journeys without `goal`; a `business_goal` is the organisation's and does not stand for it."""
    for journey in context.model.all(Journey):
        if journey.goal is None:
            yield Finding(
                journey,
                say(
                    "`{journey}` does not say what the traveller wants",
                    "`{journey}` ne dit pas ce que veut le voyageur",
                    journey=journey.id,
                ),
                say(
                    "add `goal:` in the traveller's words; `business_goal` is the organisation's",
                    "ajoutez `goal:` avec les mots du voyageur ; `business_goal` est le but de l'organisation",
                )
                if journey.business_goal
                else say("add `goal:` in the traveller's words", "ajoutez `goal:` avec les mots du voyageur"),
            )
