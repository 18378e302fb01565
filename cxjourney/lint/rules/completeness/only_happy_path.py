"""
What  A journey whose exits are all successes.
Why  Some travellers fail, give up or never buy; what is not on the map is not repaired.
Quoi  Un parcours dont toutes les sorties sont des réussites.
Pourquoi  Des voyageurs échouent, abandonnent ou n'achètent pas ; ce que la carte ne montre pas ne se répare pas.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - {id: find, name: I find the locker}
  exits:
    - {id: collected, type: success, name: I have my parcel}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - {id: find, name: I find the locker}
  exits:
    - {id: collected, type: success, name: I have my parcel}
    - {id: gives-up, type: abandonment, name: I let it go back}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say


@rule("C110", "only-happy-path", "info", raised_when_live=True)
def check(context: Context) -> Iterator[Finding]:
    """Journeys with exits, none of which is a failure, an abandonment or a non-purchase."""
    for journey in context.model.all(Journey):
        if journey.exits and all(exit_.type == "success" for exit_ in journey.exits):
            yield Finding(
                journey,
                say(
                    "`{journey}` only ends well: no failure, abandonment or non-purchase is written",
                    "`{journey}` ne finit que bien : ni échec, ni abandon, ni non-achat n'y est écrit",
                    journey=journey.id,
                ),
                say(
                    "add to `exits:` the ways in which travellers leave without what they wanted",
                    "ajoutez sous `exits:` les façons de repartir sans ce que l'on voulait",
                ),
                journey.at_key("exits"),
            )
