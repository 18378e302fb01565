"""
What  A stage of a journey as it should be, without any target.
Why  A design without intermediate aims is judged at the very end, when nothing can be changed.
Quoi  Une étape d'un parcours cible sans aucune cible chiffrée.
Pourquoi  Une conception sans objectifs intermédiaires n'est jugée qu'à la toute fin, quand rien ne peut plus changer.
Bad
  cxjourney: v1
  kind: journey
  id: collect-tomorrow
  name: Collect a parcel tomorrow
  state: to-be
  stages:
    - {id: find, name: I find the locker}
Good
  cxjourney: v1
  kind: journey
  id: collect-tomorrow
  name: Collect a parcel tomorrow
  state: to-be
  stages:
    - {id: find, name: I find the locker, kpis: [{metric: found, target: ">= 90 %"}]}
  ---
  cxjourney: v1
  kind: metric
  id: found
  name: Found without help
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say


@rule("M021", "to-be-stage-without-target", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Stages of `state: to-be` without a target of their own or of one of their touchpoints."""
    for journey in context.model.all(Journey):
        if journey.state != "to-be":
            continue
        for stage in journey.stages:
            kpis = (*stage.kpis, *(kpi for touchpoint in stage.touchpoints for kpi in touchpoint.kpis))
            if not any(kpi.target for kpi in kpis):
                yield Finding(
                    stage,
                    say(
                        "nothing says what stage `{stage}` should reach",
                        "rien ne dit ce que doit atteindre l'étape `{stage}`",
                        stage=stage.id,
                    ),
                    say("add `kpis:` with a `target:`", "ajoutez `kpis:` avec une `target:`"),
                )
