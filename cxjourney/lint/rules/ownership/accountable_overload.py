"""
What  One team is accountable for most of a journey that it does not own.
Why  Either it is the owner in fact, or it answers for decisions that others take.
Quoi  Une équipe est garante de la plus grande part d'un parcours dont une autre répond.
Pourquoi  Ou bien elle en est la vraie propriétaire, ou bien elle répond de décisions prises par d'autres.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  owner: board
  stages:
    - id: find
      name: I find the locker
      raci: {accountable: digital}
      touchpoints:
        - {id: sms, name: I read the code}
        - {id: map, name: I open the map}
        - {id: type, name: I type the code}
        - {id: open, name: The door opens}
  ---
  cxjourney: v1
  kind: catalog
  teams: [{id: board, name: Board}, {id: digital, name: Digital}]
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  owner: digital
  sponsor: board
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: sms, name: I read the code}
        - {id: map, name: I open the map}
        - {id: type, name: I type the code}
        - {id: open, name: The door opens}
  ---
  cxjourney: v1
  kind: catalog
  teams: [{id: board, name: Board}, {id: digital, name: Digital}]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.derive.raci import accountable
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say

_FEWEST = 4


@rule("O107", "accountable-overload", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Journeys of four touchpoints or more where a team other than the owner answers for more than two thirds."""
    model = context.model
    for journey in model.all(Journey):
        if journey.owner is None or journey.owner not in model:
            continue
        touchpoints = [touchpoint for stage in journey.stages for touchpoint in stage.touchpoints]
        teams = [accountable(context.roles[touchpoint.ref]) for touchpoint in touchpoints]
        counted = Counter(team.id for team in teams if team is not None and team is not model[journey.owner])
        for team, number in counted.most_common(1):
            if len(touchpoints) >= _FEWEST and number * 3 > len(touchpoints) * 2:
                yield Finding(
                    journey,
                    say(
                        "`{team}` is accountable for {number} of {all} touchpoints, and `{owner}` owns the journey",
                        "`{team}` est garante de {number} points de contact sur {all}, et `{owner}` répond du parcours",
                        team=team,
                        number=number,
                        all=len(touchpoints),
                        owner=model[journey.owner].id,
                    ),
                    say(
                        "make it the owner, or share what it answers for",
                        "confiez-lui le parcours, ou répartissez ce dont elle est garante",
                    ),
                    journey.at("owner"),
                )
