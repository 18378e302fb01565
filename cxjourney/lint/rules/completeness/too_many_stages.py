"""
What  A journey with more stages than a reader can hold in mind, or with a single one.
Why  A map is read at a glance: above seven stages it is a procedure, with one it is a list.
Quoi  Un parcours qui compte plus d'étapes que l'on n'en retient, ou une seule.
Pourquoi  Une carte se lit d'un coup d'œil : au-delà de sept étapes c'est une procédure, avec une seule une liste.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - {id: everything, name: Everything}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - {id: find, name: I find the locker}
    - {id: open, name: I open it}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say

MOST = 7
"""When the workspace sets no limit under `rules: options: stages:`."""


@rule("C105", "too-many-stages", "info")
def check(context: Context) -> Iterator[Finding]:
    """Journeys with fewer than two stages or more than the limit."""
    rules = context.workspace.rules
    most = (rules and rules.options and rules.options.stages) or MOST
    for journey in context.model.all(Journey):
        number = len(journey.stages)
        if number == 1:
            yield Finding(
                journey,
                say("`{journey}` has a single stage", "`{journey}` n'a qu'une étape", journey=journey.id),
                say("part it where the traveller's aim changes", "divisez-la là où le but du voyageur change"),
                journey.at_key("stages"),
            )
        elif number > most:
            yield Finding(
                journey,
                say(
                    "`{journey}` has {number} stages: above {most}, a map is hard to read",
                    "`{journey}` compte {number} étapes ; au-delà de {most}, une carte se lit mal",
                    journey=journey.id,
                    number=number,
                    most=most,
                ),
                say(
                    "join stages that share an aim, or make a journey of its own out of some",
                    "réunissez les étapes de même but, ou faites de certaines un parcours à part",
                ),
                journey.at_key("stages"),
            )
