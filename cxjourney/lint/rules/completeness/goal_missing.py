"""
What  A stage that does not say what the traveller wants there.
Why  Without a goal a stage is a step of our procedure; two teams will judge it by two measures.
Quoi  Une étape qui ne dit pas ce que le voyageur y veut.
Pourquoi  Sans but, une étape n'est qu'un pas de notre procédure ; deux équipes la jugeront à deux aunes.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - {id: find, name: I find the locker, goal: Get there without asking}
    - {id: open, name: I open it, business_goal: Free the locker soon}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - {id: find, name: I find the locker, goal: Get there without asking}
    - {id: open, name: I open it, goal: Have my parcel, business_goal: Free the locker soon}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say


@rule("C117", "goal-missing", "info", aliases=("stage-without-traveller-goal",))
def check(context: Context) -> Iterator[Finding]:
    """Stages without `goal`; said once for the journey when none of several has one."""
    for journey in context.model.all(Journey):
        lacking = [stage for stage in journey.stages if stage.goal is None]
        if len(lacking) > 1 and len(lacking) == len(journey.stages):
            yield Finding(
                journey,
                say(
                    "none of the {n} stages says what the traveller wants",
                    "aucune des {n} étapes ne dit ce que veut le voyageur",
                    n=len(lacking),
                ),
                say("add `goal:` to each stage", "ajoutez `goal:` à chaque étape"),
                journey.at_key("stages"),
            )
            continue
        for stage in lacking:
            yield Finding(
                stage,
                say(
                    "`{stage}` only says what the organisation wants",
                    "`{stage}` ne dit que ce que veut l'organisation",
                    stage=stage.id,
                )
                if stage.business_goal
                else say(
                    "`{stage}` does not say what the traveller wants there",
                    "`{stage}` ne dit pas ce que le voyageur y veut",
                    stage=stage.id,
                ),
                say("add `goal:` in the traveller's words", "ajoutez `goal:` avec les mots du voyageur"),
            )
