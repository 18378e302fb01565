"""
What  A stage that has the name of a team.
Why  Travellers do not live our chart: nobody wakes up in the morning to go through "Underwriting".
Quoi  Une étape qui porte le nom d'une équipe.
Pourquoi  Le voyageur ne vit pas notre organigramme : nul ne se lève le matin pour traverser la « Souscription ».
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - {id: care, name: Customer care}
  ---
  cxjourney: v1
  kind: team
  id: care
  name: Customer care
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - {id: care, name: I ask for help}
  ---
  cxjourney: v1
  kind: team
  id: care
  name: Customer care
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.diagnostics.diagnostic import Related
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Stage
from cxjourney.model.kinds.team import Team
from cxjourney.wording import say


@rule("T406", "stage-named-after-team", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Names of stages that are, in any language, the name of a team; once a stage."""
    teams = {words.casefold(): team for team in context.model.all(Team) for _, words in team.name}
    said: set[str] = set()
    for text in context.texts_in("name"):
        if not isinstance(text.node, Stage) or text.node.ref in said:
            continue
        team = teams.get(text.words.casefold())
        if team is not None:
            said.add(text.node.ref)
            yield Finding(
                text.node,
                say(
                    "stage `{stage}` has the name of a team, `{team}`",
                    "l'étape `{stage}` porte le nom d'une équipe, `{team}`",
                    stage=text.node.id,
                    team=team.id,
                ),
                say(
                    "name what the traveller does or wants there",
                    "nommez ce que le voyageur y fait ou y veut",
                ),
                text.place,
                (Related(team.at("name"), say("the team is here", "l'équipe est ici")),),
            )
