"""
What  A journey that no team owns.
Why  Each stage has its department; the whole has nobody unless it is written who stands for it.
Quoi  Un parcours dont aucune équipe ne répond.
Pourquoi  Chaque étape a son service ; l'ensemble n'a personne, à moins d'écrire qui en répond.
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
  owner: logistics
  stages:
    - {id: find, name: I find the locker}
  ---
  cxjourney: v1
  kind: team
  id: logistics
  name: Logistics
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.names import listed
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.team import Team
from cxjourney.wording import say


@rule("O101", "journey-without-owner", "warning", raised_when_live=True)
def check(context: Context) -> Iterator[Finding]:
    """Journeys with neither `owner` nor an accountable team for the whole."""
    teams = [team.id for team in context.model.all(Team) if team.type != "partner"]
    for journey in context.model.all(Journey):
        if journey.owner or (journey.raci and journey.raci.accountable):
            continue
        yield Finding(
            journey,
            say("no team owns `{journey}`", "aucune équipe ne répond de `{journey}`", journey=journey.id),
            say(
                "add `owner:`, for instance {teams}",
                "ajoutez `owner:`, par exemple {teams}",
                teams=listed(teams),
            )
            if teams
            else say(
                "describe the team in a file of `kind: team` and name it in `owner:`",
                "décrivez l'équipe dans un fichier `kind: team` et citez-la dans `owner:`",
            ),
        )
